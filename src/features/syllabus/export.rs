//! A cohort's course as the files of a content folder: what it left out is not in
//! it, what it added is, and notes stand in the texts in their language. It has no
//! mistake and can become the next course; what trainers wrote in one language lacks
//! the others.

use std::borrow::Cow;

use crate::{
    features::curriculum::{Kept, Pictures, Problems, open, questions},
    platform::{archives::packed, markdown::outline},
};

/// Path below the programme's folder, and text, of every file.
pub fn files(kept: &Kept) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for row in kept.items.iter().filter(|row| !row.hidden) {
        let mut source = kept.source(row);
        for (language, text) in &mut source.texts {
            if let Some(day) = row.due_day {
                *text = with_day(text, day);
            }
            let note = kept.notes.iter().find(|note| note.item == row.item && note.language == *language);
            if let Some(note) = note {
                *text = with_note(text, &note.body);
            }
        }
        files.extend(source.files().map(|(path, text)| (path, text.to_owned())));
    }
    files.sort();
    files
}

/// The front matter with this day in it.
fn with_day(text: &str, day: i32) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let end = lines.iter().skip(1).position(|line| line.trim_end() == "---").map_or(1, |at| at + 1);
    let line = format!("due_day: {day}");
    match lines.iter().take(end).position(|line| line.starts_with("due_day:")) {
        Some(at) => {
            if let Some(old) = lines.get_mut(at) {
                *old = line;
            }
        }
        None => lines.insert(end, line),
    }
    lines.join("\n") + "\n"
}

/// The text with a note before the question it ends with, or at its end.
fn with_note(text: &str, note: &str) -> String {
    let note = format!("{}\n", note.trim_end());
    let body = open("", text, &mut Problems::default());
    match questions(&outline(body.body)).next() {
        Some(question) => {
            let (before, question) = text.split_at(body.body_start + question.at.start);
            format!("{}\n\n{note}\n{question}", before.trim_end())
        }
        None => format!("{}\n\n{note}", text.trim_end()),
    }
}

/// The files and pictures of a cohort's course, packed, in the folder `programmes/{slug}`.
pub fn pack(kept: &Kept, pictures: &Pictures, slug: &str) -> anyhow::Result<Vec<u8>> {
    let texts = files(kept).into_iter().map(|(path, text)| (path, Cow::Owned(text.into_bytes())));
    let pictures = pictures.files().map(|(path, bytes)| (path.to_owned(), Cow::Borrowed(bytes)));
    packed(
        texts
            .chain(pictures)
            .map(|(path, bytes): (String, Cow<'_, [u8]>)| (format!("programmes/{slug}/{path}"), bytes)),
    )
}

#[cfg(test)]
mod tests {
    use super::{with_day, with_note};

    #[test]
    fn a_date_goes_into_the_first_lines() {
        let text = "---\ntitle: T\nminutes: 20\n---\ndue_day: not here\n";
        assert_eq!(with_day(text, 3), "---\ntitle: T\nminutes: 20\ndue_day: 3\n---\ndue_day: not here\n");
        let dated = "---\ntitle: T\ndue_day: 5\nminutes: 20\n---\nT\n";
        assert_eq!(with_day(dated, 3), "---\ntitle: T\ndue_day: 3\nminutes: 20\n---\nT\n");
    }

    #[test]
    fn a_note_stands_before_the_question() {
        let text = "---\nid: a\n---\nText.\n\n::: question a\nUnd du?\n:::\n";
        assert_eq!(
            with_note(text, "Bei uns *anders*."),
            "---\nid: a\n---\nText.\n\nBei uns *anders*.\n\n::: question a\nUnd du?\n:::\n"
        );
        assert_eq!(with_note("---\n---\nText.\n", "Neu."), "---\n---\nText.\n\nNeu.\n");
        let close = "---\nid: a\n---\nText.\n\n:::question a\nUnd du?\n:::\n";
        assert_eq!(with_note(close, "Neu."), "---\nid: a\n---\nText.\n\nNeu.\n\n:::question a\nUnd du?\n:::\n");
    }
}
