//! What people send about papers.

mod agreeing;
mod cards;
mod comments;
mod suggestions;

pub use agreeing::{Carrying, Showing, Signing};
pub use cards::{CardAgain, NewCard};
pub use comments::{Answering, Commenting, Following, Resolving};
use entity::{ids::PersonId, states::DocumentState};

pub use suggestions::{Settling, Suggesting};

use super::{
    commands::{NewDocument, Step, Terms},
    rules::MARK,
};
use crate::{
    platform::text::{Body, Statement, Title},
    web::{Input, Reader},
};

/// A paper somebody begins.
pub struct Opening {
    /// It.
    pub new: NewDocument,
    /// Whether it begins with headings.
    pub headings: bool,
}

impl Input for Opening {
    const FIELDS: &'static [&'static str] = &["title", "purpose", "language", "headings"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (title, purpose) = (reader.text::<Title>("title"), reader.text::<Statement>("purpose"));
        let language = reader.language("language");
        let new = NewDocument { title: title?, purpose: purpose?, language: language? };
        Some(Self { new, headings: reader.ticked("headings") })
    }
}

/// What stands above a paper.
pub struct Above(pub Terms);

impl Input for Above {
    const FIELDS: &'static [&'static str] = &["title", "purpose", "state", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (title, purpose) = (reader.text::<Title>("title"), reader.text::<Statement>("purpose"));
        let state = reader.known("state", "form-choice-unfit", |word| {
            // Agreed is what people say one by one, not what somebody sets.
            [DocumentState::Collecting, DocumentState::Writing].into_iter().find(|state| state.word() == word)
        });
        let version = reader.number("version", 1..=i32::MAX - 1);
        Some(Self(Terms { title: title?, purpose: purpose?, state: state?, version: version? }))
    }
}

/// A section somebody adds.
pub struct NewSection(pub Title);

impl Input for NewSection {
    const FIELDS: &'static [&'static str] = &["heading"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.text("heading").map(Self)
    }
}

/// Another name for a section.
pub struct Naming {
    /// It.
    pub name: Title,
    /// The one that was shown.
    pub was: String,
}

impl Input for Naming {
    const FIELDS: &'static [&'static str] = &["name", "was"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let was = reader.raw("was").to_owned();
        reader.text("name").map(|name| Self { name, was })
    }
}

/// A section that goes up or down.
pub struct Moving(pub Step);

impl Input for Moving {
    const FIELDS: &'static [&'static str] = &["step"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let step = reader.known("step", "form-choice-unfit", |word| match word {
            "up" => Some(Step::Up),
            "down" => Some(Step::Down),
            _ => None,
        });
        step.map(Self)
    }
}

/// Who keeps an eye on a section.
pub struct Owning {
    /// Whether it is who sends this, or no longer.
    pub takes: bool,
    /// Who it was when it was shown.
    pub was: Option<PersonId>,
}

impl Input for Owning {
    const FIELDS: &'static [&'static str] = &["takes", "was"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let takes = reader.yes_or_no("takes");
        let was = match reader.raw("was") {
            "" => Some(None),
            _ => reader.known("was", "form-choice-unfit", |id| id.parse().ok()).map(Some),
        };
        Some(Self { takes: takes?, was: was? })
    }
}

/// Something one does to what was shown.
pub struct Shown {
    /// The revision that was shown.
    pub version: i32,
}

impl Input for Shown {
    const FIELDS: &'static [&'static str] = &["version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.number("version", 0..=i32::MAX - 1).map(|version| Self { version })
    }
}

/// A text of a section.
pub struct Writing {
    /// It; empty where nothing is to stand there.
    pub body: String,
    /// The revision it was made from.
    pub base: i32,
    /// Which page of its author's it comes from.
    pub tab: String,
    /// A text kept beside what stands that is to stand instead.
    pub beside: Option<i32>,
    /// Whether the page saves it by itself, and nobody waits for an answer.
    pub quietly: bool,
    /// Whether one only wants to see how it looks.
    pub preview: bool,
}

impl Input for Writing {
    const FIELDS: &'static [&'static str] = &["body", "version", "tab", "beside", "quietly", "preview"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let typed = reader.raw("body");
        let body = match typed.trim() {
            "" => Some(String::new()),
            _ => reader.text::<Body>("body").map(String::from),
        };
        if typed.contains(MARK) {
            reader.mistake("body", "documents-marks-left", None);
        }
        let base = reader.number("version", 0..=i32::MAX - 1);
        let fits = |tab: &str| tab.len() <= 32 && tab.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let tab = reader.known("tab", "form-choice-unfit", |tab| fits(tab).then(|| tab.to_owned()));
        let beside = match reader.raw("beside") {
            "" => Some(None),
            _ => reader.number("beside", 1..=i32::MAX).map(Some),
        };
        Some(Self {
            body: body?,
            base: base?,
            tab: tab?,
            beside: beside?,
            quietly: reader.ticked("quietly"),
            preview: reader.ticked("preview"),
        })
    }
}
