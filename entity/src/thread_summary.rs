//! A version of what a thread has come to, in the words of whoever wrote it.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thread_summary")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub thread_id: ThreadId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub author_id: PersonId,
    pub language: String,
    /// Markdown as written.
    pub body: String,
    /// Made from `body` when it was written, sanitised.
    pub body_html: String,
    /// Version of the renderer that made `body_html`.
    pub renderer: i32,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
