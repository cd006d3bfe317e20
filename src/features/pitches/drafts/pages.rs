//! What the pages about drafts show.

mod begin;
mod draft;
mod gallery;
mod show;
mod versions;

pub use begin::{BeginPage, Nothing};
pub use draft::{DraftPage, Other, form_of, said};
pub use gallery::{ExhibitView, GalleryPage};
pub use show::{CommentRow, Invitable, MakerBox, ReaderRow, ShowPage, Text, host_of};
pub use versions::{VersionRow, VersionsPage};

use entity::pitch;

use crate::features::cohorts::CohortOn;

/// The room in the navigation.
pub const NAV: &str = "nav-pitches";

/// Where the pitches of a cohort are.
pub fn room(on: &CohortOn) -> String {
    format!("/cohorts/{}/pitches", on.cohort.id)
}

/// Where a pitch is.
pub fn place(on: &CohortOn, pitch: &pitch::Model) -> String {
    format!("{}/{}", room(on), pitch.id)
}
