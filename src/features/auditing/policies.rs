//! Who reads the record: auditors, and nobody else, whatever they look after.

use actix_web::HttpRequest;

use crate::{
    features::cohorts::app,
    identity::{Actor, Denied, Policy, is_auditor},
    platform::errors::Result,
    web::House,
};

/// Read who did what in the house.
pub struct SeeAudit;

/// Whether somebody is an auditor.
#[derive(Clone, Copy, Debug)]
pub struct AuditOn {
    /// Whether they are.
    pub auditor: bool,
}

impl Policy for SeeAudit {
    type On = AuditOn;

    const NAME: &'static str = "SeeAudit";

    fn allows(_: &Actor, on: &AuditOn) -> Result<(), Denied> {
        if on.auditor { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<AuditOn> {
        Ok(AuditOn { auditor: is_auditor(app::<House>(req)?.store.read(), who.id).await? })
    }
}
