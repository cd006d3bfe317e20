//! Notes everybody writes together.

use chrono::Duration;
use entity::session_notes;
use lernweg::features::cohorts::Step;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::Evening;
use crate::harness::{Page, Persona, at_once};

impl Evening {
    async fn read_notes(&self, who: &Persona) -> Page {
        who.get(&self.notes()).await.must_be(200)
    }

    async fn versions(&self) -> u64 {
        session_notes::Entity::find().count(self.garden.world.store.read()).await.unwrap()
    }
}

#[actix_web::test]
async fn everybody_who_takes_part_writes_and_every_version_stays() {
    let evening = Evening::new().await;
    let page = evening.read_notes(&evening.elif).await;
    page.must_say("Nothing is written yet.");
    let first = evening.elif.submit(&page, "/notes", &[("body", "We spoke of **soil**.")]).await.must_be(200);
    assert_eq!(first.flash(), "The notes are saved.");
    assert_eq!(first.texts(".prose strong"), ["soil"]);
    evening.garden.world.later(Duration::hours(1));
    let page = evening.read_notes(&evening.jonas).await;
    assert_eq!(page.typed("/notes", "body"), "We spoke of **soil**.");
    let second = evening.jonas.submit(&page, "/notes", &[("body", "We spoke of **soil** and hail.")]).await;
    second.must_be(200).must_say("We spoke of soil and hail.");
    let history = evening.read_notes(&evening.tom).await;
    assert_eq!(history.texts(".row-title"), ["Version 2", "Version 1"]);
    assert_eq!(history.texts(".row-meta")[0], "Jonas · Wed 6 Jan 2027, 12:00 CET · this is how it is now");
    assert!(history.texts(".row-meta")[1].starts_with("Elif · "));
    // An earlier version can be read, and be made the newest again.
    let old = evening.tom.get(&history.link("Version 1")).await.must_be(200);
    old.must_say("You are reading version 1").must_not_say("hail");
    let back = evening.tom.submit(&old, "/notes", &[]).await.must_be(200);
    back.must_not_say("hail").must_say("Version 3");
    assert_eq!(evening.versions().await, 3);
    for odd in ["0", "4", "01", "+1", "x", "-1", "99999999999"] {
        evening.tom.get(&format!("{}?version={odd}", evening.notes())).await.must_be(404);
    }
}

#[actix_web::test]
async fn two_who_write_at_once_both_see_both_texts() {
    let evening = Evening::new().await;
    let (here, there) = (evening.read_notes(&evening.elif).await, evening.read_notes(&evening.jonas).await);
    evening.elif.submit(&here, "/notes", &[("body", "Elif's notes.")]).await.must_be(200);
    let both = evening.jonas.press(&there, "/notes", &[("body", "Jonas's notes.")]).await.must_be(409);
    both.must_say("Elif's notes.").must_say("Both texts are here");
    assert_eq!(both.typed("/notes", "body"), "Jonas's notes.");
    let joined = evening.jonas.submit(&both, "/notes", &[("body", "Elif's notes. Jonas's notes.")]).await.must_be(200);
    joined.must_say("Elif's notes. Jonas's notes.");
    assert_eq!(evening.versions().await, 2);
}

#[actix_web::test]
async fn of_twenty_versions_at_once_one_is_kept_and_nineteen_are_given_back() {
    let evening = Evening::new().await;
    let page = evening.read_notes(&evening.elif).await;
    let pages = at_once(20, async |nth| {
        let who = if nth % 2 == 0 { &evening.elif } else { &evening.jonas };
        let body = format!("Version of {nth}.");
        (who.press_anew(&page, "/notes", &[("body", &body)]).await, body)
    })
    .await;
    assert_eq!(pages.iter().filter(|(page, _)| page.status == 303).count(), 1);
    for (page, body) in pages.iter().filter(|(page, _)| page.status != 303) {
        assert_eq!(page.status, 409);
        assert_eq!(page.typed("/notes", "body"), *body);
    }
    assert_eq!(evening.versions().await, 1);
}

#[actix_web::test]
async fn the_same_words_are_no_new_version() {
    let evening = Evening::new().await;
    let page = evening.read_notes(&evening.elif).await;
    for _ in 0..2 {
        evening.elif.press_anew(&page, "/notes", &[("body", "The same.")]).await.must_be(303);
    }
    assert_eq!(evening.versions().await, 1);
}

#[actix_web::test]
async fn what_cannot_be_taken_comes_back_as_it_was_typed() {
    let evening = Evening::new().await;
    let page = evening.read_notes(&evening.elif).await;
    let long = "x".repeat(20_001);
    for body in ["", &long] {
        let refused = evening.elif.press(&page, "/notes", &[("body", body)]).await.must_be(422);
        assert_eq!(refused.typed("/notes", "body"), body);
    }
    for seen in ["-1", "x", "99999999999"] {
        evening.elif.press(&page, "/notes", &[("body", "Mine."), ("seen", seen)]).await.must_be(422);
    }
    let early = evening.elif.press(&page, "/notes", &[("body", "Mine."), ("seen", "7")]).await.must_be(409);
    assert_eq!(early.typed("/notes", "body"), "Mine.");
    evening.garden.cohort.step(&evening.garden.world, Step::Cancel).await;
    let closed = evening.elif.press_anew(&page, "/notes", &[("body", "Too late.")]).await.must_be(409);
    assert_eq!(closed.typed("/notes", "body"), "Too late.");
    assert!(evening.read_notes(&evening.elif).await.find_form("/notes").is_none());
    assert_eq!(evening.versions().await, 0);
}
