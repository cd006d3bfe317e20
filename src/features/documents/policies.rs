//! Who reads papers and writes in them: everybody who takes part in the cohort, and nobody else. Whoever looks
//! after the programme without taking part sees that there is such a room, and not what is written in it.

use actix_web::HttpRequest;

use entity::states::Role;

use super::queries::{BelongsOn, DocumentOn, SectionOn, find_belonging, find_document_of, find_section_of};
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

/// Show a paper to those who were there before, and carry it into another cohort: trainers.
pub struct LeadDocument;

impl Policy for LeadDocument {
    type On = DocumentOn;

    const NAME: &'static str = "LeadDocument";

    fn allows(who: &Actor, on: &DocumentOn) -> Result<(), Denied> {
        WorkOnDocument::allows(who, on)?;
        if on.cohort.standing.role == Some(Role::Trainer) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<DocumentOn> {
        find_document_of(req, who).await
    }
}

/// Read what the cohorts of a programme have published: whoever is or was in one of them, and its owners.
pub struct ReadPapers;

impl Policy for ReadPapers {
    type On = BelongsOn;

    const NAME: &'static str = "ReadPapers";

    fn allows(_: &Actor, on: &BelongsOn) -> Result<(), Denied> {
        if on.belongs { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<BelongsOn> {
        find_belonging(req, who).await
    }
}
