//! What whoever moderates did, and why.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "moderation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ModerationId,
    pub cohort_id: CohortId,
    pub thread_id: ThreadId,
    pub post_id: Option<PostId>,
    /// Whose words it is about: the author of the post, the opener of the thread.
    pub person_id: Option<PersonId>,
    pub act: Act,
    /// As it is told to the person concerned.
    pub reason: String,
    /// Where a post was moved from, or what a thread was merged into.
    pub other_thread_id: Option<ThreadId>,
    pub done_by: PersonId,
    pub done_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
