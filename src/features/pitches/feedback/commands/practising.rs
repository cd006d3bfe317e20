//! Practising on a sample pitch before one says something to a real one.

use entity::pitch_practice;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::{super::policies::GiveMore, Words};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::errors::{Error, Result},
    storage::Tx,
};

/// Keeps what somebody said to the sample, for them alone; said again, the last time counts.
pub async fn practise(tx: &Tx, may: &Permit<GiveMore>, words: &Words) -> Result<()> {
    let missing = words.missing(false);
    match (words.clear, words.fits_members, words.doable) {
        (Some(clear), Some(fits), Some(doable)) if missing.is_empty() => {
            keep(tx, may, words, [clear, fits, doable], true).await
        }
        _ => Err(Error::Mistakes(missing)),
    }
}

/// "Not now": one is not led to the sample again. What was said before stays. A row without words is one
/// who did not practise.
pub async fn skip_practice(tx: &Tx, may: &Permit<GiveMore>) -> Result<()> {
    keep(tx, may, &Words::default(), [1; 3], false).await
}

async fn keep(tx: &Tx, may: &Permit<GiveMore>, words: &Words, chosen: [i32; 3], again: bool) -> Result<()> {
    use pitch_practice::Column;
    writable(may.on().cohort.state)?;
    let [clear, fits, doable] = chosen;
    let row = pitch_practice::ActiveModel {
        cohort_id: Set(may.on().cohort.id),
        person_id: Set(may.who().id),
        saw: Set(words.saw.clone()),
        wonder: Set(words.wonder.clone()),
        try_next: Set(words.try_next.clone()),
        clear: Set(clear),
        fits_members: Set(fits),
        doable: Set(doable),
        done_at: Set(tx.now()),
    };
    let mut on = OnConflict::columns([Column::CohortId, Column::PersonId]);
    if again {
        let all = [
            Column::Saw,
            Column::Wonder,
            Column::TryNext,
            Column::Clear,
            Column::FitsMembers,
            Column::Doable,
            Column::DoneAt,
        ];
        on.update_columns(all);
    } else {
        on.do_nothing();
    }
    pitch_practice::Entity::insert(row).on_conflict(on).exec_without_returning(&**tx).await?;
    Ok(())
}
