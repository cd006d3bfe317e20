//! The link under which a program fetches something for somebody; revoked, it is dead.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::FeedKind};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "feed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FeedId,
    pub person_id: PersonId,
    pub kind: FeedKind,
    /// Of which cohort, where it is a cohort's threads.
    pub cohort_id: Option<CohortId>,
    pub created_at: Instant,
    pub revoked_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
