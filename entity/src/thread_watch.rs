//! What somebody wants to hear of a thread.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thread_watch")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub thread_id: ThreadId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub watch: Watch,
    pub set_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
