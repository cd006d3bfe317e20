//! Somebody has done what the certificate of their cohort asks for.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "completion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CompletionId,
    pub cohort_id: CohortId,
    pub person_id: Option<PersonId>,
    pub code: String,
    pub earned_at: Instant,
    pub revoked_at: Option<Instant>,
    pub revoked_by: Option<PersonId>,
    pub revoked_why: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
