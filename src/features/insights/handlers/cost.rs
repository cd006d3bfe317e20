//! What one person who looks after a community today has cost: from an address with numbers to a range.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, http::StatusCode, web::Data};

use super::{
    super::{
        forms::CostAsked,
        measures::Report,
        pages::{CostPage, CostView, Saying},
        queries::{counted, figures, switches},
    },
    A_PAGE, base,
};
use crate::{
    features::{
        cohorts::{OwnProgramme, find_cohort},
        curriculum::Catalogue,
    },
    identity::Permit,
    platform::errors::{Error, Result},
    web::{Asked, FormState, Visit},
};

/// `GET /programmes/{programme}/insights/cost`. Nothing of it is kept.
pub async fn cost(
    may: Permit<OwnProgramme>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    asked: Asked<CostAsked>,
) -> Result<HttpResponse> {
    let (db, on) = (visit.house.store.read(), may.on());
    let course = catalogue.programme(&on.programme.slug).ok_or(Error::Missing)?;
    let (status, form, read) = match () {
        () if asked.is_blank() => (StatusCode::OK, FormState::blank(), None),
        () => match asked.read() {
            Ok(read) => (StatusCode::OK, FormState { values: asked.values(), errors: Vec::new() }, Some(read)),
            Err(error) => {
                let (status, form) = visit.refused_with(asked.values(), error)?;
                (status, form, None)
            }
        },
    };
    let (cohorts, _) = counted(db, on.programme.id, (1, A_PAGE)).await?;
    let result = match read {
        Some(CostAsked { cohort, cost }) => {
            let one = cohorts.iter().find(|one| one.id == cohort).ok_or(Error::Missing)?;
            let weeks = find_cohort(db, &catalogue, cohort, may.who().id).await?.calendar.weeks();
            let own = figures(db, &[cohort]).await?;
            let saying = Saying { visit: &visit, figures: &own, usual: &BTreeMap::new() };
            Some(CostView::new(&saying, &one.name, weeks, cost)?)
        }
        None => None,
    };
    let labels =
        [("cohort", "cohorts-cohort"), ("low", "returns-low"), ("likely", "returns-likely"), ("high", "returns-high")];
    visit.draw_as(
        status,
        &CostPage {
            title: course.say(&course.title, visit.locale.tag()),
            insights_href: base(on),
            action: format!("{}/cost", base(on)),
            form,
            labels: labels.map(|(field, key)| (field, visit.say(key))).into(),
            cohorts: cohorts.iter().map(|one| (one.id.to_string(), one.name.clone())).collect(),
            counts: switches(db, on.programme.id).await?.contains_key(&Report::Afterwards),
            result,
        },
    )
}
