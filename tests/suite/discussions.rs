//! Stories about threads.

mod drafts;
mod hostile;
mod kept;
mod limits;
mod lists;
mod live;
mod naming;
mod reading;
mod removal;
mod saying;
mod summaries;
mod talking;
mod walls;

use entity::{post, states::ThreadState, thread};
use sea_orm::{EntityTrait, PaginatorTrait, sea_query::Expr};

use crate::harness::{Garden, Page, Persona};

/// Opens a thread and reads it.
pub async fn ask(garden: &Garden, who: &Persona, title: &str, body: &str) -> Page {
    let new = who.get(&garden.at("/threads/new")).await.must_be(200);
    who.submit(&new, "/threads", &[("title", title), ("body", body)]).await.must_be(200)
}

/// Answers the thread as a whole and reads it.
pub async fn reply(who: &Persona, thread: &str, body: &str) -> Page {
    let page = who.get(thread).await.must_be(200);
    who.submit(&page, "/posts", &[("body", body)]).await.must_be(200)
}

/// How many posts there are.
async fn posts(garden: &Garden) -> u64 {
    post::Entity::find().count(garden.world.store.read()).await.unwrap()
}

/// Where one changes the last of one's own posts on a page.
#[track_caller]
fn edit_of(page: &Page) -> String {
    page.attributes("article.post a[href*='/cohorts/'][href*='/posts/']", "href").pop().unwrap()
}

/// Where one answers the last post on a page.
#[track_caller]
fn answer_to(page: &Page) -> String {
    let place = page.attributes("article.post a[data-answer]", "href").pop().unwrap();
    place.split('#').next().unwrap().to_owned()
}

/// Answers a lesson's question and reads the lesson.
pub async fn answer_lesson(garden: &Garden, who: &Persona, lesson: &str, body: &str) -> Page {
    let page = who.get(&garden.at(&format!("/weeks/1/{lesson}"))).await.must_be(200);
    who.submit(&page, "/answers", &[("body", body)]).await.must_be(200)
}

/// The thread a lesson's page leads to.
#[track_caller]
fn thread_of(lesson: &Page) -> String {
    let place = lesson.attribute("#answers a[href^='/cohorts/'][href*='/threads/']", "href").unwrap();
    place.split(['?', '#']).next().unwrap().split("/posts/").next().unwrap().to_owned()
}

/// No page locks threads yet; moderation comes with its own room.
pub async fn lock(garden: &Garden, state: ThreadState) {
    let work = garden.world.store.write(async |tx| {
        thread::Entity::update_many().col_expr(thread::Column::State, Expr::value(state)).exec(&**tx).await?;
        Ok(())
    });
    work.await.unwrap();
}
