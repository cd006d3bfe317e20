//! Bringing together what somebody has made, given and received.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::ids::PersonId;
use sea_orm::ConnectionTrait;

use super::{
    pages::{CohortProgress, Found},
    queries::{completion_of, terms_of},
    rules::Record,
};
use crate::{
    features::{
        cohorts::CohortOn,
        discussions::{questions_answered, reply_moments},
        pitches::{feedback_moments, pitches_done},
        progress::done_lessons,
    },
    platform::errors::Result,
};

/// What somebody has made, given and received in a cohort, as they see it themselves.
pub async fn progress_in(
    db: &impl ConnectionTrait,
    on: &CohortOn,
    who: PersonId,
    locale: &str,
    now: DateTime<Utc>,
) -> Result<CohortProgress> {
    let course = on.course()?;
    let cohort = on.cohort.id;
    let answered: BTreeSet<String> = questions_answered(db, cohort, who).await?.into_iter().collect();
    let mut moments = reply_moments(db, cohort, who).await?;
    let mut record = Record::of(course, &answered);
    if course.pitches.is_some() {
        moments.extend(feedback_moments(db, cohort, who).await?);
        if let Some(done) = pitches_done(db, cohort).await?.into_iter().find(|done| done.person == who) {
            record.add(&done);
        }
    }
    // Before it begins, what the course says by then.
    let asked = terms_of(db, cohort).await?.or(course.requires);
    let earned = completion_of(db, cohort, who).await?;
    let found = Found { done: done_lessons(db, cohort, who).await?, answered, moments, record, asked, earned };
    Ok(CohortProgress::new(on, course, &found, locale, now))
}
