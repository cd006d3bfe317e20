//! Files of dates: of a cohort, and of somebody by the link they made.

use actix_web::{HttpResponse, http::header, web::Data};
use entity::{person, states::CohortState};

use super::super::{
    dates::{Dated, dates_of},
    files::{Pen, file_of},
    pages::FeedPage,
    policies::FetchDates,
    preview::rows_of,
};
use crate::{
    features::{
        circles::hours_of,
        cohorts::{ViewCohort, stays},
        curriculum::Catalogue,
        live_sessions::{SlotRow, slots_of},
        pitches::session_hours_of,
        sparring::talks_of,
    },
    identity::{Fetched, Pass, Permit, find_feed, renew_feed, revoke_feed},
    platform::{
        calendar_files::{CalendarFile, Entry, Status},
        errors::Result,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, House, Press, SignedIn, Visit},
};

fn served(file: &CalendarFile, name: &str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store, private"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.ics\"")))
        .body(file.write())
}

/// `GET /cohorts/{cohort}/calendar.ics`
pub async fn cohort_file(may: Permit<ViewCohort>, visit: Visit) -> Result<HttpResponse> {
    let house = &visit.house;
    let pen = Pen { words: &house.words, locale: visit.locale.tag(), base_url: &house.base_url, now: visit.now() };
    Ok(served(&file_of(house.store.read(), may.on(), may.who().id, &pen).await?, "lernweg"))
}

/// `GET /calendar/{token}.ics`: all dates of whoever made the link, in all their cohorts.
pub async fn person_file(
    pass: Pass<FetchDates>,
    house: Data<House>,
    catalogue: Data<Catalogue>,
) -> Result<HttpResponse> {
    let entries = entries_of(&house, &catalogue, &pass.on().person).await?;
    Ok(served(&CalendarFile::published(house.site.clone(), entries), "lernweg"))
}

/// Everything somebody has a date for. Five queries, however many cohorts.
async fn entries_of(house: &House, catalogue: &Catalogue, person: &person::Model) -> Result<Vec<Entry>> {
    let db = house.store.read();
    let mut lasting = stays(db, catalogue, person.id).await?;
    lasting.retain(|stay| stay.cohort.state != CohortState::Cancelled);
    let ids: Vec<_> = lasting.iter().map(|stay| stay.cohort.id).collect();
    let slots = slots_of(db, &ids, person.id).await?;
    let talks = talks_of(db, person.id).await?;
    let pen = Pen { words: &house.words, locale: &person.locale, base_url: &house.base_url, now: house.store.now() };
    let circles = hours_of(db, &ids, person.id).await?;
    let mut entries: Vec<Entry> =
        circles.iter().map(|hour| hour.entry(pen.words, pen.locale, pen.base_url, pen.now)).collect();
    let pitches = session_hours_of(db, &ids, person.id).await?;
    entries.extend(pitches.iter().map(|hour| hour.entry(pen.words, pen.locale, pen.base_url, pen.now)));
    for stay in lasting {
        let on = stay.open(db, catalogue).await?;
        let course = on.course.as_deref().map(|course| (course, person.locale.as_str()));
        let dates = dates_of(&rows_of(&on), course, &[], on.standing.since);
        entries.extend(dates.iter().map(|one: &Dated| pen.entry(&on, one)));
        for row in slots.iter().filter(|row| row.cohort == on.cohort.id) {
            entries.extend(session_of(&pen, row));
        }
        let own = talks.iter().filter(|talk| talk.cohort == on.cohort.id);
        entries.extend(own.map(|talk| talk.entry((pen.words, pen.locale), pen.base_url, pen.now)));
    }
    Ok(entries)
}

/// A time of a session for one person: the one they chose, or each as long as they have not said.
fn session_of(pen: &Pen<'_>, row: &SlotRow) -> Option<Entry> {
    let answered = row.answer.as_deref();
    if answered.is_some() && !row.chosen {
        return None;
    }
    let entry = row.entry(row.changes, pen.base_url, pen.now);
    let open = answered != Some("yes") && entry.status == Status::Confirmed;
    Some(if open { Entry { status: Status::Tentative, ..entry } } else { entry })
}

/// `GET /me/calendar`
pub async fn my_feed(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    let house = &visit.house;
    let link = find_feed(house.store.read(), &house.tokens, me.0.id, Fetched::Dates).await?;
    let since = link.as_ref().map(|(_, since)| *since);
    let address = link.map(|(token, _)| format!("{}/calendar/{token}.ics", house.base_url));
    visit.draw(&FeedPage { address, since })
}

/// `POST /me/calendar`: a new link; the one before is dead.
pub async fn feed(me: SignedIn, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx| {
        renew_feed(tx, me.0.id, Fetched::Dates).await?;
        Ok(Outcome::to("/me/calendar", "feed-made"))
    };
    visit.once(form.key()?, work).await
}

/// `POST /me/calendar/end`: no link any more.
pub async fn take_feed_back(me: SignedIn, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx| {
        revoke_feed(tx, me.0.id, Fetched::Dates).await?;
        Ok(Outcome::to("/me/calendar", "feed-ended"))
    };
    visit.once(form.key()?, work).await
}
