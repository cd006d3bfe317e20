//! Saying something to a pitch: a draft, sending it, changing it.

use entity::{
    ids::PitchFeedbackId,
    pitch_feedback, pitch_round,
    states::{FeedbackState, PitchRoundState, Role, ShareState},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{
    super::{emails::FeedbackGiven, policies::GiveFeedback, queries::own_feedback},
    settle,
};
use crate::{
    features::cohorts::{hold_stay, writable},
    identity::Permit,
    platform::errors::{Error, Mistake, Refusal, Result},
    storage::Tx,
};

/// What somebody says, as far as they have written it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// "I saw".
    pub saw: String,
    /// "I wonder".
    pub wonder: String,
    /// "I would try".
    pub try_next: String,
    /// Whether it is clear to a manager.
    pub clear: Option<i32>,
    /// Whether it is true to the members.
    pub fits_members: Option<i32>,
    /// Whether the next step can be done.
    pub doable: Option<i32>,
}

impl From<&pitch_feedback::Model> for Words {
    fn from(row: &pitch_feedback::Model) -> Self {
        let (saw, wonder, try_next) = (row.saw.clone(), row.wonder.clone(), row.try_next.clone());
        Self { saw, wonder, try_next, clear: row.clear, fits_members: row.fits_members, doable: row.doable }
    }
}

impl Words {
    /// Everything that is missing before it can be sent. A late word has no criteria.
    pub fn missing(&self, late: bool) -> Vec<Mistake> {
        let mistake = |field: &str, key| Mistake { field: field.to_owned(), key, limit: None, count: None };
        let mut missing = Vec::new();
        if [&self.saw, &self.wonder, &self.try_next].iter().all(|text| text.trim().is_empty()) {
            missing.push(mistake("saw", "feedback-no-words"));
        }
        let criteria = [("clear", self.clear), ("fits_members", self.fits_members), ("doable", self.doable)];
        let open = criteria.iter().filter(|(_, chosen)| chosen.is_none() && !late);
        missing.extend(open.map(|(field, _)| mistake(field, "feedback-choose")));
        missing
    }
}

/// The round of a pitch, and that somebody still writes here. What one sends twice at once comes one after
/// the other.
async fn hold(tx: &Tx, may: &Permit<GiveFeedback>) -> Result<pitch_round::Model> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    hold_stay(tx, on.cohort.cohort.id, may.who().id).await?;
    pitch_round::Entity::find_by_id(on.pitch.row.round_id).one(&**tx).await?.ok_or(Error::Missing)
}

/// Once a round is closed a word is late: it is read, and nothing is reckoned from it.
pub fn is_late(round: &pitch_round::Model) -> bool {
    round.state == PitchRoundState::Closed
}

fn changed() -> Error {
    Refusal::conflict("feedback-changed-meanwhile").into()
}

/// Keeps a draft. Refused where it was changed since version `seen` was shown, which is 0 where there was
/// none, and where it was sent.
pub async fn keep_draft(tx: &Tx, may: &Permit<GiveFeedback>, words: &Words, seen: i32) -> Result<()> {
    hold(tx, may).await?;
    let (pitch, who) = (may.on().pitch.row.id, may.who().id);
    let own = own_feedback(&**tx, pitch, who).await?;
    if own.as_ref().is_some_and(|own| own.state != FeedbackState::Draft) {
        return Err(Refusal::conflict("feedback-given-already").into());
    }
    let written = match own {
        None if seen == 0 => {
            let row = pitch_feedback::ActiveModel {
                id: Set(PitchFeedbackId(tx.id())),
                pitch_id: Set(pitch),
                giver_id: Set(who),
                saw: Set(words.saw.clone()),
                wonder: Set(words.wonder.clone()),
                try_next: Set(words.try_next.clone()),
                clear: Set(words.clear),
                fits_members: Set(words.fits_members),
                doable: Set(words.doable),
                state: Set(FeedbackState::Draft),
                late: Set(false),
                by_trainer: Set(may.on().cohort.standing.role == Some(Role::Trainer)),
                begun_at: Set(tx.now()),
                given_at: Set(None),
                helped_at: Set(None),
                version: Set(1),
            };
            let once = OnConflict::new().do_nothing().to_owned();
            pitch_feedback::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?
        }
        None => 0,
        // The same words again, from a form loaded twice, are no change.
        Some(own) if Words::from(&own) == *words && own.version >= seen => 1,
        Some(own) => write(tx, (own.id, seen), FeedbackState::Draft, words).await?,
    };
    if written == 1 { Ok(()) } else { Err(changed()) }
}

