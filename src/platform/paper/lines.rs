//! From a paragraph to lines that are narrow enough.

use super::fonts::{Piece, Weight, shape};

/// A line, from left to right.
pub struct Line {
    pub pieces: Vec<Piece>,
}

/// How a paragraph is set.
pub struct Setting<'a> {
    pub weight: Weight,
    pub language: &'a str,
    /// How wide a line may be, for letters of size 1.
    pub width: f32,
    /// Whether its lines are made alike: that is for what is large.
    pub even: bool,
}

/// A part of a paragraph after which a line may end.
struct Word<'a> {
    text: &'a str,
    width: f32,
    /// What is at its end and not seen there.
    space: f32,
}

/// The lines of a paragraph. All but the last end with a space where there was one: it is read aloud.
pub fn break_up(text: &str, setting: &Setting<'_>) -> Vec<Line> {
    let words = words(text, setting);
    let width = if setting.even { evenly(&words, setting.width) } else { setting.width };
    let lines = fill(&words, width);
    lines.iter().map(|line| Line { pieces: shape(line, setting.weight, setting.language) }).collect()
}

fn words<'a>(text: &'a str, setting: &Setting<'_>) -> Vec<Word<'a>> {
    let measure = |text: &str| shape(text, setting.weight, setting.language).iter().map(|piece| piece.width).sum();
    let space: f32 = measure(" ");
    // In an address a hyphen at the end of a line could be taken for one that is not there.
    let ends: &[char] = if text.contains("://") { &[' ', '/'] } else { &[' ', '-', '/', '\u{2013}'] };
    let mut words = Vec::new();
    for part in text.split_inclusive(ends) {
        let bare = part.trim_end_matches(' ');
        let (width, own) = (measure(bare), if bare.len() < part.len() { space } else { 0.0 });
        if width <= setting.width {
            words.push(Word { text: part, width, space: own });
        } else {
            words.extend(cut(part, own, setting.width, measure));
        }
    }
    words
}

/// A word that is wider than a line, in parts that are not.
fn cut(word: &str, space: f32, most: f32, measure: impl Fn(&str) -> f32) -> Vec<Word<'_>> {
    let mut parts = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let mut ends = ends.filter(|end| !begins_with_mark(rest.get(*end..).unwrap_or_default()));
        let mut end = ends.next().unwrap_or(rest.len());
        for next in ends {
            if measure(rest.get(..next).unwrap_or_default().trim_end_matches(' ')) > most {
                break;
            }
            end = next;
        }
        let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let space = if after.is_empty() { space } else { 0.0 };
        parts.push(Word { text, width: measure(text.trim_end_matches(' ')), space });
        rest = after;
    }
    parts
}

fn begins_with_mark(text: &str) -> bool {
    text.chars().next().is_some_and(unicode_normalization::char::is_combining_mark)
}

fn fill(words: &[Word<'_>], most: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for word in words {
        match lines.last_mut() {
            Some(line) if used + word.width <= most => line.push_str(word.text),
            _ => {
                lines.push(word.text.to_owned());
                used = 0.0;
            }
        }
        used += word.width + word.space;
    }
    lines
}

/// The narrowest of some widths at which there are no more lines.
fn evenly(words: &[Word<'_>], most: f32) -> f32 {
    let count = fill(words, most).len();
    let narrower = (10_u16..20).map(|step| most * f32::from(step) / 20.0);
    let widest = words.iter().map(|word| word.width).fold(0.0, f32::max);
    narrower.filter(|width| *width >= widest).find(|width| fill(words, *width).len() == count).unwrap_or(most)
}
