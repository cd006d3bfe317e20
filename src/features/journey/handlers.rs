//! From requests about a week to pages.

mod home;
mod lesson;

pub use home::{home, plan};
pub use lesson::{add_file, answer, lesson, lesson_changes, own_lesson, to_lesson};

use actix_web::{HttpResponse, web::Data};
use entity::states::Role;

use super::{
    changes::changed,
    pages::{CohortPage, Done, WaitingThread, WeekPage, WeeksPage, week_rows},
};
use crate::{
    features::{
        alumni::alumni_href,
        cohorts::{OpenWeek, TakePart, ViewCohort, cohort_strip, members, person_tags},
        curriculum::Catalogue,
        discussions::{questions_answered, waiting_threads},
        progress::{done_counts, done_lessons},
    },
    identity::Permit,
    platform::errors::{Error, Result},
    web::Visit,
};

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
        alumni_href: alumni_href(on, visit.now()),
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
