//! A file somebody attached to what they wrote, or to what they are writing.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttachmentId,
    pub cohort_id: CohortId,
    pub person_id: PersonId,
    /// What it is being written for, while it has no post: `thread:…`, `new:…`.
    pub place: String,
    /// The post it belongs to; none while it is not sent.
    pub post_id: Option<PostId>,
    /// Its place among the files of the same post.
    pub position: i32,
    pub kind: AttachmentKind,
    /// What its sender calls it, cleaned.
    pub name: String,
    /// What is to be seen, for those who do not see it.
    pub caption: Option<String>,
    /// Whether there is nothing to say about it: a picture for its own sake.
    pub decorative: bool,
    /// What it takes where files are kept.
    pub bytes: i32,
    pub width: Option<i32>,
    pub height: Option<i32>,
    /// The name of its bytes where files are kept.
    pub file_key: String,
    pub added_at: Instant,
    /// When it was taken away; its bytes go with the next run of the job, and then the row.
    pub removed_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
