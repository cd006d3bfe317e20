//! What people are asked when they apply for a course, by which rubric they are
//! read, and what a draw among them has to respect.

use serde::Serialize;

use super::course::Localised;
use crate::platform::zones;

/// What a programme asks its applicants besides their name and their community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationForm {
    /// Kinds of work people come from.
    pub backgrounds: Vec<Choice>,
    /// Parts of the organisation they belong to.
    pub departments: Vec<Choice>,
    /// Places they work at.
    pub sites: Vec<Site>,
    /// How far one's community is.
    pub experience: Vec<Choice>,
    /// The programme's own questions, in their order.
    pub questions: Vec<Question>,
    /// What reviewers look at; empty where nobody is to be scored.
    pub rubric: Vec<Criterion>,
    /// What one agrees to by applying.
    pub consent: Localised,
    /// How the draw goes where there are more people than seats.
    pub draw: DrawRules,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable: what was chosen is kept under it.
    pub id: String,
    /// How it reads.
    pub label: Localised,
}

/// A place people work at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Stable: what was chosen is kept under it.
    pub id: String,
    /// How it reads.
    pub label: Localised,
    /// Whose public holidays it has: a country (`IN`) or one of its parts (`DE-BW`).
    pub region: String,
    /// IANA name of its time zone.
    pub zone: String,
}

/// The parts of the form, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Who one is.
    About,
    /// What one's community is.
    Community,
    /// What one brings and what one wants.
    Offer,
    /// When one can.
    Times,
}

impl Section {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::About, Self::Community, Self::Offer, Self::Times];

    /// Its name in `programme.yaml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Community => "community",
            Self::Offer => "offer",
            Self::Times => "times",
        }
    }

    /// The section with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.word() == name)
    }
}

/// A question of the programme's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Stable: answers are kept under it.
    pub id: String,
    /// The part of the form it stands in.
    pub section: Section,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question.
    pub label: Localised,
    /// What helps to answer it; may be empty.
    pub hint: Localised,
    /// Whether one has to answer.
    pub required: bool,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// In one's own words.
    Text {
        /// At least and at most so many of them.
        words: (u32, u32),
    },
    /// With one of several options.
    Choice {
        /// What there is to choose.
        options: Vec<Choice>,
    },
    /// With several options.
    Several {
        /// What there is to choose.
        options: Vec<Choice>,
        /// How many one may choose at most.
        most: u32,
    },
    /// With yes or no.
    YesNo,
}

impl QuestionKind {
    /// What there is to choose; empty where one answers otherwise.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice { options } | Self::Several { options, .. } => options,
            Self::Text { .. } | Self::YesNo => &[],
        }
    }
}

/// Something reviewers look at in every application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Stable: scores are kept under it.
    pub id: String,
    /// What it is called.
    pub label: Localised,
    /// What reviewers ask themselves.
    pub question: Localised,
    /// How much it counts beside the others.
    pub weight: u32,
    /// What a 1, a 2 and a 3 look like.
    pub anchors: [Localised; 3],
}

/// How the draw goes where there are more people than seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawRules {
    /// Tickets one has in addition for every earlier draw one lost.
    pub bonus: u32,
    /// How many lost draws count at most.
    pub most_losses: u32,
    /// What the group that is drawn has to look like.
    pub quotas: Vec<Quota>,
}

impl Default for DrawRules {
    fn default() -> Self {
        Self { bonus: 1, most_losses: 3, quotas: Vec::new() }
    }
}

/// How many seats go to people of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// What they have in common.
    pub field: Dimension,
    /// Which value of it.
    pub value: String,
    /// Seats kept for them, as far as enough of them apply.
    pub at_least: u32,
    /// Seats they get at the most.
    pub at_most: Option<u32>,
}

/// What tells applicants apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The kind of work they come from.
    Background,
    /// The part of the organisation they belong to.
    Department,
    /// The place they work at.
    Site,
    /// The language they would like to work in.
    Language,
    /// How far their community is.
    Experience,
    /// The time zone they live in.
    Zone,
}

impl Dimension {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Background, Self::Department, Self::Site, Self::Language, Self::Experience, Self::Zone];

    /// Its name in `programme.yaml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Department => "department",
            Self::Site => "site",
            Self::Language => "language",
            Self::Experience => "experience",
            Self::Zone => "zone",
        }
    }

    /// The dimension with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.word() == name)
    }
}

impl ApplicationForm {
    /// What there is to choose; empty for sites, which have more to say than a label, and for
    /// languages and zones, which the form does not list.
    pub fn choices(&self, dimension: Dimension) -> &[Choice] {
        match dimension {
            Dimension::Background => &self.backgrounds,
            Dimension::Department => &self.departments,
            Dimension::Experience => &self.experience,
            Dimension::Site | Dimension::Language | Dimension::Zone => &[],
        }
    }

    /// The site with this id.
    pub fn site(&self, id: &str) -> Option<&Site> {
        self.sites.iter().find(|site| site.id == id)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The questions of one part of the form, in their order.
    pub fn questions_in(&self, section: Section) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.section == section)
    }

    /// The criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.rubric.iter().find(|criterion| criterion.id == id)
    }

    /// Whether somebody can be of this kind; `languages` are the programme's.
    pub fn knows(&self, dimension: Dimension, value: &str, languages: &[String]) -> bool {
        match dimension {
            Dimension::Background | Dimension::Department | Dimension::Experience => {
                self.choices(dimension).iter().any(|choice| choice.id == value)
            }
            Dimension::Site => self.site(value).is_some(),
            Dimension::Language => languages.iter().any(|language| language == value),
            Dimension::Zone => zones::zone(value).is_some(),
        }
    }

    /// How a value reads in `locale`. Languages and zones read as they are, and so does what the
    /// form no longer offers: an older application may still say it.
    pub fn label_of(&self, dimension: Dimension, value: &str, locale: &str, languages: &[String]) -> String {
        let label = match dimension {
            Dimension::Site => self.site(value).map(|site| &site.label),
            _ => self.choices(dimension).iter().find(|choice| choice.id == value).map(|choice| &choice.label),
        };
        label.map_or_else(|| value.to_owned(), |label| label.say(locale, languages).text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Dimension, Section};

    #[test]
    fn names_lead_back_to_what_they_name() {
        for dimension in Dimension::ALL {
            assert_eq!(Dimension::named(dimension.word()), Some(dimension));
            assert_eq!(serde_json::to_value(dimension).unwrap(), dimension.word());
        }
        for section in Section::ALL {
            assert_eq!(Section::named(section.word()), Some(section));
            assert_eq!(serde_json::to_value(section).unwrap(), section.word());
        }
        assert_eq!((Dimension::named("sites"), Section::named("")), (None, None));
    }
}
