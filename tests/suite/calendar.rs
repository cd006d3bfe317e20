//! Stories about the dates of a cohort: what a change would do, and what leaves the house as a file.

mod collisions;
mod copying;
mod feeds;
mod figures;
mod previews;

use crate::harness::{Garden, Page, Persona};

async fn calendar(garden: &Garden, who: &Persona) -> Page {
    who.get(&garden.at("/calendar")).await.must_be(200)
}

/// When and what, one line a date.
fn dates(page: &Page) -> Vec<String> {
    page.texts("section[aria-labelledby=dates] tbody tr")
}
