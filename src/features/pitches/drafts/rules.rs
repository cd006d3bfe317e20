//! What a draft is made of, and when a save is a version of its own. Pure: no database, no request.

use chrono::{DateTime, Duration, Utc};
use entity::{ids::PersonId, pitch, pitch_version, states::PitchState};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// How many guided lines a pitch has.
pub const LINES: usize = 6;
/// The most characters a line may have.
pub const MOST_LINE: usize = 600;
/// How many people make a pitch together at most.
pub const MOST_MAKERS: usize = 5;
/// How many are asked for a word on a draft.
pub const READERS: usize = 2;
/// How long they have.
pub const READ_WITHIN: Duration = Duration::hours(24);
/// How often somebody else is asked because a reader of a draft found no time.
pub const MOST_LATE: usize = 4;
/// How many slides a pitch has at most.
pub const MOST_SLIDES: usize = 5;
/// What they weigh at most, in bytes.
pub const MOST_SLIDES_BYTES: usize = 10 * 1024 * 1024;
/// Saves of the same author within this time are one version.
const ONE_SITTING: Duration = Duration::minutes(5);

/// What the makers of a pitch wrote, or want to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is called.
    pub title: String,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// The guided lines; each may be empty.
    pub lines: [String; LINES],
    /// Where a recording of it is.
    pub link: Option<String>,
}

impl Draft {
    /// What a version of a pitch says.
    pub fn of(pitch: &pitch::Model, version: &pitch_version::Model) -> Self {
        Self {
            title: version.title.clone(),
            language: pitch.language.clone(),
            lines: lines_in(&version.lines),
            link: version.link.clone(),
        }
    }

    /// The lines as one text, a paragraph each.
    pub fn text(&self) -> String {
        self.lines.iter().filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n\n")
    }
}

/// The lines a version keeps; what is missing is empty.
pub fn lines_in(kept: &Value) -> [String; LINES] {
    let mut lines: [String; LINES] = Default::default();
    let said = kept.as_array().into_iter().flatten().map(|line| line.as_str().unwrap_or_default());
    for (line, said) in lines.iter_mut().zip(said) {
        said.clone_into(line);
    }
    lines
}

/// What a slide is called beside the whole of them, where bytes are kept.
pub fn part_of_slides(number: usize) -> String {
    format!("p{number}")
}

/// What tells slides from others a version may have had, and betrays nothing of where they are.
pub fn mark_of_slides(key: &str) -> String {
    Sha256::digest(key).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The version of a pitch that was heard at `at`; of one that was not, the newest. `versions` in their order.
pub fn heard_of(versions: &[pitch_version::Model], at: Option<DateTime<Utc>>) -> Option<&pitch_version::Model> {
    let by_then = |version: &&pitch_version::Model| at.is_none_or(|at| version.written_at <= at);
    versions.iter().rfind(by_then).or(versions.first())
}

/// Whether a save goes into the newest version: of the same author, a few minutes later, and before
/// anybody has said something to it or heard it.
pub fn goes_into(
    newest: &pitch_version::Model,
    author: PersonId,
    now: DateTime<Utc>,
    commented: bool,
    heard_at: Option<DateTime<Utc>>,
) -> bool {
    let heard = heard_at.is_some_and(|at| at >= newest.written_at);
    newest.author_id == author && now - newest.written_at < ONE_SITTING && !commented && !heard
}

/// Whether its makers can still change what is heard: it is neither heard nor withdrawn.
pub fn is_open(state: PitchState) -> bool {
    matches!(state, PitchState::Draft | PitchState::Ready)
}

/// A first line of what somebody wrote elsewhere: these texts one below the other, as much as fits.
pub fn line_from(texts: &[&str]) -> String {
    let said: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    let whole = said.join("\n");
    if whole.chars().count() <= MOST_LINE {
        return whole;
    }
    let cut: String = whole.chars().take(MOST_LINE - 1).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end())
}

/// In which of several orders with the same right somebody stands: another one for every pitch, so that
/// it is not always the same who is asked first.
pub fn turn(pitch: u128, person: u128) -> u64 {
    let mixed = u64::try_from((pitch ^ person) & u128::from(u64::MAX)).unwrap_or_default();
    mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration, Utc};
    use entity::{
        ids::{PersonId, PitchId, PitchVersionId},
        pitch_version,
    };
    use serde_json::json;
    use uuid::Uuid;

    use super::{MOST_LINE, goes_into, heard_of, line_from, lines_in};

    fn version(author: u128, at: DateTime<Utc>) -> pitch_version::Model {
        pitch_version::Model {
            id: PitchVersionId(Uuid::nil()),
            pitch_id: PitchId(Uuid::nil()),
            number: 1,
            author_id: PersonId(Uuid::from_u128(author)),
            title: String::new(),
            lines: json!([]),
            slides: None,
            slide_count: 0,
            link: None,
            written_at: at,
        }
    }

    #[test]
    fn saves_of_one_sitting_are_one_version() {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let (one, other) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let newest = version(1, at);
        let later = |seconds| at + Duration::seconds(seconds);
        for (who, now, commented, heard_at, same) in [
            (one, later(299), false, None, true),
            (one, later(300), false, None, false),
            (other, later(1), false, None, false),
            (one, later(60), true, None, false),
            (one, later(60), false, Some(later(30)), false),
            (one, later(60), false, Some(later(-30)), true),
        ] {
            assert_eq!(goes_into(&newest, who, now, commented, heard_at), same, "{now} {commented} {heard_at:?}");
        }
    }

    #[test]
    fn what_was_heard_is_what_stood_there_then() {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let hour = |hours| at + Duration::hours(hours);
        let all = [version(1, hour(0)), version(2, hour(5)), version(3, hour(9))];
        let heard = |at| heard_of(&all, at).map(|version| version.author_id.0.as_u128());
        assert_eq!(
            [None, Some(hour(9)), Some(hour(8)), Some(hour(5)), Some(hour(1))].map(heard),
            [Some(3), Some(3), Some(2), Some(2), Some(1)]
        );
        assert_eq!(heard(Some(hour(-1))), Some(1), "something was heard");
        assert!(heard_of(&[], None).is_none());
    }

    #[test]
    fn lines_are_six_whatever_was_kept() {
        assert_eq!(lines_in(&json!(["One"]))[0], "One");
        assert_eq!(lines_in(&json!({ "no": "list" })).concat(), "");
        assert_eq!(lines_in(&json!([1, "b", "c", "d", "e", "f", "g"])), ["", "b", "c", "d", "e", "f"]);
    }

    #[test]
    fn what_is_taken_over_fits() {
        assert_eq!(line_from(&[" a ", "", "b"]), "a\nb");
        let long = line_from(&["word ".repeat(200).as_str()]);
        assert!(long.chars().count() <= MOST_LINE && long.ends_with("word…"), "{long}");
    }
}
