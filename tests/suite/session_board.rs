//! Stories about what is asked ahead of a session, and about what is kept of it.

mod asking;
mod hostile;
mod notes;
mod recording;
mod threads;
mod unnamed;
mod voting;
mod walls;

use chrono::Duration;
use entity::{session_question, session_vote};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::harness::{Garden, Page, Persona};

/// The button with which one votes.
const YES: (&str, &str) = ("vote", "yes");

/// A garden with a session tomorrow, and the people in it.
struct Evening {
    garden: Garden,
    /// What the session's addresses begin with.
    session: String,
    elif: Persona,
    jonas: Persona,
    tom: Persona,
}

impl Evening {
    async fn new() -> Self {
        let garden = Garden::new().await;
        let session = garden.cohort.session(&garden.world, "Ask about soil").await;
        let world = &garden.world;
        let (elif, jonas, tom) =
            (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
        Self { elif, jonas, tom, session, garden }
    }

    fn board(&self) -> String {
        format!("{}/questions", self.session)
    }

    fn notes(&self) -> String {
        format!("{}/notes", self.session)
    }

    /// Asks with one's name, and reads the board.
    async fn ask(&self, who: &Persona, body: &str) -> Page {
        let page = who.get(&self.board()).await.must_be(200);
        who.submit(&page, "/questions", &[("body", body)]).await.must_be(200)
    }

    /// Asks without it.
    async fn ask_unnamed(&self, who: &Persona, body: &str) -> Page {
        let page = who.get(&self.board()).await.must_be(200);
        who.submit(&page, "/questions", &[("body", body), ("unnamed", "yes")]).await.must_be(200)
    }

    /// Votes for the question with these words, and reads the board.
    async fn vote(&self, who: &Persona, words: &str) -> Page {
        let page = who.get(&self.board()).await.must_be(200);
        who.submit(&page, &format!("{}/votes", id_of(&page, words)), &[YES]).await.must_be(200)
    }

    async fn see(&self, who: &Persona) -> Page {
        who.get(&self.board()).await.must_be(200)
    }

    /// Lets time pass. Who was signed in for a day signs in again.
    async fn later(&mut self, by: Duration) {
        let world = &self.garden.world;
        world.later(by);
        self.elif = world.sign_in("elif").await;
        self.jonas = world.sign_in("jonas").await;
        self.tom = world.sign_in("tom").await;
    }

    /// Moves the clock past the end of the session.
    async fn is_over(&mut self) {
        self.later(Duration::days(2)).await;
    }

    async fn questions(&self) -> Vec<session_question::Model> {
        session_question::Entity::find().all(self.garden.world.store.read()).await.unwrap()
    }

    async fn votes(&self) -> u64 {
        session_vote::Entity::find().count(self.garden.world.store.read()).await.unwrap()
    }
}

/// The words of the questions on a page, from the top.
fn words(page: &Page) -> Vec<String> {
    page.texts("article .written")
}

/// The id of the question with these words.
#[track_caller]
fn id_of(page: &Page, body: &str) -> String {
    let nth = words(page).iter().position(|words| words == body);
    let nth = nth.unwrap_or_else(|| panic!("{body:?} is not on the board:\n{}", page.text()));
    page.attributes("article.post", "id")[nth].trim_start_matches("question-").to_owned()
}
