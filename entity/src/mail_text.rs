//! The text of a kind of e-mail in a language that somebody has put in place of the shipped one.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_text")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// BCP 47 tag.
    #[sea_orm(primary_key, auto_increment = false)]
    pub locale: String,
    /// None where it is as shipped again.
    pub subject: Option<String>,
    /// Markdown with placeholders; none where it is as shipped again.
    pub body: Option<String>,
    /// From 1, one more with every change, also back to the shipped one.
    pub version: i32,
    pub by_id: PersonId,
    pub saved_at: Instant,
    /// Why it could not be drawn the last time, and the shipped one was sent.
    pub fault: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
