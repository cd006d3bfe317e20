//! Whose it is, and who reads it.

use actix_web::HttpRequest;
use entity::states::Role;

use super::queries::{EntryOn, find_entry_of};
use crate::{
    features::cohorts::{CohortOn, MemberOn, TakePart, find_cohort_of, find_member_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Keep a learning log: everybody who takes part, also in a cohort that is only read. The words are one's own.
pub struct KeepLog;

impl Policy for KeepLog {
    type On = CohortOn;

    const NAME: &'static str = "KeepLog";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        TakePart::allows(who, on)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Change an entry of one's own; those of others are not there.
pub struct KeepEntry;

impl Policy for KeepEntry {
    type On = EntryOn;

    const NAME: &'static str = "KeepEntry";

    fn allows(who: &Actor, on: &EntryOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.cohort)?;
        if on.entry.person_id == who.id { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<EntryOn> {
        find_entry_of(req, who).await
    }
}

/// Say who sees one's weeks: participants, who have some.
pub struct ShareWeeks;

impl Policy for ShareWeeks {
    type On = CohortOn;

    const NAME: &'static str = "ShareWeeks";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        TakePart::allows(who, on)?;
        if on.standing.role == Some(Role::Participant) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Read what somebody in the cohort shares: whoever takes part; how much that is, they say themselves.
pub struct ReadShared;

impl Policy for ReadShared {
    type On = MemberOn;

    const NAME: &'static str = "ReadShared";

    fn allows(who: &Actor, on: &MemberOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<MemberOn> {
        find_member_of(req, who).await
    }
}
