//! What admission does when a cohort has news: a seat is free, it is cancelled, it begins on another day.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    application, decision_round, enrolment,
    ids::{CohortId, PersonId},
    offer, programme,
    states::{ApplicationState, EnrolmentState, OfferState, Role, WaitlistRule},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        emails::{AskedAgain, Cancelled},
        policies::OwnApplication,
        queries::{Rulebook, first_waiting, intake_of, open_intakes},
        rules::{Step, open_for_refill},
    },
    forgetting::forget_all_of,
    offers::{Answer, close_offer, make_offer, to_next_cohort},
    rows::{drop_pending, hold, note, reader_of, take_step},
};
use crate::{
    features::cohorts::{
        CANCELLED, RunCalendar, SEAT_FREED, START_MOVED, STAY_ENDED, STAY_MOVED, free_seat, give_back, hold_cohort,
        pauses_of,
    },
    identity::{ERASED, Pass},
    platform::errors::{Error, Refusal, Result},
    storage::{Tx, news::News},
};

/// Offers every free seat of a cohort to the next who waits, one after the other, as long as its
/// rules say that this happens by itself: after the first decisions, and until the week its owner set.
pub async fn refill(tx: &Tx, book: &Rulebook, id: CohortId) -> Result<u32> {
    let Some(intake) = intake_of(&**tx, id).await? else { return Ok(0) };
    if intake.waitlist == WaitlistRule::ByHand {
        return Ok(0);
    }
    let mut cohort = hold_cohort(tx, id).await?;
    let decided = decision_round::Entity::find()
        .filter(decision_round::Column::CohortId.eq(id))
        .filter(decision_round::Column::UndoneAt.is_null());
    let calendar = RunCalendar::of(&cohort, &pauses_of(&**tx, id).await?, 60);
    let week = calendar.week_at(tx.now());
    if decided.one(&**tx).await?.is_none() || !open_for_refill(cohort.state, intake.waitlist, week, intake.refill_until)
    {
        return Ok(0);
    }
    let programme = programme::Entity::find_by_id(cohort.programme_id).one(&**tx).await?.ok_or(Error::Missing)?;
    let mut offered = 0;
    while cohort.taken < cohort.seats {
        let Some(next) = first_waiting(&**tx, id).await? else { break };
        drop_pending(tx, next.id).await?;
        let for_cohort = (&cohort, &intake, programme.slug.as_str());
        make_offer(tx, book, for_cohort, &next, (None, None, tx.now())).await?;
        cohort.taken += 1;
        offered += 1;
    }
    Ok(offered)
}

/// What admission does when a cohort has news.
pub async fn react(tx: &Tx, book: &Rulebook, news: &News) -> Result<()> {
    let cohort = CohortId(news.subject);
    match news.kind {
        SEAT_FREED => refill(tx, book, cohort).await.map(|_| ()),
        CANCELLED => back_to_rank(tx, cohort).await,
        START_MOVED => ask_again(tx, book, cohort, news).await,
        STAY_MOVED => follow(tx, news).await,
        ERASED => forget_all_of(tx, PersonId(news.subject)).await,
        _ => Ok(()),
    }
}

