//! Offers: each holds exactly one seat until it is answered, lapses or is taken back.

use chrono::{DateTime, Utc};
use entity::{
    application, cohort,
    ids::{ApplicationId, CohortId, DecisionRoundId, OfferId, PersonId},
    intake, offer, person,
    states::{AfterLapse, ApplicationState, OfferState, Role},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany,
    sea_query::Expr,
};

use super::{
    super::{
        emails::{Lapsed, OfferLetter, Reminder},
        policies::{AdmitApplication, AnswerOffer},
        queries::{Rulebook, intake_of, open_intakes},
        rules::Step,
    },
    rows::{drop_pending, hold, note, reader_of, take_step},
};
use crate::{
    features::cohorts::{bring_in, free_seat, hold_cohort, take_seat},
    identity::{NewPerson, Pass, Permit, add_person, find_person, find_person_by_email, still_open},
    platform::{
        errors::{Error, Refusal, Result},
        text::{EmailAddress, Line, Name, Text},
    },
    storage::Tx,
};

/// Makes an offer that takes a seat; its letter leaves at `letters_at`.
pub(super) async fn make_offer(
    tx: &Tx,
    book: &Rulebook,
    (cohort, intake, slug): (&cohort::Model, &intake::Model, &str),
    application: &application::Model,
    (round, by, letters_at): (Option<DecisionRoundId>, Option<PersonId>, DateTime<Utc>),
) -> Result<()> {
    take_seat(tx, cohort).await?;
    let offered = take_step(tx, application, Step::Offer, |update| update).await?;
    let (until, _) = book.answer_by(slug, intake, application, letters_at);
    let row = offer::ActiveModel {
        id: Set(OfferId(tx.id())),
        application_id: Set(application.id),
        cohort_id: Set(cohort.id),
        round_id: Set(round),
        state: Set(OfferState::Open),
        made_at: Set(tx.now()),
        made_by: Set(by),
        expires_at: Set(until.expires_at),
        reminds_at: Set(until.reminds_at),
        reminded_at: Set(None),
        settled_at: Set(None),
    };
    let offer = row.insert(&**tx).await?;
    tx.post_to(&reader_of(&offered), &OfferLetter { offer: offer.id }, letters_at).await?;
    note(tx, by, "offer_seat", &offered).await
}

/// Settles an offer that is open: of several that try at once one does. The instant it runs out
/// divides the two sides: before it an answer counts, from it on only the lapse.
async fn settle(tx: &Tx, id: OfferId, to: OfferState) -> Result<bool> {
    let expires = offer::Column::ExpiresAt;
    let in_time = if to == OfferState::Lapsed { expires.lte(tx.now()) } else { expires.gt(tx.now()) };
    Ok(settling(tx, id, to).filter(in_time).exec(&**tx).await?.rows_affected == 1)
}

fn settling(tx: &Tx, id: OfferId, to: OfferState) -> UpdateMany<offer::Entity> {
    offer::Entity::update_many()
        .col_expr(offer::Column::State, Expr::value(to))
        .col_expr(offer::Column::SettledAt, Expr::value(tx.now()))
        .filter(offer::Column::Id.eq(id))
        .filter(offer::Column::State.eq(OfferState::Open))
}

/// Closes whatever offer an application has open; returns the cohort whose seat it held, which is the
/// caller's to give on.
pub(super) async fn close_offer(tx: &Tx, application: ApplicationId, to: OfferState) -> Result<Option<CohortId>> {
    let open = offer::Entity::find()
        .filter(offer::Column::ApplicationId.eq(application))
        .filter(offer::Column::State.eq(OfferState::Open));
    let Some(open) = open.one(&**tx).await? else { return Ok(None) };
    let closed = settling(tx, open.id, to).exec(&**tx).await?;
    Ok((closed.rows_affected == 1).then_some(open.cohort_id))
}

/// The same, and gives the seat on.
pub(super) async fn settle_open_offer(tx: &Tx, application: ApplicationId, to: OfferState) -> Result<()> {
    match close_offer(tx, application, to).await? {
        Some(cohort) => free_seat(tx, cohort).await,
        None => Ok(()),
    }
}

/// What somebody says to an offer.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Yes, with what they give the cohort.
    Yes(Option<Line>),
    /// No, and not later either.
    No,
    /// Not this cohort, but the next.
    Later,
}

