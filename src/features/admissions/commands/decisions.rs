//! Decisions: pending until they are applied in one step, and ten minutes after that still to be taken back.

use chrono::{DateTime, Duration, Utc};
use entity::{
    application, decision, decision_round,
    ids::{ApplicationId, CohortId, DecisionId, DecisionRoundId, PersonId},
    offer,
    states::{ApplicationState, How, OfferState, Verdict},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    super::{
        emails::{NoLetter, WaitLetter},
        policies::Admit,
        queries::{Rulebook, declared_by, kept_from},
        rules::Step,
    },
    offers::make_offer,
    rows::{note, reader_of, take_step},
};
use crate::{
    features::cohorts::{give_back, hold_cohort},
    identity::{Permit, find_person},
    platform::{
        errors::{Error, Refusal, Result},
        text::{Body, Line},
    },
    storage::Tx,
};

/// How long a round can be taken back; its letters leave then.
pub const UNDO_FOR: Duration = Duration::minutes(10);

/// How an application stood before a round was applied.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    state: ApplicationState,
    state_at: DateTime<Utc>,
    waiting_since: Option<DateTime<Utc>>,
    place: Option<i32>,
}

/// Decides about applications of a cohort, for the time being: nothing happens and nobody hears
/// until the decisions are applied. Whoever decides last, decides.
pub async fn decide(
    tx: &Tx,
    may: &Permit<Admit>,
    ids: &[ApplicationId],
    verdict: Verdict,
    reason: Option<&Line>,
) -> Result<()> {
    let found = own_pool(tx, may, ids).await?;
    let step = match verdict {
        Verdict::Offer => Step::Offer,
        Verdict::Waitlist => Step::Wait,
        Verdict::TurnDown => Step::TurnDown,
    };
    for application in &found {
        step.from(application.state)?;
        // Who is chosen by hand stands before those a draw or a review puts in order.
        write(tx, may, application, verdict, (How::Hand, Some(0)), reason).await?;
    }
    let facts = json!({ "verdict": verdict.word(), "applications": ids });
    tx.record(Some(may.who().id), "decide", ("cohort", may.on().cohort.id), facts).await
}

/// The applications, all of this cohort and none the deciding person must not read.
async fn own_pool(tx: &Tx, may: &Permit<Admit>, ids: &[ApplicationId]) -> Result<Vec<application::Model>> {
    let found = application::Entity::find()
        .filter(application::Column::Id.is_in(ids.iter().copied()))
        .filter(application::Column::CohortId.eq(may.on().cohort.id))
        .order_by_asc(application::Column::Id)
        .all(&**tx)
        .await?;
    if ids.is_empty() || found.len() != ids.len() {
        return Err(Error::Missing);
    }
    let who = find_person(&**tx, may.who().id).await?.ok_or(Error::Missing)?;
    let declared = declared_by(&**tx, who.id).await?;
    if found.iter().any(|application| declared.contains(&application.id) || kept_from(application, &who)) {
        return Err(Error::Forbidden);
    }
    Ok(found)
}

