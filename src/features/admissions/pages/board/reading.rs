//! One application, whole: what it says, what is thought of it, and what is decided.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    application, decision,
    ids::PersonId,
    review,
    states::{ApplicationState, ExclusionReason, How, Verdict},
};
use serde::Serialize;

use super::{
    super::super::{
        queries::{AdmissionOn, ReadingOn, score},
        rules::{Step, mean, undecided},
    },
    Head, Wording,
    answers::{Part, parts},
    base, decides, name_of, strip,
};
use crate::{
    features::curriculum::{Criterion, Said},
    web::{CohortStrip, FormState, View, Visit},
};

/// One application.
#[derive(Serialize)]
pub struct ReadingPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What stands above.
    pub head: Head,
    /// Where it is.
    pub href: String,
    /// Its code or its name.
    pub name: String,
    /// Its code.
    pub code: String,
    /// Where it stands.
    pub state: ApplicationState,
    /// When it came in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// What it says, section by section.
    pub sections: Vec<Part>,
    /// What the reader thinks of it; none where it is no longer up for reading.
    pub review: Option<ReviewPart>,
    /// What the others think of it.
    pub others: Others,
    /// What whoever gives the seats can do.
    pub decision: Option<DecisionPart>,
    /// Words of the reasons to leave it to others.
    pub reasons: Vec<&'static str>,
    /// What was wrong with anything else.
    pub form: FormState,
    /// Whether something was wrong with any of the forms.
    pub refused: bool,
}

