//! Breaks: a circle goes on without somebody, and takes them in again where it has room.

use entity::{
    circle_member, circle_rest,
    ids::{CohortId, PersonId},
    states::{CircleEnding, CircleState, RoundState},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    super::queries::{band_of, circles_at, member_of, round_of},
    forming::{add_to, take_out},
    take_turns,
    whole::{come, end, look_after, tell},
};
use crate::{platform::errors::Result, storage::Tx};

/// Somebody takes a break: nobody waits for them. What they wanted, and their list of what they could give,
/// stay for when they are back. A circle that only forms is left.
pub(super) async fn begin(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    take_turns(tx, cohort).await?;
    let Some(member) = member_of(&**tx, cohort, who).await? else { return Ok(()) };
    match round_of(&**tx, cohort).await?.filter(|round| round.state == RoundState::Published) {
        None => take_out(tx, &member).await,
        Some(round) => {
            let rest = circle_rest::ActiveModel {
                cohort_id: Set(cohort),
                person_id: Set(who),
                circle_id: Set(member.circle_id),
                goal: Set(member.goal.clone()),
            };
            circle_rest::Entity::insert(rest).exec_without_returning(&**tx).await?;
            end(tx, &member, CircleEnding::Left).await?;
            look_after(tx, &round, member.circle_id).await
        }
    }
}

/// Somebody is back: in their own circle where that meets and has room, else where there is some. What
/// they wanted is theirs again.
pub(super) async fn over(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    take_turns(tx, cohort).await?;
    let rest = circle_rest::Entity::find_by_id((cohort, who)).one(&**tx).await?;
    circle_rest::Entity::delete_by_id((cohort, who)).exec(&**tx).await?;
    let Some(round) = round_of(&**tx, cohort).await?.filter(|round| round.state == RoundState::Published) else {
        return Ok(());
    };
    let meeting = circles_at(&**tx, cohort, CircleState::Meeting).await?;
    let own = rest.as_ref().and_then(|rest| meeting.iter().find(|circle| circle.row.id == rest.circle_id));
    match own.filter(|circle| circle.people.len() < band_of(&round).most) {
        Some(circle) => {
            add_to(tx, (cohort, circle.row.id), who, None).await?;
            look_after(tx, &round, circle.row.id).await?;
            tell(tx, circle.row.id).await?;
        }
        None => come(tx, cohort).await?,
    }
    let (Some(goal), Some(now)) = (rest.and_then(|rest| rest.goal), member_of(&**tx, cohort, who).await?) else {
        return Ok(());
    };
    circle_member::Entity::update_many()
        .col_expr(circle_member::Column::Goal, Expr::value(goal))
        .filter(circle_member::Column::Id.eq(now.id))
        .exec(&**tx)
        .await?;
    Ok(())
}
