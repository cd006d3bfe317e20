//! Somebody with an account.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    pub name: String,
    pub email: String,
    /// The address folded for comparison, in Rust: the databases disagree on case.
    #[sea_orm(unique)]
    pub email_key: String,
    /// BCP 47 tag of the language the person reads.
    pub locale: String,
    /// IANA name of the zone dates are shown in.
    pub zone: String,
    /// PHC string; none for people who sign in by link only.
    pub password_hash: Option<String>,
    pub created_at: Instant,
    pub deactivated_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
