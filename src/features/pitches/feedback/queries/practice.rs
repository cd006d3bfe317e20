//! Whether somebody has practised, and what they said.

use entity::{
    ids::{CohortId, PersonId},
    pitch_practice,
};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::{platform::errors::Result, storage::sql};

/// What somebody said to the sample; without words where they would rather not.
pub async fn practice_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    who: PersonId,
) -> Result<Option<pitch_practice::Model>> {
    Ok(pitch_practice::Entity::find_by_id((cohort, who)).one(db).await?)
}

/// Whether somebody has neither practised nor said that they would rather not, nor said anything to a pitch.
pub async fn is_new_to_it(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<bool> {
    let text = "select 1 as one where not exists (select 1 from pitch_practice where cohort_id = $1 and person_id = $2)
        and not exists (select 1 from pitch_feedback f join pitch p on p.id = f.pitch_id
            where p.cohort_id = $1 and f.giver_id = $2 and f.state = 'given')";
    Ok(db.query_one_raw(sql(db, text, [cohort.into(), who.into()])).await?.is_some())
}
