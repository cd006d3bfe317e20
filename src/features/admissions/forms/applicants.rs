//! What applicants send.

mod written;

use super::super::commands::{Answer, Contact};
use crate::{
    platform::text::{EmailAddress, Line, Text},
    web::{Input, Reader},
};

pub use written::{Written, filled};

/// Somebody begins, or wants to come back.
pub enum Begin {
    /// Signed in.
    Account,
    /// By a link to their mailbox.
    Mail(Contact),
    /// Only the way back to what they have begun.
    Again(EmailAddress),
}

impl Input for Begin {
    const FIELDS: &'static [&'static str] = &["way", "name", "email"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        match reader.raw("way") {
            "account" => Some(Self::Account),
            "again" => Some(Self::Again(reader.text("email")?)),
            _ => {
                let name = reader.text("name");
                let email = reader.text("email");
                Some(Self::Mail(Contact { name: name?, email: email? }))
            }
        }
    }
}

/// Somebody who wants to be told.
pub struct Tell {
    /// Where.
    pub email: EmailAddress,
}

impl Input for Tell {
    const FIELDS: &'static [&'static str] = &["email"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { email: reader.text("email")? })
    }
}

/// Whether one agrees.
pub struct Consent {
    /// Ticked.
    pub given: bool,
    /// Only kept, not yet gone on from.
    pub later: bool,
}

impl Input for Consent {
    const FIELDS: &'static [&'static str] = &["consent", "then"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (given, later) = (reader.ticked("consent"), reader.raw("then") == "later");
        if !given && !later {
            reader.mistake("consent", "admissions-consent-missing", None);
            return None;
        }
        Some(Self { given, later })
    }
}

/// The application is sent in.
pub struct SendIn {
    /// For the next cohort, where this one is over.
    pub for_next: bool,
}

impl Input for SendIn {
    const FIELDS: &'static [&'static str] = &["for_next"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { for_next: reader.ticked("for_next") })
    }
}

/// What is said to an offer.
pub enum OfferAnswer {
    /// While it stands.
    InTime(Answer),
    /// After it has lapsed, to a seat that is free.
    Late(Option<Line>),
}

impl Input for OfferAnswer {
    const FIELDS: &'static [&'static str] = &["answer", "gives"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let gives = match reader.raw("gives").trim() {
            "" => Some(None),
            text => match Line::parse(text) {
                Ok(line) => Some(Some(line)),
                Err(unfit) => {
                    reader.mistake("gives", unfit.key, unfit.limit);
                    None
                }
            },
        };
        let word = reader.known("answer", "form-choice-unfit", |word| {
            ["yes", "no", "later", "late"].into_iter().find(|known| *known == word)
        })?;
        match word {
            "no" => Some(Self::InTime(Answer::No)),
            "later" => Some(Self::InTime(Answer::Later)),
            "late" => Some(Self::Late(gives?)),
            _ => Some(Self::InTime(Answer::Yes(gives?))),
        }
    }
}

/// What somebody with a seat says after the start was moved.
pub struct StartAnswer {
    /// Which.
    pub answer: Answer,
}

impl Input for StartAnswer {
    const FIELDS: &'static [&'static str] = &["answer"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let answer = reader.known("answer", "form-choice-unfit", |word| match word {
            "yes" => Some(Answer::Yes(None)),
            "no" => Some(Answer::No),
            "later" => Some(Answer::Later),
            _ => None,
        });
        Some(Self { answer: answer? })
    }
}
