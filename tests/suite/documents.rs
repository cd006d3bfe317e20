//! Papers a cohort writes together.

mod agreeing;
mod cards;
pub mod comments;
mod figures;
mod following;
mod history;
mod live;
mod reading;
mod sections;
mod suggestions;
mod together;
mod writing;

use entity::document_section;
use sea_orm::{EntityTrait, QueryOrder};

use crate::harness::{Garden, Page, Persona, World};

/// Begins a paper, with headings or without; its page.
pub async fn begun(garden: &Garden, who: &Persona, title: &str, headings: bool) -> Page {
    let list = who.get(&garden.at("/documents")).await.must_be(200);
    let headings = if headings { "yes" } else { "" };
    let fields = [("title", title), ("purpose", "For the board."), ("language", "en"), ("headings", headings)];
    who.submit(&list, "/documents", &fields).await.must_be(200)
}

/// The addresses of the sections of a paper, in their order.
pub fn sections_on(page: &Page) -> Vec<String> {
    let desks = page.attributes("form[action$='/desk']", "action");
    desks.into_iter().map(|desk| desk.trim_end_matches("/desk").to_owned()).collect()
}

/// A paper with one section that has a text; the addresses of both.
pub async fn with_text(garden: &Garden, who: &Persona, text: &str) -> (String, String) {
    let page = begun(garden, who, "Half an hour a week", true).await;
    let section = sections_on(&page).remove(0);
    if !text.is_empty() {
        writes(who, &section, text).await.must_be(200);
    }
    (page.path.clone(), section)
}

/// Opens a section and saves a text in it.
pub async fn writes(who: &Persona, section: &str, text: &str) -> Page {
    let editor = who.get(section).await.must_be(200);
    who.submit(&editor, section, &[("body", text)]).await
}

/// What a section says, as its editor shows it.
pub async fn text_of(who: &Persona, section: &str) -> String {
    who.get(section).await.must_be(200).typed(section, "body")
}

/// How many steps the history of a section has.
pub async fn steps(who: &Persona, section: &str) -> usize {
    who.get(&format!("{section}/history")).await.must_be(200).texts(".rows > li").len()
}

/// The headings of all sections that are there, in order.
async fn titles(world: &World) -> Vec<String> {
    let all = document_section::Entity::find().order_by_asc(document_section::Column::Position);
    let all = all.all(world.store.read()).await.unwrap();
    all.into_iter().filter(|row| row.removed_at.is_none()).map(|row| row.title).collect()
}

/// Suggests another text for a section; the page of its suggestions.
pub async fn suggested(who: &Persona, section: &str, text: &str) -> Page {
    let new = who.get(&format!("{section}/suggestions/new")).await.must_be(200);
    who.submit(&new, "/suggestions", &[("body", text), ("why", "It is <shorter>.")]).await.must_be(200)
}

/// Somebody suggests something for a paper of their own making, and a trainer does not take it.
pub async fn declined(garden: &Garden, who: &Persona, trainer: &Persona, word: &str) {
    let (_, section) = with_text(garden, who, "We meet.").await;
    suggested(who, &section, "We often meet.").await;
    let list = trainer.get(&format!("{section}/suggestions")).await.must_be(200);
    let end = list.attribute("form.form[action*='/suggestions/']", "action").unwrap();
    trainer.send_fresh(&end, &[("taken", "no"), ("word", word)]).await.must_be(303);
}

/// Lea follows a paper in which a trainer says something to her, and a morning goes by.
pub async fn followed(garden: &Garden) {
    let (lea, tom) = (garden.world.sign_in("lea").await, garden.world.sign_in("tom").await);
    let (paper, section) = with_text(garden, &tom, "We *meet*. [Here](https://evil.example).").await;
    lea.submit(&lea.get(&paper).await, "/following", &[("follows", "yes")]).await.must_be(200);
    comments::says(&tom, &section, "0", "When, @Lea? **Soon**.").await;
    garden.world.later(chrono::Duration::hours(24));
    garden.world.deliver().await;
}
