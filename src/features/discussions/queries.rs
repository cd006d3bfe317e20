//! Reading threads.

mod home;
mod lists;
mod newest;
mod posts;
mod standing;
mod waiting;

pub use home::HOME;
pub use lists::{Listed, Show, open_questions, threads};
pub use newest::{Newest, newest_posts};
pub use posts::{AnswersOf, POSTS_A_PAGE, Shown, answers_of, page_of, post_count, posts, read_to};
pub use standing::{
    PostOn, ThreadOn, find_post, find_post_of, find_thread, find_thread_of, find_thread_of_question, is_member,
};
pub use waiting::{Activity, Waiting, activity, questions_answered, waiting_threads};

/// A count as both databases bind it.
fn big(number: u64) -> sea_orm::Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}
