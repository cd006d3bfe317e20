//! Putting a layout on paper, tagged so that it can be read aloud.

use std::num::NonZeroU16;

use anyhow::anyhow;
use chrono::{Datelike, Timelike};
use krilla::{
    Document, SerializeSettings,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    configure::{Accessibility, Archival, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Quadrilateral, Rect},
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::{Page, PageSettings},
    paint::{Fill, LineCap, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagTree},
};
use qrcodegen::{QrCode, QrCodeEcc};

use super::{
    Code, Kind, Paper,
    places::{ABOVE_FOOT, ACCENT, CODE, Colour, HAIRLINE, HEIGHT, INK, LEFT, Layout, Placed, Set, WIDTH},
};
use crate::platform::text::one_line;

/// What of a part has been put on paper.
#[derive(Default)]
struct Marks {
    dot: Vec<Identifier>,
    text: Vec<Identifier>,
    links: Vec<Identifier>,
}

/// Puts one page on paper.
pub struct Ink<'a> {
    paper: &'a Paper,
}

impl<'a> Ink<'a> {
    pub fn new(paper: &'a Paper) -> Self {
        Self { paper }
    }

    pub fn draw(&self, layout: &Layout<'_>) -> anyhow::Result<Vec<u8>> {
        let configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A2_A)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| anyhow!("{error:?}"))?;
        let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        let sets: Vec<&Set<'_>> = layout.body.iter().chain(&layout.foot).collect();
        let mut marks: Vec<Marks> = sets.iter().map(|_| Marks::default()).collect();
        let code = self.paper.code.as_ref().and_then(|code| Some((code, pattern(code)?)));
        let mut figure = None;
        for number in 0..layout.pages {
            let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| anyhow!("a page has a size"))?;
            let mut page = document.start_page_with(size);
            let mut surface = page.surface();
            for (set, marks) in sets.iter().zip(&mut marks) {
                write(&mut surface, set, number, marks);
            }
            if number == layout.foot_at.0 {
                hairline(&mut surface, layout);
                figure = code.as_ref().map(|(code, pattern)| draw_code(&mut surface, layout, code, pattern));
            }
            surface.finish();
            for (set, marks) in sets.iter().zip(&mut marks) {
                marks.links.extend(link(&mut page, set, number));
            }
            page.finish();
        }
        let mut tree = tree(&sets, marks).with_lang(Some(self.paper.language.clone()));
        if let Some(figure) = figure {
            tree.push(figure);
        }
        document.set_tag_tree(tree);
        document.set_outline(self.outline(&sets));
        document.set_metadata(self.metadata());
        document.finish().map_err(|error| anyhow!("{error:?}"))
    }

    fn title(&self) -> String {
        let title = plain(&self.paper.title);
        if title.is_empty() { "PDF".to_owned() } else { title }
    }

    fn outline(&self, sets: &[&Set<'_>]) -> Outline {
        let mut outline = Outline::new();
        let headings = sets.iter().filter(|set| level(&set.part.kind).is_some());
        let mut places: Vec<(String, usize, f32)> = headings
            .filter_map(|set| set.lines.first().map(|line| (set.part.text.clone(), line.page, line.y - line.size)))
            .collect();
        if places.is_empty() {
            places.push((self.title(), 0, 0.0));
        }
        for (text, page, y) in places {
            let place = XyzDestination::new(page, Point::from_xy(LEFT, y.max(0.0)));
            outline.push_child(OutlineNode::new(text, place));
        }
        outline
    }

    fn metadata(&self) -> Metadata {
        let at = self.paper.dated;
        let small = |number: u32| u8::try_from(number).unwrap_or_default();
        let dated = DateTime::new(u16::try_from(at.year()).unwrap_or_default())
            .month(small(at.month()))
            .day(small(at.day()))
            .hour(small(at.hour()))
            .minute(small(at.minute()))
            .second(small(at.second()))
            .utc_offset_hour(0);
        Metadata::new()
            .title(self.title())
            .description(plain(&self.paper.about))
            .authors(Some(plain(&self.paper.maker)).filter(|maker| !maker.is_empty()).into_iter().collect())
            .language(self.paper.language.clone())
            .creation_date(dated)
    }
}

/// What can be said in XML, 1.0.
fn plain(text: &str) -> String {
    let kept = one_line(text);
    kept.chars().filter(|letter| !matches!(letter, '\u{FFFE}' | '\u{FFFF}')).take(1_000).collect()
}

