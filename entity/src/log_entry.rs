//! Something somebody wrote down about their own learning, and whom they show it to.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::LogAudience};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LogEntryId,
    pub person_id: PersonId,
    /// The cohort they were in.
    pub cohort_id: CohortId,
    /// Markdown as written.
    pub body: String,
    /// Made from `body` when it was written, sanitised.
    pub body_html: String,
    /// Version of the renderer that made `body_html`.
    pub renderer: i32,
    /// BCP 47 tag.
    pub language: String,
    pub shown_to: LogAudience,
    pub written_at: Instant,
    /// When it was changed last, words or audience.
    pub changed_at: Instant,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
