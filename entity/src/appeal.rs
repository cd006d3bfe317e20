//! What the person concerned says to something whoever moderates did.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appeal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub moderation_id: ModerationId,
    pub person_id: PersonId,
    pub words: String,
    pub made_at: Instant,
    pub outcome: Option<AppealOutcome>,
    /// Whoever decided says why; empty until then.
    pub answer: String,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
