//! What holds for papers without asking anybody: what can be merged, and what belongs to one revision.

mod merging;
mod passages;

use chrono::{DateTime, Duration, Utc};
use entity::{document_revision, ids::PersonId, states::RevisionKind};

pub use merging::{Part, brought, merge, sentences, without};
pub use passages::{Passage, Reading};

/// What one person saves within this time is one revision.
pub const ONE_REVISION: Duration = Duration::minutes(5);
/// How long others are told that somebody writes here, after the last sign of it.
pub const DESK: Duration = Duration::minutes(15);
/// How long a text nobody reads is kept for whoever built upon it, or has to decide about it.
pub const FOLDED_FOR: Duration = Duration::days(30);
/// The most sections a paper may have.
pub const MOST_SECTIONS: u64 = 60;
/// The most cards a section may have.
pub const MOST_CARDS: u64 = 100;
/// The most suggestions that may wait at a section.
pub const MOST_SUGGESTIONS: u64 = 50;
/// The most comments a section may have, answers to them included.
pub const MOST_COMMENTS: u64 = 500;
/// The most answers below one comment.
pub const MOST_ANSWERS: u64 = 50;
/// How many people one comment, or what somebody saves, may name.
pub const MOST_NAMED: usize = 10;
/// How many revisions a page of the history has.
pub const REVISIONS_A_PAGE: u64 = 50;
/// What no text of a paper may hold: it marks where two texts touch.
pub const MARK: char = '⟦';

/// Whether what `who` saves now goes on with the revision that stands: then it takes its place in the history.
pub fn goes_on(head: &document_revision::Model, who: PersonId, now: DateTime<Utc>) -> bool {
    head.kind == RevisionKind::Stands
        && head.author_id == who
        && head.restored_from.is_none()
        && head.erased_at.is_none()
        && now - head.begun_at < ONE_REVISION
}
