//! A lesson, its question, and the answer to it.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use chrono::{DateTime, Utc};
use entity::states::Role;

use crate::{
    features::{
        attachments::{self, Composer},
        cohorts::{LessonOn, StudyLesson, WeekOn, cohort_strip, seat_count, stays, writable},
        curriculum::Catalogue,
        discussions::{Answering, Composed, Written, answer_lesson, answer_place, answers_of, compose, kept_answer},
        journey::{
            changes::{changed, changes},
            pages::{AnswerCards, ChangesPage, LessonPage},
        },
        progress::done_lessons,
    },
    identity::{Permit, Policy},
    platform::{
        differences::differences,
        errors::{Error, Result},
        text::Body,
    },
    storage::{Tx, idempotency::Outcome},
    web::{FormState, SignedIn, Upload, Visit},
};

/// How many answers of others a lesson shows.
const NEWEST: u64 = 2;

/// Where a lesson stands.
fn href_of(on: &LessonOn) -> String {
    format!("/cohorts/{}/weeks/{}/{}", on.week.cohort.cohort.id, on.week.number, on.lesson)
}

async fn lesson_page(
    may: &Permit<StudyLesson>,
    visit: &Visit,
    catalogue: &Catalogue,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
    let cohort = &on.week.cohort;
    let me = may.who().id;
    let db = visit.house.store.read();
    let locale = visit.locale.tag();
    let programme = cohort.course()?;
    let week = programme.week(on.week.number).ok_or(Error::Missing)?;
    let place = week.lessons.iter().position(|lesson| lesson.id == on.lesson).ok_or(Error::Missing)?;
    let lesson = week.lessons.get(place).ok_or(Error::Missing)?;
    let done = done_lessons(db, cohort.cohort.id, me).await?;
    let reader = (locale, catalogue.labels());
    let changed = changed(db, programme, std::iter::once(lesson), &done, reader).await?;
    let answers = answers_of(db, cohort.cohort.id, &lesson.question_id, me, NEWEST).await?;
    let mut cards = AnswerCards::new(answers, on, me);
    let participants = seat_count(db, cohort.cohort.id, Role::Participant).await?;
    let week_href = format!("/cohorts/{}/weeks/{}", cohort.cohort.id, week.number);
    let href = format!("{week_href}/{}", lesson.id);
    let neighbour = |index: Option<usize>| {
        let lesson = week.lessons.get(index?)?;
        Some((programme.say(&lesson.title, locale), format!("{week_href}/{}", lesson.id)))
    };
    let writes = !cohort.is_closed();
    // A refused answer keeps its form, whatever the reason: what was typed is in it.
    let asks = status != StatusCode::OK || (writes && cards.own.is_none());
    let answered = cards.others + i64::from(cards.own.is_some());
    let fresh = form.values.is_empty() && form.errors.is_empty();
    let (mut form, draft_of) = with_draft(may, visit, &lesson.question_id, form, asks && fresh).await?;
    let files = answer_place(cohort.cohort.id, &lesson.question_id);
    let shown: Vec<_> = cards.posts().map(|card| card.id).collect();
    let mut files = attachments::around(db, me, &files, &shown).await?;
    for card in cards.posts() {
        card.show(&files.posts.remove(&card.id).unwrap_or_default());
    }
    visit.draw_as(
        status,
        &LessonPage {
            strip: cohort_strip(cohort, "nav-week", visit.now()),
            week: week.number,
            week_question: programme.say(&week.question, locale),
            title: programme.say(&lesson.title, locale),
            minutes: lesson.minutes,
            place: (place + 1, week.lessons.len()),
            html: programme.say(&lesson.html, locale),
            question: programme.say(&lesson.question, locale),
            open: on.week.open,
            done: done.contains(&lesson.id),
            changes_href: changed.contains(&lesson.id).then(|| format!("{href}/changes")),
            note: lesson.note.clone(),
            done_action: writes.then(|| format!("{href}/completion")),
            answer_action: asks.then(|| format!("{href}/answers")),
            composer: Composer::new(&files.draft, format!("{href}/answers/files"), &mut form),
            form,
            thread_href: cards.thread.map(|id| format!("/cohorts/{}/threads/{id}", cohort.cohort.id)),
            own: cards.own,
            newest: cards.newest,
            others: cards.others,
            may_read: cards.may_read,
            answered: (answered, participants),
            before: neighbour(place.checked_sub(1)),
            after: neighbour(Some(place + 1)),
            most: Body::MOST,
            draft: format!("lesson-{}-{}", cohort.cohort.id, lesson.id),
            draft_action: format!("{href}/draft"),
            draft_of,
            week_href,
        },
    )
}

