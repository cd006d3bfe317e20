//! Stories about finding.

mod figures;
mod finding;
mod hostile;
mod index;
mod papers;
mod walls;

use crate::harness::{Garden, Page, Persona};

/// Opens a thread in a cohort.
async fn ask_at(base: &str, who: &Persona, title: &str, body: &str) -> Page {
    let new = who.get(&format!("{base}/threads/new")).await.must_be(200);
    who.submit(&new, "/threads", &[("title", title), ("body", body)]).await.must_be(200)
}

/// Opens a thread in the garden.
async fn ask(garden: &Garden, who: &Persona, title: &str, body: &str) -> Page {
    ask_at(&garden.at(""), who, title, body).await
}

/// The same in German: the language of a thread is chosen in its form.
async fn ask_in_german(garden: &Garden, who: &Persona, title: &str, body: &str) -> Page {
    let new = who.get(&garden.at("/threads/new")).await.must_be(200);
    who.submit(&new, "/threads", &[("title", title), ("body", body), ("language", "de")]).await.must_be(200)
}

async fn reply(who: &Persona, thread: &str, body: &str) -> Page {
    let page = who.get(thread).await.must_be(200);
    who.submit(&page, "/posts", &[("body", body)]).await.must_be(200)
}

/// Answers the question of a lesson of week 1.
async fn answer(garden: &Garden, who: &Persona, lesson: &str, body: &str) -> Page {
    let page = who.get(&garden.at(&format!("/weeks/1/{lesson}"))).await.must_be(200);
    who.submit(&page, "/answers", &[("body", body)]).await.must_be(200)
}

/// Address of a search.
fn address(typed: &str) -> String {
    format!("/search?{}", serde_urlencoded::to_string([("q", typed)]).unwrap())
}

/// What somebody finds: the page.
async fn search(who: &Persona, typed: &str) -> Page {
    who.get(&address(typed)).await.must_be(200)
}

/// The headings of what somebody finds, in their order.
async fn titles(who: &Persona, typed: &str) -> Vec<String> {
    search(who, typed).await.texts("h3.row-title")
}

/// Where an edit of one's own newest post on a page leads.
fn edit_of(page: &Page) -> String {
    page.edits().pop().unwrap()
}
