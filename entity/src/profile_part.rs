//! One part of what somebody says about themselves.

use sea_orm::entity::prelude::*;

use crate::{
    Instant,
    ids::*,
    states::{ProfilePart, ShownTo},
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "profile_part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: ProfilePart,
    /// What they wrote; tags of languages; the mark of the photo. Empty where they took it back,
    /// and for the zone, which stands with the person.
    pub body: String,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    pub shown_to: ShownTo,
    pub saved_at: Instant,
    /// From 1.
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
