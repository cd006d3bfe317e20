//! Letters: from text to glyphs, in the first font that has them.

use std::{ops::Range, sync::LazyLock};

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face as Shaper, Language, UnicodeBuffer, ttf_parser::name_id::POST_SCRIPT_NAME};
use unicode_bidi::{BidiInfo, Level};

use crate::platform::text::one_line;

/// How strong letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Strong,
}

/// The first is ours; the others have letters it lacks: Armenian and Georgian, Arabic and Lao.
const NAMES: [[&str; 2]; 3] = [
    ["LibertinusSerif-Regular", "LibertinusSerif-Semibold"],
    ["NewCM10-Regular", "NewCM10-Bold"],
    ["DejaVuSansMono", "DejaVuSansMono-Bold"],
];

/// A font.
pub struct Face {
    pub font: Font,
    shaper: Shaper<'static>,
}

impl Face {
    fn named(name: &str) -> Option<Self> {
        let own = |data: &&[u8]| Shaper::from_slice(data, 0).is_some_and(|face| is_called(&face, name));
        let data = typst_assets::fonts().find(own)?;
        Some(Self { font: Font::new(data.into(), 0)?, shaper: Shaper::from_slice(data, 0)? })
    }

    fn has(&self, letter: char) -> bool {
        self.shaper.glyph_index(letter).is_some_and(|glyph| glyph.0 != 0)
    }
}

fn is_called(face: &Shaper<'_>, name: &str) -> bool {
    let said = face.names().into_iter().filter(|said| said.name_id == POST_SCRIPT_NAME);
    said.filter_map(|said| said.to_string()).any(|said| said == name)
}

static REGULAR: LazyLock<Vec<Face>> = LazyLock::new(|| faces(0));
static STRONG: LazyLock<Vec<Face>> = LazyLock::new(|| faces(1));

fn faces(weight: usize) -> Vec<Face> {
    NAMES.iter().filter_map(|names| Face::named(names.get(weight)?)).collect()
}

fn of(weight: Weight) -> &'static [Face] {
    match weight {
        Weight::Regular => &REGULAR,
        Weight::Strong => &STRONG,
    }
}

/// The first font of that weight that has this letter, else the first that has it at all.
fn face_for(letter: char, weight: Weight) -> Option<&'static Face> {
    let other = if weight == Weight::Regular { Weight::Strong } else { Weight::Regular };
    let all = || of(weight).iter().chain(of(other));
    all().find(|face| face.has(letter))
}

/// What of a text can be written: one line, with letters some font has.
pub fn writable(text: &str) -> String {
    let kept: String = one_line(text).chars().filter(|letter| is_letter(*letter)).collect();
    one_line(&kept)
}

fn is_letter(letter: char) -> bool {
    !is_private(letter) && !is_silent(letter) && face_for(letter, Weight::Regular).is_some()
}

/// Nobody but who made a font knows what these are.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFF0}'..='\u{FFFF}')
}

/// These say how others are drawn and are none themselves.
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Glyphs of one font, as they stand beside each other.
pub struct Piece {
    pub face: &'static Face,
    /// What they say.
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    /// For letters of size 1.
    pub width: f32,
}

/// From left to right, what a line says; it may be written from right to left in part.
pub fn shape(line: &str, weight: Weight, language: &str) -> Vec<Piece> {
    let info = BidiInfo::new(line, None);
    let Some(whole) = info.paragraphs.first() else { return Vec::new() };
    let (levels, runs) = info.visual_runs(whole, whole.range.clone());
    let mut pieces = Vec::new();
    for run in runs {
        let level = levels.get(run.start).copied().unwrap_or(Level::ltr());
        let mut parts = by_face(line, run, weight);
        if level.is_rtl() {
            parts.reverse();
        }
        pieces.extend(parts.into_iter().map(|(face, text)| glyphs(face, text, level, language)));
    }
    pieces
}

/// What stands beside each other in one font. Marks and spaces stay with what is before them.
fn by_face(line: &str, run: Range<usize>, weight: Weight) -> Vec<(&'static Face, &str)> {
    let Some(text) = line.get(run) else { return Vec::new() };
    let mut parts: Vec<(&'static Face, Range<usize>)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        match parts.last_mut() {
            Some((face, range)) if goes_on(face, letter, weight) => range.end = end,
            _ => parts.extend(face_for(letter, weight).map(|face| (face, at..end))),
        }
    }
    parts.into_iter().filter_map(|(face, range)| Some((face, text.get(range)?))).collect()
}

fn goes_on(face: &'static Face, letter: char, weight: Weight) -> bool {
    let follows = letter == ' ' || unicode_normalization::char::is_combining_mark(letter);
    face.has(letter) && (follows || face_for(letter, weight).is_some_and(|first| std::ptr::eq(first, face)))
}

fn glyphs(face: &'static Face, text: &str, level: Level, language: &str) -> Piece {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(if level.is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight });
    if let Ok(language) = language.parse::<Language>() {
        buffer.set_language(language);
    }
    let shaped = rustybuzz::shape(&face.shaper, &[], buffer);
    let em = face.font.units_per_em();
    let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let until = |from: usize| starts.iter().copied().find(|start| *start > from).unwrap_or(text.len());
    let scaled = |units: i32| units as f32 / em;
    let glyph = |(info, at): (&rustybuzz::GlyphInfo, &rustybuzz::GlyphPosition)| {
        let from = info.cluster as usize;
        let (x, y) = (scaled(at.x_offset), scaled(at.y_offset));
        let id = GlyphId::new(info.glyph_id);
        KrillaGlyph::new(id, scaled(at.x_advance), x, y, scaled(at.y_advance), from..until(from), None)
    };
    let glyphs: Vec<KrillaGlyph> = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(glyph).collect();
    let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
    Piece { face, text: text.to_owned(), glyphs, width }
}
