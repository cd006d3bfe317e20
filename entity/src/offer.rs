//! A seat that is held for somebody until they answer or the time is over.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OfferId,
    pub application_id: ApplicationId,
    pub cohort_id: CohortId,
    /// The round that made it; none where the waitlist did.
    pub round_id: Option<DecisionRoundId>,
    pub state: OfferState,
    pub made_at: Instant,
    /// None where the waitlist moved up by itself.
    pub made_by: Option<PersonId>,
    /// The instant from which on a yes is too late.
    pub expires_at: Instant,
    /// When one reminder is due.
    pub reminds_at: Instant,
    pub reminded_at: Option<Instant>,
    pub settled_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
