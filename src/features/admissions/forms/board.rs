//! What assessors and owners send.

use std::collections::BTreeMap;

use entity::{
    ids::ApplicationId,
    states::{ApplicationState, ExclusionReason, Verdict},
};
use serde::{Deserialize, Serialize};

use super::super::{
    commands::{Method, NewReview, Words},
    queries::Filter,
};
use crate::{
    features::curriculum::Criterion,
    platform::{
        errors::{Error, Mistake, Result},
        text::{Body, Line},
    },
    web::{Input, Reader},
};

/// Before the id of an application in the name of its tick box.
const TICKED: &str = "application.";
/// Before the id of a criterion in the name of its scale.
const SCORE: &str = "score.";

/// The states one can ask the board for: nobody reads drafts, and doubles are gone.
pub fn shown_states() -> impl Iterator<Item = ApplicationState> {
    use ApplicationState::{Draft, Merged};
    ApplicationState::ALL.iter().copied().filter(|state| !matches!(state, Draft | Merged))
}

fn verdict_named(word: &str) -> Option<Verdict> {
    Verdict::ALL.iter().copied().find(|verdict| verdict.word() == word)
}

/// What the address of the board asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct BoardQuery {
    #[serde(skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    background: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    department: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    site: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pending: String,
    /// Which page.
    #[serde(skip_serializing)]
    pub page: String,
}

impl BoardQuery {
    /// What to show; a state or a verdict there is none of is missing.
    pub fn filter(&self) -> Result<Filter> {
        let state = match self.state.as_str() {
            "" => None,
            word => Some(shown_states().find(|state| state.word() == word).ok_or(Error::Missing)?),
        };
        let pending = match self.pending.as_str() {
            "" => None,
            word => Some(verdict_named(word).ok_or(Error::Missing)?),
        };
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Ok(Filter {
            states: state.into_iter().collect(),
            background: some(&self.background),
            department: some(&self.department),
            site: some(&self.site),
            pending,
        })
    }

    /// The same again, as it stands behind the `?`; without the page.
    pub fn asked(&self) -> String {
        serde_urlencoded::to_string(self).unwrap_or_default()
    }

    /// By the name of each field, to be shown in it.
    pub fn fields(&self) -> [(&'static str, String); 5] {
        [
            ("state", self.state.clone()),
            ("background", self.background.clone()),
            ("department", self.department.clone()),
            ("site", self.site.clone()),
            ("pending", self.pending.clone()),
        ]
    }
}

/// What the address of a list in pages asks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    /// Which page.
    pub page: String,
}

fn reason(reader: &mut Reader<'_>) -> Option<Option<Line>> {
    if reader.raw("reason").trim().is_empty() { Some(None) } else { reader.text("reason").map(Some) }
}

/// A decision about several applications.
pub struct Bulk {
    /// Which.
    pub ids: Vec<ApplicationId>,
    /// What; none takes back what is pending.
    pub verdict: Option<Verdict>,
    /// Why, in one line for the letter.
    pub reason: Option<Line>,
}

impl Input for Bulk {
    const FIELDS: &'static [&'static str] = &["verdict", "reason"];

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || name.starts_with(TICKED)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let mut ids: Vec<ApplicationId> = Vec::new();
        let named: Vec<&str> = reader.starting(TICKED).map(|(id, _)| id).collect();
        for id in named {
            match id.parse() {
                Ok(id) => ids.push(id),
                Err(_) => reader.mistake("", "form-choice-unfit", None),
            }
        }
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            reader.mistake("", "board-none-ticked", None);
        }
        let verdict = reader.known("verdict", "form-choice-unfit", |word| match word {
            "undecided" => Some(None),
            word => verdict_named(word).map(Some),
        });
        let reason = reason(reader);
        Some(Self { ids, verdict: verdict?, reason: reason? })
    }
}

/// A decision about one application.
pub struct Decide {
    /// What.
    pub verdict: Verdict,
    /// Why, in one line for the letter.
    pub reason: Option<Line>,
    /// Whether it is applied at once.
    pub now: bool,
    /// Whether it comes from the composition, and leads back there.
    pub composing: bool,
}

