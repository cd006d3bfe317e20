//! From requests about a cohort's content to pages.

mod item;

pub use item::{change, due, hide, item, note, place, version};

use actix_web::{HttpResponse, http::header, web::Data};
use serde::Deserialize;

use super::{
    commands::add_lesson,
    export::pack,
    forms::WrittenLesson,
    pages::{ContentPage, ContentWeek, NewLessonPage, ThingRow},
    policies::ShapeCourse,
    queries::{Thing, syllabus, title},
    rules::Compared,
};
use crate::{
    features::{
        cohorts::{CohortOn, cohort_strip},
        curriculum::Catalogue,
    },
    identity::Permit,
    platform::{errors::Result, text::Body},
    storage::{Tx, idempotency::Outcome},
    web::{CohortStrip, Form, FormState, Query, Visit},
};

fn strip(on: &CohortOn, visit: &Visit) -> CohortStrip {
    let place = if on.standing.role.is_some() { "nav-week" } else { "nav-settings" };
    cohort_strip(on, place, visit.now())
}

fn base(on: &CohortOn) -> String {
    format!("/cohorts/{}/content", on.cohort.id)
}

fn href_of(on: &CohortOn, item: &str) -> String {
    format!("{}/{}", base(on), item.replace('/', "."))
}

/// What a thing is, by its name.
fn kind_of(item: &str) -> String {
    match item.split('/').collect::<Vec<_>>().as_slice() {
        ["lesson", _] => "lesson".to_owned(),
        [_, _, piece] => (*piece).to_owned(),
        _ => "week".to_owned(),
    }
}

/// `GET /cohorts/{cohort}/content`
pub async fn index(may: Permit<ShapeCourse>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let on = may.on();
    let course = on.course()?;
    let things = syllabus(&visit.house, &catalogue, on).await?.things();
    let base = base(on);
    let row = |thing: &Thing| ThingRow {
        title: title(&thing.source, visit.locale.tag(), &course.languages),
        kind: kind_of(&thing.item),
        href: href_of(on, &thing.item),
        hidden: thing.hidden,
        noted: thing.noted,
        due_on: thing.due_on(&on.calendar),
        compared: thing.compared,
    };
    let member = on.standing.role.is_some();
    let now = on.calendar.week_at(visit.now()).unwrap_or(1);
    let unlike =
        |thing: &&Thing| thing.hidden || thing.noted || thing.due_day.is_some() || thing.compared != Compared::Same;
    let weeks = course.weeks.iter().map(|week| {
        let own: Vec<&Thing> = things.iter().filter(|thing| thing.week == week.number).collect();
        ContentWeek {
            number: week.number,
            question: course.say(&week.question, visit.locale.tag()),
            href: member.then(|| format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number)),
            open: week.number == now || own.iter().any(unlike),
            things: own.into_iter().map(row).collect(),
            new_href: (!on.is_closed()).then(|| format!("{base}/lessons/new?week={}", week.number)),
        }
    });
    let weeks = weeks.collect();
    visit.draw(&ContentPage {
        strip: strip(on, &visit),
        own: on.cohort.content_version > 0,
        open: !on.is_closed(),
        news: things.iter().filter(|thing| is_news(thing)).count(),
        owner: on.standing.owner,
        weeks,
        back_href: format!("/cohorts/{}", on.cohort.id),
        export_href: format!("{base}.zip"),
    })
}

fn is_news(thing: &Thing) -> bool {
    thing.item != "programme" && matches!(thing.compared, Compared::Changed | Compared::Moved | Compared::New)
}

/// `GET /cohorts/{cohort}/content.zip`
pub async fn export(may: Permit<ShapeCourse>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let on = may.on();
    let kept = syllabus(&visit.house, &catalogue, on).await?.kept;
    let archive = pack(&kept, &catalogue.pictures(&on.programme), &on.programme)?;
    let name = format!("attachment; filename=\"{}-{}.zip\"", on.programme, on.cohort.starts_on);
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(archive))
}

/// What the address of an empty form may ask.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NewQuery {
    week: String,
}

fn new_page(on: &CohortOn, visit: &Visit, form: FormState) -> Result<NewLessonPage> {
    let course = on.course()?;
    let known = visit.languages();
    let name = |tag: &String| known.iter().find(|(known, _)| known == tag).map_or(tag, |(_, name)| name).clone();
    Ok(NewLessonPage {
        strip: strip(on, visit),
        form,
        action: format!("{}/lessons", base(on)),
        back_href: base(on),
        weeks: course
            .weeks
            .iter()
            .map(|week| (week.number, course.say(&week.question, visit.locale.tag()).text))
            .collect(),
        languages: course.languages.iter().map(|tag| (tag.clone(), name(tag))).collect(),
        most: Body::MOST,
    })
}

/// `GET /cohorts/{cohort}/content/lessons/new`
pub async fn new(may: Permit<ShapeCourse>, visit: Visit, query: Query<NewQuery>) -> Result<HttpResponse> {
    let on = may.on();
    let course = on.course()?;
    let language = course.languages.iter().find(|tag| *tag == visit.locale.tag()).or(course.languages.first());
    let week = if query.week.is_empty() { "1" } else { query.week.as_str() };
    let form = FormState::with([
        ("week", week.to_owned()),
        ("minutes", "5".to_owned()),
        ("language", language.cloned().unwrap_or_default()),
    ]);
    visit.draw(&new_page(on, &visit, form)?)
}

/// `POST /cohorts/{cohort}/content/lessons`
pub async fn add(may: Permit<ShapeCourse>, visit: Visit, form: Form<WrittenLesson>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &WrittenLesson| {
        let item = add_lesson(tx, &may, &sent.lesson).await?;
        Ok(Outcome::to(href_of(may.on(), &item), "lesson-added"))
    };
    let again = async |status, state| visit.draw_as(status, &new_page(may.on(), &visit, state)?);
    visit.submit(&form, work, again).await
}
