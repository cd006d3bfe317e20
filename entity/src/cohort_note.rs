//! What the trainers of a cohort add to a thing of the course.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cohort_note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item: String,
    pub body: String,
    pub body_html: String,
    /// Version of the renderer that made `body_html`.
    pub renderer: i32,
    /// BCP 47 tag.
    pub language: String,
    pub author_id: PersonId,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
