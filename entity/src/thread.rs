//! A thread of a cohort's discussion.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thread")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ThreadId,
    pub cohort_id: CohortId,
    pub kind: ThreadKind,
    /// Id of the course's question it answers; none for a free thread.
    pub question: Option<String>,
    pub title: String,
    /// BCP 47 tag of the language it is written in.
    pub language: String,
    pub state: ThreadState,
    /// Nobody for the question of a lesson: the course asks it.
    pub opened_by: Option<PersonId>,
    pub opened_at: Instant,
    pub last_post_at: Instant,
    /// How many posts it has, those taken back too: the place of the newest.
    pub posts: i32,
    /// How many posts that stand are not by whoever opened it.
    pub answers: i32,
    /// When the first of those was written.
    pub first_answer_at: Option<Instant>,
    /// Who wrote the newest post.
    pub last_author_id: Option<PersonId>,
    /// The post of which whoever opened it says: this answered it.
    pub accepted_post_id: Option<PostId>,
    /// The live session it is about, if one.
    pub session_id: Option<LiveSessionId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
