//! What a trainer writes down beside a week, for whoever moderates it next.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "margin_note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MarginNoteId,
    pub cohort_id: CohortId,
    /// Week of the course, from 1.
    pub week: i32,
    pub author_id: PersonId,
    /// Markdown as written.
    pub body: String,
    /// Made from `body` when it was written, sanitised.
    pub body_html: String,
    /// Version of the renderer that made `body_html`.
    pub renderer: i32,
    /// BCP 47 tag.
    pub language: String,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
