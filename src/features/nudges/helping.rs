//! Whether somebody would help the next cohort: asked once, answered with one click, changed at any time.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::{
    helper_wish,
    ids::CohortId,
    states::{HelperAnswer, Role},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, sea_query::OnConflict};
use serde::Serialize;

use crate::{
    features::{
        alumni::alumni_href,
        cohorts::{CohortOn, ViewCohort, cohort_strip, find_cohort_of, writable},
    },
    identity::{Actor, Denied, Permit, Policy},
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome, sql},
    web::{CohortStrip, Form, FormState, Input, Reader, Routes, View, Visit},
};

/// The page about helping.
pub fn routes() -> Routes {
    Routes::default().get("/cohorts/{cohort}/helping", show).post("/cohorts/{cohort}/helping", answer)
}

/// Say whether one would help: participants.
pub struct HelpNext;

impl Policy for HelpNext {
    type On = CohortOn;

    const NAME: &'static str = "HelpNext";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        ViewCohort::allows(who, on)?;
        if on.standing.role == Some(Role::Participant) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// What somebody says.
pub struct Answering {
    answer: HelperAnswer,
}

impl Input for Answering {
    const FIELDS: &'static [&'static str] = &["answer"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let known = |word: &str| HelperAnswer::ALL.iter().copied().find(|answer| answer.word() == word);
        Some(Self { answer: reader.known("answer", "form-choice-unfit", known)? })
    }
}

/// Says whether somebody would help; the last word counts.
pub async fn say_whether_to_help(tx: &Tx, may: &Permit<HelpNext>, answer: HelperAnswer) -> Result<()> {
    let cohort = &may.on().cohort;
    writable(cohort.state)?;
    let row = helper_wish::ActiveModel {
        cohort_id: Set(cohort.id),
        person_id: Set(may.who().id),
        answer: Set(answer),
        said_at: Set(tx.now()),
    };
    let mut again = OnConflict::columns([helper_wish::Column::CohortId, helper_wish::Column::PersonId]);
    let again = again.update_columns([helper_wish::Column::Answer, helper_wish::Column::SaidAt]).to_owned();
    helper_wish::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Wish {
    name: String,
    answer: HelperAnswer,
}

/// Who would help, by name.
async fn wishes(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Lists> {
    let text = "select p.name, h.answer from helper_wish h join person p on p.id = h.person_id
        join enrolment e on e.person_id = h.person_id and e.cohort_id = h.cohort_id and e.ended_at is null
        where h.cohort_id = $1 and h.answer <> 'no' and p.deactivated_at is null";
    let mut found = Wish::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?;
    // Sorted here: the databases disagree on how names are ordered.
    found.sort_by_cached_key(|wish| wish.name.to_lowercase());
    let (yes, later) = found.into_iter().partition::<Vec<_>, _>(|wish| wish.answer == HelperAnswer::Yes);
    let names = |wishes: Vec<Wish>| wishes.into_iter().map(|wish| wish.name).collect();
    Ok(Lists { yes: names(yes), later: names(later) })
}

/// Whether somebody would help.
#[derive(Serialize)]
struct HelpingPage {
    #[serde(skip)]
    strip: CohortStrip,
    /// Where a participant answers.
    action: Option<String>,
    /// Whether they have.
    answered: bool,
    /// Who would help: for trainers and who looks after the programme.
    lists: Option<Lists>,
    /// Who stays in touch afterwards.
    alumni_href: Option<String>,
    /// What was typed.
    form: FormState,
}

#[derive(Serialize)]
struct Lists {
    yes: Vec<String>,
    later: Vec<String>,
}

impl View for HelpingPage {
    const FILE: &'static str = "nudges/helping.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

async fn page(
    who: &Actor,
    on: &CohortOn,
    visit: &Visit,
    (status, form): (StatusCode, Option<FormState>),
) -> Result<HttpResponse> {
    let (db, id) = (visit.house.store.read(), on.cohort.id);
    let takes_part = on.standing.role == Some(Role::Participant);
    let said = helper_wish::Entity::find_by_id((id, who.id)).one(db).await?.filter(|_| takes_part);
    let leads = on.standing.role == Some(Role::Trainer) || on.standing.owner;
    let as_it_stands =
        || FormState::with(said.iter().map(|said| ("answer", said.answer.word().to_owned())).collect::<Vec<_>>());
    visit.draw_as(
        status,
        &HelpingPage {
            strip: cohort_strip(on, "", visit.now()),
            action: (takes_part && !on.is_closed()).then(|| format!("/cohorts/{id}/helping")),
            answered: said.is_some(),
            lists: if leads { Some(wishes(db, id).await?) } else { None },
            alumni_href: alumni_href(on, visit.now()),
            form: form.unwrap_or_else(as_it_stands),
        },
    )
}

/// `GET /cohorts/{cohort}/helping`
pub async fn show(may: Permit<ViewCohort>, visit: Visit) -> Result<HttpResponse> {
    page(may.who(), may.on(), &visit, (StatusCode::OK, None)).await
}

/// `POST /cohorts/{cohort}/helping`
pub async fn answer(may: Permit<HelpNext>, visit: Visit, form: Form<Answering>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Answering| {
        say_whether_to_help(tx, &may, sent.answer).await?;
        let said = format!("helping-{}", sent.answer.word());
        Ok(Outcome::to(format!("/cohorts/{}/helping", may.on().cohort.id), &said))
    };
    let again = async |status, state| page(may.who(), may.on(), &visit, (status, Some(state))).await;
    visit.submit(&form, work, again).await
}
