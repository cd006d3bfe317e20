//! Somebody who stands by a paper as it was agreed.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_signature")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: DocumentEditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// As they want to be named.
    pub name: String,
    pub signed_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
