//! When a thread nobody has answered goes on to whom. A plan: whether it still waits, the thread says.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting_thread")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub thread_id: ThreadId,
    pub cohort_id: CohortId,
    /// When peers who may know something are asked.
    pub peers_at: Instant,
    /// When the trainers see it.
    pub cockpit_at: Instant,
    /// When it is overdue.
    pub red_at: Instant,
    /// When peers were looked for.
    pub sought_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
