//! What may be used to find somebody a partner.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    super::{
        commands::save_wishes,
        forms::Wishes,
        pages::{WishesPage, typed},
        policies::HavePartner,
        queries::{Participant, everybody},
    },
    base,
};
use crate::{
    features::{
        cohorts::{CohortOn, cohort_strip},
        curriculum::{ApplicationForm, Choice},
    },
    identity::Permit,
    platform::errors::{Error, Mistake, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn wishes_page(
    may: &Permit<HavePartner>,
    visit: &Visit,
    status: StatusCode,
    form: Option<FormState>,
) -> Result<HttpResponse> {
    let (on, who) = (may.on(), may.who().id);
    let people = everybody(visit.house.store.read(), on.cohort.id).await?;
    let me = people.iter().find(|one| one.id == who);
    let form = form.or_else(|| me.map(typed)).unwrap_or_else(FormState::blank);
    let mut others: Vec<&Participant> = people.iter().filter(|one| one.id != who).collect();
    others.sort_by_cached_key(|one| one.name.to_lowercase());
    let others = others.into_iter().map(|one| (one.id, one.name.clone())).collect();
    let strip = cohort_strip(on, "nav-sparring", visit.now());
    let page = WishesPage::new(strip, on.cohort.id, on.course.as_deref(), others, visit.locale.tag(), form);
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/sparring/wishes`
pub async fn wishes(may: Permit<HavePartner>, visit: Visit) -> Result<HttpResponse> {
    wishes_page(&may, &visit, StatusCode::OK, None).await
}

/// The programme knows its departments, backgrounds, sites and stages.
fn known(on: &CohortOn, wishes: &Wishes) -> Result<()> {
    let form = on.course.as_deref().and_then(|course| course.application.as_deref());
    let ids = |of: &dyn Fn(&ApplicationForm) -> Vec<String>| form.map(of).unwrap_or_default();
    let choices = |choices: &[Choice]| choices.iter().map(|one| one.id.clone()).collect();
    let fields = [
        ("department", &wishes.facts.department, ids(&|form| choices(&form.departments))),
        ("background", &wishes.facts.background, ids(&|form| choices(&form.backgrounds))),
        ("site", &wishes.facts.site, ids(&|form| form.sites.iter().map(|site| site.id.clone()).collect())),
        ("stage", &wishes.facts.stage, ids(&|form| choices(&form.experience))),
    ];
    let wrong = fields.into_iter().filter(|(_, chosen, known)| chosen.as_ref().is_some_and(|id| !known.contains(id)));
    let mistakes: Vec<Mistake> = wrong
        .map(|(field, ..)| Mistake { field: field.to_owned(), key: "form-choice-unfit", limit: None, count: None })
        .collect();
    if mistakes.is_empty() { Ok(()) } else { Err(Error::Mistakes(mistakes)) }
}

/// `POST /cohorts/{cohort}/sparring/wishes`
pub async fn wish(may: Permit<HavePartner>, visit: Visit, form: Form<Wishes>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, wishes: &Wishes| {
        known(may.on(), wishes)?;
        save_wishes(tx, &may, &wishes.facts, wishes.version).await?;
        Ok(Outcome::to(format!("{}/sparring", base(may.on())), "sparring-wishes-saved"))
    };
    let again = async |status, state| wishes_page(&may, &visit, status, Some(state)).await;
    visit.submit(&form, work, again).await
}
