//! A proposal is published: circles begin to meet, and everybody hears who is in theirs.

use std::collections::BTreeSet;

use entity::{
    circle, circle_member, circle_place, circle_round,
    ids::CircleId,
    states::{CircleState, RoundState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        policies::PlaceCircles,
        queries::{circles_at, gathering, member_of, proposed, round_of},
    },
    forming::add_to,
    take_turns,
    whole::{place_late, tell},
};
use crate::{
    features::{cohorts::writable, sparring::day_of},
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Publishes a proposal: its circles meet from now on, and everybody is told once. Who has left since is not
/// in it, and who came is put where there is room. Of two who publish at once one does.
pub async fn publish_circles(tx: &Tx, may: &Permit<PlaceCircles>) -> Result<()> {
    let on = may.on();
    let cohort = on.cohort.id;
    writable(on.cohort.state)?;
    take_turns(tx, cohort).await?;
    let published = circle_round::Entity::update_many()
        .col_expr(circle_round::Column::State, Expr::value(RoundState::Published))
        .col_expr(circle_round::Column::PublishedAt, Expr::value(tx.now()))
        .filter(circle_round::Column::CohortId.eq(cohort))
        .filter(circle_round::Column::State.eq(RoundState::Proposed));
    if published.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("circles-no-proposal").into());
    }
    settle(tx, may).await?;
    if let Some(round) = round_of(&**tx, cohort).await? {
        let all = gathering(&**tx, cohort, day_of(&on.cohort, tx.now()), Some(&round)).await?;
        place_late(tx, &round, &all).await?;
    }
    let meeting = circles_at(&**tx, cohort, CircleState::Meeting).await?;
    for circle in &meeting {
        tell(tx, circle.row.id).await?;
    }
    let facts = json!({ "circles": meeting.len() });
    tx.record(Some(may.who().id), "circles.published", ("cohort", cohort), facts).await
}

/// Places become stays. Who is in a circle of their own that goes on stays in it since they joined.
async fn settle(tx: &Tx, may: &Permit<PlaceCircles>) -> Result<()> {
    let cohort = may.on().cohort.id;
    let here = gathering(&**tx, cohort, day_of(&may.on().cohort, tx.now()), None).await?;
    let mut meeting: BTreeSet<CircleId> = BTreeSet::new();
    let proposed = proposed(&**tx, cohort).await?;
    circle_place::Entity::delete_many().filter(circle_place::Column::CohortId.eq(cohort)).exec(&**tx).await?;
    for forming in circles_at(&**tx, cohort, CircleState::Forming).await? {
        let stays = proposed.iter().find(|circle| circle.row.id == forming.row.id);
        let leaving = forming
            .people
            .iter()
            .filter(|who| here.place(**who).is_none() || !stays.is_some_and(|circle| circle.people.contains(who)));
        for who in leaving {
            let own = circle_member::Entity::delete_many()
                .filter(circle_member::Column::CircleId.eq(forming.row.id))
                .filter(circle_member::Column::PersonId.eq(*who));
            own.exec(&**tx).await?;
        }
    }
    for circle in &proposed {
        for who in circle.people.iter().filter(|who| here.place(**who).is_some()) {
            meeting.insert(circle.row.id);
            if member_of(&**tx, cohort, *who).await?.is_none() {
                add_to(tx, (cohort, circle.row.id), *who, None).await?;
            }
        }
    }
    circle::Entity::update_many()
        .col_expr(circle::Column::State, Expr::value(CircleState::Meeting))
        .filter(circle::Column::Id.is_in(meeting))
        .exec(&**tx)
        .await?;
    circle::Entity::delete_many()
        .filter(circle::Column::CohortId.eq(cohort))
        .filter(circle::Column::State.is_in([CircleState::Forming, CircleState::Proposed]))
        .exec(&**tx)
        .await?;
    Ok(())
}
