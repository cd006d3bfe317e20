//! One thing of a cohort's course, and what is done with it.

use actix_web::{HttpResponse, http::StatusCode, web::Data};
use entity::states::Role;

use super::{
    super::{
        commands::{change_lesson, set_due, set_hidden, set_note, set_place, take_over},
        forms::{DueDate, Place, Visibility, WrittenLesson, WrittenNote},
        pages::{ItemForms, ItemPage, Version},
        policies::{ShapeItem, TakeOver},
        queries::{ItemOn, title},
        rules::{Compared, Direction, can_hide, is_dated, is_lesson, reordered, takes_notes},
    },
    base, href_of, is_news, kind_of, strip,
};
use crate::{
    features::curriculum::{Catalogue, Labels, Source, due_day_of, parts_of_lesson, plain_words, text_in},
    identity::Permit,
    platform::{
        differences::differences,
        errors::{Error, Refusal, Result},
        text::Body,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

/// Everything there is to say about a thing of the course, for a page.
struct Told<'a> {
    on: &'a ItemOn,
    labels: &'a Labels,
    locale: &'a str,
}

impl Told<'_> {
    fn words(&self, source: &Source, language: &str) -> String {
        source.texts.get(language).map(|text| plain_words(text, language, self.labels)).unwrap_or_default()
    }

    /// What is different in each language; the reader's own first.
    fn versions(&self, old: &Source, new: &Source) -> Vec<Version> {
        let mut languages: Vec<&String> = old.texts.keys().chain(new.texts.keys()).collect();
        languages.sort_by_key(|language| (*language != self.locale, (*language).clone()));
        languages.dedup();
        let version = |language: &String| {
            let (old, new) = (self.words(old, language), self.words(new, language));
            (old != new).then(|| Version { language: language.clone(), passages: differences(&old, &new) })
        };
        languages.into_iter().filter_map(version).collect()
    }

    /// The cohort's source, or what the course has that the cohort does not.
    fn source(&self) -> Result<Source> {
        let kept = self.on.row().map(|row| self.on.syllabus.kept.source(row));
        kept.or_else(|| self.on.in_course().cloned()).ok_or(Error::Missing)
    }

    /// The lesson's form as it stands, where the trainers wrote it.
    fn lesson(&self, source: &Source) -> Option<FormState> {
        let row = self.on.row().filter(|row| row.own)?;
        let (language, text) = source.texts.iter().next()?;
        let parts = parts_of_lesson(text);
        Some(FormState::with([
            ("title", parts.title),
            ("minutes", parts.minutes),
            ("body", parts.body),
            ("question", parts.question),
            ("language", language.clone()),
            ("week", row.week.to_string()),
            ("seen", row.hash.clone()),
        ]))
    }
}

async fn item_page(
    on: &ItemOn,
    visit: &Visit,
    catalogue: &Catalogue,
    status: StatusCode,
    forms: ItemForms,
) -> Result<HttpResponse> {
    let cohort = &on.cohort;
    let course = cohort.course()?;
    let told = Told { on, labels: catalogue.labels(), locale: visit.locale.tag() };
    let source = told.source()?;
    let things = on.syllabus.things();
    let thing = things.iter().find(|thing| thing.item == on.item).ok_or(Error::Missing)?;
    let versions = match (thing.compared, on.in_course()) {
        (Compared::Changed, Some(now)) => told.versions(&source, now),
        (Compared::New, Some(now)) => {
            let found = text_in(&now.texts, visit.locale.tag(), &course.languages);
            let language = found.map(|(language, _)| language.to_owned()).unwrap_or_default();
            let new = told.words(now, &language);
            vec![Version { language, passages: differences("", &new) }]
        }
        _ => Vec::new(),
    };
    let row = on.row();
    let open = !cohort.is_closed();
    let lessons: Vec<&str> = things
        .iter()
        .filter(|other| other.week == thing.week && other.compared != Compared::New && is_lesson(&other.item))
        .map(|other| other.item.as_str())
        .collect();
    let moves = |direction| row.is_some() && is_lesson(&on.item) && reordered(&lessons, &on.item, direction).is_ok();
    let note = on.syllabus.kept.notes.iter().find(|note| note.item == on.item);
    let note_form = FormState::with([("body", note.map(|note| note.body.clone()).unwrap_or_default())]);
    let due_on = thing.due_on(&cohort.calendar);
    let in_course = on.in_course().and_then(due_day_of);
    let due_in_course = in_course.map(|day| cohort.calendar.due_for(thing.week, day, None));
    let due_form = FormState::with([("due_on", due_on.map(|day| day.to_string()).unwrap_or_default())]);
    let seen = course.lesson(on.item.trim_start_matches("lesson/")).filter(|_| is_lesson(&on.item));
    let weeks = format!("/cohorts/{}/weeks", cohort.cohort.id);
    let look_href = match seen {
        Some((week, lesson)) => Some(format!("{weeks}/{}/{}", week.number, lesson.id)),
        None => (!is_lesson(&on.item) && !thing.hidden).then(|| format!("{weeks}/{}", thing.week)),
    };
    visit.draw_as(
        status,
        &ItemPage {
            strip: strip(cohort, visit),
            title: title(&source, visit.locale.tag(), &course.languages),
            kind: kind_of(&on.item),
            week: thing.week,
            kept: row.is_some(),
            hidden: thing.hidden,
            compared: thing.compared,
            versions,
            href: href_of(cohort, &on.item),
            back_href: base(cohort),
            look_href: look_href.filter(|_| cohort.standing.role == Some(Role::Trainer)),
            open,
            can_hide: row.is_some() && can_hide(&on.item),
            can_move: (moves(Direction::Earlier), moves(Direction::Later)),
            can_take_over: cohort.standing.owner && is_news(thing),
            note: (row.is_some() && takes_notes(&on.item)).then(|| forms.note.unwrap_or(note_form)),
            due: (row.is_some() && is_dated(&on.item)).then(|| forms.due.unwrap_or(due_form)),
            due_in_course,
            lesson: told.lesson(&source).map(|form| forms.lesson.unwrap_or(form)),
            form: forms.other,
            most: Body::MOST,
        },
    )
}

