//! What partners do together: a time, how it went, notes, and what one does who hears nothing.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};

use super::{
    super::{
        commands::{
            SharedNotes, agree_to_time, ask_gently, leave_silent, say_how_it_went, suggest_time, tell_trainers,
            write_shared_notes,
        },
        forms::{HowItWent, WantedTime, Way, WrittenNotes, Yes},
        pages::Refused,
        policies::HavePartner,
        queries::talks_of,
    },
    base,
    partner::{Opened, partner_page},
};
use crate::{
    identity::Permit,
    platform::{
        calendar_files::{CalendarFile, Entry},
        errors::{Error, Result},
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

fn to(may: &Permit<HavePartner>, place: &str) -> String {
    format!("{}/sparring#{place}", base(may.on()))
}

/// The page again, with a press that was refused.
async fn page_again(
    may: &Permit<HavePartner>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    partner_page(may, visit, Opened { status, form, ..Opened::default() }).await
}

/// `POST /cohorts/{cohort}/sparring/appointment`: suggest a time, another one, or move it.
pub async fn suggest(may: Permit<HavePartner>, visit: Visit, form: Form<WantedTime>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, wanted: &WantedTime| {
        suggest_time(tx, &may, &wanted.placed(visit.zone, tx.now())?, wanted.seen).await?;
        Ok(Outcome::to(to(&may, "time"), "sparring-time-suggested"))
    };
    let again = async |status, form: FormState| {
        let refused = Refused { time: Some(form), ..Refused::default() };
        partner_page(&may, &visit, Opened { status, refused, ..Opened::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/appointment/yes`
pub async fn agree(may: Permit<HavePartner>, visit: Visit, form: Form<Yes>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, yes: &Yes| {
        agree_to_time(tx, &may, yes.seen).await?;
        Ok(Outcome::to(to(&may, "time"), "sparring-time-yes"))
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}

/// `GET /cohorts/{cohort}/sparring/appointment.ics`: what one has agreed on in this cohort; what was
/// withdrawn stands there as cancelled, so that a program can take it out.
pub async fn appointment_file(may: Permit<HavePartner>, visit: Visit) -> Result<HttpResponse> {
    let house = &visit.house;
    let talks = talks_of(house.store.read(), may.who().id).await?;
    let own = talks.iter().filter(|talk| talk.cohort == may.on().cohort.id);
    let words = (&house.words, visit.locale.tag());
    let entries: Vec<Entry> = own.map(|talk| talk.entry(words, &house.base_url, visit.now())).collect();
    if entries.is_empty() {
        return Err(Error::Missing);
    }
    let file = CalendarFile::published(may.on().cohort.name.clone(), entries);
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"sparring.ics\""))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(file.write()))
}

/// `POST /cohorts/{cohort}/sparring/outcome`
pub async fn say_went(may: Permit<HavePartner>, visit: Visit, form: Form<HowItWent>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &HowItWent| {
        say_how_it_went(tx, &may, said.went).await?;
        Ok(Outcome::to(to(&may, "went"), "sparring-went-said"))
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/notes`
pub async fn write_notes(may: Permit<HavePartner>, visit: Visit, form: Form<WrittenNotes>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, written: &WrittenNotes| {
        let new = SharedNotes::new(written.body.clone());
        write_shared_notes(tx, &may, written.seen, &new).await?;
        Ok(Outcome::to(to(&may, "notes"), "sparring-notes-kept"))
    };
    let again = async |status, form: FormState| {
        let refused = Refused { notes: Some((form, status == StatusCode::CONFLICT)), ..Refused::default() };
        partner_page(&may, &visit, Opened { status, refused, ..Opened::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/silence`: ask gently, somebody else, or tell a trainer.
pub async fn break_silence(may: Permit<HavePartner>, visit: Visit, form: Form<Way>) -> Result<HttpResponse> {
    let page = format!("{}/sparring", base(may.on()));
    let work = async |tx: &Tx, way: &Way| match way {
        Way::Ask => {
            ask_gently(tx, &may).await?;
            Ok(Outcome::to(page.as_str(), "sparring-asked"))
        }
        Way::Leave => {
            leave_silent(tx, &may).await?;
            Ok(Outcome::to(page.as_str(), "sparring-declined"))
        }
        Way::Tell => {
            tell_trainers(tx, &may).await?;
            Ok(Outcome::to(page.as_str(), "sparring-told"))
        }
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}
