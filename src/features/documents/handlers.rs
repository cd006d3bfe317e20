//! From requests about papers to pages.

mod cards;
mod comments;
mod document;
mod editions;
mod editor;
mod history;
mod lists;
mod live;
mod reading;
mod sections;
mod suggestions;

use actix_web::HttpRequest;
pub use cards::{cards, lay, lay_again, make_text, take_away};
use chrono::{DateTime, Utc};
pub use comments::{comments, follow, say, say_back, see, settle_comment, take_words_back};
pub use document::{change, show};
pub use editions::{carry_on, paper, papers, put_name, settle_on, show_around, show_edition};
pub use editor::{edit, sit_down, waiting, write};
use entity::{document_section, ids::PersonId};
pub use history::{differences, history, restore, withdraw};
pub use lists::{index, open};
pub use live::{live, live_section};
pub use reading::{html, markdown, read, word};
use sea_orm::EntityTrait;
pub use sections::{add, back, order, own, remove, rename};

pub use suggestions::{new_suggestion, propose, remove_suggestion, settle, suggestions};

use super::{
    pages::{DeskRow, SectionHead},
    policies::WorkOnSection,
    queries::{AtDesk, SectionOn},
};
use crate::{
    features::cohorts::{CohortOn, cohort_strip},
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

/// What stands above every page of a section, which is called as `section` is by now.
fn head_of(on: &SectionOn, section: &document_section::Model, at: DateTime<Utc>) -> SectionHead {
    SectionHead {
        strip: cohort_strip(&on.cohort, NAV, at),
        document: on.document.title.clone(),
        list_href: list_href(&on.cohort),
        back_href: back_href(on),
        title: section.title.clone(),
        language: on.document.language.clone(),
    }
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

fn id_in<T: std::str::FromStr>(req: &HttpRequest, name: &str) -> Result<T> {
    req.match_info().query(name).parse().map_err(|_| Error::Missing)
}
