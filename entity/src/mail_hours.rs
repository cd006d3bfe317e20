//! In which hours somebody is written to, and whose public holidays are theirs. No row: at any hour.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_hours")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Whether nothing that can wait is sent in the evening, at weekends and on public holidays.
    pub quiet: bool,
    /// Code of the region whose public holidays are theirs.
    pub region: Option<String>,
    pub since: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
