//! From requests about margins to pages.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    commands::{remove_note, write_note},
    forms::Noted,
    pages::{IndexPage, NoteView, WeekPage, WeekRow, question_of},
    policies::{ReadMargins, RemoveNote, WriteInMargin},
    queries::{Note, notes_before, notes_in},
};
use crate::{
    features::cohorts::cohort_strip,
    identity::Permit,
    platform::{errors::Result, text::Statement},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

fn is_of(note: &Note, number: u32) -> bool {
    u32::try_from(note.week) == Ok(number)
}

/// `GET /cohorts/{cohort}/margins`
pub async fn index(may: Permit<ReadMargins>, visit: Visit) -> Result<HttpResponse> {
    let (on, db) = (may.on(), visit.house.store.read());
    let (here, before) = (notes_in(db, on.cohort.id).await?, notes_before(db, on).await?);
    let base = format!("/cohorts/{}", on.cohort.id);
    let row = |number| WeekRow {
        number,
        question: question_of(on, number, visit.locale.tag()),
        href: format!("{base}/margins/{number}"),
        here: here.iter().filter(|note| is_of(note, number)).count(),
        before: before.iter().filter(|note| is_of(note, number)).count(),
    };
    visit.draw(&IndexPage {
        strip: cohort_strip(on, "", visit.now()),
        weeks: (1..=on.calendar.weeks()).map(row).collect(),
        handover_href: format!("{base}/handover"),
    })
}

async fn page(may: &Permit<WriteInMargin>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let (on, me, db) = (may.on(), may.who().id, visit.house.store.read());
    let (cohort, number) = (&on.cohort, on.number);
    let base = format!("/cohorts/{}", cohort.cohort.id);
    let (here, before) = (notes_in(db, cohort.cohort.id).await?, notes_before(db, cohort).await?);
    let of_week = |notes: Vec<Note>, place: Option<&str>| {
        let notes = notes.into_iter().filter(|note| is_of(note, number));
        notes.map(|note| NoteView::new(note, place, me)).collect()
    };
    visit.draw_as(
        status,
        &WeekPage {
            strip: cohort_strip(cohort, "", visit.now()),
            number,
            question: question_of(cohort, number, visit.locale.tag()),
            week_href: format!("{base}/weeks/{number}"),
            list_href: format!("{base}/margins"),
            here: of_week(here, Some(&base)),
            before: of_week(before, None),
            action: format!("{base}/margins/{number}"),
            form,
            most: Statement::MOST,
        },
    )
}

/// `GET /cohorts/{cohort}/margins/{week}`
pub async fn show(may: Permit<WriteInMargin>, visit: Visit) -> Result<HttpResponse> {
    page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/margins/{week}`
pub async fn write(may: Permit<WriteInMargin>, visit: Visit, form: Form<Noted>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, noted: &Noted| {
        write_note(tx, &may, &noted.body, visit.locale.tag()).await?;
        Ok(Outcome::to(format!("/cohorts/{}/margins/{}", may.on().cohort.cohort.id, may.on().number), "margin-noted"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/margins/{week}/{note}/removal`
pub async fn remove(may: Permit<RemoveNote>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    let on = &may.on().week;
    let work = async |tx: &Tx| {
        remove_note(tx, &may).await?;
        Ok(Outcome::to(format!("/cohorts/{}/margins/{}", on.cohort.cohort.id, on.number), "margin-removed"))
    };
    visit.once(form.key()?, work).await
}
