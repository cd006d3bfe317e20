//! From requests about dates to pages.

mod feeds;

use actix_web::{HttpResponse, http::StatusCode, web::Data};
pub use feeds::{cohort_file, feed, my_feed, person_file, take_feed_back};

use super::{
    collisions::{Surroundings, collisions},
    commands::take_over,
    dates::{Dated, dates_of},
    forms::{Asking, CopyFrom},
    pages::{CalendarPage, ChangePage, CollisionRow, DateRow, Forms, Named, ProposalPage, Ways},
    preview::{Lens, preview, regions_of, standing},
};
use crate::{
    features::{
        admissions::Rulebook,
        cohorts::{
            CalendarRows, CohortOn, Listed, ManageCohort, NewCohort, OwnProgramme, ViewCohort, change_calendar,
            cohorts_of, find_cohort,
        },
        curriculum::Catalogue,
    },
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Asked, Form, FormState, Visit},
};

fn lens<'a>(visit: &'a Visit, book: &'a Rulebook, who: entity::ids::PersonId) -> Lens<'a> {
    Lens { holidays: &book.holidays, locale: visit.locale.tag(), who, now: visit.now() }
}

/// `GET /cohorts/{cohort}/calendar`
pub async fn show(may: Permit<ViewCohort>, visit: Visit, book: Data<Rulebook>) -> Result<HttpResponse> {
    let on = may.on();
    let forms = if on.standing.owner { Some(forms_of(&visit, on, None, FormState::default()).await?) } else { None };
    draw(&visit, on, &lens(&visit, &book, may.who().id), StatusCode::OK, forms).await
}

async fn draw(
    visit: &Visit,
    on: &CohortOn,
    lens: &Lens<'_>,
    status: StatusCode,
    forms: Option<Forms>,
) -> Result<HttpResponse> {
    let standing = standing(visit.house.store.read(), on, lens).await?;
    visit.draw_as(status, &CalendarPage::new(on, &standing, forms, visit.now()))
}

async fn forms_of(visit: &Visit, on: &CohortOn, refused: Option<Named>, copy: FormState) -> Result<Forms> {
    let all = cohorts_of(visit.house.store.read(), on.cohort.programme_id, on.calendar.weeks()).await?;
    let others: Vec<Listed> = all.into_iter().filter(|one| one.cohort.id != on.cohort.id).collect();
    Ok(Forms::new(on, &others, refused, copy, visit.now()))
}

/// `GET /cohorts/{cohort}/calendar/change`: what a change would do.
pub async fn look_ahead(
    may: Permit<ManageCohort>,
    visit: Visit,
    book: Data<Rulebook>,
    asked: Asked<Asking>,
) -> Result<HttpResponse> {
    let lens = lens(&visit, &book, may.who().id);
    let form = FormState { values: asked.values(), ..FormState::default() };
    let shown = match asked.read() {
        Ok(asking) => show_change(may.on(), &visit, &lens, &asking, form, StatusCode::OK).await,
        Err(error) => Err(error),
    };
    match shown {
        Err(error) => {
            let (status, state) = visit.refused_with(asked.values(), error)?;
            again(may.on(), &visit, &lens, status, state).await
        }
        drawn => drawn,
    }
}

async fn show_change(
    on: &CohortOn,
    visit: &Visit,
    lens: &Lens<'_>,
    asking: &Asking,
    form: FormState,
    status: StatusCode,
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let preview = preview(db, on, lens, asking.wish.change(on)?).await?;
    visit.draw_as(status, &ChangePage::new(on, &preview, form, visit.now()))
}

/// The calendar with a form that was not taken.
async fn again(
    on: &CohortOn,
    visit: &Visit,
    lens: &Lens<'_>,
    status: StatusCode,
    state: FormState,
) -> Result<HttpResponse> {
    let change = state.values.get("change").cloned().unwrap_or_default();
    let forms = forms_of(visit, on, Some((change, state)), FormState::default()).await?;
    draw(visit, on, lens, status, Some(forms)).await
}