/// The cohort does not take place: everybody who had a seat, an offer or a place waits for the
/// next one, at the rank they had. Who was not decided about yet is decided about then.
async fn back_to_rank(tx: &Tx, id: CohortId) -> Result<()> {
    use ApplicationState::{Accepted, Draft, InReview, Offered, Submitted, Waitlisted};
    let cohort = hold_cohort(tx, id).await?;
    let all = application::Entity::find().filter(application::Column::CohortId.eq(id)).all(&**tx).await?;
    let seated = seated(tx, id).await?;
    for application in all {
        match application.state {
            // Who had left before does not wait for another.
            Accepted if !has_seat(&application, &seated) => {}
            Accepted | Offered => {
                if application.state == Offered
                    && close_offer(tx, application.id, OfferState::Withdrawn).await?.is_some()
                {
                    give_back(tx, id).await?;
                }
                let waiting = to_next_cohort(tx, &application, &cohort, Step::Cancel).await?;
                tx.post_to(&reader_of(&waiting), &Cancelled { application: waiting.id, cohort: id }, tx.now()).await?;
            }
            Waitlisted | Submitted | InReview | Draft => {
                drop_pending(tx, application.id).await?;
                let open = open_intakes(&**tx, application.programme_id, tx.now()).await?;
                let next = open.into_iter().map(|(next, _)| next.id).find(|next| *next != id);
                application::Entity::update_many()
                    .col_expr(application::Column::CohortId, Expr::value(next))
                    .filter(application::Column::Id.eq(application.id))
                    .exec(&**tx)
                    .await?;
                if application.state != Draft {
                    let mail = Cancelled { application: application.id, cohort: id };
                    tx.post_to(&reader_of(&application), &mail, tx.now()).await?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Everybody who takes part in a cohort now.
async fn seated(tx: &Tx, cohort: CohortId) -> Result<Vec<PersonId>> {
    let stays = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::Role.eq(Role::Participant))
        .filter(enrolment::Column::EndedAt.is_null());
    Ok(stays.all(&**tx).await?.into_iter().map(|stay| stay.person_id).collect())
}

fn has_seat(application: &application::Model, seated: &[PersonId]) -> bool {
    application.person_id.is_some_and(|who| seated.contains(&who))
}

/// Somebody went on to another cohort: the application that led to their seat goes with them.
async fn follow(tx: &Tx, news: &News) -> Result<()> {
    let (from, to): (CohortId, CohortId) = (news.id("from")?, news.id("to")?);
    application::Entity::update_many()
        .col_expr(application::Column::CohortId, Expr::value(to))
        .col_expr(application::Column::AskedAgainAt, Expr::value(None::<DateTime<Utc>>))
        .filter(application::Column::CohortId.eq(from))
        .filter(application::Column::PersonId.eq(PersonId(news.subject)))
        .filter(application::Column::State.eq(ApplicationState::Accepted))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The start was moved: whoever has a seat is asked whether it still suits, and keeps it until
/// they say otherwise; whoever has an offer gets their full time again.
async fn ask_again(tx: &Tx, book: &Rulebook, id: CohortId, news: &News) -> Result<()> {
    let Some(intake) = intake_of(&**tx, id).await? else { return Ok(()) };
    let cohort = hold_cohort(tx, id).await?;
    let programme = programme::Entity::find_by_id(cohort.programme_id).one(&**tx).await?.ok_or(Error::Missing)?;
    let asked = application::Entity::find()
        .filter(application::Column::CohortId.eq(id))
        .filter(application::Column::State.is_in([ApplicationState::Accepted, ApplicationState::Offered]))
        .all(&**tx)
        .await?;
    let from = news.facts.get("from").and_then(|from| from.as_str()).unwrap_or_default();
    let seated = seated(tx, id).await?;
    let gone = |one: &application::Model| one.state == ApplicationState::Accepted && !has_seat(one, &seated);
    for application in asked.into_iter().filter(|one| !gone(one)) {
        if application.state == ApplicationState::Offered {
            let (until, _) = book.answer_by(&programme.slug, &intake, &application, tx.now());
            offer::Entity::update_many()
                .col_expr(offer::Column::ExpiresAt, Expr::value(until.expires_at))
                .col_expr(offer::Column::RemindsAt, Expr::value(until.reminds_at))
                .col_expr(offer::Column::RemindedAt, Expr::value(None::<DateTime<Utc>>))
                .filter(offer::Column::ApplicationId.eq(application.id))
                .filter(offer::Column::State.eq(OfferState::Open))
                .exec(&**tx)
                .await?;
        } else {
            application::Entity::update_many()
                .col_expr(application::Column::AskedAgainAt, Expr::value(tx.now()))
                .filter(application::Column::Id.eq(application.id))
                .exec(&**tx)
                .await?;
        }
        let mail = AskedAgain { application: application.id, from: from.to_owned(), starts_on: cohort.starts_on };
        tx.post_to(&reader_of(&application), &mail, tx.now()).await?;
    }
    Ok(())
}

/// What somebody with a seat says after the start was moved.
pub async fn answer_to_moved_start(tx: &Tx, pass: &Pass<OwnApplication>, answer: &Answer) -> Result<()> {
    let (application, cohort) = hold(tx, pass.on().application.id).await?;
    let asked = application.state == ApplicationState::Accepted && application.asked_again_at.is_some();
    let cohort = cohort.filter(|_| asked).ok_or(Refusal::conflict("admissions-changed"))?;
    application::Entity::update_many()
        .col_expr(application::Column::AskedAgainAt, Expr::value(None::<DateTime<Utc>>))
        .filter(application::Column::Id.eq(application.id))
        .exec(&**tx)
        .await?;
    let by = application.person_id;
    match answer {
        Answer::Yes(_) => note(tx, by, "confirm_moved_start", &application).await,
        Answer::No => {
            let no = take_step(tx, &application, Step::Decline, |update| update).await?;
            note(tx, by, "decline_moved_start", &no).await?;
            leave(tx, &application, cohort.id, "the start was moved").await
        }
        Answer::Later => {
            let later = to_next_cohort(tx, &application, &cohort, Step::Later).await?;
            note(tx, by, "prefer_later", &later).await?;
            leave(tx, &application, cohort.id, "the start was moved").await
        }
    }
}

/// Ends the stay of somebody who has a seat and does not want it any more.
pub(super) async fn leave(tx: &Tx, application: &application::Model, cohort: CohortId, why: &str) -> Result<()> {
    let ended = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::State, Expr::value(EnrolmentState::Left))
        .col_expr(enrolment::Column::BackOn, Expr::value(None::<NaiveDate>))
        .col_expr(enrolment::Column::EndedAt, Expr::value(tx.now()))
        .col_expr(enrolment::Column::Reason, Expr::value(why))
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::PersonId.eq(application.person_id))
        .filter(enrolment::Column::Role.eq(Role::Participant))
        .filter(enrolment::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    tx.record(application.person_id, "give_seat_back", ("cohort", cohort), json!({})).await?;
    let Some(who) = application.person_id.filter(|_| ended.rows_affected == 1) else { return Ok(()) };
    tx.announce(STAY_ENDED, who.0, json!({ "cohort": cohort })).await?;
    free_seat(tx, cohort).await
}