impl Input for Decide {
    const FIELDS: &'static [&'static str] = &["verdict", "reason", "now", "composing"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let verdict = reader.known("verdict", "form-choice-unfit", verdict_named);
        let reason = reason(reader);
        let (now, composing) = (reader.ticked("now"), reader.ticked("composing"));
        Some(Self { verdict: verdict?, reason: reason?, now, composing })
    }
}

/// What an assessor thinks, before it is held against the rubric.
pub struct Reviewed {
    /// The version of the application they have read.
    pub version: i32,
    /// By criterion, as typed.
    pub scores: BTreeMap<String, String>,
    /// In words.
    pub words: String,
    /// Whether they would rather not say.
    pub abstains: bool,
}

impl Input for Reviewed {
    const FIELDS: &'static [&'static str] = &["version", "words", "abstain"];

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || name.starts_with(SCORE)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let version = reader.number("version", 0..=i32::MAX);
        let words = match reader.raw("words").trim() {
            "" => Some(String::new()),
            _ => reader.text::<Body>("words").map(|body| body.as_str().to_owned()),
        };
        let scores = reader.starting(SCORE).map(|(id, score)| (id.to_owned(), score.to_owned())).collect();
        Some(Self { version: version?, scores, words: words?, abstains: reader.ticked("abstain") })
    }
}

/// Somebody leaves an application to others.
pub struct Exclude {
    /// Why.
    pub reason: ExclusionReason,
}

impl Input for Exclude {
    const FIELDS: &'static [&'static str] = &["reason"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let named = |word: &str| ExclusionReason::ALL.iter().copied().find(|reason| reason.word() == word);
        Some(Self { reason: reader.known("reason", "form-choice-unfit", named)? })
    }
}

/// A letter in an owner's words, or in the written ones again.
pub struct OwnLetter {
    /// None: as it is written.
    pub words: Option<Words>,
}

impl Input for OwnLetter {
    const FIELDS: &'static [&'static str] = &["subject", "body", "written"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.ticked("written") {
            return Some(Self { words: None });
        }
        let (subject, body) = (reader.text("subject"), reader.text("body"));
        Some(Self { words: Some(Words { subject: subject?, body: body? }) })
    }
}

/// A way to fill the seats that are left.
pub struct Choose {
    /// Which.
    pub method: Method,
}

impl Input for Choose {
    const FIELDS: &'static [&'static str] = &["method"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let named = |word: &str| match word {
            "review" => Some(Method::Review),
            "draw" => Some(Method::Draw),
            _ => None,
        };
        Some(Self { method: reader.known("method", "form-choice-unfit", named)? })
    }
}

impl Reviewed {
    /// What it says by this rubric: every criterion with 1, 2 or 3, or an abstention. Words alone are
    /// enough where nothing is scored.
    pub fn by(&self, rubric: &[Criterion]) -> Result<NewReview> {
        if self.abstains {
            return Ok(NewReview { scores: None, words: self.words.clone() });
        }
        let mut scores = BTreeMap::new();
        let mut mistakes = Vec::new();
        for criterion in rubric {
            let typed = self.scores.get(&criterion.id).map(String::as_str).unwrap_or_default();
            match typed.parse().ok().filter(|score| (1..=3).contains(score)) {
                Some(score) => _ = scores.insert(criterion.id.clone(), score),
                None => {
                    let field = format!("{SCORE}{}", criterion.id);
                    mistakes.push(Mistake { field, key: "board-score-missing", limit: None, count: None });
                }
            }
        }
        if rubric.is_empty() && self.words.is_empty() {
            mistakes.push(Mistake { field: "words".into(), key: "form-missing", limit: None, count: None });
        }
        if mistakes.is_empty() {
            Ok(NewReview { scores: Some(scores), words: self.words.clone() })
        } else {
            Err(Error::Mistakes(mistakes))
        }
    }
}
