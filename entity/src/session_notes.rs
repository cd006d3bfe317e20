//! What was kept of a live session, one row per version.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_notes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: LiveSessionId,
    #[sea_orm(primary_key, auto_increment = false)]
    /// From 1.
    pub version: i32,
    /// Markdown as written.
    pub source: String,
    pub html: String,
    /// Version of the renderer that made the HTML.
    pub renderer: i32,
    pub author_id: PersonId,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