/// Writes one pending decision in place of the one that may be there.
pub(super) async fn write(
    tx: &Tx,
    may: &Permit<Admit>,
    application: &application::Model,
    verdict: Verdict,
    (how, place): (How, Option<i32>),
    reason: Option<&Line>,
) -> Result<()> {
    let row = decision::ActiveModel {
        id: Set(DecisionId(tx.id())),
        application_id: Set(application.id),
        cohort_id: Set(may.on().cohort.id),
        verdict: Set(verdict),
        how: Set(how),
        place: Set(place),
        reason: Set(reason.map(|reason| reason.as_str().to_owned())),
        letter_subject: Set(None),
        letter_body: Set(None),
        decided_by: Set(may.who().id),
        decided_at: Set(tx.now()),
        version_read: Set(application.version),
        round_id: Set(None),
        before: Set(None),
    };
    let mut on_conflict = OnConflict::column(decision::Column::ApplicationId);
    on_conflict.target_and_where(decision::Column::RoundId.is_null()).update_columns([
        decision::Column::CohortId,
        decision::Column::Verdict,
        decision::Column::How,
        decision::Column::Place,
        decision::Column::Reason,
        decision::Column::LetterSubject,
        decision::Column::LetterBody,
        decision::Column::DecidedBy,
        decision::Column::DecidedAt,
        decision::Column::VersionRead,
    ]);
    decision::Entity::insert(row).on_conflict(on_conflict).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Takes pending decisions back: the applications are undecided again.
pub async fn drop_decision(tx: &Tx, may: &Permit<Admit>, ids: &[ApplicationId]) -> Result<()> {
    own_pool(tx, may, ids).await?;
    decision::Entity::delete_many()
        .filter(decision::Column::ApplicationId.is_in(ids.iter().copied()))
        .filter(decision::Column::RoundId.is_null())
        .exec(&**tx)
        .await?;
    let facts = json!({ "applications": ids });
    tx.record(Some(may.who().id), "drop_decision", ("cohort", may.on().cohort.id), facts).await
}

/// What an owner makes of a letter; none: as it is written.
#[derive(Clone, Debug)]
pub struct Words {
    /// One line.
    pub subject: Line,
    /// Markdown, with `{link}` where the link goes.
    pub body: Body,
}

/// Changes the letter of a pending decision.
pub async fn change_letter(
    tx: &Tx,
    may: &Permit<Admit>,
    application: ApplicationId,
    words: Option<&Words>,
) -> Result<()> {
    own_pool(tx, may, &[application]).await?;
    let changed = decision::Entity::update_many()
        .col_expr(decision::Column::LetterSubject, Expr::value(words.map(|words| words.subject.as_str())))
        .col_expr(decision::Column::LetterBody, Expr::value(words.map(|words| words.body.as_str())))
        .filter(decision::Column::ApplicationId.eq(application))
        .filter(decision::Column::RoundId.is_null())
        .exec(&**tx)
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::conflict("admissions-decided-already").into());
    }
    let facts = json!({ "own_words": words.is_some() });
    tx.record(Some(may.who().id), "change_letter", ("application", application), facts).await
}

/// Applies pending decisions of a cohort in one step: all of them, or only those about `only`.
/// Refused as a whole where there are more offers than free seats. The letters leave after [`UNDO_FOR`].
pub async fn apply_decisions(
    tx: &Tx,
    book: &Rulebook,
    may: &Permit<Admit>,
    only: Option<ApplicationId>,
) -> Result<DecisionRoundId> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    let mut find = decision::Entity::find()
        .filter(decision::Column::CohortId.eq(cohort.id))
        .filter(decision::Column::RoundId.is_null())
        .order_by_asc(decision::Column::Place)
        .order_by_asc(decision::Column::ApplicationId);
    if let Some(only) = only {
        find = find.filter(decision::Column::ApplicationId.eq(only));
    }
    let pending = find.all(&**tx).await?;
    if pending.is_empty() {
        return Err(Refusal::conflict("admissions-nothing-pending").into());
    }
    let offers = pending.iter().filter(|decision| decision.verdict == Verdict::Offer).count();
    if i64::from(cohort.seats - cohort.taken) < i64::try_from(offers).unwrap_or(i64::MAX) {
        return Err(Refusal::conflict("admissions-too-many-offers").into());
    }
    let round = DecisionRoundId(tx.id());
    let letters_at = tx.now() + UNDO_FOR;
    let row = decision_round::ActiveModel {
        id: Set(round),
        cohort_id: Set(cohort.id),
        applied_by: Set(may.who().id),
        applied_at: Set(tx.now()),
        letters_at: Set(letters_at),
        undone_at: Set(None),
    };
    row.insert(&**tx).await?;
    for decision in &pending {
        apply(tx, book, may, &cohort, decision, (round, letters_at)).await?;
    }
    let facts = json!({ "round": round, "decisions": pending.len(), "offers": offers });
    tx.record(Some(may.who().id), "apply_decisions", ("cohort", cohort.id), facts).await?;
    Ok(round)
}

