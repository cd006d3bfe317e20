//! Who looks after certificates: whoever is responsible for the programme.

use actix_web::HttpRequest;
use entity::{completion, ids::CompletionId};
use sea_orm::EntityTrait;

use crate::{
    features::cohorts::{CohortOn, ManageCohort, app, find_cohort_of},
    identity::{Actor, Denied, Policy, name_of},
    platform::errors::{Error, Result},
    web::House,
};

/// A certificate, as an owner found it.
#[derive(Clone, Debug)]
pub struct CompletionOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// The row.
    pub row: completion::Model,
    /// Whose it is; none where their account is closed.
    pub name: Option<String>,
}

/// Take a certificate back: owners of the programme.
pub struct TakeCertificateBack;

impl Policy for TakeCertificateBack {
    type On = CompletionOn;

    const NAME: &'static str = "TakeCertificateBack";

    fn allows(who: &Actor, on: &CompletionOn) -> Result<(), Denied> {
        ManageCohort::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CompletionOn> {
        let cohort = find_cohort_of(req, who).await?;
        let id: CompletionId = req.match_info().query("completion").parse().map_err(|_| Error::Missing)?;
        let house = app::<House>(req)?;
        let db = house.store.read();
        let row = completion::Entity::find_by_id(id).one(db).await?.filter(|row| row.cohort_id == cohort.cohort.id);
        let row = row.ok_or(Error::Missing)?;
        let name = match row.person_id {
            Some(who) => name_of(db, who).await?,
            None => None,
        };
        Ok(CompletionOn { cohort, row, name })
    }
}
