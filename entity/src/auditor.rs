//! Who may read the record of who did what, from when until when.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "auditor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditorId,
    pub person_id: PersonId,
    pub since: Instant,
    pub until: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
