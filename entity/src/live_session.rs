//! Something that takes place live in a cohort, at one time or at several.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "live_session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LiveSessionId,
    pub cohort_id: CohortId,
    pub kind: SessionKind,
    pub title: String,
    /// What it is for, in a few sentences.
    pub purpose: String,
    /// Its parts in their order: `[{"minutes": 5, "what": "Arrive"}]`.
    pub run_sheet: Json,
    /// Where one joins; shown shortly before it begins.
    pub join_url: Option<String>,
    pub state: SessionState,
    /// Why it does not take place, in words for the cohort.
    pub cancel_reason: Option<String>,
    /// When everybody was invited; none as long as nobody was.
    pub invited_at: Option<Instant>,
    /// Where the recording is. Who put it there said that everybody who can be heard agreed.
    pub recording_url: Option<String>,
    pub recording_by: Option<PersonId>,
    pub recording_at: Option<Instant>,
    pub created_by: PersonId,
    pub created_at: Instant,
    /// Rises with every change of its words; an edit names the version it saw.
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
