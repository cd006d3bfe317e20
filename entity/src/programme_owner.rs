//! Who owns a programme, from when until when.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_owner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProgrammeOwnerId,
    pub programme_id: ProgrammeId,
    pub person_id: PersonId,
    pub role: ProgrammeRole,
    pub since: Instant,
    pub until: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
