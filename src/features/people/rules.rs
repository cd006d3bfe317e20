//! Who sees which part of a profile, and how people are found. Pure: no database, no request.

use chrono::{DateTime, Offset, Utc};
use chrono_tz::Tz;
use entity::states::{ProfilePart, ShownTo};

/// The most characters a part may have: a few sentences, not a paper.
pub const MOST: usize = 600;

/// What a reader is to the person whose profile it is. One rule wherever the profile is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// No cohort in common.
    Stranger,
    /// They take part in a cohort together, running or over.
    Fellow,
    /// The reader moderates a cohort the person is in.
    Trainer,
    /// It is their own.
    Oneself,
}

impl Relation {
    /// Whether they may see a part whose owner chose `shown_to`.
    pub fn sees(self, shown_to: ShownTo) -> bool {
        match self {
            Self::Oneself => true,
            Self::Trainer => shown_to != ShownTo::Nobody,
            Self::Fellow => shown_to == ShownTo::Cohorts,
            Self::Stranger => false,
        }
    }
}

/// What a form suggests before anything is saved. Who writes a few words for the others means
/// them to be read; where somebody lives says more than it seems, and only trainers need it.
pub fn suggested(part: ProfilePart) -> ShownTo {
    match part {
        ProfilePart::Zone => ShownTo::Trainers,
        _ => ShownTo::Cohorts,
    }
}

/// The languages there are to tick, each by its own name.
pub const LANGUAGES: [(&str, &str); 26] = [
    ("ar", "العربية"),
    ("bg", "Български"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("nl", "Nederlands"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("sk", "Slovenčina"),
    ("sv", "Svenska"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("zh", "中文"),
];

/// The languages a part of a profile names, in the order they are ticked in.
pub fn languages(body: &str) -> Vec<(&'static str, &'static str)> {
    LANGUAGES.into_iter().filter(|(tag, _)| body.split(' ').any(|named| named == *tag)).collect()
}

/// A text as it is compared: without case, `ß` as `ss`.
pub fn folded(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss")
}

/// Whether every word of `asked` stands somewhere in `texts`.
pub fn mentions<'a>(asked: &str, texts: impl IntoIterator<Item = &'a str>) -> bool {
    let texts: Vec<String> = texts.into_iter().map(folded).collect();
    folded(asked).split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
}

/// How many minutes the clocks of `theirs` are ahead of those of `mine`.
pub fn ahead(mine: Tz, theirs: Tz, now: DateTime<Utc>) -> i32 {
    let offset = |zone: Tz| now.with_timezone(&zone).offset().fix().local_minus_utc();
    (offset(theirs) - offset(mine)) / 60
}

/// The beginning of a text, cut between two words.
pub fn beginning(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{} …", whole.trim_end_matches([',', ';', ':', '.', '–', '-']))
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;
    use entity::states::{ProfilePart, ShownTo};

    use super::{Relation, ahead, beginning, languages, mentions, suggested};

    #[test]
    fn who_sees_what() {
        use Relation::{Fellow, Oneself, Stranger, Trainer};
        let table = [Stranger, Fellow, Trainer, Oneself].map(|relation| {
            [ShownTo::Cohorts, ShownTo::Trainers, ShownTo::Nobody].map(|shown_to| relation.sees(shown_to))
        });
        assert_eq!(table, [[false; 3], [true, false, false], [true, true, false], [true; 3]]);
        assert!(ProfilePart::ALL.iter().all(|part| suggested(*part) != ShownTo::Nobody));
        assert_eq!(suggested(ProfilePart::Zone), ShownTo::Trainers);
    }

    #[test]
    fn people_are_found_by_any_word_of_theirs() {
        let texts = ["Elif Öztürk", "Straßenbahn fahren"];
        for asked in ["", "öztürk", "STRASSE", "elif strassenbahn", "  ÖZ  "] {
            assert!(mentions(asked, texts), "{asked}");
        }
        assert!(!mentions("elif bus", texts) && !mentions("ozturk", texts));
    }

    #[test]
    fn clocks_differ_by_what_they_show_today() {
        let [winter, summer] = ["2027-01-06T10:00:00Z", "2027-07-06T10:00:00Z"].map(|at| at.parse().unwrap());
        assert_eq!(ahead(Tz::Europe__Berlin, Tz::Asia__Kolkata, winter), 270);
        assert_eq!(ahead(Tz::Europe__Berlin, Tz::Asia__Kolkata, summer), 210);
        assert_eq!(ahead(Tz::Europe__Berlin, Tz::America__Sao_Paulo, winter), -240);
        assert_eq!(ahead(Tz::Europe__Berlin, Tz::Europe__Vienna, summer), 0);
    }

    #[test]
    fn a_beginning_ends_with_a_word() {
        assert_eq!(beginning("short\n and  sweet", 40), "short and sweet");
        assert_eq!(beginning("one two, three four", 10), "one two …");
        assert_eq!(beginning("ununterbrochen", 5), "ununt …");
        assert_eq!(languages("en de xx"), [("de", "Deutsch"), ("en", "English")]);
    }
}
