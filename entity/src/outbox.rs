//! An e-mail that waits to leave, or what became of it.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OutboxId,
    pub kind: String,
    /// Who it goes to; none where they have no account, and name, address and language stand here.
    pub person_id: Option<PersonId>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub locale: Option<String>,
    /// Unique: kind, person, subject and period; the same news is told once.
    #[sea_orm(unique)]
    pub dedupe: String,
    /// The ids the e-mail is about; its words are made when it is sent.
    pub facts: Json,
    /// 0 leaves first: links people wait for; then answers, then everything else.
    pub lane: i32,
    pub state: MailState,
    pub created_at: Instant,
    pub not_before: Instant,
    pub expires_at: Instant,
    pub leased_until: Option<Instant>,
    /// Which worker holds the lease.
    pub leased_by: Option<String>,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub sent_at: Option<Instant>,
    /// Until when it waited to be sent together with others; none where it goes on its own.
    pub gathered_for: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
