//! Shelf 3: threads and replies. A lesson's question is a thread too, in which
//! one reads the others after having written oneself.

mod commands;
mod emails;
mod files;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{NewThread, Written, answer_lesson, mark_as_read, open_thread, reply};
pub use emails::Answered;
pub use forms::WrittenText;
pub use pages::PostCard;
pub use policies::ReadThread;
pub use queries::{
    Activity, AnswersOf, HOME, ThreadOn, Waiting, activity, answers_of, find_thread, find_thread_of_question,
    questions_answered, waiting_threads,
};

use crate::web::Routes;

/// Pages about threads.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/threads", handlers::index)
        .post("/cohorts/{cohort}/threads", handlers::open)
        .get("/cohorts/{cohort}/threads/new", handlers::new)
        .get("/cohorts/{cohort}/threads/files", files::to_new)
        .post("/cohorts/{cohort}/threads/files", files::of_new)
        .get("/cohorts/{cohort}/threads/{thread}", handlers::show)
        .post("/cohorts/{cohort}/threads/{thread}/posts", handlers::add_post)
        .post("/cohorts/{cohort}/threads/{thread}/reading", handlers::mark_read)
        .get("/cohorts/{cohort}/threads/{thread}/posts/{post}", handlers::edit)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}", handlers::change)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/removal", handlers::remove)
        .get("/cohorts/{cohort}/threads/{thread}/files", files::to_thread)
        .post("/cohorts/{cohort}/threads/{thread}/files", files::of_reply)
        .get("/files/{attachment}", files::show)
        .get("/files/{attachment}/small", files::small)
        .get("/threads/{thread}", handlers::permalink)
        .get("/threads/{thread}/posts/{post}", handlers::post_permalink)
}
