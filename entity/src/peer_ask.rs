//! Somebody was asked to look at a thread nobody has answered.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "peer_ask")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub thread_id: ThreadId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub reason: AskReason,
    /// The words of their profile the question has too; empty where there are none.
    pub words: String,
    /// The trainer who thought of them.
    pub asked_by: Option<PersonId>,
    pub asked_at: Instant,
    /// When they said: not me.
    pub declined_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
