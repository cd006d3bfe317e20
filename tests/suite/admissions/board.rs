//! Those who read applications, and those who give the seats.

mod blind;
mod composing;
mod deciding;
mod letters;
mod many;
mod reading;

use entity::{
    application, decision,
    ids::ApplicationId,
    states::{ApplicationState, ProgrammeRole, Verdict},
};
use lernweg::{
    features::{
        admissions::{Filled, save_section},
        cohorts::{LeadProgramme, NewHelper, appoint_helper, find_programme},
        curriculum::Section,
    },
    identity::{Actor, Permit},
    platform::{
        errors::Error,
        text::{EmailAddress, Name, Text},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Value, sea_query::Expr};
use serde_json::json;

use crate::harness::{Admission, Cohort, Page, Persona, World, application_now, own};

/// Somebody who helps with the programme, signed in.
pub async fn helper(world: &World, key: &str, role: ProgrammeRole) -> Persona {
    let olga = Actor::of(&world.person("olga").await);
    let on = find_programme(world.store.read(), "gardening", olga.id).await.unwrap();
    let may = Permit::<LeadProgramme>::ask(olga, on).unwrap();
    let person = world.person(key).await;
    let new = NewHelper {
        name: Name::parse(&person.name).unwrap(),
        email: EmailAddress::parse(&person.email).unwrap(),
        role,
    };
    world.store.write(async |tx| appoint_helper(tx, &may, &new).await).await.unwrap();
    world.sign_in(key).await
}

/// An assessor, signed in.
pub async fn assessor(world: &World, key: &str) -> Persona {
    helper(world, key, ProgrammeRole::Assessor).await
}

/// Address of something below the applications.
pub fn at(admission: &Admission, path: &str) -> String {
    admission.cohort.at(&format!("/applications{path}"))
}

/// Address of an application.
pub fn of(admission: &Admission, id: ApplicationId) -> String {
    at(admission, &format!("/{id}"))
}

/// Somebody reads an application and gives it these two scores.
pub async fn score(
    admission: &Admission,
    persona: &Persona,
    id: ApplicationId,
    scores: [&str; 2],
    words: &str,
) -> Page {
    let page = persona.get(&of(admission, id)).await.must_be(200);
    let fields = [("score.readiness", scores[0]), ("score.openness", scores[1]), ("words", words)];
    persona.press(&page, "/review", &fields).await
}

/// The applicant writes something else.
pub async fn rewrite(world: &World, id: ApplicationId, column: application::Column, text: &str) {
    let pass = own(world, id).await;
    let filled = Filled { columns: vec![(column, Some(json!(text)))], ..Filled::default() };
    world.store.write(async |tx| save_section(tx, &pass, Section::Community, &filled).await).await.unwrap();
}

/// Sets a column no page of ours can set.
pub async fn set(world: &World, id: ApplicationId, column: application::Column, value: impl Into<Value>) {
    let update =
        application::Entity::update_many().col_expr(column, Expr::value(value)).filter(application::Column::Id.eq(id));
    world.store.write(async |tx| Ok::<_, Error>(update.clone().exec(&**tx).await?)).await.unwrap();
}

/// People who have applied for a cohort that has begun: in the days one could.
pub async fn applied_before(world: &World, cohort: &Cohort, keys: &[&str]) -> Vec<ApplicationId> {
    let open = Cohort::plan_on(world, "gardening", "Crocus", "olga", "2027-03-01").await;
    open.open_to_apply(world, |_| {}).await;
    cohort.open_to_apply(world, |_| {}).await;
    let mut ids = Vec::new();
    for key in keys {
        let id = open.apply(world, key).await;
        set(world, id, application::Column::CohortId, cohort.id).await;
        ids.push(id);
    }
    ids
}

/// What is decided about an application and not yet applied.
pub async fn pending(world: &World, id: ApplicationId) -> Option<Verdict> {
    let find = decision::Entity::find()
        .filter(decision::Column::ApplicationId.eq(id))
        .filter(decision::Column::RoundId.is_null());
    find.one(world.store.read()).await.unwrap().map(|decision| decision.verdict)
}

/// Where an application stands.
pub async fn state(world: &World, id: ApplicationId) -> ApplicationState {
    application_now(world, id).await.state
}

/// The mail so far is out of the way.
pub async fn post_is_empty(admission: &Admission) {
    admission.world.clear_mail().await;
}

/// Olga ticks these on the board and decides.
pub async fn tick(admission: &Admission, olga: &Persona, ids: &[ApplicationId], verdict: &str) -> Page {
    let board = olga.get(&at(admission, "")).await.must_be(200);
    let boxes: Vec<String> = ids.iter().map(|id| format!("application.{id}")).collect();
    let mut fields: Vec<(&str, &str)> = boxes.iter().map(|name| (name.as_str(), "yes")).collect();
    fields.push(("verdict", verdict));
    olga.press(&board, "/decisions", &fields).await
}
