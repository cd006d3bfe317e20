//! What assessors think of applications.

use std::collections::BTreeMap;

use entity::{
    decision,
    ids::ReviewId,
    review, review_exclusion,
    states::{ApplicationState, ExclusionReason},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use serde_json::json;

use super::{
    super::{
        policies::ReadApplication,
        rules::{Step, undecided},
    },
    rows::{hold, take_step},
};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// What one assessor thinks of an application.
#[derive(Clone, Debug)]
pub struct NewReview {
    /// 1 to 3 by criterion; none where they would rather not say.
    pub scores: Option<BTreeMap<String, u32>>,
    /// In words; may be empty where there are scores.
    pub words: String,
}

/// Writes or changes one's own review. An abstention has no score; it is no zero.
pub async fn write_review(tx: &Tx, may: &Permit<ReadApplication>, new: &NewReview) -> Result<()> {
    let (application, _) = hold(tx, may.on().application.id).await?;
    if !undecided(application.state) && application.state != ApplicationState::Waitlisted {
        return Err(Refusal::conflict("admissions-not-to-read").into());
    }
    let row = review::ActiveModel {
        id: Set(ReviewId(tx.id())),
        application_id: Set(application.id),
        assessor_id: Set(may.who().id),
        abstained: Set(new.scores.is_none()),
        scores: Set(json!(new.scores.clone().unwrap_or_default())),
        words: Set(new.words.clone()),
        version_read: Set(application.version),
        written_at: Set(tx.now()),
    };
    let mut again = OnConflict::columns([review::Column::ApplicationId, review::Column::AssessorId]);
    again.update_columns([
        review::Column::Abstained,
        review::Column::Scores,
        review::Column::Words,
        review::Column::VersionRead,
        review::Column::WrittenAt,
    ]);
    review::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    if application.state == ApplicationState::Submitted {
        take_step(tx, &application, Step::Read, |update| update).await?;
    }
    let facts = json!({ "abstained": new.scores.is_none() });
    tx.record(Some(may.who().id), "write_review", ("application", application.id), facts).await
}

/// Somebody leaves an application to others, because they know or manage whoever wrote it.
/// A review of theirs that is there goes, and so does what they decided and nobody has applied.
pub async fn exclude_me(tx: &Tx, may: &Permit<ReadApplication>, reason: ExclusionReason) -> Result<()> {
    let (application, _) = hold(tx, may.on().application.id).await?;
    let row = review_exclusion::ActiveModel {
        application_id: Set(application.id),
        assessor_id: Set(may.who().id),
        reason: Set(reason),
        declared_at: Set(tx.now()),
    };
    // Said twice is said once.
    let mut again =
        OnConflict::columns([review_exclusion::Column::ApplicationId, review_exclusion::Column::AssessorId]);
    again.update_column(review_exclusion::Column::Reason);
    review_exclusion::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    review::Entity::delete_many()
        .filter(review::Column::ApplicationId.eq(application.id))
        .filter(review::Column::AssessorId.eq(may.who().id))
        .exec(&**tx)
        .await?;
    decision::Entity::delete_many()
        .filter(decision::Column::ApplicationId.eq(application.id))
        .filter(decision::Column::DecidedBy.eq(may.who().id))
        .filter(decision::Column::RoundId.is_null())
        .exec(&**tx)
        .await?;
    let facts = json!({ "reason": reason.word() });
    tx.record(Some(may.who().id), "exclude_from_review", ("application", application.id), facts).await
}
