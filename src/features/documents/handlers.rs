//! From requests about papers to pages.

mod document;
mod editor;
mod history;
mod lists;
mod sections;

pub use document::{change, show};
pub use editor::{edit, sit_down, waiting, write};
use entity::{document_section, ids::PersonId};
pub use history::{differences, history, restore, withdraw};
pub use lists::{index, open};
use sea_orm::EntityTrait;
pub use sections::{add, back, order, own, remove, rename};

use super::{
    pages::DeskRow,
    policies::WorkOnSection,
    queries::{AtDesk, SectionOn},
};
use crate::{
    features::cohorts::CohortOn,
    identity::Permit,
    platform::errors::{Error, Result},
    web::Visit,
};

/// Which entry of the navigation the pages lie below.
const NAV: &str = "nav-documents";

fn list_href(on: &CohortOn) -> String {
    format!("/cohorts/{}/documents", on.cohort.id)
}

/// A section as an address.
fn section_href(on: &SectionOn) -> String {
    format!("{}/{}/sections/{}", list_href(&on.cohort), on.document.id, on.section.id)
}

/// A section in its paper.
fn back_href(on: &SectionOn) -> String {
    format!("{}/{}#section-{}", list_href(&on.cohort), on.document.id, on.section.id)
}

fn desk_rows<'a>(desks: impl Iterator<Item = &'a AtDesk>, but: PersonId) -> Vec<DeskRow> {
    let row = |desk: &AtDesk| DeskRow { person: desk.person(), since: desk.since };
    desks.filter(|desk| desk.person_id != but).map(row).collect()
}

/// The section as it stands by now.
async fn now(may: &Permit<WorkOnSection>, visit: &Visit) -> Result<document_section::Model> {
    let id = may.on().section.id;
    document_section::Entity::find_by_id(id).one(visit.house.store.read()).await?.ok_or(Error::Missing)
}
