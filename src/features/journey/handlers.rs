//! From requests about a week to pages.

mod home;

pub use home::{home, plan};

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::states::Role;

use super::{
    changes::{changed, changes},
    pages::{AnswerCards, ChangesPage, CohortPage, Done, LessonPage, WaitingThread, WeekPage, WeeksPage, week_rows},
};
use crate::{
    features::{
        cohorts::{
            LessonOn, OpenWeek, StudyLesson, TakePart, ViewCohort, WeekOn, cohort_strip, members, person_tags,
            seat_count, stays,
        },
        curriculum::Catalogue,
        discussions::{Written, WrittenText, answer_lesson, answers_of, questions_answered, waiting_threads},
        progress::{done_counts, done_lessons},
    },
    identity::{Permit, Policy},
    platform::{
        differences::differences,
        errors::{Error, Result},
        text::Body,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, SignedIn, Visit},
};

/// How many answers of others a lesson shows.
const NEWEST: u64 = 2;

fn waiting_rows(threads: Vec<crate::features::discussions::Waiting>) -> Vec<WaitingThread> {
    let rows = threads.into_iter().map(|thread| WaitingThread {
        href: format!("/threads/{}", thread.id),
        title: thread.title,
        language: thread.language,
        opener: thread.opener,
        at: thread.opened_at,
    });
    rows.collect()
}

/// `GET /cohorts/{cohort}`
pub async fn cohort(may: Permit<ViewCohort>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let db = visit.house.store.read();
    let locale = visit.locale.tag();
    let programme = on.course()?;
    let people = members(db, on.cohort.id).await?;
    let tags = person_tags(&people);
    let of_role = |role| people.iter().filter(move |member| member.role == role);
    let done = done_lessons(db, on.cohort.id, may.who().id).await?;
    let trainer = on.standing.role == Some(Role::Trainer);
    let (unanswered, progress) = if trainer {
        let counts = done_counts(db, on.cohort.id).await?;
        let progress = of_role(Role::Participant).filter_map(|member| {
            Some((tags.get(&member.person)?.clone(), counts.get(&member.person).copied().unwrap_or(0)))
        });
        let waiting = waiting_threads(db, on.cohort.id, may.who().id).await?;
        (waiting_rows(waiting), progress.collect())
    } else {
        (Vec::new(), Vec::new())
    };
    let weeks = week_rows(on, programme, &done, locale, visit.now());
    visit.draw(&CohortPage {
        strip: cohort_strip(on, "nav-cohort", visit.now()),
        name: on.cohort.name.clone(),
        programme: programme.say(&programme.title, locale),
        promise: programme.say(&programme.promise, locale),
        state: on.cohort.state,
        role: on.standing.role,
        owner: on.standing.owner,
        href: format!("/cohorts/{}", on.cohort.id),
        starts_at: on.calendar.opens_at(1),
        ends_on: on.calendar.ends_on(),
        zone: on.cohort.zone.clone(),
        open_lessons: weeks.iter().filter(|week| week.open).map(|week| week.lessons).sum(),
        weeks,
        trainers: of_role(Role::Trainer).filter_map(|member| tags.get(&member.person).cloned()).collect(),
        participants: (of_role(Role::Participant).count(), on.cohort.seats),
        unanswered,
        progress,
    })
}

/// `GET /cohorts/{cohort}/weeks`
pub async fn weeks(may: Permit<TakePart>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let programme = on.course()?;
    let done = done_lessons(visit.house.store.read(), on.cohort.id, may.who().id).await?;
    visit.draw(&WeeksPage {
        strip: cohort_strip(on, "nav-week", visit.now()),
        programme: programme.say(&programme.title, visit.locale.tag()),
        weeks: week_rows(on, programme, &done, visit.locale.tag(), visit.now()),
        content_href: (on.standing.role == Some(Role::Trainer)).then(|| format!("/cohorts/{}/content", on.cohort.id)),
    })
}

/// `GET /cohorts/{cohort}/weeks/{week}`
pub async fn week(may: Permit<OpenWeek>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let on = may.on();
    let db = visit.house.store.read();
    let programme = on.cohort.course()?;
    let week = programme.week(on.number).ok_or(Error::Missing)?;
    let cohort = on.cohort.cohort.id;
    let lessons = done_lessons(db, cohort, may.who().id).await?;
    let answered = questions_answered(db, cohort, may.who().id).await?;
    let reader = (visit.locale.tag(), catalogue.labels());
    let changed = changed(db, programme, week.lessons.iter(), &lessons, reader).await?;
    let done = Done { lessons: &lessons, changed: &changed, answered: &answered };
    visit.draw(&WeekPage::new(on, programme, week, &done, visit.locale.tag(), visit.now()))
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
    let cards = AnswerCards::new(answers, on, me);
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
            week_href,
        },
    )
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
    let href = format!("/cohorts/{}/weeks/{}/{}", cohort.cohort.id, on.week.number, lesson.id);
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
            let place = format!("/cohorts/{}/weeks/{number}/{}", on.week.cohort.cohort.id, on.lesson);
            return Ok(visit.go_keeping_word(&place));
        }
    }
    Err(Error::Missing)
}

/// `POST /cohorts/{cohort}/weeks/{week}/{lesson}/answers`
pub async fn answer(
    may: Permit<StudyLesson>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<WrittenText>,
) -> Result<HttpResponse> {
    let on = may.on();
    let (db, cohort) = (visit.house.store.read(), on.week.cohort.cohort.id);
    let ready = match form.read() {
        Ok(sent) => Some(Written::naming(db, cohort, sent.body, visit.locale.tag()).await?),
        Err(_) => None,
    };
    let work = async |tx: &Tx, _: &WrittenText| {
        answer_lesson(tx, &may, ready.as_ref().ok_or(Error::Missing)?).await?;
        let href = format!("/cohorts/{}/weeks/{}/{}", on.week.cohort.cohort.id, on.week.number, on.lesson);
        Ok(Outcome::to(format!("{href}#answers"), "answer-sent"))
    };
    let again = async |status, state| lesson_page(&may, &visit, &catalogue, status, state).await;
    visit.submit(&form, work, again).await
}
