//! What somebody agreed to, or no longer does, in the words they had before their eyes. Rows are added, never changed.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::ConsentKind};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsentId,
    pub person_id: PersonId,
    pub kind: ConsentKind,
    /// Id of the session, the pitch, the application it is about.
    pub subject: Uuid,
    /// The words it was asked with.
    pub words: String,
    pub agrees: bool,
    pub said_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
