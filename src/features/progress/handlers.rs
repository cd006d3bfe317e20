//! From requests about progress to commands.

use actix_web::HttpResponse;

use super::commands::set_done;
use crate::{
    features::cohorts::StudyLesson,
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, Input, Reader, Visit},
};

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
