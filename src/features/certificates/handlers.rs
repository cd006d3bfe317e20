//! From requests about progress and certificates to pages.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web::Data};
use entity::states::Role;

use super::{
    pages::{Found, ProgressPage},
    queries::{completion_of, terms_of},
    rules::{Record, weeks_shown},
};
use crate::{
    features::{
        cohorts::stays,
        curriculum::Catalogue,
        discussions::{questions_answered, reply_moments},
        pitches::{feedback_moments, pitches_done},
        progress::done_lessons,
    },
    platform::errors::Result,
    web::{SignedIn, Visit},
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
    let course = on.course()?;
    let cohort = on.cohort.id;
    let answered: BTreeSet<String> = questions_answered(db, cohort, who).await?.into_iter().collect();
    let mut moments: Vec<_> =
        reply_moments(db, cohort, who).await?.into_iter().map(|one| (one.at, one.given)).collect();
    let mut record = Record { weeks: weeks_shown(course, &answered), ..Record::default() };
    if course.pitches.is_some() {
        moments.extend(feedback_moments(db, cohort, who).await?.into_iter().map(|one| (one.at, one.given)));
        if let Some(done) = pitches_done(db, cohort).await?.into_iter().find(|done| done.person == who) {
            record.pitches = u32::try_from(done.heard).unwrap_or_default();
            record.feedbacks = u32::try_from(done.feedbacks).unwrap_or_default();
        }
    }
    // Before it begins, what the course says by then.
    let asked = terms_of(db, cohort).await?.or(course.requires);
    let earned = completion_of(db, cohort, who).await?;
    let found = Found { done: done_lessons(db, cohort, who).await?, answered, moments, record, asked, earned };
    visit.draw(&ProgressPage::new(&on, course, &found, visit.locale.tag(), visit.now()))
}