async fn write(tx: &Tx, (id, seen): (PitchFeedbackId, i32), state: FeedbackState, words: &Words) -> Result<u64> {
    let update = pitch_feedback::Entity::update_many()
        .col_expr(pitch_feedback::Column::Saw, Expr::value(words.saw.as_str()))
        .col_expr(pitch_feedback::Column::Wonder, Expr::value(words.wonder.as_str()))
        .col_expr(pitch_feedback::Column::TryNext, Expr::value(words.try_next.as_str()))
        .col_expr(pitch_feedback::Column::Clear, Expr::value(words.clear))
        .col_expr(pitch_feedback::Column::FitsMembers, Expr::value(words.fits_members))
        .col_expr(pitch_feedback::Column::Doable, Expr::value(words.doable))
        .col_expr(pitch_feedback::Column::Version, Expr::value(seen.saturating_add(1)))
        .filter(pitch_feedback::Column::Id.eq(id))
        .filter(pitch_feedback::Column::Version.eq(seen))
        .filter(pitch_feedback::Column::State.eq(state));
    Ok(update.exec(&**tx).await?.rows_affected)
}

/// Sends what stands in one's draft: its makers see it, with one's name. Refused where it was changed since
/// version `seen` was shown, and where it was sent already.
pub async fn give_feedback(tx: &Tx, may: &Permit<GiveFeedback>, seen: i32) -> Result<()> {
    let round = hold(tx, may).await?;
    let (on, who) = (may.on(), may.who().id);
    let own = own_feedback(&**tx, on.pitch.row.id, who).await?.ok_or_else(changed)?;
    if own.state != FeedbackState::Draft {
        return Err(Refusal::conflict("feedback-given-already").into());
    }
    let (late, mut words) = (is_late(&round), Words::from(&own));
    let missing = words.missing(late);
    if !missing.is_empty() {
        return Err(Error::Mistakes(missing));
    }
    if late {
        (words.clear, words.fits_members, words.doable) = (None, None, None);
    }
    let sent = pitch_feedback::Entity::update_many()
        .col_expr(pitch_feedback::Column::State, Expr::value(FeedbackState::Given))
        .col_expr(pitch_feedback::Column::GivenAt, Expr::value(tx.now()))
        .col_expr(pitch_feedback::Column::Late, Expr::value(late))
        .col_expr(pitch_feedback::Column::ByTrainer, Expr::value(on.cohort.standing.role == Some(Role::Trainer)))
        .col_expr(pitch_feedback::Column::Clear, Expr::value(words.clear))
        .col_expr(pitch_feedback::Column::FitsMembers, Expr::value(words.fits_members))
        .col_expr(pitch_feedback::Column::Doable, Expr::value(words.doable))
        .col_expr(pitch_feedback::Column::Version, Expr::value(seen.saturating_add(1)))
        .filter(pitch_feedback::Column::Id.eq(own.id))
        .filter(pitch_feedback::Column::Version.eq(seen))
        .filter(pitch_feedback::Column::State.eq(FeedbackState::Draft))
        .exec(&**tx)
        .await?;
    if sent.rows_affected != 1 {
        return Err(changed());
    }
    settle(tx, on.pitch.row.id, who, ShareState::Given).await?;
    for maker in &on.pitch.makers {
        tx.post(*maker, &FeedbackGiven { pitch: on.pitch.row.id, since: tx.now() }).await?;
    }
    Ok(())
}

/// Changes what one has sent, as long as its round is not closed. Refused where it was changed since
/// version `seen` was shown.
pub async fn change_feedback(tx: &Tx, may: &Permit<GiveFeedback>, words: &Words, seen: i32) -> Result<()> {
    let round = hold(tx, may).await?;
    if is_late(&round) {
        return Err(Refusal::conflict("feedback-round-closed").into());
    }
    let missing = words.missing(false);
    if !missing.is_empty() {
        return Err(Error::Mistakes(missing));
    }
    let own = own_feedback(&**tx, may.on().pitch.row.id, may.who().id).await?.ok_or_else(changed)?;
    // Pressed twice it is changed once.
    if own.state == FeedbackState::Given && Words::from(&own) == *words {
        return Ok(());
    }
    if write(tx, (own.id, seen), FeedbackState::Given, words).await? == 1 { Ok(()) } else { Err(changed()) }
}
