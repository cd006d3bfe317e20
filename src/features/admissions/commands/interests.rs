//! Who wants to be told when a programme opens: confirmed from their own mailbox, told once, then forgotten.

use chrono::{DateTime, Duration, Utc};
use entity::{ids::InterestId, ids::ProgrammeId, intake, interest, programme};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, sea_query::Expr,
};

use super::super::{
    emails::{ConfirmInterest, ItOpens},
    policies::Interested,
};
use crate::{
    identity::Pass,
    platform::{errors::Result, text::EmailAddress},
    storage::{Tx, outbox::Recipient},
};

/// How many confirmations one address may be sent in an hour.
const MOST_AN_HOUR: u64 = 3;

/// Whom e-mails about a wish go to. They have told us an address, not a name.
fn reader_of(interest: &interest::Model) -> Recipient {
    let name = interest.email.split('@').next().unwrap_or_default().to_owned();
    Recipient { person: None, name, email: interest.email.clone(), locale: interest.locale.clone() }
}

/// Somebody wants to be told. They are sent an e-mail to say so from their own mailbox, and are told
/// the same whether they asked before or not.
pub async fn ask_to_be_told(tx: &Tx, programme: &programme::Model, email: &EmailAddress, locale: &str) -> Result<()> {
    tx.take_turns(&format!("interest of {}", email.key())).await?;
    let known = interest::Entity::find()
        .filter(interest::Column::ProgrammeId.eq(programme.id))
        .filter(interest::Column::EmailKey.eq(email.key()))
        .one(&**tx)
        .await?;
    let interest = match known {
        Some(known) if known.confirmed_at.is_some() && known.told_at.is_none() => return Ok(()),
        Some(known) => asked_anew(tx, known).await?,
        None => {
            let row = interest::ActiveModel {
                id: Set(InterestId(tx.id())),
                programme_id: Set(programme.id),
                email: Set(email.as_str().to_owned()),
                email_key: Set(email.key().to_owned()),
                locale: Set(locale.to_owned()),
                asked_at: Set(tx.now()),
                confirmed_at: Set(None),
                told_at: Set(None),
            };
            row.insert(&**tx).await?
        }
    };
    if tx.count_posted::<ConfirmInterest>(&interest.email, tx.now() - Duration::hours(1)).await? < MOST_AN_HOUR {
        let nth = tx.id();
        tx.post_to(&reader_of(&interest), &ConfirmInterest { interest: interest.id, nth }, tx.now()).await?;
    }
    Ok(())
}

/// Who was told once and asks again is told again; who never confirmed has another week to do so.
async fn asked_anew(tx: &Tx, known: interest::Model) -> Result<interest::Model> {
    interest::Entity::update_many()
        .col_expr(interest::Column::AskedAt, Expr::value(tx.now()))
        .col_expr(interest::Column::ConfirmedAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(interest::Column::ToldAt, Expr::value(None::<DateTime<Utc>>))
        .filter(interest::Column::Id.eq(known.id))
        .exec(&**tx)
        .await?;
    Ok(known)
}

/// They said so from their own mailbox.
pub async fn confirm_interest(tx: &Tx, pass: &Pass<Interested>) -> Result<()> {
    interest::Entity::update_many()
        .col_expr(interest::Column::ConfirmedAt, Expr::value(tx.now()))
        .filter(interest::Column::Id.eq(pass.on().interest.id))
        .filter(interest::Column::ConfirmedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// They do not want to be told any more: their address is gone.
pub async fn forget_interest(tx: &Tx, pass: &Pass<Interested>) -> Result<()> {
    interest::Entity::delete_by_id(pass.on().interest.id).exec(&**tx).await?;
    Ok(())
}

/// Tells everybody who wanted to know that a programme has opened; each window tells once, each wish once.
pub async fn announce_openings(tx: &Tx) -> Result<u64> {
    let open = intake::Entity::find()
        .filter(intake::Column::OpensAt.lte(tx.now()))
        .filter(intake::Column::ClosesAt.gt(tx.now()))
        .filter(intake::Column::AnnouncedAt.is_null())
        .all(&**tx)
        .await?;
    let mut told = 0;
    for intake in open {
        let programme: Option<ProgrammeId> = entity::cohort::Entity::find_by_id(intake.cohort_id)
            .select_only()
            .column(entity::cohort::Column::ProgrammeId)
            .into_tuple()
            .one(&**tx)
            .await?;
        let Some(programme) = programme else { continue };
        let waiting = interest::Entity::find()
            .filter(interest::Column::ProgrammeId.eq(programme))
            .filter(interest::Column::ConfirmedAt.is_not_null())
            .filter(interest::Column::ToldAt.is_null())
            .all(&**tx)
            .await?;
        for interest in &waiting {
            tx.post_to(&reader_of(interest), &ItOpens { interest: interest.id, cohort: intake.cohort_id }, tx.now())
                .await?;
        }
        interest::Entity::update_many()
            .col_expr(interest::Column::ToldAt, Expr::value(tx.now()))
            .filter(interest::Column::Id.is_in(waiting.iter().map(|interest| interest.id)))
            .exec(&**tx)
            .await?;
        intake::Entity::update_many()
            .col_expr(intake::Column::AnnouncedAt, Expr::value(tx.now()))
            .filter(intake::Column::CohortId.eq(intake.cohort_id))
            .exec(&**tx)
            .await?;
        told += u64::try_from(waiting.len()).unwrap_or(0);
    }
    Ok(told)
}

/// Forgets wishes that are a year old, and those nobody confirmed within a week.
pub async fn forget_interests(tx: &Tx) -> Result<u64> {
    let old = interest::Column::AskedAt
        .lt(tx.now() - Duration::days(365))
        .or(interest::Column::ConfirmedAt.is_null().and(interest::Column::AskedAt.lt(tx.now() - Duration::days(7))));
    Ok(interest::Entity::delete_many().filter(old).exec(&**tx).await?.rows_affected)
}
