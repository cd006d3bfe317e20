//! What the keepers of a programme do.

mod exports;
mod importing;
mod intake;
mod overview;

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::super::{
    pages::keeping::SeatsPage,
    policies::Admit,
    queries::{draws_of, windows_of},
};
use crate::{
    features::{
        cohorts::{cohort_strip, find_cohort, programme_row},
        curriculum::Catalogue,
    },
    identity::Permit,
    platform::errors::{Error, Result},
    web::{CohortStrip, Public, Routes, Visit},
};

/// Their routes. They stand before those of the board: `import` is no application.
pub fn routes() -> Routes {
    Routes::default()
        .get("/programmes/{programme}/seats", seats)
        .get("/programmes/{programme}/applications", overview::overview)
        .get("/cohorts/{cohort}/intake", intake::intake)
        .post("/cohorts/{cohort}/intake", intake::change)
        .get("/cohorts/{cohort}/applications.csv", exports::csv)
        .get("/cohorts/{cohort}/applications.xlsx", exports::xlsx)
        .get("/cohorts/{cohort}/draw.csv", exports::draw)
        .get("/cohorts/{cohort}/applications/import", importing::table)
        .post("/cohorts/{cohort}/applications/import", importing::take_over)
        .post("/cohorts/{cohort}/applications/{application}/merge", overview::merge_double)
        .get("/cohorts/{cohort}/applications/{application}/transfer", intake::elsewhere)
        .post("/cohorts/{cohort}/applications/{application}/transfer", intake::move_application)
}

/// `GET /programmes/{programme}/seats`
async fn seats(_: Public, visit: Visit, catalogue: Data<Catalogue>, slug: Path<String>) -> Result<HttpResponse> {
    let programme = catalogue.programme(&slug).ok_or(Error::Missing)?;
    let form = programme.application.as_deref().ok_or(Error::Missing)?;
    let db = visit.house.store.read();
    let row = programme_row(db, &programme.slug).await?.ok_or(Error::Missing)?;
    let windows = windows_of(db, row.id).await?;
    let draws = draws_of(db, row.id).await?;
    visit.draw(&SeatsPage::new(&programme, form, &windows, &draws, visit.locale.tag()))
}

/// The strip of a cohort's pages, for who gives its seats.
async fn strip(
    visit: &Visit,
    catalogue: &Catalogue,
    cohort: entity::ids::CohortId,
    who: entity::ids::PersonId,
) -> Result<CohortStrip> {
    let on = find_cohort(visit.house.store.read(), catalogue, cohort, who).await?;
    Ok(cohort_strip(&on, "nav-settings", visit.now()))
}

/// The same for a permit about a cohort.
async fn strip_of(may: &Permit<Admit>, visit: &Visit, catalogue: &Catalogue) -> Result<CohortStrip> {
    strip(visit, catalogue, may.on().cohort.id, may.who().id).await
}
