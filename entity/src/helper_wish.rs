//! Whether somebody would help the next cohort.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "helper_wish")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub answer: HelperAnswer,
    pub said_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
