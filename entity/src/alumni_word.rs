//! What somebody looks for after a course, or could give.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alumni_word")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AlumniWordId,
    pub programme_id: ProgrammeId,
    pub person_id: PersonId,
    pub kind: AlumniWordKind,
    pub body: String,
    pub language: String,
    /// When it was written, or said to hold still.
    pub written_at: Instant,
    /// The day, in UTC, on which it is no longer shown.
    pub until_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
