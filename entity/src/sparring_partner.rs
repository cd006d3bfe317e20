//! Somebody's time in a group of partners.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sparring_partner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SparringPartnerId,
    pub group_id: SparringGroupId,
    pub round_id: SparringRoundId,
    pub person_id: PersonId,
    pub joined_at: Instant,
    pub ended_at: Option<Instant>,
    pub ending: Option<PartnerEnding>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