/// Answers an offer. The same answer twice is one answer; another one after the first is refused
/// with what the application is now.
pub async fn answer_offer(tx: &Tx, pass: &Pass<AnswerOffer>, answer: &Answer) -> Result<()> {
    let offer = &pass.on().offer;
    let (application, _) = hold(tx, offer.application_id).await?;
    let cohort = hold_cohort(tx, offer.cohort_id).await?;
    let now = offer::Entity::find_by_id(offer.id).one(&**tx).await?.ok_or(Error::Missing)?;
    let to = match answer {
        Answer::Yes(_) => OfferState::Accepted,
        Answer::No => OfferState::Declined,
        Answer::Later => OfferState::Later,
    };
    if now.state == to {
        return Ok(());
    }
    if now.state == OfferState::Open && now.expires_at <= tx.now() || now.state == OfferState::Lapsed {
        return Err(Refusal::conflict("admissions-offer-lapsed").into());
    }
    if !settle(tx, offer.id, to).await? {
        // The table knows what it is now, and refuses in its words.
        Step::Accept.from(application.state)?;
        return Err(Refusal::conflict("admissions-changed").into());
    }
    let by = pass.who().map(|who| who.id);
    match answer {
        Answer::Yes(gives) => seat(tx, &cohort, &application, gives.as_ref()).await,
        Answer::No => {
            let no = take_step(tx, &application, Step::Decline, |update| update).await?;
            note(tx, by, "decline_offer", &no).await?;
            free_seat(tx, cohort.id).await
        }
        Answer::Later => {
            let later = to_next_cohort(tx, &application, &cohort, Step::Later).await?;
            note(tx, by, "prefer_later", &later).await?;
            free_seat(tx, cohort.id).await
        }
    }
}

/// Somebody whose time was over takes a seat that is free at this moment.
pub async fn take_late(tx: &Tx, pass: &Pass<AnswerOffer>, gives: Option<&Line>) -> Result<()> {
    let offer = &pass.on().offer;
    let (application, _) = hold(tx, offer.application_id).await?;
    let cohort = hold_cohort(tx, offer.cohort_id).await?;
    let now = offer::Entity::find_by_id(offer.id).one(&**tx).await?.ok_or(Error::Missing)?;
    if application.state == ApplicationState::Accepted && application.cohort_id == Some(cohort.id) {
        return Ok(()); // a second click
    }
    if now.state != OfferState::Lapsed || application.state != ApplicationState::Waitlisted {
        Step::Offer.from(application.state)?;
        return Err(Refusal::conflict("admissions-changed").into());
    }
    // Believed by nobody but the one test that takes the guards away.
    let seen = if tx.is_guarded() { &cohort } else { &pass.on().cohort };
    take_seat(tx, seen).await?;
    seat(tx, &cohort, &application, gives).await
}

/// An applicant becomes a participant: an account, a stay, a welcome. The seat is taken already.
async fn seat(tx: &Tx, cohort: &cohort::Model, application: &application::Model, gives: Option<&Line>) -> Result<()> {
    let person = account(tx, application).await?;
    let accepted = take_step(tx, application, Step::Accept, |update| {
        update
            .col_expr(application::Column::PersonId, Expr::value(person.id))
            .col_expr(application::Column::CohortId, Expr::value(cohort.id))
            .col_expr(application::Column::Gives, Expr::value(gives.map(Line::as_str)))
    })
    .await?;
    bring_in(tx, cohort, person.id, Role::Participant).await?;
    note(tx, Some(person.id), "accept_offer", &accepted).await
}

async fn account(tx: &Tx, application: &application::Model) -> Result<person::Model> {
    let known = match application.person_id {
        Some(id) => find_person(&**tx, id).await?,
        None => {
            let email = EmailAddress::parse(&application.email).map_err(|_| Error::Missing)?;
            find_person_by_email(&**tx, &email).await?
        }
    };
    match known {
        Some(person) => still_open(person),
        None => {
            let unfit = |_| Error::Broken(anyhow::anyhow!("application {} names nobody", application.id));
            let new = NewPerson {
                name: Name::parse(&application.name).map_err(unfit)?,
                email: EmailAddress::parse(&application.email).map_err(unfit)?,
                locale: application.locale.clone(),
                zone: application.zone.clone().unwrap_or_else(|| "Europe/Berlin".into()),
            };
            add_person(tx, &new).await
        }
    }
}

