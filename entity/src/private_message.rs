//! Something a participant and the trainers of their cohort say to each other, and nobody else reads.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "private_message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PrivateMessageId,
    pub cohort_id: CohortId,
    /// The participant whose conversation it is in.
    pub person_id: PersonId,
    /// They, or a trainer.
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
    /// When the participant said that they have read it; only of what a trainer wrote.
    pub read_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
