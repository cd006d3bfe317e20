//! Applications that are forgotten: long settled, never sent, or of somebody who is gone.

use chrono::Duration;
use entity::{
    application, decision, decision_round,
    ids::{ApplicationId, PersonId},
    offer, review, review_exclusion,
    states::ApplicationState,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, Query},
};

use crate::{
    platform::errors::Result,
    storage::{Tx, sql},
};

/// How long a draft nobody came back to is kept.
pub const DRAFTS_FOR: Duration = Duration::days(30);
/// How long an application is kept after the last thing that happened to it.
pub const KEPT_FOR: Duration = Duration::days(730);

/// Forgets drafts nobody came back to, and applications that have long been settled, with
/// everything that was said about them. At most 500 at a time, so that no transaction is long.
pub async fn forget_applications(tx: &Tx) -> Result<u64> {
    use ApplicationState::Draft;
    let old = application::Column::State
        .eq(Draft)
        .and(application::Column::ChangedAt.lt(tx.now() - DRAFTS_FOR))
        .or(application::Column::StateAt.lt(tx.now() - KEPT_FOR));
    let ids: Vec<ApplicationId> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(old)
        .limit(500)
        .into_tuple()
        .all(&**tx)
        .await?;
    let gone = forget_these(tx, &ids).await?;
    let decided = Query::select()
        .column(decision::Column::RoundId)
        .from(decision::Entity)
        .and_where(decision::Column::RoundId.is_not_null())
        .to_owned();
    let offered = Query::select()
        .column(offer::Column::RoundId)
        .from(offer::Entity)
        .and_where(offer::Column::RoundId.is_not_null())
        .to_owned();
    decision_round::Entity::delete_many()
        .filter(decision_round::Column::AppliedAt.lt(tx.now() - KEPT_FOR))
        .filter(decision_round::Column::Id.not_in_subquery(decided))
        .filter(decision_round::Column::Id.not_in_subquery(offered))
        .exec(&**tx)
        .await?;
    Ok(gone)
}

/// Forgets the applications of somebody who is forgotten, also those from before they had an account.
pub(super) async fn forget_all_of(tx: &Tx, who: PersonId) -> Result<()> {
    let text = "select id from application where person_id = $1
        or (person_id is null and email_key = (select email_key from person where id = $1))";
    let rows = tx.query_all_raw(sql(&**tx, text, [who.into()])).await?;
    let ids = rows.iter().map(|row| Ok(row.try_get::<ApplicationId>("", "id")?)).collect::<Result<Vec<_>>>()?;
    forget_these(tx, &ids).await?;
    Ok(())
}

/// Forgets applications with everything that was said about them. How many those were.
async fn forget_these(tx: &Tx, ids: &[ApplicationId]) -> Result<u64> {
    let of = ids.iter().copied();
    application::Entity::update_many()
        .col_expr(application::Column::State, Expr::value(ApplicationState::Withdrawn))
        .col_expr(application::Column::MergedInto, Expr::value(None::<uuid::Uuid>))
        .filter(application::Column::MergedInto.is_in(of.clone()))
        .exec(&**tx)
        .await?;
    review::Entity::delete_many().filter(review::Column::ApplicationId.is_in(of.clone())).exec(&**tx).await?;
    review_exclusion::Entity::delete_many()
        .filter(review_exclusion::Column::ApplicationId.is_in(of.clone()))
        .exec(&**tx)
        .await?;
    offer::Entity::delete_many().filter(offer::Column::ApplicationId.is_in(of.clone())).exec(&**tx).await?;
    decision::Entity::delete_many().filter(decision::Column::ApplicationId.is_in(of.clone())).exec(&**tx).await?;
    let gone = application::Entity::delete_many().filter(application::Column::Id.is_in(of)).exec(&**tx).await?;
    Ok(gone.rows_affected)
}
