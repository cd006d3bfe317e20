//! What somebody says for themselves: what they want, that they were there, and what they could give to whom.

use entity::{
    circle_contribution, circle_member, circle_presence,
    ids::{CircleContributionId, PersonId},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{super::policies::HaveCircle, ours::own_circle};
use crate::{
    features::cohorts::{hold_stay, writable},
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::{Caption, Line},
    },
    storage::Tx,
};

/// What becomes of a row of somebody's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settling {
    /// It is given.
    Done,
    /// It is not, after all.
    Open,
    /// It goes.
    Delete,
}

/// So many rows somebody's list has at most.
pub const MOST_CONTRIBUTIONS: u64 = 100;

/// Says what one wants in these weeks, or no longer. One's circle sees it.
pub async fn say_goal(tx: &Tx, may: &Permit<HaveCircle>, goal: Option<&Line>) -> Result<()> {
    let circle = own_circle(tx, may).await?;
    circle_member::Entity::update_many()
        .col_expr(circle_member::Column::Goal, Expr::value(goal.map(ToString::to_string)))
        .filter(circle_member::Column::CircleId.eq(circle.row.id))
        .filter(circle_member::Column::PersonId.eq(may.who().id))
        .filter(circle_member::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Says that one was there when one's circle met in a week, or takes it back. Once a week; seen by
/// one's circle, and by nobody else. Refused in a week that is not open.
pub async fn say_there(tx: &Tx, may: &Permit<HaveCircle>, week: u32, there: bool) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    own_circle(tx, may).await?;
    let meets = on.course()?.circles.is_some_and(|plan| plan.meets_in(week));
    if !meets || !on.calendar.is_open(week, tx.now()) {
        return Err(Refusal::unfit("circles-week-unfit").into());
    }
    let week = i32::try_from(week).unwrap_or(i32::MAX);
    if there {
        let row = circle_presence::ActiveModel {
            cohort_id: Set(on.cohort.id),
            person_id: Set(who),
            week: Set(week),
            said_at: Set(tx.now()),
        };
        let once = OnConflict::new().do_nothing().to_owned();
        circle_presence::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?;
    } else {
        circle_presence::Entity::delete_by_id((on.cohort.id, who, week)).exec(&**tx).await?;
    }
    Ok(())
}

/// Writes down what one could give to whom; nobody else sees it.
pub async fn add_contribution(tx: &Tx, may: &Permit<HaveCircle>, whom: &Line, gift: &Caption) -> Result<()> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    writable(may.on().cohort.state)?;
    hold_stay(tx, cohort, who).await?;
    if circle_contribution::Entity::find().filter(theirs(may)).count(&**tx).await? >= MOST_CONTRIBUTIONS {
        return Err(Refusal::conflict("circles-list-full").into());
    }
    let row = circle_contribution::ActiveModel {
        id: Set(CircleContributionId(tx.id())),
        cohort_id: Set(cohort),
        person_id: Set(who),
        whom: Set(whom.to_string()),
        gift: Set(gift.to_string()),
        made_at: Set(tx.now()),
        done_at: Set(None),
    };
    row.insert(&**tx).await?;
    Ok(())
}

fn theirs(may: &Permit<HaveCircle>) -> sea_orm::Condition {
    let who: PersonId = may.who().id;
    sea_orm::Condition::all()
        .add(circle_contribution::Column::CohortId.eq(may.on().cohort.id))
        .add(circle_contribution::Column::PersonId.eq(who))
}

/// Ticks a row of one's list, takes the tick back, or takes the row off. Missing where it is not there: of
/// two who press at once, one takes it off.
pub async fn settle_contribution(
    tx: &Tx,
    may: &Permit<HaveCircle>,
    id: CircleContributionId,
    settling: Settling,
) -> Result<()> {
    writable(may.on().cohort.state)?;
    let own = || theirs(may).add(circle_contribution::Column::Id.eq(id));
    let changed = match settling {
        Settling::Delete => circle_contribution::Entity::delete_many().filter(own()).exec(&**tx).await?.rows_affected,
        Settling::Done | Settling::Open => {
            let at = (settling == Settling::Done).then(|| tx.now());
            let change = circle_contribution::Entity::update_many()
                .col_expr(circle_contribution::Column::DoneAt, Expr::value(at))
                .filter(own());
            change.exec(&**tx).await?.rows_affected
        }
    };
    if changed == 1 { Ok(()) } else { Err(Error::Missing) }
}
