//! What was said to a pitch, for whoever makes it.

use chrono::{DateTime, Utc};
use entity::ids::PitchFeedbackId;
use serde::Serialize;

use super::PitchShown;
use crate::web::{CohortStrip, FormState, PersonTag, View};

/// What was said, by its three beginnings and by who said it.
#[derive(Clone, Serialize)]
pub struct Replies {
    /// "I saw", "I wonder", "I would try": what each said.
    pub groups: [(&'static str, Vec<SaidRow>); 3],
    /// Who chose which anchors, the first one first.
    pub rows: Vec<ReplyRow>,
    /// For its makers, from four on: a mean for each criterion.
    pub means: Vec<MeanRow>,
}

/// One text.
#[derive(Clone, Serialize)]
pub struct SaidRow {
    /// Who.
    pub person: PersonTag,
    /// What.
    pub text: String,
}

/// One reply.
#[derive(Clone, Serialize)]
pub struct ReplyRow {
    /// It.
    pub id: PitchFeedbackId,
    /// Who.
    pub person: PersonTag,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// The anchors, in the order of the criteria.
    pub chosen: [(&'static str, Option<i32>); 3],
    /// Whether it came after the round was closed.
    pub late: bool,
    /// Whether it helped.
    pub helped: bool,
    /// Where its makers say so.
    pub helped_action: Option<String>,
}

/// A mean with its range.
#[derive(Clone, Serialize)]
pub struct MeanRow {
    /// Of what.
    pub criterion: &'static str,
    /// As the reader writes numbers.
    pub mean: String,
    /// The anchor it is closest to.
    pub anchor: i32,
    /// The lowest.
    pub low: i32,
    /// The highest.
    pub high: i32,
    /// How many.
    pub count: usize,
}

/// What was said to a pitch.
#[derive(Serialize)]
pub struct RepliesPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The pitch.
    pub pitch: PitchShown,
    /// What was said.
    pub replies: Replies,
    /// How many of use there are.
    pub given: usize,
    /// How many there are meant to be.
    pub wanted: usize,
    /// Whether somebody is at the next one.
    pub on_its_way: bool,
    /// Whether the round is closed.
    pub closed: bool,
    /// Whether the reader makes it.
    pub mine: bool,
    /// What its makers change.
    pub change_note: Option<String>,
    /// Where they say so; none where nobody writes here any more.
    pub change_action: Option<String>,
    /// All of it on one page of paper.
    pub print_href: String,
    /// `/cohorts/{cohort}/pitches`
    pub back_href: String,
    /// What they change, as a form.
    pub form: FormState,
}

impl View for RepliesPage {
    const FILE: &'static str = "pitches/feedback/replies.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A pitch and what was said to it on one page of paper.
#[derive(Serialize)]
pub struct PrintPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The pitch.
    pub pitch: PitchShown,
    /// When it was heard.
    pub heard_at: Option<DateTime<Utc>>,
    /// What was said.
    pub replies: Replies,
    /// What its makers change.
    pub change_note: Option<String>,
    /// Where one comes from.
    pub replies_href: String,
    /// `/cohorts/{cohort}/pitches`
    pub back_href: String,
}

impl View for PrintPage {
    const FILE: &'static str = "pitches/feedback/print.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