/// Back on the waitlist for the next cohort one can apply for, at the same rank; where none is open yet,
/// until one is.
pub(super) async fn to_next_cohort(
    tx: &Tx,
    application: &application::Model,
    from: &cohort::Model,
    step: Step,
) -> Result<application::Model> {
    let open = open_intakes(&**tx, application.programme_id, tx.now()).await?;
    let next = open.into_iter().map(|(cohort, _)| cohort).find(|next| next.starts_on > from.starts_on);
    drop_pending(tx, application.id).await?;
    take_step(tx, application, step, |update| {
        let update = update.col_expr(application::Column::CohortId, Expr::value(next.map(|next| next.id)));
        ranked_since(update, application)
    })
    .await
}

/// A rank, once somebody has one, stays; who had none has that of the day they applied.
fn ranked_since(
    update: UpdateMany<application::Entity>,
    application: &application::Model,
) -> UpdateMany<application::Entity> {
    let since = application.waiting_since.or(application.submitted_at);
    update.col_expr(application::Column::WaitingSince, Expr::value(since))
}

/// Lets every offer lapse whose time is over. Returns how many did.
pub async fn lapse_offers(tx: &Tx) -> Result<u64> {
    let due: Vec<offer::Model> = offer::Entity::find()
        .filter(offer::Column::State.eq(OfferState::Open))
        .filter(offer::Column::ExpiresAt.lte(tx.now()))
        .order_by_asc(offer::Column::CohortId)
        .order_by_asc(offer::Column::Id)
        .limit(200)
        .all(&**tx)
        .await?;
    let mut lapsed = 0;
    for offer in due {
        let (application, _) = hold(tx, offer.application_id).await?;
        let cohort = hold_cohort(tx, offer.cohort_id).await?;
        if !settle(tx, offer.id, OfferState::Lapsed).await? {
            continue;
        }
        lapsed += 1;
        let rule = intake_of(&**tx, cohort.id).await?.map(|intake| intake.after_lapse);
        let waiting = match rule {
            Some(AfterLapse::Later) => to_next_cohort(tx, &application, &cohort, Step::Lapse).await?,
            _ => {
                take_step(tx, &application, Step::Lapse, |update| {
                    update
                        .col_expr(application::Column::WaitingSince, Expr::value(tx.now()))
                        .col_expr(application::Column::Place, Expr::value(None::<i32>))
                })
                .await?
            }
        };
        tx.post_to(&reader_of(&waiting), &Lapsed { offer: offer.id }, tx.now()).await?;
        note(tx, None, "lapse_offer", &waiting).await?;
        free_seat(tx, cohort.id).await?;
    }
    Ok(lapsed)
}

/// Reminds everybody once whose offer lapses soon. Returns how many were.
pub async fn remind(tx: &Tx) -> Result<u64> {
    let due = offer::Entity::find()
        .filter(offer::Column::State.eq(OfferState::Open))
        .filter(offer::Column::RemindsAt.lte(tx.now()))
        .filter(offer::Column::ExpiresAt.gt(tx.now()))
        .filter(offer::Column::RemindedAt.is_null())
        .limit(500)
        .all(&**tx)
        .await?;
    let mut reminded = 0;
    for offer in due {
        let first = offer::Entity::update_many()
            .col_expr(offer::Column::RemindedAt, Expr::value(tx.now()))
            .filter(offer::Column::Id.eq(offer.id))
            .filter(offer::Column::RemindedAt.is_null())
            .exec(&**tx)
            .await?;
        let application = application::Entity::find_by_id(offer.application_id).one(&**tx).await?;
        if let (1, Some(application)) = (first.rows_affected, application) {
            tx.post_to(&reader_of(&application), &Reminder { offer: offer.id }, tx.now()).await?;
            reminded += 1;
        }
    }
    Ok(reminded)
}

/// An owner takes an offer back; the applicant waits again at their rank.
pub async fn take_back_offer(tx: &Tx, may: &Permit<AdmitApplication>) -> Result<()> {
    let (application, _) = hold(tx, may.on().application.id).await?;
    let waiting = take_step(tx, &application, Step::TakeBack, |update| ranked_since(update, &application)).await?;
    note(tx, Some(may.who().id), "take_back_offer", &waiting).await?;
    settle_open_offer(tx, application.id, OfferState::Withdrawn).await
}
