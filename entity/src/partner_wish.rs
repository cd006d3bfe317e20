//! What somebody lets be used to find them a partner in one cohort.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partner_wish")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Tags: a list of texts.
    pub languages: Json,
    /// When they usually have time: a list of words like `mon-am`.
    pub times: Json,
    /// One a line.
    pub interests: String,
    /// An id of the programme's, like background, site and stage.
    pub department: Option<String>,
    pub background: Option<String>,
    pub site: Option<String>,
    pub stage: Option<String>,
    /// Where they belong in the organisation, from the top, parts divided by `/`.
    pub team: Option<String>,
    pub saved_at: Instant,
    /// From 1, one more with each change.
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
