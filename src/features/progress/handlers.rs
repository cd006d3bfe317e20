//! From requests about progress to pages.

use actix_web::{HttpResponse, web::Data};
use entity::states::Role;

use super::{commands::set_done, pages::ProgressPage, queries::done_lessons};
use crate::{
    features::{
        cohorts::{StudyLesson, stays},
        curriculum::Catalogue,
        discussions::{activity, questions_answered},
    },
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, Input, Reader, SignedIn, Visit},
};

/// `GET /me/progress`: of the cohort that matters now.
pub async fn mine(me: SignedIn, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let who = me.0.id;
    let stays = stays(db, &catalogue, who).await?;
    let Some(stay) = stays.into_iter().find(|stay| stay.standing.role == Some(Role::Participant)) else {
        return visit.draw(&ProgressPage { strip: None, cohort: None });
    };
    let on = stay.open(db, &catalogue).await?;
    let programme = on.course()?;
    let done = done_lessons(db, on.cohort.id, who).await?;
    let answered = questions_answered(db, on.cohort.id, who).await?;
    let activity = activity(db, on.cohort.id, who).await?;
    let locale = visit.locale.tag();
    visit.draw(&ProgressPage::new(&on, programme, &done, &answered, activity, locale, visit.now()))
}

/// Whether a lesson is done.
pub struct Completion {
    done: bool,
}

impl Input for Completion {
    const FIELDS: &'static [&'static str] = &["done"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let done = reader.yes_or_no("done");
        Some(Self { done: done? })
    }
}

/// `POST /cohorts/{cohort}/weeks/{week}/{lesson}/completion`
pub async fn complete(may: Permit<StudyLesson>, visit: Visit, form: Form<Completion>) -> Result<HttpResponse> {
    let completion = form.read()?;
    visit
        .once(form.key()?, async |tx: &Tx| {
            set_done(tx, &may, completion.done).await?;
            let on = may.on();
            let lesson = format!("/cohorts/{}/weeks/{}/{}", on.week.cohort.cohort.id, on.week.number, on.lesson);
            let said = if completion.done { "lesson-done" } else { "lesson-undone" };
            Ok(Outcome::to(format!("{lesson}#done"), said))
        })
        .await
}
