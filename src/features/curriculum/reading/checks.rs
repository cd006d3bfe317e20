//! What readers would stumble over: headings that jump, pictures nobody described,
//! links that lead nowhere, blocks that are none, minutes that do not add up.

use std::collections::BTreeMap;

use super::{Desk, Texts};
use crate::{
    features::curriculum::{
        blocks::{BlockKind, from_to, questions},
        course::Week,
        problems::Problems,
    },
    platform::{
        markdown::{Block, Heading, Outline, outline},
        yaml::Span,
    },
};

/// Words a grown-up reads in a minute, at ease: a little below the 238 that Brysbaert (2019)
/// found for silent reading of English non-fiction, "How many words do we read per minute?",
/// Journal of Memory and Language 109.
pub const WORDS_A_MINUTE: usize = 200;

/// Addresses of the house that a text may lead to, besides `/lessons/{lesson}`.
const ROOMS: [&str; 5] = ["/home", "/about", "/imprint", "/privacy", "/me"];

/// A place in a body as a place in its file.
pub fn moved(span: Span, by: usize) -> Span {
    Span { start: span.start + by, len: span.len }
}

/// What every text has to keep to; false where its blocks are such a tangle that nothing
/// more can be said of them.
pub fn body(desk: &mut Desk<'_>, file: &str, start: usize, found: &Outline) -> bool {
    let (below, pictures) = (desk.below(file).to_owned(), desk.pictures);
    let problems = &mut *desk.problems;
    headings(problems, file, start, found);
    for image in &found.images {
        let at = moved(image.at, start);
        if image.alt.trim().is_empty() {
            problems.gap(file, at, "nothing is said of this picture", "describe it between the square brackets");
        }
        if image.url.contains("://") || image.url.starts_with("//") {
            let help = "put the file into the programme's folder `images`; a foreign picture becomes a link";
            problems.gap(file, at, "the picture lies elsewhere", help);
        } else if pictures.find(&below, &image.url).is_none() {
            let message = format!("there is no picture `{}`", image.url);
            let help = "put it into `images` and write `![what it shows](../images/name.svg)`";
            problems.gap(file, at, message, help);
        }
    }
    for link in &found.links {
        if let Some(help) = dead_end(&link.url, &found.headings) {
            problems.gap(file, moved(link.at, start), format!("`{}` leads nowhere", link.url), help);
        }
    }
    for at in &found.nameless {
        let help = "put a word into the first row; who hears the table hears it with every cell";
        problems.gap(file, moved(*at, start), "a column of this table has no name", help);
    }
    for at in &found.html {
        let help = "write Markdown instead, or remove it";
        problems.gap(file, moved(*at, start), "HTML is shown as it is written", help);
    }
    for at in &found.near_headings {
        problems.gap(file, moved(*at, start), "this is no heading", "put a space after the `#`");
    }
    // Where one block runs into the next, whatever else could be said of blocks follows from that.
    if let Some(at) = found.nested.iter().find_map(|(_, outer)| *outer) {
        let help = "close it with a line of three colons before; blocks cannot stand in one another";
        problems.at(file, moved(at, start), "this block does not end before the next one begins", help);
        return false;
    }
    for (at, _) in &found.nested {
        let help = "begin `:::` at the left margin, with an empty line before it";
        problems.at(file, moved(*at, start), "a block inside something else", help);
    }
    for at in &found.stray {
        let help = "write three colons, a space and the block's name, with an empty line before";
        problems.at(file, moved(*at, start), "this line of colons begins no block", help);
    }
    for block in &found.blocks {
        block_of(problems, file, start, block);
    }
    true
}

fn headings(problems: &mut Problems, file: &str, start: usize, found: &Outline) {
    let mut above = 1;
    for heading in &found.headings {
        let at = moved(heading.at, start);
        if heading.level == 1 {
            problems.gap(file, at, "a heading of the first level", "the title is that; begin with `##`");
        } else if heading.level > above + 1 {
            let message = format!("a heading of level {} below level {above}", heading.level);
            problems.gap(file, at, message, format!("write it with {} `#`", above + 1));
        }
        above = heading.level.max(1);
    }
}

/// What to do about a link that cannot work; nothing where it can.
fn dead_end(url: &str, headings: &[Heading]) -> Option<&'static str> {
    if let Some(anchor) = url.strip_prefix('#') {
        let there = headings.iter().any(|heading| heading.anchor == anchor);
        return (!there).then_some("write the heading's words after the `#`: small letters, hyphens for spaces");
    }
    if let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) {
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        let fits =
            host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains(char::is_whitespace);
        return (!fits).then_some("write the whole address, like `https://example.org/page`");
    }
    if let Some(address) = url.strip_prefix("mailto:") {
        return (!address.contains('@')).then_some("write `mailto:` and an e-mail address");
    }
    // Lessons are compared when all of them are known.
    if url.starts_with("/lessons/") || ROOMS.contains(&url) {
        return None;
    }
    Some("to another lesson write `/lessons/its-id`, to the world `https://…`")
}

