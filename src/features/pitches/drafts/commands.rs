//! Making pitches: beginning one, writing it, making it with others, and being given a word on it.

mod beginning;
mod forgetting;
mod late;
mod reading;
mod showing;
mod slides;
mod standing;
mod team;
mod writing;

use entity::{
    ids::{PersonId, PitchId, PitchRoundId},
    pitch_round,
    states::PitchRoundState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

pub use beginning::begin_pitch;
pub use late::keep_readings;
pub use reading::{ask_readers, comment, not_me, take_back_comment};
pub use showing::{agree_to_recording, show_in_gallery, take_recording_back};
pub use slides::{Slides, put_slides};
pub use standing::{say_ready, take_up, withdraw};
pub use team::{answer_invitation, ask_to_join, leave_pitch, take_invitation_back};
pub use writing::write_draft;

use super::super::queries::{Pitch, PitchOn, pitch_with};
use crate::{
    features::cohorts::{BREAK_BEGUN, STAY_ENDED, STAY_MOVED, writable},
    platform::errors::{Error, Refusal, Result},
    storage::{Tx, news::News},
};

/// What happens to drafts when a cohort has news: who leaves makes no pitch any more, and somebody else is
/// asked in place of a reader who leaves or takes a break.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    let who = PersonId(news.subject);
    match news.kind {
        STAY_ENDED => {
            team::end_stay(tx, news.id("cohort")?, who).await?;
            reading::hand_on(tx, news.id("cohort")?, who).await
        }
        STAY_MOVED => {
            team::end_stay(tx, news.id("from")?, who).await?;
            reading::hand_on(tx, news.id("from")?, who).await
        }
        BREAK_BEGUN => reading::hand_on(tx, news.id("cohort")?, who).await,
        _ => forgetting::forget(tx, news).await,
    }
}

const ROUND_CLOSED: Refusal = Refusal::conflict("drafts-round-closed");
const NOT_OPEN: Refusal = Refusal::conflict("drafts-not-open");

/// Who makes which pitch of a round is changed by one at a time.
async fn take_turns(tx: &Tx, round: PitchRoundId) -> Result<()> {
    tx.take_turns(&format!("pitches of {round}")).await
}

/// Keeps a round from being closed until this write has ended; refused where it is closed.
async fn hold_round(tx: &Tx, round: PitchRoundId) -> Result<()> {
    let held = pitch_round::Entity::update_many()
        .col_expr(pitch_round::Column::Version, Expr::col(pitch_round::Column::Version))
        .filter(pitch_round::Column::Id.eq(round))
        .filter(pitch_round::Column::State.eq(PitchRoundState::Planned))
        .exec(&**tx)
        .await?;
    if held.rows_affected == 1 { Ok(()) } else { Err(ROUND_CLOSED.into()) }
}

/// A pitch as it stands in this write, in a cohort in which one writes; other writes about it wait.
async fn hold(tx: &Tx, on: &PitchOn) -> Result<Pitch> {
    writable(on.cohort.cohort.state)?;
    tx.take_turns(&format!("pitch {}", on.pitch.row.id)).await?;
    again(tx, on.pitch.row.id).await
}

async fn again(tx: &Tx, id: PitchId) -> Result<Pitch> {
    pitch_with(&**tx, id).await?.ok_or(Error::Missing)
}

/// The same for one of its makers: refused for somebody who was one when they opened the page.
async fn hold_as_maker(tx: &Tx, on: &PitchOn, who: PersonId) -> Result<Pitch> {
    let pitch = hold(tx, on).await?;
    if pitch.is_by(who) { Ok(pitch) } else { Err(Refusal::conflict("drafts-no-maker").into()) }
}
