//! A question asked ahead of a live session. Without a name it has no author.

use sea_orm::entity::prelude::*;

use crate::{ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionQuestionId,
    pub session_id: LiveSessionId,
    pub body: String,
    /// None where it was asked without a name: who asked is stored nowhere.
    pub author_id: Option<PersonId>,
    /// The day, not the instant: an instant could be laid beside other rows.
    pub asked_on: Date,
    pub state: QuestionState,
    /// The thread it went on in.
    pub thread_id: Option<ThreadId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