fn block_of(problems: &mut Problems, file: &str, start: usize, block: &Block) {
    let at = moved(block.at, start);
    let Some(kind) = BlockKind::named(&block.name) else {
        let help = format!("the blocks are {}", BlockKind::names());
        problems.at(file, at, format!("`{}` is no block", block.name), help);
        return;
    };
    if !block.closed {
        problems.at(file, at, "the block does not end", "close it with a line of three colons");
    }
    if block.text.is_empty() {
        problems.at(file, at, "the block is empty", "write something between its fences");
    }
    if kind == BlockKind::Callout && block.words.is_empty() {
        let help = "write it after the name: `::: callout An example from the lab`";
        problems.at(file, at, "the callout has no title", help);
    }
}

/// A lesson asks one question, at its end.
pub fn questions_of_lesson(problems: &mut Problems, file: &str, start: usize, found: &Outline) {
    let mut asked = questions(found);
    match asked.next() {
        None => problems.of(
            file,
            "the lesson asks no question",
            "end it with `::: question its-id`, the question, and a line of three colons",
        ),
        Some(first) if !first.last && first.closed => {
            let help = "move it to the end: it is shown below the lesson, with the answers";
            problems.at(file, moved(first.at, start), "something follows the question", help);
        }
        Some(_) => {}
    }
    for second in asked {
        problems.at(file, moved(second.at, start), "a second question", "a lesson asks one; make two lessons of it");
    }
}

/// Nothing but a lesson asks a question that is answered.
pub fn no_questions(problems: &mut Problems, file: &str, start: usize, found: &Outline) {
    for block in questions(found) {
        let help = "only lessons have answers; write it as plain text or as `::: callout`";
        problems.at(file, moved(block.at, start), "a question outside a lesson", help);
    }
}

/// A lesson's minutes must do for its words.
pub fn time_to_read(problems: &mut Problems, file: &str, found: &Outline, minutes: Option<u32>) {
    let Some(minutes) = minutes else { return };
    let needed = found.words.div_ceil(WORDS_A_MINUTE);
    if usize::try_from(minutes).is_ok_and(|minutes| needed > minutes) {
        let message = format!("{} words take about {needed} minutes, not {minutes}", found.words);
        problems.gap_of(file, message, "shorten the text, or say how long it takes");
    }
}

/// A week takes no longer than the programme promises.
pub fn time_of_week(problems: &mut Problems, folder: &str, week: &Week, hours: (u32, u32)) {
    let (minutes, most) = (week.minutes(), hours.1.saturating_mul(60));
    if minutes > most {
        let message = format!("the week takes {minutes} minutes, the programme promises {most} at the most");
        problems.gap_of(folder, message, "shorten it, or raise `hours_per_week` in `programme.yaml`");
    }
}

/// The rows of a run sheet follow each other and fill the time.
pub fn run_sheets(problems: &mut Problems, file: &str, start: usize, found: &Outline, minutes: Option<u32>) {
    for block in found.blocks.iter().filter(|block| block.name == BlockKind::RunSheet.name()) {
        let at = moved(block.at, start);
        if block.table.len() < 2 {
            let help = "write a table whose first column is minutes: `0–5`, `5–15`";
            problems.at(file, at, "the run sheet has no table", help);
            continue;
        }
        let mut until = 0;
        for row in block.table.iter().skip(1) {
            let cell = row.first().map_or("", String::as_str);
            match from_to(cell) {
                None => {
                    let help = "write from and to in minutes, like `5–15`";
                    problems.gap(file, at, format!("`{cell}` is no time in the run sheet"), help);
                }
                Some((from, to)) => {
                    if from != until {
                        let message = format!("the run sheet goes from minute {until} to minute {from}");
                        problems.gap(file, at, message, "let each row begin where the one before ends");
                    }
                    until = to;
                }
            }
        }
        if let Some(minutes) = minutes.filter(|minutes| *minutes != until) {
            let message = format!("the run sheet ends at minute {until}, the session has {minutes}");
            problems.gap(file, at, message, "change `minutes`, or the last row");
        }
    }
}

/// Links from lesson to lesson, once all lessons are known.
pub fn links_between(problems: &mut Problems, folder: &str, texts: &Texts<'_>, ids: &BTreeMap<String, String>) {
    for (file, text) in texts.iter().filter(|(file, text)| file.starts_with(folder) && text.contains("/lessons/")) {
        // Places are only needed here, and few texts come here.
        for link in outline(text).links {
            let Some(id) = link.url.strip_prefix("/lessons/") else { continue };
            let id = id.split('#').next().unwrap_or(id);
            if !ids.contains_key(id) {
                let message = format!("there is no lesson `{id}`");
                problems.gap(file, link.at, message, "write the id from the lesson's first lines");
            }
        }
    }
}
