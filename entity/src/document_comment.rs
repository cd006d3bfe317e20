//! What somebody says about words of a section, or to somebody who did.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentCommentId,
    pub section_id: DocumentSectionId,
    /// The comment it answers; answers lie flat below it.
    pub answers_to: Option<DocumentCommentId>,
    pub author_id: PersonId,
    /// The words it is about, as one reads them; empty for answers, and where the words were taken back.
    pub quote: String,
    /// A little of what stood before them.
    pub words_before: String,
    /// A little of what stood behind them.
    pub words_after: String,
    /// Markdown.
    pub body: String,
    /// Made from `body` when it was written, sanitised.
    pub body_html: String,
    /// Version of the renderer that made `body_html`.
    pub renderer: i32,
    pub made_at: Instant,
    pub resolved_at: Option<Instant>,
    pub resolved_by: Option<PersonId>,
    /// Since when its author has taken it back; kept only where others have answered.
    pub removed_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
