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
    /// Negative where it is still to come.
    pub starts_days_ago: i64,
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
}

/// One thing somebody does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deed {
    /// 1 on the day the cohort starts.
    pub day: i64,
    /// Local time in the cohort's zone.
    pub at: String,
    /// Who.
    pub by: String,
    /// What.
    pub does: What,
    /// In which lesson.
    pub lesson: Option<String>,
    /// What later deeds call it.
    #[serde(rename = "as")]
    pub name: Option<String>,
    /// What it is about, by that name.
    pub to: Option<String>,
    /// Heading of a thread.
    pub title: Option<String>,
    /// The words.
    pub text: Option<String>,
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
    /// Say a lesson is done.
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
