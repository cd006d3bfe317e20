//! What somebody said to a draft.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchCommentId,
    pub pitch_id: PitchId,
    pub number: i32,
    pub author_id: PersonId,
    pub body: String,
    pub written_at: Instant,
    pub removed_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
