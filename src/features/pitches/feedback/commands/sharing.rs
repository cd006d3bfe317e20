//! Who says something to which pitch: as a round is over, and whenever somebody or a pitch comes or goes.

use entity::{
    ids::{CohortId, PersonId, PitchId, PitchRoundId},
    pitch_round, pitch_share,
    states::{PitchRoundState, PitchState, ShareKind, ShareState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    super::{
        emails::FeedbackDue,
        queries::Ground,
        rules::{OWED_FOR, WANTED, least_given, next_for, share_out},
    },
    hand, open_rounds, take_turns,
};
use crate::{
    features::{cohorts::members, pitches::queries::pitches_of},
    platform::errors::Result,
    storage::{Store, Tx},
    web::take_turn,
};

async fn round_with(tx: &Tx, id: PitchRoundId) -> Result<Option<pitch_round::Model>> {
    Ok(pitch_round::Entity::find_by_id(id).one(&**tx).await?)
}

/// Who says something to which pitch, reckoned before a round is over: for many people that takes a while,
/// and nobody is to wait for it who writes. It counts only for what it was reckoned for.
#[derive(Debug, Serialize, Deserialize)]
struct Foreseen {
    /// People and pitches, as one word.
    of: String,
    /// The pitches of each, by their places.
    given: Vec<Vec<usize>>,
}

fn seed_of(round: &pitch_round::Model) -> u64 {
    u64::from(round.seed.unsigned_abs())
}

/// What sharing out will come to once a round is over; `soon` is a pitch that is heard until then. None where
/// nothing will be shared out. It goes along with the news.
pub async fn foresee(store: &Store, id: PitchRoundId, soon: Option<PitchId>) -> Result<Option<Value>> {
    let round = pitch_round::Entity::find_by_id(id).one(store.read()).await?;
    let open = |round: &pitch_round::Model| round.state == PitchRoundState::Planned && round.shared_at.is_none();
    let Some(round) = round.filter(open) else { return Ok(None) };
    let seed = seed_of(&round);
    let ground = Ground::load_with(store.read(), round, soon).await?;
    let reckon = move || Foreseen { of: ground.mark(seed), given: share_out(&ground.field(), WANTED, seed) };
    Ok(Some(json!(take_turn(reckon).await?)))
}

/// A round is over: everybody is given as many pitches, and every pitch to as many. Once, however often
/// and wherever it is said. What was foreseen stands where nobody and nothing has come or gone since.
pub(super) async fn share(tx: &Tx, id: PitchRoundId, foreseen: Option<&Value>) -> Result<()> {
    let now = tx.now();
    let first = pitch_round::Entity::update_many()
        .col_expr(pitch_round::Column::SharedAt, Expr::value(now))
        .filter(pitch_round::Column::Id.eq(id))
        .filter(pitch_round::Column::State.eq(PitchRoundState::Planned))
        .filter(pitch_round::Column::SharedAt.is_null())
        .exec(&**tx)
        .await?;
    let Some(round) = round_with(tx, id).await?.filter(|_| first.rows_affected == 1) else { return Ok(()) };
    take_turns(tx, round.cohort_id).await?;
    let seed = seed_of(&round);
    let ground = Ground::load(&**tx, round).await?;
    let foreseen = foreseen.and_then(|foreseen| Foreseen::deserialize(foreseen).ok());
    let foreseen = foreseen.filter(|foreseen| foreseen.of == ground.mark(seed));
    let given = foreseen.map_or_else(|| share_out(&ground.field(), WANTED, seed), |foreseen| foreseen.given);
    for (giver, pitches) in given.iter().enumerate() {
        let Some(giver) = ground.person_at(giver) else { continue };
        for pitch in pitches.iter().filter_map(|place| ground.pitch_at(*place)) {
            hand(tx, (id, pitch), giver, ShareKind::Owed, now + OWED_FOR).await?;
        }
        if !pitches.is_empty() {
            tx.post(giver, &FeedbackDue { round: id }).await?;
        }
    }
    let facts = json!({ "people": ground.people.len(), "pitches": ground.board.pitches.len() });
    tx.record(None, "feedback.shared", ("pitch_round", id), facts).await
}

/// A pitch is heard after its round was shared out: whoever has least says something to it.
pub(super) async fn heard(tx: &Tx, round: PitchRoundId, pitch: PitchId) -> Result<()> {
    let open = |round: &pitch_round::Model| round.state == PitchRoundState::Planned && round.shared_at.is_some();
    let Some(round) = round_with(tx, round).await?.filter(open) else { return Ok(()) };
    take_turns(tx, round.cohort_id).await?;
    let (now, id) = (tx.now(), round.id);
    let ground = Ground::load(&**tx, round).await?;
    let Some(place) = ground.board.pitches.iter().position(|one| one.row.id == pitch) else { return Ok(()) };
    let has = ground.standings(now).get(place).map_or(0, |standing| standing.expected());
    let loads: Vec<usize> = ground.people.iter().map(|who| ground.board.load_of(*who, now)).collect();
    let gave: Vec<bool> = ground.people.iter().map(|who| ground.board.has(*who, pitch, now)).collect();
    for giver in least_given(&ground.field(), place, &loads, &gave, WANTED.saturating_sub(has)) {
        let Some(giver) = ground.person_at(giver) else { continue };
        hand(tx, (id, pitch), giver, ShareKind::Owed, now + OWED_FOR).await?;
        tx.post(giver, &FeedbackDue { round: id }).await?;
    }
    Ok(())
}

/// A pitch is withdrawn: nobody owes it anything any more, and who did is given another one that needs them.
pub(super) async fn withdrawn(tx: &Tx, round: PitchRoundId, pitch: PitchId) -> Result<()> {
    let Some(round) = round_with(tx, round).await? else { return Ok(()) };
    take_turns(tx, round.cohort_id).await?;
    let (now, id) = (tx.now(), round.id);
    let open = pitch_share::Entity::find()
        .filter(pitch_share::Column::PitchId.eq(pitch))
        .filter(pitch_share::Column::State.eq(ShareState::Open));
    let owing = open.all(&**tx).await?;
    pitch_share::Entity::update_many()
        .col_expr(pitch_share::Column::State, Expr::value(ShareState::Withdrawn))
        .col_expr(pitch_share::Column::SettledAt, Expr::value(now))
        .filter(pitch_share::Column::PitchId.eq(pitch))
        .filter(pitch_share::Column::State.eq(ShareState::Open))
        .exec(&**tx)
        .await?;
    if round.state != PitchRoundState::Planned {
        return Ok(());
    }
    for share in owing {
        // Each time anew: what one was given the next one need not be.
        let ground = Ground::load(&**tx, round.clone()).await?;
        let Some(giver) = ground.place_of(share.giver_id) else { continue };
        let mut gave = ground.gave(share.giver_id, now);
        // Whoever says it may not have written down yet that it is withdrawn.
        gave.extend(ground.board.pitches.iter().position(|one| one.row.id == pitch));
        let next = next_for(&ground.field(), giver, &ground.standings(now), &gave, false);
        if let Some(next) = next.and_then(|place| ground.pitch_at(place)) {
            hand(tx, (id, next), share.giver_id, ShareKind::Owed, share.due_at.max(now + OWED_FOR / 3)).await?;
        }
    }
    Ok(())
}

/// Somebody is gone, or on a break: what they owe goes back to whoever has time.
pub(super) async fn gone(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    let rounds: Vec<PitchRoundId> = open_rounds(tx, cohort).await?.into_iter().map(|round| round.id).collect();
    if rounds.is_empty() {
        return Ok(());
    }
    pitch_share::Entity::update_many()
        .col_expr(pitch_share::Column::State, Expr::value(ShareState::Withdrawn))
        .col_expr(pitch_share::Column::SettledAt, Expr::value(tx.now()))
        .filter(pitch_share::Column::RoundId.is_in(rounds))
        .filter(pitch_share::Column::GiverId.eq(who))
        .filter(pitch_share::Column::State.eq(ShareState::Open))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Somebody has left: what they owe goes back, and nobody owes them anything any more.
pub(super) async fn left(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    gone(tx, cohort, who).await?;
    let here: Vec<PersonId> = members(&**tx, cohort).await?.into_iter().map(|member| member.person).collect();
    for round in open_rounds(tx, cohort).await? {
        for pitch in pitches_of(&**tx, round.id).await? {
            let heard = pitch.row.state == PitchState::Presented;
            let anybody = pitch.makers.iter().any(|maker| *maker != who && here.contains(maker));
            if heard && !anybody {
                withdrawn(tx, round.id, pitch.row.id).await?;
            }
        }
    }
    Ok(())
}
