//! Who did what, when. Only ever added to; holds no content people wrote.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    pub happened_at: Instant,
    /// Nobody where the house itself acted (a job, the command line).
    pub actor_id: Option<PersonId>,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub facts: Json,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