fn paint([red, green, blue]: Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn write(surface: &mut Surface<'_>, set: &Set<'_>, page: usize, marks: &mut Marks) {
    if let Some(dot) = set.dot.as_ref().filter(|dot| dot.page == page) {
        marks.dot.push(write_line(surface, dot));
    }
    for (nth, line) in set.lines.iter().enumerate().filter(|(_, line)| line.page == page) {
        if set.part.kind == Kind::House && nth == 0 {
            mark(surface, line);
        }
        marks.text.push(write_line(surface, line));
    }
}

fn write_line(surface: &mut Surface<'_>, placed: &Placed) -> Identifier {
    let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    surface.set_fill(Some(paint(placed.colour)));
    let mut x = placed.x;
    for piece in &placed.line.pieces {
        let (start, font) = (Point::from_xy(x, placed.y), piece.face.font.clone());
        surface.draw_glyphs(start, &piece.glyphs, font, &piece.text, placed.size, false);
        x += piece.width * placed.size;
    }
    surface.end_tagged();
    id
}

/// What is only seen.
fn ornament(surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    draw(surface);
    surface.end_tagged();
}

fn hairline(surface: &mut Surface<'_>, layout: &Layout<'_>) {
    if layout.foot.is_empty() {
        return;
    }
    let y = layout.foot_at.1 - ABOVE_FOOT;
    let line = Rect::from_ltrb(LEFT, y, WIDTH - LEFT, y + 0.8).and_then(boxed);
    ornament(surface, |surface| fill(surface, line.as_ref(), HAIRLINE));
}

fn boxed(rect: Rect) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    path.finish()
}

fn fill(surface: &mut Surface<'_>, path: Option<&Path>, colour: Colour) {
    surface.set_stroke(None);
    surface.set_fill(Some(paint(colour)));
    if let Some(path) = path {
        surface.draw_path(path);
    }
}

/// The mark of the house, as `images/mark.svg` has it, in front of a line.
fn mark(surface: &mut Surface<'_>, line: &Placed) {
    const SIZE: f32 = 21.0;
    let (left, top) = (LEFT, line.y - line.size * 0.33 - SIZE / 2.0);
    let at = |x: f32, y: f32| (left + x * SIZE / 32.0, top + y * SIZE / 32.0);
    ornament(surface, |surface| {
        fill(surface, rounded(at, (0.0, 0.0, 32.0, 32.0), 6.0).as_ref(), ACCENT);
        fill(surface, rounded(at, (22.2, 6.3, 27.4, 11.5), 2.6).as_ref(), [0xff; 3]);
        let mut way = PathBuilder::new();
        let start = at(6.0, 25.5);
        way.move_to(start.0, start.1);
        for [a, b, c] in [
            [(12.5, 27.0), (17.5, 25.1), (16.5, 20.8)],
            [(15.6, 16.8), (9.2, 17.8), (9.8, 13.3)],
            [(10.4, 9.1), (17.0, 8.0), (22.0, 8.5)],
        ] {
            let (a, b, c) = (at(a.0, a.1), at(b.0, b.1), at(c.0, c.1));
            way.cubic_to(a.0, a.1, b.0, b.1, c.0, c.1);
        }
        surface.set_fill(None);
        let white = rgb::Color::new(0xff, 0xff, 0xff).into();
        let width = 2.4 * SIZE / 32.0;
        surface.set_stroke(Some(Stroke { paint: white, width, line_cap: LineCap::Round, ..Stroke::default() }));
        if let Some(way) = way.finish() {
            surface.draw_path(&way);
        }
        surface.set_stroke(None);
    });
}

/// A box with round corners.
fn rounded(at: impl Fn(f32, f32) -> (f32, f32), (l, t, r, b): (f32, f32, f32, f32), round: f32) -> Option<Path> {
    // How far a curve that passes for a quarter of a circle reaches out (4/3 · (√2 − 1)).
    let reach = round * (1.0 - 0.552_285);
    let mut path = PathBuilder::new();
    let start = at(l + round, t);
    path.move_to(start.0, start.1);
    for [from, one, two, to] in [
        [(r - round, t), (r - reach, t), (r, t + reach), (r, t + round)],
        [(r, b - round), (r, b - reach), (r - reach, b), (r - round, b)],
        [(l + round, b), (l + reach, b), (l, b - reach), (l, b - round)],
        [(l, t + round), (l, t + reach), (l + reach, t), (l + round, t)],
    ] {
        let (from, one, two, to) = (at(from.0, from.1), at(one.0, one.1), at(two.0, two.1), at(to.0, to.1));
        path.line_to(from.0, from.1);
        path.cubic_to(one.0, one.1, two.0, two.1, to.0, to.1);
    }
    path.close();
    path.finish()
}

