//! Somebody who wants to be forgotten, or was.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::Wording};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub words: Wording,
    pub asked_at: Instant,
    pub due_at: Instant,
    pub held_up: Option<String>,
    pub done_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
