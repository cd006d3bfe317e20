//! What people send about reports, acts and appeals.

use entity::{
    ids::ThreadId,
    states::{AppealOutcome, ReportReason},
};

use crate::{
    platform::text::{Caption, Statement},
    web::{Input, Reader},
};

/// What somebody reports.
pub struct Reporting {
    /// Why.
    pub reason: ReportReason,
    /// What else there is to say; may be empty.
    pub words: String,
}

impl Input for Reporting {
    const FIELDS: &'static [&'static str] = &["reason", "words"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let reason = reader.known("reason", "form-choice-unfit", |word| {
            ReportReason::ALL.iter().copied().find(|reason| reason.word() == word)
        });
        let words = match reader.raw("words").trim() {
            "" => Some(String::new()),
            _ => reader.text::<Caption>("words").map(String::from),
        };
        Some(Self { reason: reason?, words: words? })
    }
}

/// Something is turned on or off; turning it on needs a reason.
pub struct Reasoned {
    /// Whether it is to be on.
    pub on: bool,
    /// Why, as it is told to the person concerned; may be empty where it is turned off.
    pub reason: String,
}

fn reason(reader: &mut Reader<'_>, needed: bool) -> Option<String> {
    match reader.raw("reason").trim() {
        "" if !needed => Some(String::new()),
        _ => reader.text::<Caption>("reason").map(String::from),
    }
}

impl Input for Reasoned {
    const FIELDS: &'static [&'static str] = &["set", "reason"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let on = switch(reader);
        let reason = reason(reader, on == Some(true));
        Some(Self { on: on?, reason: reason? })
    }
}

fn switch(reader: &mut Reader<'_>) -> Option<bool> {
    reader.known("set", "form-choice-unfit", |word| match word {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    })
}

/// Something is turned on or off; it needs no reason.
pub struct Pinning(pub bool);

impl Input for Pinning {
    const FIELDS: &'static [&'static str] = &["set"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        switch(reader).map(Self)
    }
}

/// A word to somebody.
pub struct Noting {
    /// The word.
    pub words: String,
}

impl Input for Noting {
    const FIELDS: &'static [&'static str] = &["words"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.text::<Caption>("words").map(|words| Self { words: words.into() })
    }
}

/// Another thread, and why.
pub struct Carrying {
    /// Where to.
    pub thread: ThreadId,
    /// Why, as it is told to the person concerned.
    pub reason: String,
}

impl Input for Carrying {
    const FIELDS: &'static [&'static str] = &["thread", "reason"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let thread = reader.known("thread", "form-choice-unfit", |id| id.parse().ok());
        let reason = reason(reader, true);
        Some(Self { thread: thread?, reason: reason? })
    }
}

/// How often everybody writes in a thread.
pub enum Pace {
    /// Once in so many minutes, for so many hours, and why.
    Slow {
        /// Minutes between two posts of one person.
        minutes: i32,
        /// For how long, in hours.
        hours: i32,
        /// As it is said with the thread.
        reason: String,
    },
    /// As usual.
    Usual,
}

impl Pace {
    /// Minutes there are to choose from.
    pub const MINUTES: [i32; 4] = [10, 30, 60, 240];
    /// Hours there are to choose from.
    pub const HOURS: [i32; 3] = [24, 72, 168];
}

impl Input for Pace {
    const FIELDS: &'static [&'static str] = &["set", "minutes", "hours", "reason"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        if !switch(reader)? {
            return Some(Self::Usual);
        }
        let of = |choices: &'static [i32]| {
            move |word: &str| word.parse().ok().filter(|number: &i32| choices.contains(number))
        };
        let minutes = reader.known("minutes", "form-choice-unfit", of(&Self::MINUTES));
        let hours = reader.known("hours", "form-choice-unfit", of(&Self::HOURS));
        let reason = reason(reader, true);
        Some(Self::Slow { minutes: minutes?, hours: hours?, reason: reason? })
    }
}

/// What somebody says to what was done.
pub struct Appealing {
    /// In their words.
    pub words: String,
}

impl Input for Appealing {
    const FIELDS: &'static [&'static str] = &["words"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.text::<Statement>("words").map(|words| Self { words: words.into() })
    }
}

/// What an owner decides.
pub struct Deciding {
    /// What.
    pub outcome: AppealOutcome,
    /// And why.
    pub answer: String,
}

impl Input for Deciding {
    const FIELDS: &'static [&'static str] = &["outcome", "answer"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let outcome = reader.known("outcome", "form-choice-unfit", |word| {
            AppealOutcome::ALL.iter().copied().find(|outcome| outcome.word() == word)
        });
        let answer = reader.text::<Statement>("answer");
        Some(Self { outcome: outcome?, answer: answer?.into() })
    }
}
