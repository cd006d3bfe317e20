//! Reading one's own answers.

use entity::{
    ids::{CohortId, PersonId},
    look_back,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::platform::errors::Result;

/// What somebody said about a cohort so far.
pub async fn answers_of(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<look_back::Model>> {
    let own = look_back::Entity::find()
        .filter(look_back::Column::CohortId.eq(cohort))
        .filter(look_back::Column::PersonId.eq(who));
    Ok(own.all(db).await?)
}