/// `POST /cohorts/{cohort}/calendar`: does it.
pub async fn change(
    may: Permit<ManageCohort>,
    visit: Visit,
    book: Data<Rulebook>,
    catalogue: Data<Catalogue>,
    form: Form<Asking>,
) -> Result<HttpResponse> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    let href = format!("/cohorts/{cohort}/calendar");
    let work = async |tx: &Tx, asking: &Asking| {
        change_calendar(tx, &may, asking.seen, &asking.wish.change(may.on())?).await?;
        Ok(Outcome::to(href.clone(), "calendar-changed"))
    };
    let back = async |status: StatusCode, state: FormState| {
        let lens = lens(&visit, &book, who);
        // As it is now, not as it was when this request began.
        let on = find_cohort(visit.house.store.read(), &catalogue, cohort, who).await?;
        let Some(asking) = form.read().ok().filter(|_| status == StatusCode::CONFLICT) else {
            return again(&on, &visit, &lens, status, state).await;
        };
        // Somebody was faster: what it would do now is shown, and can be done with another press.
        match show_change(&on, &visit, &lens, &asking, state.clone(), status).await {
            Err(error) => {
                let (status, state) = visit.refused_with(state.values, error)?;
                again(&on, &visit, &lens, status, state).await
            }
            drawn => drawn,
        }
    };
    visit.submit(&form, work, back).await
}

/// `POST /cohorts/{cohort}/calendar/copies`: takes over how another cohort goes.
pub async fn copy(
    may: Permit<ManageCohort>,
    visit: Visit,
    book: Data<Rulebook>,
    catalogue: Data<Catalogue>,
    form: Form<CopyFrom>,
) -> Result<HttpResponse> {
    let href = format!("/cohorts/{}/calendar", may.on().cohort.id);
    let work = async |tx: &Tx, copy: &CopyFrom| {
        let from = find_cohort(&**tx, &catalogue, copy.from, may.who().id).await?;
        take_over(tx, &catalogue, &may, &from).await?;
        Ok(Outcome::to(href.clone(), "calendar-copied"))
    };
    let back = async |status, state| {
        let forms = forms_of(&visit, may.on(), None, state).await?;
        draw(&visit, may.on(), &lens(&visit, &book, may.who().id), status, Some(forms)).await
    };
    visit.submit(&form, work, back).await
}

/// `GET /programmes/{programme}/cohorts/proposal`: all dates a cohort would have.
pub async fn proposal(
    may: Permit<OwnProgramme>,
    visit: Visit,
    book: Data<Rulebook>,
    catalogue: Data<Catalogue>,
    asked: Asked<NewCohort>,
) -> Result<HttpResponse> {
    let course = catalogue.programme(&may.on().programme.slug).ok_or(Error::Missing)?;
    let (status, state, new) = match asked.read() {
        Ok(new) => (StatusCode::OK, FormState { values: asked.values(), errors: Vec::new() }, Some(new)),
        Err(error) => {
            let (status, state) = visit.refused_with(asked.values(), error)?;
            (status, state, None)
        }
    };
    let locale = visit.locale.tag();
    let (mut rows, mut found, mut zone) = (Vec::new(), Vec::new(), String::new());
    let regions = regions_of(Some(&course));
    if let Some(new) = &new {
        let would_be = CalendarRows::planned(new, course.week_count(), visit.now());
        let dates: Vec<Dated> = dates_of(&would_be, Some((&course, locale)), &[], None);
        let around = Surroundings { holidays: &book.holidays, regions: &regions, people: &[], elsewhere: &[], locale };
        new.zone.name().clone_into(&mut zone);
        let nowhere = Ways { href: "", inside: true };
        let row = |one: &Dated| DateRow { href: String::new(), ..DateRow::new(one, &nowhere, new.zone, visit.now()) };
        rows = dates.iter().map(row).collect();
        let colliding = collisions(&dates, new.zone, &around, visit.now());
        found = colliding.iter().map(|one| CollisionRow::new(one, &[], &nowhere, new.zone, visit.now())).collect();
    }
    let list = format!("/programmes/{}/cohorts", course.slug);
    let query = serde_urlencoded::to_string(&state.values).map_err(|error| Error::Broken(error.into()))?;
    visit.draw_as(
        status,
        &ProposalPage {
            title: course.say(&course.title, locale),
            form_href: format!("{list}/new?{query}"),
            back_href: list,
            name: new.map_or_else(String::new, |new| new.name.to_string()),
            zone,
            rows,
            collisions: found,
            fields: state.values.clone(),
            form: state,
            regions: regions.join(", "),
        },
    )
}
