//! What one assessor thinks of one application.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewId,
    pub application_id: ApplicationId,
    pub assessor_id: PersonId,
    /// Whether they would rather not say: no score, and no zero.
    pub abstained: bool,
    /// 1 to 3 by criterion.
    pub scores: Json,
    pub words: String,
    pub version_read: i32,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
