//! Somebody who wants to be told when a programme opens.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "interest")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InterestId,
    pub programme_id: ProgrammeId,
    pub email: String,
    pub email_key: String,
    pub locale: String,
    pub asked_at: Instant,
    /// None until they said so from their own mailbox.
    pub confirmed_at: Option<Instant>,
    pub told_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
