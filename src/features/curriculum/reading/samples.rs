//! The files `pitch.en.yaml` of a programme: a pitch to practise on.

use super::{Desk, Texts};
use crate::features::curriculum::{
    front_matter::{Fields, fields},
    pitch_sample::{PitchSample, SampleReply, SampleText},
    problems::Problems,
};

/// Longest title, in characters.
const TITLE: usize = 140;
/// Longest line.
const LINE: usize = 400;
/// Longest text of a reply.
const WORDS: usize = 1_000;
/// So many lines a pitch has.
const LINES: usize = 6;
/// So many replies it comes with.
const REPLIES: usize = 2;
/// The anchors of each criterion.
const ANCHORS: std::ops::RangeInclusive<u32> = 1..=4;

/// Reads the sample of a programme; none where it has none, or where none of its files is sound.
pub fn read(desk: &mut Desk<'_>, texts: &Texts<'_>, languages: &[String]) -> Option<PitchSample> {
    let start = format!("{}pitch.", desk.folder);
    let own: Vec<(&str, &str)> = texts
        .range(start.as_str()..)
        .take_while(|(path, _)| path.starts_with(&start))
        .filter(|(path, _)| path.ends_with(".yaml"))
        .map(|(path, text)| (*path, *text))
        .collect();
    if own.is_empty() {
        return None;
    }
    let named = |language: &String| format!("{start}{language}.yaml");
    for (path, _) in own.iter().filter(|(path, _)| !languages.iter().any(|language| named(language) == **path)) {
        let first = languages.first().map_or("en", String::as_str);
        let help = format!("name it like `pitch.{first}.yaml`");
        desk.problems.of(path, "the file's name does not say one of the programme's languages", help);
    }
    let mut sample = PitchSample::default();
    for language in languages {
        let file = named(language);
        match own.iter().find(|(path, _)| *path == file) {
            Some((path, text)) => {
                let found = one(path, text, desk.problems);
                sample.0.extend(found.map(|found| (language.clone(), found)));
            }
            None => {
                let help = "write it; until then readers see the other language";
                desk.problems.gap_of(&file, format!("there is no translation into {language}"), help);
            }
        }
    }
    same_anchors(&sample, &start, desk.problems);
    (!sample.0.is_empty()).then_some(sample)
}

fn one(file: &str, text: &str, problems: &mut Problems) -> Option<SampleText> {
    let before = problems.mistake_count();
    let mut yaml = fields(file, text, 0, problems);
    if yaml.is_broken() {
        return None;
    }
    let title = yaml.text("title", TITLE, problems).map(|(title, _)| title);
    let lines = yaml.place_of("lines");
    let found = yaml.texts("lines", LINE, problems).unwrap_or_default();
    if problems.mistake_count() == before && found.len() != LINES {
        problems.at(file, lines, format!("`lines` has {} entries", found.len()), format!("write exactly {LINES}"));
    }
    let replies = yaml.place_of("replies");
    let maps = yaml.maps("replies", problems);
    if let Some(count) = maps.as_ref().map(Vec::len).filter(|count| *count != REPLIES) {
        problems.at(file, replies, format!("`replies` has {count} entries"), format!("write exactly {REPLIES}"));
    }
    let replies: Vec<SampleReply> =
        maps.unwrap_or_default().into_iter().filter_map(|map| reply(map, problems)).collect();
    yaml.finish(problems);
    let lines = found.into_iter().map(|(line, _)| line).collect();
    (problems.mistake_count() == before).then_some(SampleText { title: title?, lines, replies })
}

fn reply(mut map: Fields<'_>, problems: &mut Problems) -> Option<SampleReply> {
    let by = map.text("by", TITLE, problems);
    let texts = ["saw", "wonder", "try_next"].map(|key| map.text(key, WORDS, problems));
    let chosen = ["clear", "fits_members", "doable"].map(|key| map.number(key, ANCHORS, problems));
    map.finish(problems);
    let ([Some((saw, _)), Some((wonder, _)), Some((try_next, _))], [Some(clear), Some(fits), Some(doable)]) =
        (texts, chosen)
    else {
        return None;
    };
    Some(SampleReply { by: by?.0, texts: [saw, wonder, try_next], chosen: [clear, fits, doable] })
}

/// Whatever language one reads, the trainers chose the same.
fn same_anchors(sample: &PitchSample, start: &str, problems: &mut Problems) {
    let chosen = |text: &SampleText| text.replies.iter().map(|reply| reply.chosen).collect::<Vec<_>>();
    let mut all = sample.0.iter();
    let Some((first, text)) = all.next() else { return };
    for (language, _) in all.filter(|(_, other)| chosen(other) != chosen(text)) {
        let message = format!("the replies choose other anchors than in {first}");
        problems.of(&format!("{start}{language}.yaml"), message, "give the same numbers in all languages");
    }
}

#[cfg(test)]
mod tests {
    use super::one;
    use crate::features::curriculum::problems::Problems;

    const SOUND: &str = "title: A bed\nlines: [a, b, c, d, e, f]\nreplies:\n  - {by: R, saw: s, wonder: w, try_next: t, clear: 1, fits_members: 2, doable: 4}\n  - {by: B, saw: s, wonder: w, try_next: t, clear: 3, fits_members: 3, doable: 3}\n";

    fn said(text: &str) -> Vec<String> {
        let mut problems = Problems::default();
        problems.source("pitch.en.yaml", text);
        let found = one("pitch.en.yaml", text, &mut problems);
        assert_eq!(found.is_some(), problems.none(), "{text}");
        problems.list().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_sample_has_six_lines_and_two_replies() {
        assert_eq!(said(SOUND), Vec::<String>::new());
    }

    #[test]
    fn every_mistake_is_named_where_it_stands() {
        for (from, to, expected) in [
            ("title: A bed\n", "", "pitch.en.yaml:1:1: `title` is missing"),
            (", e, f]", "]", "pitch.en.yaml:2:1: `lines` has 4 entries"),
            ("clear: 1", "clear: 5", "pitch.en.yaml:4:"),
            ("wonder: w, ", "", "pitch.en.yaml:4:"),
            ("by: R", "who: R", "pitch.en.yaml:4:"),
            ("title: A bed", "titel: A bed", "pitch.en.yaml:1:1: `titel` is not known here"),
        ] {
            let all = said(&SOUND.replacen(from, to, 1));
            assert!(all.iter().any(|one| one.starts_with(expected)), "{expected}: {all:?}");
        }
        let short: String = SOUND.lines().take(4).map(|line| format!("{line}\n")).collect();
        assert!(said(&short).iter().any(|one| one.contains("`replies` has 1 entries")));
    }
}
