//! The list of applications.

use entity::{
    ids::PersonId,
    states::{ApplicationState, Verdict},
};
use serde::Serialize;

use super::{
    super::super::{
        forms::board::{BoardQuery, shown_states},
        queries::{AdmissionOn, BoardRow, score},
        rules::mean,
    },
    Head, Pick, Wording, base, decides, languages_of, name_of, strip,
};
use crate::{
    features::curriculum::Dimension,
    web::{CohortStrip, FormState, Pager, View},
};

/// The review board.
#[derive(Serialize)]
pub struct IndexPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What stands above.
    pub head: Head,
    /// How many wait for the reader.
    pub to_read: usize,
    /// How many decisions are pending.
    pub pending: usize,
    /// How many applications are in each state.
    pub counts: Vec<(&'static str, u64)>,
    /// What was asked for.
    pub filter: FormState,
    /// Whether anything was.
    pub filtered: bool,
    /// What one can ask for.
    pub choices: Choices,
    /// The applications of this page.
    pub rows: Vec<Row>,
    /// How many there are in all.
    pub all: u64,
    /// Where this page lies.
    pub pager: Pager,
    /// The form that decides about several.
    pub bulk: Bulk,
    /// The address to share.
    pub share: String,
    /// Where the window is set, as long as there is none.
    pub intake_href: Option<String>,
}

impl View for IndexPage {
    const FILE: &'static str = "admissions/board/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The form that decides about several, as it stands.
#[derive(Serialize)]
pub struct Bulk {
    /// Where it goes.
    pub action: String,
    /// Words of what can be decided, and of taking it back.
    pub verdicts: Vec<&'static str>,
    /// Its fields.
    pub form: FormState,
}

/// What one can ask the board for.
#[derive(Serialize)]
pub struct Choices {
    /// Words of states.
    pub states: Vec<&'static str>,
    /// Kinds of work.
    pub backgrounds: Vec<Pick>,
    /// Departments.
    pub departments: Vec<Pick>,
    /// Sites.
    pub sites: Vec<Pick>,
    /// Words of verdicts.
    pub verdicts: Vec<&'static str>,
}

/// One application in the list.
#[derive(Serialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its code or its name.
    pub name: String,
    /// Whether the reader must not read it; then nothing else is said.
    pub excluded: bool,
    /// What their community is called.
    pub community: String,
    /// Where they work, and in which languages.
    pub about: [String; 3],
    /// How many have scored it, and how many would rather not say.
    pub reviews: (usize, usize),
    /// Their mean, where there is one and the reader may see it.
    pub mean: Option<String>,
    /// Whether the mean waits for the reader's own word.
    pub mean_waits: bool,
    /// Whether the reader has read it: `yes`, or `changed` since.
    pub read: Option<&'static str>,
    /// What was decided and not yet applied.
    pub pending: Option<Verdict>,
    /// Where it stands.
    pub state: ApplicationState,
}

impl Row {
    /// The row of an application for `reader`.
    pub fn new(on: &AdmissionOn, words: &Wording<'_>, row: &BoardRow, reader: PersonId) -> Self {
        let application = &row.application;
        let of = |dimension, value: &Option<String>| {
            value.as_deref().map(|value| words.value(dimension, value).text).unwrap_or_default()
        };
        let own = row.reviews.iter().find(|review| review.assessor_id == reader);
        // Assessors see what others think only after their own word; who gives the seats sees it all.
        let may_see = decides(on) || own.is_some() || !on.intake.as_ref().is_some_and(|intake| intake.own_first);
        let scores: Vec<u32> = row.reviews.iter().filter_map(|review| score(words.form, review)).collect();
        let abstained = row.reviews.iter().filter(|review| review.abstained).count();
        Self {
            id: application.id.to_string(),
            name: name_of(on, application, row.excluded),
            excluded: row.excluded,
            community: application.community.clone().unwrap_or_default(),
            about: [
                of(Dimension::Department, &application.department),
                of(Dimension::Site, &application.site),
                languages_of(words, application).join(", "),
            ],
            reviews: (row.reviews.len() - abstained, abstained),
            mean: mean(&scores).filter(|_| may_see).map(|mean| words.hundredths(mean)),
            mean_waits: !may_see && !scores.is_empty(),
            read: own.map(|own| if application.version > own.version_read { "changed" } else { "yes" }),
            pending: row.pending.as_ref().map(|pending| pending.verdict).filter(|_| decides(on)),
            state: application.state,
        }
    }
}

/// What the list says, beside its rows.
pub struct Found<'a> {
    /// The applications.
    pub rows: &'a [BoardRow],
    /// How many there are in all.
    pub all: u64,
    /// How many wait for the reader.
    pub to_read: usize,
    /// How many decisions are pending.
    pub pending: usize,
    /// How many applications are in each state.
    pub counts: Vec<(&'static str, u64)>,
}

impl IndexPage {
    /// The page for what was found.
    pub fn new(
        on: &AdmissionOn,
        (head, words, reader): (Head, &Wording<'_>, PersonId),
        (query, pager): (&BoardQuery, Pager),
        found: Found<'_>,
        (form, share): (FormState, String),
    ) -> Self {
        let asked = query.asked();
        let behind = if asked.is_empty() { String::new() } else { format!("?{asked}") };
        Self {
            strip: strip(on),
            to_read: found.to_read,
            pending: found.pending,
            counts: found.counts,
            filter: FormState::with(query.fields()),
            filtered: !asked.is_empty(),
            choices: Choices {
                states: shown_states().map(ApplicationState::word).collect(),
                backgrounds: words.options(&words.form.backgrounds),
                departments: words.options(&words.form.departments),
                sites: words.sites(),
                verdicts: Verdict::ALL.iter().map(|verdict| verdict.word()).collect(),
            },
            rows: found.rows.iter().map(|row| Row::new(on, words, row, reader)).collect(),
            all: found.all,
            pager,
            bulk: Bulk {
                action: format!("{}/decisions{behind}", base(on)),
                verdicts: Verdict::ALL.iter().map(|verdict| verdict.word()).chain(["undecided"]).collect(),
                form,
            },
            share,
            intake_href: on.intake.is_none().then(|| format!("/cohorts/{}/intake", on.cohort.id)),
            head,
        }
    }
}