/// The form for an answer with what was kept of an earlier visit, and since when.
async fn with_draft(
    may: &Permit<StudyLesson>,
    visit: &Visit,
    question: &str,
    form: FormState,
    asks: bool,
) -> Result<(FormState, Option<DateTime<Utc>>)> {
    if !asks {
        return Ok((form, None));
    }
    let cohort = may.on().week.cohort.cohort.id;
    let kept = kept_answer(visit.house.store.read(), may.who().id, cohort, question).await?;
    Ok(kept.map_or((form, None), |(body, since)| (FormState::with([("body", body)]), Some(since))))
}

/// `GET /cohorts/{cohort}/weeks/{week}/{lesson}/changes`
pub async fn lesson_changes(
    may: Permit<StudyLesson>,
    visit: Visit,
    catalogue: Data<Catalogue>,
) -> Result<HttpResponse> {
    let on = may.on();
    let cohort = &on.week.cohort;
    let (course, lesson) = (cohort.course()?, on.lesson()?);
    let db = visit.house.store.read();
    let done = done_lessons(db, cohort.cohort.id, may.who().id).await?;
    let reader = (visit.locale.tag(), catalogue.labels());
    let found = changes(db, course, std::iter::once(lesson), &done, reader).await?;
    let (_, change) = found.into_iter().next().ok_or(Error::Missing)?;
    let href = href_of(on);
    visit.draw(&ChangesPage {
        strip: cohort_strip(cohort, "nav-week", visit.now()),
        title: course.say(&lesson.title, visit.locale.tag()),
        passages: differences(&change.before, &change.now),
        language: change.language,
        read_action: (!cohort.is_closed()).then(|| format!("{href}/completion")),
        lesson_href: href,
    })
}

/// `GET /cohorts/{cohort}/weeks/{week}/{lesson}`
pub async fn lesson(may: Permit<StudyLesson>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    lesson_page(&may, &visit, &catalogue, StatusCode::OK, FormState::blank()).await
}

/// `GET /lessons/{lesson}`: texts of a course lead to each other by this address; every reader
/// goes on to the lesson in a cohort of their own, where they may open it.
pub async fn own_lesson(
    me: SignedIn,
    visit: Visit,
    catalogue: Data<Catalogue>,
    lesson: Path<String>,
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    for stay in stays(db, &catalogue, me.0.id).await? {
        let cohort = stay.open(db, &catalogue).await?;
        let week = cohort.course.as_ref().and_then(|course| course.lesson(&lesson)).map(|(week, _)| week.number);
        let Some(number) = week else { continue };
        let open = cohort.calendar.is_open(number, visit.now());
        let on = LessonOn { week: WeekOn { cohort, number, open }, lesson: lesson.clone() };
        if StudyLesson::allows(&me.0, &on).is_ok() {
            return Ok(visit.go_keeping_word(&href_of(&on)));
        }
    }
    Err(Error::Missing)
}

/// `POST /cohorts/{cohort}/weeks/{week}/{lesson}/answers`
pub async fn answer(
    may: Permit<StudyLesson>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Upload<Answering>,
) -> Result<HttpResponse> {
    let on = may.on();
    let (db, cohort) = (visit.house.store.read(), on.week.cohort.cohort.id);
    let ready = match form.read() {
        Ok(sent) => Some(Written::naming(db, cohort, sent.body, visit.locale.tag()).await?),
        Err(_) => None,
    };
    let (who, place) = (may.who(), answer_place(cohort, &on.lesson()?.question_id));
    let work = async |tx: &Tx, sent: &Answering| {
        let post = answer_lesson(tx, &may, ready.as_ref().ok_or(Error::Missing)?).await?;
        attachments::send(tx, who.id, &place, &sent.files, post).await?;
        Ok(Outcome::to(format!("{}#answers", href_of(on)), "answer-sent"))
    };
    let again = async |status, state| lesson_page(&may, &visit, &catalogue, status, state).await;
    attachments::submit(&visit, who, &place, &form, work, again).await
}

/// `POST /cohorts/{cohort}/weeks/{week}/{lesson}/answers/files`: the lesson again, with what was typed.
pub async fn add_file(
    may: Permit<StudyLesson>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    upload: Upload<Composed>,
) -> Result<HttpResponse> {
    let on = may.on();
    let cohort = &on.week.cohort.cohort;
    let place = answer_place(cohort.id, &on.lesson()?.question_id);
    let (status, form) = compose(&visit, may.who(), &place, &upload, writable(cohort.state)).await?;
    lesson_page(&may, &visit, &catalogue, status, form).await
}

/// `GET /cohorts/{cohort}/weeks/{week}/{lesson}/answers/files`: where one comes who loads that page anew.
pub async fn to_lesson(may: Permit<StudyLesson>, visit: Visit) -> Result<HttpResponse> {
    Ok(visit.go_keeping_word(&format!("{}#answers", href_of(may.on()))))
}
