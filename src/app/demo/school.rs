//! The people of the demonstration and what they say to each other, as written.

use anyhow::Context;
use serde::Deserialize;

use crate::platform::files::Files;

/// The school as `content/demo/school.yaml` has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct School {
    /// Who looks after the programme.
    pub owner: Somebody,
    /// Who reads for the works council what was done.
    pub auditor: Somebody,
    /// Its cohorts.
    pub cohorts: Vec<Group>,
}

/// Somebody, or the key of somebody named before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Somebody {
    /// How the talk refers to them.
    pub key: String,
    /// What they are called.
    pub name: Option<String>,
    /// Where mail reaches them.
    pub email: Option<String>,
    /// BCP 47 tag of the language they read.
    pub locale: Option<String>,
    /// IANA name of their zone.
    pub zone: Option<String>,
}

/// A cohort.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// Weeks from its first Monday to the newest one; negative where it is still to come.
    pub starts_weeks_ago: i64,
    /// How many fit.
    pub seats: i32,
    /// What the owner does with it.
    pub steps: Vec<String>,
    /// Those who moderate.
    pub trainers: Vec<Somebody>,
    /// Those who take part.
    pub participants: Vec<Somebody>,
    /// What happens, in order.
    pub talk: Vec<Deed>,
    /// Whether people apply for it now.
    #[serde(default)]
    pub takes_applications: bool,
}

/// One thing somebody does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deed {
    /// 1 on the day the cohort starts.
    pub day: i64,
    /// Local time in the cohort's zone.
    pub at: String,
    /// Who; several where they say the same lessons are done or read the same thread.
    pub by: Names,
    /// What.
    pub does: What,
    /// In which lesson.
    pub lesson: Option<String>,
    /// In all lessons of which week.
    pub week: Option<u32>,
    /// What later deeds call it.
    #[serde(rename = "as")]
    pub name: Option<String>,
    /// What it is about, by that name.
    pub to: Option<String>,
    /// Heading of a thread.
    pub title: Option<String>,
    /// The words.
    pub text: Option<String>,
    /// A file that goes along with a reply.
    pub file: Option<Enclosed>,
}

/// A file somebody attaches.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enclosed {
    /// Which of the drawings that are made in code.
    pub draws: Drawn,
    /// What its sender calls it.
    pub name: String,
    /// What is to be seen in it.
    pub caption: Option<String>,
    /// What stands on a page, in ASCII.
    #[serde(default)]
    pub lines: Vec<String>,
}

/// What can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawn {
    /// Sheets on a wall.
    Sheets,
    /// A gauge with a crack.
    Crack,
    /// A page of text, as a PDF.
    Page,
}

/// One key or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Names {
    /// All of them.
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Answer a lesson's question.
    Answer,
    /// Open a thread.
    Ask,
    /// Reply in one.
    Reply,
    /// Say a lesson, or a week of them, is done.
    Done,
    /// Mark a thread as read.
    Read,
}

impl School {
    /// The one that is built in.
    pub fn built_in() -> anyhow::Result<Self> {
        let bytes = Files::Content.read("demo/school.yaml")?.context("there is no demo/school.yaml")?;
        Self::parse(std::str::from_utf8(&bytes)?)
    }

    /// Parses one.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        serde_saphyr::from_str(text).map_err(|error| anyhow::anyhow!("{error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{School, What};

    #[test]
    fn what_happens_is_told_in_order() {
        let school = School::built_in().unwrap();
        for group in &school.cohorts {
            let times: Vec<(i64, &str)> = group.talk.iter().map(|deed| (deed.day, deed.at.as_str())).collect();
            for pair in times.windows(2) {
                assert!(pair[0] <= pair[1], "{}: {:?} is told before {:?}", group.name, pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn only_what_leaves_no_words_is_done_by_several() {
        let school = School::built_in().unwrap();
        for deed in school.cohorts.iter().flat_map(|group| &group.talk) {
            let silent = matches!(deed.does, What::Done | What::Read);
            assert!(silent || deed.by.all().len() == 1, "{:?} on day {}", deed.by, deed.day);
            assert_eq!(silent, deed.text.is_none(), "{:?} on day {}", deed.by, deed.day);
        }
    }
}
