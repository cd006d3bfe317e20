//! Applications and draws to take along.

use actix_web::HttpResponse;

use super::super::super::{
    pages::keeping::{Beside, Sheet, draw_sheet, sheet},
    policies::Admit,
    queries::{all_rows, draw_of, losses_of, waiting_order},
};
use crate::{
    identity::{Permit, find_person},
    platform::{
        errors::{Error, Result},
        tables::{csv_bytes, xlsx_bytes},
    },
    web::{CSV, Visit, XLSX, download},
};

/// Course and first day: a name of a file names nobody.
fn name_of(may: &Permit<Admit>, what: &str) -> String {
    format!("{}-{}-{what}", may.on().programme.slug, may.on().cohort.starts_on)
}

async fn applications(may: &Permit<Admit>, visit: &Visit) -> Result<Sheet> {
    let (db, cohort) = (visit.house.store.read(), may.on().cohort.id);
    let reader = find_person(db, may.who().id).await?.ok_or(Error::Missing)?;
    let rows = all_rows(db, cohort, &reader).await?;
    let waiting = waiting_order(db, cohort).await?;
    let beside = Beside {
        on: may.on(),
        losses: losses_of(db, may.on().programme.id, cohort).await?,
        places: waiting.into_iter().zip(1..).map(|(one, place)| (one.id, place)).collect(),
        locale: visit.locale.tag(),
    };
    sheet(&rows, &beside, |key| visit.say(key))
}

fn csv_of(sheet: Sheet) -> Result<Vec<u8>> {
    let header: Vec<&str> = sheet.header.iter().map(String::as_str).collect();
    Ok(csv_bytes(&header, sheet.rows)?)
}

/// `GET /cohorts/{cohort}/applications.csv`
pub async fn csv(may: Permit<Admit>, visit: Visit) -> Result<HttpResponse> {
    let bytes = csv_of(applications(&may, &visit).await?)?;
    Ok(download(bytes, CSV, &name_of(&may, "applications.csv")))
}

/// `GET /cohorts/{cohort}/applications.xlsx`
pub async fn xlsx(may: Permit<Admit>, visit: Visit) -> Result<HttpResponse> {
    let sheet = applications(&may, &visit).await?;
    let header: Vec<&str> = sheet.header.iter().map(String::as_str).collect();
    let bytes = xlsx_bytes(&visit.say("seats-applications"), &header, sheet.rows)?;
    Ok(download(bytes, XLSX, &name_of(&may, "applications.xlsx")))
}

/// `GET /cohorts/{cohort}/draw.csv`
pub async fn draw(may: Permit<Admit>, visit: Visit) -> Result<HttpResponse> {
    let draw = draw_of(visit.house.store.read(), may.on().cohort.id).await?.ok_or(Error::Missing)?;
    Ok(download(csv_of(draw_sheet(&draw)?)?, CSV, &name_of(&may, "draw.csv")))
}