impl View for ReadingPage {
    const FILE: &'static str = "admissions/board/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The forms of the page, as they stand.
#[derive(Default)]
pub struct Forms {
    /// The review.
    pub review: Option<FormState>,
    /// The decision.
    pub decision: FormState,
    /// Any other.
    pub other: FormState,
}

/// What is known about an application beside itself.
pub struct Known {
    /// What anybody thinks of it, the oldest first.
    pub reviews: Vec<review::Model>,
    /// What is decided and not yet applied.
    pub pending: Option<decision::Model>,
    /// What people are called.
    pub names: BTreeMap<PersonId, String>,
}

/// The review of the reader.
#[derive(Serialize)]
pub struct ReviewPart {
    /// The form.
    pub form: FormState,
    /// What one looks at.
    pub criteria: Vec<Scale>,
    /// What each of its fields is called.
    pub labels: BTreeMap<String, String>,
    /// The version of the application that is shown.
    pub version: i32,
    /// Whether there is one already.
    pub written: bool,
    /// Whether it abstains.
    pub abstained: bool,
    /// Whether the application has changed since.
    pub changed: bool,
}

/// A criterion with its three anchors.
#[derive(Serialize)]
pub struct Scale {
    /// Name of the field.
    pub field: String,
    /// What it is called.
    pub label: Said,
    /// What one asks oneself.
    pub question: Said,
    /// What 1, 2 and 3 look like.
    pub anchors: Vec<(&'static str, String)>,
}

/// The reviews of others.
#[derive(Serialize)]
pub struct Others {
    /// How many there are.
    pub count: usize,
    /// Whether the reader has to write theirs first.
    pub wait: bool,
    /// Their mean with the reader's own, where it may be seen.
    pub mean: Option<String>,
    /// What they say, where it may be seen.
    pub reviews: Vec<Other>,
}

/// What somebody else thinks.
#[derive(Serialize)]
pub struct Other {
    /// Who.
    pub name: String,
    /// When.
    pub written_at: DateTime<Utc>,
    /// Criterion and what was chosen.
    pub scores: Vec<(Said, String)>,
    /// In words.
    pub words: String,
    /// Whether they would rather not say.
    pub abstained: bool,
    /// Whether the application has changed since.
    pub changed: bool,
}

/// What whoever gives the seats can do.
#[derive(Serialize)]
pub struct DecisionPart {
    /// The form.
    pub form: FormState,
    /// Words of what can be decided; none where the application is past that.
    pub verdicts: Vec<&'static str>,
    /// What is pending.
    pub pending: Option<Pending>,
    /// Whether an offer is open that can be taken back.
    pub offered: bool,
}

/// A pending decision.
#[derive(Serialize)]
pub struct Pending {
    /// What.
    pub verdict: Verdict,
    /// How it came about.
    pub how: How,
    /// By whom.
    pub name: String,
    /// When.
    pub decided_at: DateTime<Utc>,
    /// Why.
    pub reason: Option<String>,
    /// Whether the application has changed since.
    pub changed: bool,
}

impl ReadingPage {
    /// The page of an application for `reader`.
    pub fn new(
        on: &ReadingOn,
        words: &Wording<'_>,
        visit: &Visit,
        (reader, known, forms): (PersonId, Known, Forms),
    ) -> Self {
        let (admission, application) = (&on.admission, &on.application);
        let up_for_reading = undecided(application.state) || application.state == ApplicationState::Waitlisted;
        let own = known.reviews.iter().find(|review| review.assessor_id == reader);
        let refused = [forms.review.as_ref(), Some(&forms.decision)].into_iter().flatten();
        let refused = refused.map(|form| form.errors.len()).sum::<usize>() > 0;
        Self {
            strip: strip(admission),
            head: Head::new(admission, visit, ""),
            href: format!("{}/{}", base(admission), application.id),
            name: name_of(admission, application, false),
            code: application.code.clone(),
            state: application.state,
            submitted_at: application.submitted_at,
            sections: parts(words, visit, application),
            review: up_for_reading.then(|| {
                let labels = [("words".to_owned(), visit.say("board-words"))].into();
                ReviewPart::new(words, application, own, (forms.review, labels))
            }),
            others: Others::new(admission, words, application, (reader, &known)),
            decision: decides(admission).then(|| DecisionPart::new(application, &known, forms.decision)),
            reasons: ExclusionReason::ALL.iter().map(|reason| reason.word()).collect(),
            form: forms.other,
            refused,
        }
    }
}

impl ReviewPart {
    fn new(
        words: &Wording<'_>,
        application: &application::Model,
        own: Option<&review::Model>,
        (form, mut labels): (Option<FormState>, BTreeMap<String, String>),
    ) -> Self {
        let scale = |criterion: &Criterion| Scale {
            field: format!("score.{}", criterion.id),
            label: words.say(&criterion.label),
            question: words.say(&criterion.question),
            anchors: ["1", "2", "3"].into_iter().zip(criterion.anchors.iter().map(|one| words.say(one).text)).collect(),
        };
        let criteria: Vec<Scale> = words.form.rubric.iter().map(scale).collect();
        labels.extend(criteria.iter().map(|scale| (scale.field.clone(), scale.label.text.clone())));
        Self {
            form: form.unwrap_or_else(|| own.map(written).unwrap_or_default()),
            criteria,
            labels,
            version: application.version,
            written: own.is_some(),
            abstained: own.is_some_and(|own| own.abstained),
            changed: own.is_some_and(|own| application.version > own.version_read),
        }
    }
}

/// A review as its form shows it.
fn written(review: &review::Model) -> FormState {
    let scores = review.scores.as_object().into_iter().flatten();
    let scores = scores.map(|(id, score)| (format!("score.{id}"), score.to_string()));
    let mut form = FormState::with([("words", review.words.clone())]);
    form.values.extend(scores);
    form
}

impl Others {
    fn new(
        on: &AdmissionOn,
        words: &Wording<'_>,
        application: &application::Model,
        (reader, known): (PersonId, &Known),
    ) -> Self {
        let others: Vec<&review::Model> = known.reviews.iter().filter(|review| review.assessor_id != reader).collect();
        let own_first = on.intake.as_ref().is_some_and(|intake| intake.own_first);
        // Who gives the seats sees it all: they decide by it.
        let wait = own_first && !decides(on) && others.len() == known.reviews.len();
        if wait {
            return Self { count: others.len(), wait, mean: None, reviews: Vec::new() };
        }
        let scores: Vec<u32> = known.reviews.iter().filter_map(|review| score(words.form, review)).collect();
        let told = |review: &&review::Model| Other {
            name: known.names.get(&review.assessor_id).cloned().unwrap_or_default(),
            written_at: review.written_at,
            scores: scores_of(words, review),
            words: review.words.clone(),
            abstained: review.abstained,
            changed: application.version > review.version_read,
        };
        Self {
            count: others.len(),
            wait,
            mean: mean(&scores).map(|mean| words.hundredths(mean)),
            reviews: others.iter().map(told).collect(),
        }
    }
}

/// Criterion by criterion, what was chosen; one that is no longer looked at is left out.
fn scores_of(words: &Wording<'_>, review: &review::Model) -> Vec<(Said, String)> {
    let said = |criterion: &Criterion| {
        let score = review.scores.get(&criterion.id)?.as_u64()?;
        let nth = usize::try_from(score).ok()?.checked_sub(1)?;
        let anchor = words.say(criterion.anchors.get(nth)?).text;
        Some((words.say(&criterion.label), format!("{score} – {anchor}")))
    };
    words.form.rubric.iter().filter_map(said).collect()
}

impl DecisionPart {
    fn new(application: &application::Model, known: &Known, form: FormState) -> Self {
        let possible = Step::TurnDown.from(application.state).is_ok();
        let verdicts = Verdict::ALL.iter().map(|verdict| verdict.word());
        let pending = known.pending.as_ref().map(|pending| Pending {
            verdict: pending.verdict,
            how: pending.how,
            name: known.names.get(&pending.decided_by).cloned().unwrap_or_default(),
            decided_at: pending.decided_at,
            reason: pending.reason.clone(),
            changed: application.version > pending.version_read,
        });
        Self {
            form,
            verdicts: if possible { verdicts.collect() } else { Vec::new() },
            pending,
            offered: application.state == ApplicationState::Offered,
        }
    }
}
