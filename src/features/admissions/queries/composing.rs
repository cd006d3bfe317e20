//! What whoever gives the seats looks at: everybody who applied, what is pending, what was applied, and by whom.

use std::collections::{BTreeMap, BTreeSet};

use entity::{
    application, audit, decision, decision_round, draw,
    ids::{ApplicationId, CohortId, DecisionRoundId, PersonId},
    person, review_exclusion,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::board::{Filter, PAGE, arrivals};
use crate::platform::errors::Result;

/// What the record of a cohort's admission tells, in the words it is kept in.
const EVENTS: &[&str] = &[
    "accept_offer",
    "apply_decisions",
    "change_letter",
    "choose",
    "confirm_moved_start",
    "decide",
    "decline_moved_start",
    "decline_offer",
    "drop_decision",
    "exclude_from_review",
    "lapse_offer",
    "merge_applications",
    "offer_seat",
    "prefer_later",
    "put_on_waitlist",
    "set_intake",
    "submit_application",
    "take_back_offer",
    "transfer_application",
    "turn_down",
    "undo_round",
    "withdraw_application",
    "write_review",
];

/// Everybody who applied for a cohort, in the order they came; without drafts and doubles.
pub async fn everybody(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<application::Model>> {
    Ok(arrivals(cohort, &Filter::default()).all(db).await?)
}

fn pending(cohort: CohortId) -> sea_orm::Select<decision::Entity> {
    decision::Entity::find().filter(decision::Column::CohortId.eq(cohort)).filter(decision::Column::RoundId.is_null())
}

/// Everything decided in a cohort and not yet applied, by application.
pub async fn pending_in(
    db: &impl ConnectionTrait,
    cohort: CohortId,
) -> Result<BTreeMap<ApplicationId, decision::Model>> {
    let found = pending(cohort).all(db).await?;
    Ok(found.into_iter().map(|decision| (decision.application_id, decision)).collect())
}

/// One page (from 1) of what is decided and not yet applied, offers first, each with its application.
pub async fn pending_page(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    page: u64,
) -> Result<Vec<(decision::Model, application::Model)>> {
    // The words of the verdicts happen to stand in this order: offer, turn_down, waitlist.
    let decisions = pending(cohort)
        .order_by_asc(decision::Column::Verdict)
        .order_by_asc(decision::Column::Place)
        .order_by_asc(decision::Column::ApplicationId)
        .offset((page - 1) * PAGE)
        .limit(PAGE)
        .all(db)
        .await?;
    let applications = application::Entity::find()
        .filter(application::Column::Id.is_in(decisions.iter().map(|decision| decision.application_id)))
        .all(db)
        .await?;
    let mut of: BTreeMap<ApplicationId, application::Model> =
        applications.into_iter().map(|application| (application.id, application)).collect();
    Ok(decisions.into_iter().filter_map(|one| of.remove(&one.application_id).map(|of| (one, of))).collect())
}

/// What was applied in a cohort, the newest first, and how many decisions each round had. A round that
/// was undone has none any more.
pub async fn rounds_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<(decision_round::Model, u64)>> {
    let rounds = decision_round::Entity::find()
        .filter(decision_round::Column::CohortId.eq(cohort))
        .order_by_desc(decision_round::Column::AppliedAt)
        .order_by_desc(decision_round::Column::Id)
        .limit(20)
        .all(db)
        .await?;
    let of: Vec<Option<DecisionRoundId>> = decision::Entity::find()
        .select_only()
        .column(decision::Column::RoundId)
        .filter(decision::Column::RoundId.is_in(rounds.iter().map(|round| round.id)))
        .into_tuple()
        .all(db)
        .await?;
    let with_count = |round: decision_round::Model| {
        let count = of.iter().map(|one| u64::from(*one == Some(round.id))).sum();
        (round, count)
    };
    Ok(rounds.into_iter().map(with_count).collect())
}

/// A round of this cohort.
pub async fn round_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    id: DecisionRoundId,
) -> Result<Option<decision_round::Model>> {
    let find = decision_round::Entity::find_by_id(id).filter(decision_round::Column::CohortId.eq(cohort));
    Ok(find.one(db).await?)
}

/// The newest draw of a cohort.
pub async fn draw_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Option<draw::Model>> {
    let find = draw::Entity::find()
        .filter(draw::Column::CohortId.eq(cohort))
        .order_by_desc(draw::Column::DrawnAt)
        .order_by_desc(draw::Column::Id);
    Ok(find.one(db).await?)
}

/// What these people are called.
pub async fn names_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, String>> {
    let ids: BTreeSet<PersonId> = ids.into_iter().collect();
    let found: Vec<(PersonId, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .filter(person::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}

/// The applications somebody leaves to others.
pub async fn declared_by(db: &impl ConnectionTrait, reader: PersonId) -> Result<BTreeSet<ApplicationId>> {
    let find = review_exclusion::Entity::find().filter(review_exclusion::Column::AssessorId.eq(reader));
    Ok(find.all(db).await?.into_iter().map(|row| row.application_id).collect())
}

/// One page (from 1) of what happened with these applications and with the admission to their cohort,
/// the newest first, and how much there is in all.
pub async fn history(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    ids: &[ApplicationId],
    page: u64,
) -> Result<(Vec<audit::Model>, u64)> {
    let about = Condition::all()
        .add(audit::Column::SubjectKind.eq("application"))
        .add(audit::Column::SubjectId.is_in(ids.iter().map(ToString::to_string)));
    let whole = Condition::all()
        .add(audit::Column::SubjectKind.eq("cohort"))
        .add(audit::Column::SubjectId.eq(cohort.to_string()));
    let find = audit::Entity::find()
        .filter(audit::Column::Action.is_in(EVENTS.iter().copied()))
        .filter(Condition::any().add(about).add(whole));
    let all = find.clone().count(db).await?;
    let rows = find
        .order_by_desc(audit::Column::HappenedAt)
        .order_by_desc(audit::Column::Id)
        .offset((page - 1) * PAGE)
        .limit(PAGE)
        .all(db)
        .await?;
    Ok((rows, all))
}
