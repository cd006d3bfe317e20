//! What somebody did who had not heard from a partner.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sparring_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SparringStepId,
    pub group_id: SparringGroupId,
    /// Who did it.
    pub by_id: PersonId,
    /// Whom they had not heard from.
    pub person_id: PersonId,
    pub kind: SilenceStep,
    /// Since when they had not.
    pub since_at: Instant,
    pub taken_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
