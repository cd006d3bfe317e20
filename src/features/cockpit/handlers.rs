//! From requests of trainers to their page.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    commands::{rest as let_be, take as take_it},
    forms::{Resting, Taking},
    gathering::{Gathered, Gathering},
    pages::{AwayRow, CockpitPage},
    policies::{CareFor, CareOn},
    rules::Rest,
};
use crate::{
    features::{
        care::{Subject, days_to_rest},
        cohorts::{CohortOn, cohort_strip, members},
        discussions::LeadTalk,
        moderation::{ReportRow, open_reports},
        pitches::{short_count, words_owed},
    },
    identity::{Actor, Permit},
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn page(who: &Actor, on: &CohortOn, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let (db, now, cohort) = (visit.house.store.read(), visit.now(), on.cohort.id);
    let open = !on.is_closed();
    let members = if open { members(db, cohort).await? } else { Vec::new() };
    let gathering = Gathering { who, on, members: &members, now, locale: visit.locale.tag() };
    let Gathered { people, partners, threads, resting, quiet } =
        if open { gathering.gather(db).await? } else { Gathered::default() };
    let has_pitches = open && on.course.as_deref().is_some_and(|course| course.pitches.is_some());
    let base = format!("/cohorts/{cohort}");
    let (today, german) = (zones::date_in(on.calendar.zone(), now), visit.locale.tag().starts_with("de"));
    visit.draw_as(
        status,
        &CockpitPage {
            strip: cohort_strip(on, "nav-cockpit", now),
            people,
            partners,
            threads,
            resting,
            quiet,
            today: if open { gathering.today(db).await? } else { Vec::new() },
            owed: if has_pitches { words_owed(db, cohort, now).await?.len() } else { 0 },
            pitches: if has_pitches { short_count(db, cohort, who.id, now).await? } else { 0 },
            pitches_href: format!("{base}/pitches/feedback#short"),
            days: days_to_rest(today)
                .into_iter()
                .map(|day| (day, zones::date_words(day, german, Style::Date)))
                .collect(),
            nudges_href: format!("{base}/nudges"),
            away: members.iter().filter_map(AwayRow::of).collect(),
            round_href: format!("{base}/sparring/round"),
            reports: open_reports(db, cohort).await?.into_iter().map(|one| ReportRow::new(one, &base)).collect(),
            moderation_href: format!("{base}/moderation"),
            margins_href: format!("{base}/margins"),
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/cockpit`
pub async fn show(may: Permit<LeadTalk>, visit: Visit) -> Result<HttpResponse> {
    page(may.who(), may.on(), &visit, StatusCode::OK, FormState::blank()).await
}

/// Where something stands on the page.
fn place_of(on: &CareOn) -> String {
    let anchor = match on.subject {
        Subject::Person(id) => format!("person-{id}"),
        Subject::Thread(id) => format!("thread-{id}"),
        Subject::Partners(id) => format!("partners-{id}"),
    };
    format!("/cohorts/{}/cockpit#{anchor}", on.cohort.cohort.id)
}

/// `POST /cohorts/{cohort}/cockpit/{kind}/{subject}`: I take it, or no longer.
pub async fn take(may: Permit<CareFor>, visit: Visit, form: Form<Taking>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, taking: &Taking| {
        take_it(tx, &may, taking.takes).await?;
        Ok(Outcome::silently(place_of(may.on())))
    };
    let again = async |status, state| page(may.who(), &may.on().cohort, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/cockpit/{kind}/{subject}/rest`: let it be, or no longer.
pub async fn rest(may: Permit<CareFor>, visit: Visit, form: Form<Resting>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, resting: &Resting| {
        let_be(tx, &may, resting.rest).await?;
        let said = if resting.rest == Rest::Over { "care-awake" } else { "care-rests" };
        Ok(Outcome::to(format!("/cohorts/{}/cockpit", may.on().cohort.cohort.id), said))
    };
    let again = async |status, state| page(may.who(), &may.on().cohort, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
