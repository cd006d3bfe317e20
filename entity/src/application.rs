//! Somebody's wish to take part in a programme, and where it stands.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationId,
    pub programme_id: ProgrammeId,
    /// The cohort it is for; none where it waits for the next one to open.
    pub cohort_id: Option<CohortId>,
    /// How it is known where names are hidden, and in the draw.
    #[sea_orm(unique)]
    pub code: String,
    pub state: ApplicationState,
    /// Since when it stands there.
    pub state_at: Instant,
    /// Their account, where they have one.
    pub person_id: Option<PersonId>,
    pub name: String,
    /// The name folded for comparison, in Rust.
    pub name_key: String,
    pub email: String,
    /// The address folded for comparison, in Rust.
    pub email_key: String,
    /// BCP 47 tag of the language they read.
    pub locale: String,
    pub background: Option<String>,
    pub department: Option<String>,
    pub site: Option<String>,
    /// Tags of the languages they take part in: a list of texts.
    pub languages: Json,
    pub experience: Option<String>,
    /// What their community is called.
    pub community: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// What they bring.
    pub brings: Option<String>,
    /// What they want.
    pub wants: Option<String>,
    /// IANA name.
    pub zone: Option<String>,
    /// When they usually have time: a list of words like `mon-am`.
    pub times: Json,
    /// To the programme's own questions, by their id.
    pub answers: Json,
    /// Addresses of people who shall not read it, folded, one per line.
    pub kept_from: Option<String>,
    /// Of the words they agreed to.
    pub consent_hash: Option<String>,
    pub consented_at: Option<Instant>,
    pub created_at: Instant,
    pub changed_at: Instant,
    pub submitted_at: Option<Instant>,
    /// Since when they have been on the waitlist; kept from cohort to cohort.
    pub waiting_since: Option<Instant>,
    /// Their place among those who have waited as long.
    pub place: Option<i32>,
    /// What they give the cohort, in one sentence.
    pub gives: Option<String>,
    /// When the start was moved and they were asked whether it still suits.
    pub asked_again_at: Option<Instant>,
    pub merged_into: Option<ApplicationId>,
    /// Rises with every change of what they wrote; who reads it remembers which they saw.
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