async fn apply(
    tx: &Tx,
    book: &Rulebook,
    may: &Permit<Admit>,
    cohort: &entity::cohort::Model,
    decision: &decision::Model,
    (round, letters_at): (DecisionRoundId, DateTime<Utc>),
) -> Result<()> {
    let application =
        application::Entity::find_by_id(decision.application_id).one(&**tx).await?.ok_or(Error::Missing)?;
    let before = Before {
        state: application.state,
        state_at: application.state_at,
        waiting_since: application.waiting_since,
        place: application.place,
    };
    let before = serde_json::to_value(before).map_err(|error| Error::Broken(error.into()))?;
    decision::Entity::update_many()
        .col_expr(decision::Column::RoundId, Expr::value(round))
        .col_expr(decision::Column::Before, Expr::value(before))
        .filter(decision::Column::Id.eq(decision.id))
        .exec(&**tx)
        .await?;
    // The rank of this round; who has waited longer keeps the older one, and stands before it.
    application::Entity::update_many()
        .col_expr(application::Column::WaitingSince, Expr::value(application.waiting_since.unwrap_or(tx.now())))
        .col_expr(application::Column::Place, Expr::value(decision.place))
        .filter(application::Column::Id.eq(application.id))
        .exec(&**tx)
        .await?;
    let by: Option<PersonId> = Some(may.who().id);
    match decision.verdict {
        Verdict::Offer => {
            let intake = may.on().intake()?;
            let of = (cohort, intake, may.on().programme.slug.as_str());
            make_offer(tx, book, of, &application, (Some(round), by, letters_at)).await
        }
        Verdict::Waitlist => {
            let waiting = take_step(tx, &application, Step::Wait, |update| update).await?;
            tx.post_to(&reader_of(&waiting), &WaitLetter { decision: decision.id, round }, letters_at).await?;
            note(tx, by, "put_on_waitlist", &waiting).await
        }
        Verdict::TurnDown => {
            let no = take_step(tx, &application, Step::TurnDown, |update| update).await?;
            tx.post_to(&reader_of(&no), &NoLetter { decision: decision.id, round }, letters_at).await?;
            note(tx, by, "turn_down", &no).await
        }
    }
}

/// Takes a round back as long as none of its letters has left: every application stands as before,
/// the seats are free, and the decisions are pending again.
pub async fn undo_round(tx: &Tx, may: &Permit<Admit>, id: DecisionRoundId) -> Result<()> {
    let cohort: CohortId = hold_cohort(tx, may.on().cohort.id).await?.id;
    let undone = decision_round::Entity::update_many()
        .col_expr(decision_round::Column::UndoneAt, Expr::value(tx.now()))
        .filter(decision_round::Column::Id.eq(id))
        .filter(decision_round::Column::CohortId.eq(cohort))
        .filter(decision_round::Column::UndoneAt.is_null())
        .filter(decision_round::Column::LettersAt.gt(tx.now()))
        .exec(&**tx)
        .await?;
    if undone.rows_affected != 1 {
        return Err(Refusal::conflict("admissions-too-late-to-undo").into());
    }
    let offers = offer::Entity::find()
        .filter(offer::Column::RoundId.eq(id))
        .filter(offer::Column::State.eq(OfferState::Open))
        .all(&**tx)
        .await?;
    for offer in &offers {
        give_back(tx, offer.cohort_id).await?;
    }
    // Nobody has heard of them: they were never made.
    offer::Entity::delete_many()
        .filter(offer::Column::Id.is_in(offers.iter().map(|offer| offer.id)))
        .exec(&**tx)
        .await?;
    let decisions = decision::Entity::find().filter(decision::Column::RoundId.eq(id)).all(&**tx).await?;
    for decision in &decisions {
        restore(tx, decision).await?;
    }
    let facts = json!({ "round": id, "decisions": decisions.len() });
    tx.record(Some(may.who().id), "undo_round", ("cohort", cohort), facts).await
}

async fn restore(tx: &Tx, decision: &decision::Model) -> Result<()> {
    let before = decision.before.clone().unwrap_or_default();
    let before: Before = serde_json::from_value(before).map_err(|error| Error::Broken(error.into()))?;
    let led_to = match decision.verdict {
        Verdict::Offer => ApplicationState::Offered,
        Verdict::Waitlist => ApplicationState::Waitlisted,
        Verdict::TurnDown => ApplicationState::TurnedDown,
    };
    // Who has withdrawn in the meantime, or was offered a seat since, stays where they are.
    let restored = application::Entity::update_many()
        .col_expr(application::Column::State, Expr::value(before.state))
        .col_expr(application::Column::StateAt, Expr::value(before.state_at))
        .col_expr(application::Column::WaitingSince, Expr::value(before.waiting_since))
        .col_expr(application::Column::Place, Expr::value(before.place))
        .filter(application::Column::Id.eq(decision.application_id))
        .filter(application::Column::State.eq(led_to))
        .exec(&**tx)
        .await?;
    // What somebody has decided since stands, beside it nothing can be pending.
    let newer = decision::Entity::find()
        .filter(decision::Column::ApplicationId.eq(decision.application_id))
        .filter(decision::Column::RoundId.is_null());
    if restored.rows_affected != 1 || newer.one(&**tx).await?.is_some() {
        return Ok(());
    }
    decision::Entity::update_many()
        .col_expr(decision::Column::RoundId, Expr::value(None::<uuid::Uuid>))
        .col_expr(decision::Column::Before, Expr::value(None::<serde_json::Value>))
        .filter(decision::Column::Id.eq(decision.id))
        .exec(&**tx)
        .await?;
    Ok(())
}
