//! Who reads papers and writes in them: everybody who takes part in the cohort, and nobody else. Whoever looks
//! after the programme without taking part sees that there is such a room, and not what is written in it.

use actix_web::HttpRequest;

use super::queries::{DocumentOn, SectionOn, find_document_of, find_section_of};
use crate::{
    features::cohorts::TakePart,
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Read a paper, and write in it as long as the cohort is not closed.
pub struct WorkOnDocument;

impl Policy for WorkOnDocument {
    type On = DocumentOn;

    const NAME: &'static str = "WorkOnDocument";

    fn allows(who: &Actor, on: &DocumentOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<DocumentOn> {
        find_document_of(req, who).await
    }
}

/// Read a section with its history, and write in it.
pub struct WorkOnSection;

impl Policy for WorkOnSection {
    type On = SectionOn;

    const NAME: &'static str = "WorkOnSection";

    fn allows(who: &Actor, on: &SectionOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<SectionOn> {
        find_section_of(req, who).await
    }
}