/// `GET /cohorts/{cohort}/content/{item}`
pub async fn item(may: Permit<ShapeItem>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    item_page(may.on(), &visit, &catalogue, StatusCode::OK, ItemForms::default()).await
}

fn back(on: &ItemOn, said: &'static str) -> Outcome {
    Outcome::to(href_of(&on.cohort, &on.item), said)
}

/// `POST /cohorts/{cohort}/content/{item}/visibility`
pub async fn hide(
    may: Permit<ShapeItem>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Visibility>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Visibility| {
        set_hidden(tx, &may, sent.hidden).await?;
        Ok(back(may.on(), if sent.hidden { "item-hidden" } else { "item-shown" }))
    };
    let again = async |status, other| {
        item_page(may.on(), &visit, &catalogue, status, ItemForms { other, ..ItemForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/content/{item}/place`
pub async fn place(
    may: Permit<ShapeItem>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Place>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Place| {
        set_place(tx, &may, sent.direction).await?;
        Ok(back(may.on(), "item-moved"))
    };
    let again = async |status, other| {
        item_page(may.on(), &visit, &catalogue, status, ItemForms { other, ..ItemForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/content/{item}/note`
pub async fn note(
    may: Permit<ShapeItem>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<WrittenNote>,
) -> Result<HttpResponse> {
    let language = &may.who().locale;
    let work = async |tx: &Tx, sent: &WrittenNote| {
        let note = match &sent.body {
            None => None,
            Some(body) => {
                let html = catalogue.note_html(&may.on().cohort.programme, language, body.as_str());
                Some((body, html.ok_or_else(|| Refusal::unfit("syllabus-blocks-unfit"))?))
            }
        };
        set_note(tx, &may, note).await?;
        Ok(back(may.on(), if sent.body.is_some() { "note-kept" } else { "note-removed" }))
    };
    let again = async |status, note| {
        let forms = ItemForms { note: Some(note), ..ItemForms::default() };
        item_page(may.on(), &visit, &catalogue, status, forms).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/content/{item}/due`
pub async fn due(
    may: Permit<ShapeItem>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<DueDate>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &DueDate| {
        set_due(tx, &may, sent.due_on).await?;
        Ok(back(may.on(), "item-dated"))
    };
    let again = async |status, due| {
        let forms = ItemForms { due: Some(due), ..ItemForms::default() };
        item_page(may.on(), &visit, &catalogue, status, forms).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/content/{item}/version`
pub async fn version(
    may: Permit<TakeOver>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        take_over(tx, &may).await?;
        Ok(back(may.on(), "item-taken-over"))
    };
    let again = async |status, other| {
        item_page(may.on(), &visit, &catalogue, status, ItemForms { other, ..ItemForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/content/{item}`: the text of a lesson of the trainers' own.
pub async fn change(
    may: Permit<ShapeItem>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<WrittenLesson>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &WrittenLesson| {
        change_lesson(tx, &may, &sent.seen, &sent.lesson).await?;
        Ok(back(may.on(), "lesson-changed"))
    };
    let again = async |status, lesson| {
        let forms = ItemForms { lesson: Some(lesson), ..ItemForms::default() };
        item_page(may.on(), &visit, &catalogue, status, forms).await
    };
    visit.submit(&form, work, again).await
}
