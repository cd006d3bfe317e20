//! Shelf 3: threads and replies. A lesson's question is a thread too, in which
//! one reads the others after having written oneself.

mod brought;
mod commands;
mod drafts;
mod emails;
mod files;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;
mod searching;

pub use brought::{Brought, BroughtPost, bring_threads};
pub use commands::{
    Mark, NewThread, POSTED, Posted, Replying, Written, answer_lesson, carry_post, carry_thread, hold, mark_as_read,
    open_thread, opens, recount, reply,
};
pub use drafts::{forget_drafts, kept_answer};
pub use emails::{Answered, Followed, Named, excerpt};
pub use files::{answer_place, compose};
pub use forms::{Answering, Composed};
pub use handlers::heading;
pub use pages::PostCard;
pub use policies::{LeadTalk, LeadThread, ReactToPost, ReadThread};
pub use queries::{
    AnswersOf, HOME, Newest, PostOn, ThreadLink, ThreadOn, Waiting, answers_of, find_post_of, find_thread,
    find_thread_of, find_thread_of_question, newest_posts, questions_answered, reads_others, reply_moments,
    threads_about, waiting_threads, words_in,
};
pub use rules::takes_posts;
pub use searching::{
    FoundPost, POST, answered_by, found_posts, gate_of, index_missing, index_post, index_posts, index_thread,
    similar_threads, unanswered_in, unindex_gone,
};

use std::sync::Arc;

use crate::{storage::news::Listener, web::Routes};

/// Acts when somebody is forgotten: what they wrote, and where others name them.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::react(tx, news)))
}

/// Pages about threads.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/threads", handlers::index)
        .post("/cohorts/{cohort}/threads", handlers::open)
        .get("/cohorts/{cohort}/threads/new", handlers::new)
        .get("/cohorts/{cohort}/threads/kept", handlers::kept)
        .get("/cohorts/{cohort}/threads/names", handlers::names)
        .get("/cohorts/{cohort}/threads/similar", handlers::similar)
        .post("/cohorts/{cohort}/threads/draft", handlers::keep_new)
        .get("/cohorts/{cohort}/threads/files", files::to_new)
        .post("/cohorts/{cohort}/threads/files", files::of_new)
        .post("/cohorts/{cohort}/weeks/{week}/{lesson}/draft", handlers::keep_answer)
        .get("/cohorts/{cohort}/threads/{thread}", handlers::show)
        .get("/cohorts/{cohort}/threads/{thread}/unread", handlers::unread)
        .get("/cohorts/{cohort}/threads/{thread}/all", handlers::all)
        .get("/cohorts/{cohort}/threads/{thread}/live", handlers::live)
        .post("/cohorts/{cohort}/threads/{thread}/posts", handlers::add_post)
        .post("/cohorts/{cohort}/threads/{thread}/draft", handlers::keep_reply)
        .post("/cohorts/{cohort}/threads/{thread}/reading", handlers::mark_read)
        .post("/cohorts/{cohort}/threads/{thread}/watch", handlers::watch)
        .get("/cohorts/{cohort}/threads/{thread}/summary", handlers::summary)
        .post("/cohorts/{cohort}/threads/{thread}/summary", handlers::summarise)
        .get("/cohorts/{cohort}/threads/{thread}/summary/versions", handlers::versions)
        .get("/cohorts/{cohort}/threads/{thread}/posts/{post}", handlers::edit)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}", handlers::change)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/removal", handlers::remove)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/reactions", handlers::react)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/bookmark", handlers::bookmark)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/accepted", handlers::accept)
        .get("/cohorts/{cohort}/threads/{thread}/posts/{post}/files", files::to_post)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/files", files::of_post)
        .get("/cohorts/{cohort}/threads/{thread}/files", files::to_thread)
        .post("/cohorts/{cohort}/threads/{thread}/files", files::of_reply)
        .get("/files/{attachment}", files::show)
        .get("/files/{attachment}/small", files::small)
        .get("/threads/{thread}", handlers::permalink)
        .get("/threads/{thread}/posts/{post}", handlers::post_permalink)
}
