//! Reading threads.

mod around;
mod home;
mod hoping;
mod lists;
mod members;
mod newest;
mod posts;
mod standing;
mod waiting;

pub use around::{Around, Hanging, Summary, around, hanging, summaries};
pub use home::HOME;
pub use hoping::{Hope, hope};
pub use lists::{Listed, Show, ThreadLink, kept_posts, open_questions, threads, threads_about};
pub use members::members_of;
pub use newest::{Newest, newest_posts};
pub use posts::{AnswersOf, POSTS_A_PAGE, Shown, answers_of, page_of, places_of, posts, posts_after};
pub use standing::{
    PostOn, ThreadOn, find_post, find_post_of, find_thread, find_thread_of, find_thread_of_question, has_answered,
    reads_others, thread_of_post,
};
pub use waiting::{Waiting, questions_answered, reply_moments, waiting_threads, words_in};
