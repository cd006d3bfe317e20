//! Where everything stands: A4 with plenty of white, from the top, and the foot at the bottom.

use super::{
    Kind, Paper, Part,
    fonts::Weight,
    lines::{Line, Setting, break_up},
};

pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
pub const LEFT: f32 = 79.0;
const RIGHT: f32 = 79.0;
const TOP: f32 = 68.0;
const BOTTOM: f32 = 64.0;
/// How far in what is beside the mark, and beside the dot of a list, stands.
const BESIDE_MARK: f32 = 30.0;
const BESIDE_DOT: f32 = 16.0;
/// How large a code is, and how far what is beside it stays away.
pub const CODE: f32 = 84.0;
const BESIDE_CODE: f32 = 28.0;
/// How far the line above the foot is from it.
pub const ABOVE_FOOT: f32 = 22.0;
/// How small letters may get before there is a second page.
const SIZES: [f32; 5] = [1.0, 0.92, 0.84, 0.76, 0.68];

/// The colours of the house, as on its pages.
pub type Colour = [u8; 3];
pub const INK: Colour = [0x1b, 0x24, 0x30];
pub const MUTED: Colour = [0x4a, 0x55, 0x64];
pub const ACCENT: Colour = [0x0b, 0x5b, 0x6b];
pub const HAIRLINE: Colour = [0xd9, 0xd6, 0xce];

/// How a part looks.
struct Look {
    size: f32,
    /// From one line to the next, for letters of size 1.
    leading: f32,
    weight: Weight,
    colour: Colour,
    /// White above it.
    above: f32,
}

impl Look {
    fn of(kind: &Kind) -> Self {
        let (size, leading, weight, colour, above) = match kind {
            Kind::House => (13.0, 1.3, Weight::Strong, INK, 0.0),
            Kind::Title => (15.0, 1.3, Weight::Strong, ACCENT, 104.0),
            Kind::Display => (37.0, 1.14, Weight::Strong, INK, 12.0),
            Kind::Heading => (23.0, 1.2, Weight::Strong, INK, 20.0),
            Kind::Subheading => (12.5, 1.4, Weight::Strong, INK, 30.0),
            Kind::Lead => (13.0, 1.45, Weight::Regular, MUTED, 8.0),
            Kind::Text => (12.5, 1.45, Weight::Regular, INK, 12.0),
            Kind::Item => (12.5, 1.45, Weight::Regular, INK, 5.0),
            Kind::Link(_) => (11.0, 1.4, Weight::Regular, ACCENT, 5.0),
        };
        Self { size, leading, weight, colour, above }
    }
}

/// A line where it stands.
pub struct Placed {
    pub line: Line,
    /// From 0.
    pub page: usize,
    pub x: f32,
    /// Of its baseline.
    pub y: f32,
    pub size: f32,
    pub colour: Colour,
}

/// A part where it stands.
pub struct Set<'a> {
    pub part: &'a Part,
    /// In front of an item.
    pub dot: Option<Placed>,
    pub lines: Vec<Placed>,
}

/// A page, or more, as it will be.
pub struct Layout<'a> {
    pub pages: usize,
    pub body: Vec<Set<'a>>,
    pub foot: Vec<Set<'a>>,
    /// The page of the foot, and where it begins.
    pub foot_at: (usize, f32),
}

/// The layout with the largest letters with which it is one page; with the smallest if there is none.
pub fn lay_out(paper: &Paper) -> Layout<'_> {
    let mut smaller = SIZES.iter().map(|scale| at_scale(paper, *scale));
    let mut layout = smaller.next();
    while layout.as_ref().is_some_and(|layout| layout.pages > 1) {
        let Some(next) = smaller.next() else { break };
        layout = Some(next);
    }
    layout.unwrap_or_else(|| at_scale(paper, 1.0))
}

fn at_scale(paper: &Paper, scale: f32) -> Layout<'_> {
    let mut pen = Pen { paper, scale, page: 0, y: TOP, width: WIDTH - LEFT - RIGHT, begins: true };
    let body: Vec<Set<'_>> = paper.body.iter().filter_map(|part| pen.set(part)).collect();
    if paper.code.is_some() {
        pen.width -= CODE + BESIDE_CODE;
    }
    let tall = pen.tall(&paper.foot).max(if paper.code.is_some() { CODE } else { 0.0 });
    let begins = HEIGHT - BOTTOM - tall;
    if pen.y + 2.0 * ABOVE_FOOT > begins {
        pen.turn();
    }
    (pen.y, pen.begins) = (begins.max(TOP), true);
    let foot_at = (pen.page, pen.y);
    let foot = paper.foot.iter().filter_map(|part| pen.set(part)).collect();
    Layout { pages: pen.page + 1, body, foot, foot_at }
}

/// Goes down the page.
struct Pen<'a> {
    paper: &'a Paper,
    scale: f32,
    page: usize,
    y: f32,
    width: f32,
    /// Whether nothing stands above: then there is no white either.
    begins: bool,
}

impl Pen<'_> {
    fn turn(&mut self) {
        self.page += 1;
        self.y = TOP;
    }

    fn lines(&self, part: &Part, look: &Look) -> Vec<Line> {
        let indent = beside(&part.kind);
        let even = matches!(part.kind, Kind::Display | Kind::Heading);
        let language = part.language.as_deref().unwrap_or(&self.paper.language);
        let width = (self.width - indent) / (look.size * self.scale);
        break_up(&part.text, &Setting { weight: look.weight, language, width, even })
    }

    /// How tall parts are.
    fn tall(&self, parts: &[Part]) -> f32 {
        let tall = |(nth, part): (usize, &Part)| {
            let look = Look::of(&part.kind);
            let lines = u16::try_from(self.lines(part, &look).len()).unwrap_or(u16::MAX);
            let above = if nth == 0 { 0.0 } else { look.above };
            (f32::from(lines) * look.size * look.leading + above) * self.scale
        };
        parts.iter().enumerate().map(tall).sum()
    }

    fn set<'a>(&mut self, part: &'a Part) -> Option<Set<'a>> {
        let look = Look::of(&part.kind);
        let (size, colour) = (look.size * self.scale, look.colour);
        let (high, x) = (size * look.leading, LEFT + beside(&part.kind));
        if !std::mem::take(&mut self.begins) {
            self.y += look.above * self.scale;
        }
        let mut placed = Vec::new();
        for line in self.lines(part, &look) {
            if self.y + high > HEIGHT - BOTTOM {
                self.turn();
            }
            // Letters reach about three quarters of their size above the baseline.
            placed.push(Placed { line, page: self.page, x, y: self.y + (high + size * 0.6) / 2.0, size, colour });
            self.y += high;
        }
        let first = placed.first()?;
        let dot = (part.kind == Kind::Item).then(|| self.dot(first));
        Some(Set { part, dot, lines: placed })
    }

    fn dot(&self, beside: &Placed) -> Placed {
        let setting = Setting { weight: Weight::Regular, language: &self.paper.language, width: f32::MAX, even: false };
        let pieces = break_up("\u{2022} ", &setting).into_iter().flat_map(|line| line.pieces).collect();
        let (page, y, size) = (beside.page, beside.y, beside.size);
        Placed { line: Line { pieces }, page, x: LEFT, y, size, colour: ACCENT }
    }
}

fn beside(kind: &Kind) -> f32 {
    match kind {
        Kind::House => BESIDE_MARK,
        Kind::Item => BESIDE_DOT,
        _ => 0.0,
    }
}
