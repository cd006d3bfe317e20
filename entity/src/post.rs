//! What somebody wrote in a thread.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PostId,
    pub thread_id: ThreadId,
    pub author_id: PersonId,
    /// The post this one answers; none for an opening post or an answer to the lesson's question.
    pub answers_to: Option<PostId>,
    pub language: String,
    /// Markdown as written; empty once removed.
    pub body: String,
    /// Made from `body` when it was written, sanitised.
    pub body_html: String,
    /// Version of the renderer that made `body_html`.
    pub renderer: i32,
    pub state: PostState,
    pub posted_at: Instant,
    pub edited_at: Option<Instant>,
    pub version: i32,
    /// Its place in its thread, from 1, without gaps.
    pub position: i32,
    /// Whether it is the first its author wrote in the cohort.
    pub first_here: bool,
    /// Since when whoever moderates has it hidden.
    pub hidden_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
