//! A kind of e-mail that too many people said no to: nothing of it is sent until somebody lets it go on.

use sea_orm::entity::prelude::*;

use crate::Instant;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_stop")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    pub stopped_at: Instant,
    /// How many of it had been sent in the days before.
    pub sent: i32,
    /// How many people had said no in those days.
    pub noes: i32,
    /// When somebody let it go on; from then on it is counted anew. None where it is stopped.
    pub let_go_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
