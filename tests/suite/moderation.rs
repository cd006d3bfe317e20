//! Stories about reports, about what trainers do, and about a second look.

mod appeals;
mod posts;
mod reports;
mod threads;
mod walls;

use entity::ids::PostId;

use crate::{
    discussions::{ask, reply},
    harness::{Garden, Page, Persona},
};

/// Elif, Jonas, Tom who moderates, Olga who owns the programme, and a thread of Elif's that Jonas answered.
struct Talk {
    garden: Garden,
    elif: Persona,
    jonas: Persona,
    tom: Persona,
    olga: Persona,
    /// Place of the thread.
    thread: String,
    /// Place of Jonas's post.
    post: String,
}

const WORDS: &str = "Only a fool plants so early.";

impl Talk {
    async fn new() -> Self {
        let garden = Garden::new().await;
        let world = &garden.world;
        let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
        let (tom, olga) = (world.sign_in("tom").await, world.sign_in("olga").await);
        let thread = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
        world.later(chrono::Duration::minutes(1));
        let post = last_post(&reply(&jonas, &thread, WORDS).await);
        Self { post: format!("{thread}/posts/{post}"), thread, garden, elif, jonas, tom, olga }
    }

    /// Another thread of Elif's.
    async fn another(&self, title: &str) -> String {
        self.garden.world.later(chrono::Duration::minutes(1));
        ask(&self.garden, &self.elif, title, "Another matter.").await.path
    }

    async fn report(&self, who: &Persona, reason: &str, words: &str) -> Page {
        let form = who.get(&format!("{}/report", self.post)).await.must_be(200);
        who.press(&form, "/report", &[("reason", reason), ("words", words)]).await
    }

    /// Tom's page about Jonas's post.
    async fn about(&self) -> Page {
        self.tom.get(&format!("{}/moderation", self.post)).await.must_be(200)
    }

    /// Tom's page about the thread.
    async fn about_thread(&self) -> Page {
        self.tom.get(&format!("{}/moderation", self.thread)).await.must_be(200)
    }

    async fn hide(&self, reason: &str) -> Page {
        self.tom.submit(&self.about().await, "/visibility", &[("reason", reason)]).await
    }
}

/// Id of the last post on a page.
#[track_caller]
fn last_post(page: &Page) -> PostId {
    page.attributes("article.post", "id").pop().unwrap().trim_start_matches("post-").parse().unwrap()
}

/// The last part of a place.
fn id_of(place: &str) -> &str {
    place.rsplit('/').next().unwrap()
}
