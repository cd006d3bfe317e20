//! What partners keep for themselves: one text.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sparring_notes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: SparringGroupId,
    /// Markdown as written.
    pub source: String,
    pub html: String,
    /// Version of the renderer that made the HTML.
    pub renderer: i32,
    /// Who changed it last.
    pub author_id: PersonId,
    pub written_at: Instant,
    /// From 1, one more with each change.
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