fn pattern(code: &Code) -> Option<QrCode> {
    QrCode::encode_text(&code.href, QrCodeEcc::Medium).ok()
}

fn draw_code(surface: &mut Surface<'_>, layout: &Layout<'_>, code: &Code, pattern: &QrCode) -> TagGroup {
    let (left, top) = (WIDTH - LEFT - CODE, layout.foot_at.1);
    let count = pattern.size();
    let side = CODE / f32::from(u16::try_from(count).unwrap_or(1));
    let mut path = PathBuilder::new();
    for y in 0..count {
        let mut x = 0;
        while x < count {
            let long = (x..count).take_while(|x| pattern.get_module(*x, y)).count();
            let long = i32::try_from(long).unwrap_or_default();
            let at = |cell: i32| f32::from(u16::try_from(cell).unwrap_or_default()) * side;
            let cells = Rect::from_ltrb(left + at(x), top + at(y), left + at(x + long), top + at(y + 1));
            if let Some(cells) = cells.filter(|_| long > 0) {
                path.push_rect(cells);
            }
            x += long + 1;
        }
    }
    let id = surface.start_tagged(ContentTag::Other);
    fill(surface, path.finish().as_ref(), INK);
    surface.end_tagged();
    let place = Rect::from_xywh(left, top, CODE, CODE).map(|rect| BBox::new(layout.foot_at.0, rect));
    let alt = Some(plain(&code.alt)).filter(|alt| !alt.is_empty()).unwrap_or_else(|| plain(&code.href));
    let mut figure = TagGroup::new(Tag::Figure(Some(alt)).with_bbox(place));
    figure.push(id);
    figure
}

/// What leads away from the lines of a part on a page.
fn link(page: &mut Page<'_>, set: &Set<'_>, number: usize) -> Option<Identifier> {
    let Kind::Link(href) = &set.part.kind else { return None };
    let area = |placed: &Placed| {
        let wide: f32 = placed.line.pieces.iter().map(|piece| piece.width).sum();
        let (size, y) = (placed.size, placed.y);
        Rect::from_ltrb(placed.x, y - size, placed.x + wide * size, y + size * 0.35).map(Quadrilateral::from)
    };
    let areas: Vec<Quadrilateral> = set.lines.iter().filter(|line| line.page == number).filter_map(area).collect();
    if areas.is_empty() {
        return None;
    }
    let target = Target::Action(Action::Link(LinkAction::new(href.clone())));
    let link = LinkAnnotation::new_with_quad_points(areas, target);
    Some(page.add_tagged_annotation(Annotation::new_link(link, Some(set.part.text.clone()))))
}

/// Which heading a part is.
fn level(kind: &Kind) -> Option<NonZeroU16> {
    match kind {
        Kind::Title => NonZeroU16::new(1),
        Kind::Heading => NonZeroU16::new(2),
        Kind::Subheading => NonZeroU16::new(3),
        _ => None,
    }
}

fn group(tag: impl Into<krilla::tagging::TagKind>, marks: impl IntoIterator<Item = Identifier>) -> TagGroup {
    let mut group = TagGroup::new(tag);
    marks.into_iter().for_each(|mark| group.push(mark));
    group
}

fn tree(sets: &[&Set<'_>], marks: Vec<Marks>) -> TagTree {
    let mut tree = TagTree::new();
    let mut list: Option<TagGroup> = None;
    for (set, marks) in sets.iter().zip(marks) {
        let language = set.part.language.clone();
        if set.part.kind == Kind::Item {
            let mut item = TagGroup::new(Tag::LI.with_lang(language));
            item.push(group(Tag::Lbl, marks.dot));
            item.push(group(Tag::LBody, marks.text));
            list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::Disc))).push(item);
            continue;
        }
        list.take().into_iter().for_each(|list| tree.push(list));
        match (&set.part.kind, level(&set.part.kind)) {
            (Kind::Link(_), _) => {
                let mut whole = TagGroup::new(Tag::P.with_lang(language));
                whole.push(group(Tag::Link, marks.text.into_iter().chain(marks.links)));
                tree.push(whole);
            }
            (_, Some(level)) => {
                tree.push(group(Tag::Hn(level, Some(set.part.text.clone())).with_lang(language), marks.text));
            }
            _ => tree.push(group(Tag::P.with_lang(language), marks.text)),
        }
    }
    list.into_iter().for_each(|list| tree.push(list));
    tree
}
