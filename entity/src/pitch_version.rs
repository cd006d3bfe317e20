//! A pitch as it stood.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchVersionId,
    pub pitch_id: PitchId,
    pub number: i32,
    pub author_id: PersonId,
    pub title: String,
    pub lines: Json,
    pub slides: Option<String>,
    pub slide_count: i32,
    pub link: Option<String>,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
