//! From requests about threads to pages.

mod drafting;
mod lists;
mod live;
mod opening;
mod posts;
mod saying;
mod summaries;
mod thread;

use entity::ids::CohortId;

pub use drafting::{keep_answer, keep_new, keep_reply};
pub use lists::{index, kept, names, similar};
pub use live::live;
pub(super) use opening::page as new_page;
pub use opening::{new, open};
pub(super) use posts::edit_page;
pub use posts::{add_post, change, edit, remove};
pub use saying::{accept, bookmark, mark_read, react, watch};
pub use summaries::{summarise, summary, versions};
pub(super) use thread::{Opened, pages_of, thread_page};
pub use thread::{all, permalink, post_permalink, show, unread};

use super::{commands::Written, queries::ThreadOn};
use crate::{
    features::curriculum::Said,
    platform::{errors::Result, text::Body},
    web::Visit,
};

/// The course's question with this id, the title of its lesson, and where that is.
fn lesson_of(on: &ThreadOn, question: &str, locale: &str) -> Option<(Said, Said, String)> {
    let programme = on.cohort.course().ok()?;
    let (week, lesson) = programme.asking(question)?;
    let href = format!("/cohorts/{}/weeks/{}/{}", on.cohort.cohort.id, week.number, lesson.id);
    Some((programme.say(&lesson.question, locale), programme.say(&lesson.title, locale), href))
}

/// What stands above a thread: its heading, or the lesson's question as the reader reads it.
pub fn heading(on: &ThreadOn, locale: &str) -> Said {
    let thread = &on.thread;
    let question = thread.question.as_deref().and_then(|id| lesson_of(on, id, locale));
    let written = || Said { text: thread.title.clone(), language: thread.language.clone(), fallback: false };
    question.map_or_else(written, |(question, _, _)| question)
}

/// A text as it will be written down, made before any transaction holds the writer.
async fn written(visit: &Visit, cohort: CohortId, body: &Body, language: &str) -> Result<Written> {
    Written::naming(visit.house.store.read(), cohort, body.clone(), language).await
}
