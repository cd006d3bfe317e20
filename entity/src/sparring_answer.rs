//! Who is asked whether a time suits them, and when they said yes.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sparring_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub appointment_id: SparringAppointmentId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// None as long as they have not.
    pub said_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
