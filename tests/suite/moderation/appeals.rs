//! A second look at what trainers did.

use chrono::Duration;
use entity::{audit, states::Role};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{Talk, WORDS, id_of};
use crate::harness::{Page, at_once, tally};

impl Talk {
    /// Jonas's page about what was done last.
    async fn about_jonas(&self) -> Page {
        let list = self.jonas.get("/me/moderation").await;
        self.jonas.get(&list.attribute(".row-title a", "href").unwrap()).await.must_be(200)
    }

    async fn appeal(&self, words: &str) -> Page {
        let page = self.about_jonas().await;
        self.jonas.submit(&page, &page.path, &[("words", words)]).await
    }

    async fn appealed(&self) -> Page {
        let cohorts = self.olga.get("/programmes/gardening/cohorts").await.must_be(200);
        let list = self.olga.get(&cohorts.link("Second looks")).await.must_be(200);
        self.olga.get(&list.attribute(".row-title a", "href").unwrap()).await.must_be(200)
    }

    async fn decide(&self, outcome: &str) -> Page {
        let fields = [("outcome", outcome), ("answer", "I read both sides.")];
        let page = self.appealed().await;
        self.olga.submit(&page, &page.path, &fields).await
    }
}

#[actix_web::test]
async fn an_owner_looks_again_and_what_was_done_is_undone() {
    let talk = Talk::new().await;
    talk.hide("Not so.").await.must_be(200);
    talk.appeal("It was meant for me.").await.must_be(200).must_say("waits for a second look");
    talk.olga.get("/home").await.must_say("Somebody asks for a second look");
    talk.garden.world.deliver().await;
    let told = talk.garden.world.mail.last_to("olga@example.org");
    let page = talk.olga.get(&told.link("/programmes/")).await;
    // With the request the owner reads the words and both sides; elsewhere in the cohort she reads nothing.
    page.must_say(WORDS).must_say("Not so.").must_say("It was meant for me.").must_say("Jonas");
    talk.olga.get(&talk.thread).await.must_be(403);
    talk.decide("lifted").await.must_be(200).must_flash("Taken back.");
    talk.elif.get(&talk.thread).await.must_say(WORDS);
    talk.garden.world.deliver().await;
    let told = talk.garden.world.mail.last_to("jonas@example.org");
    assert!(told.text.contains("taken back") && told.text.contains("I read both sides."), "{}", told.text);
    talk.jonas.get(&told.link("/me/moderation/")).await.must_say("I read both sides.").must_say("Olga");
    talk.tom.get(&talk.garden.at("/moderation")).await.must_say("Post shown again").must_say("taken back");
    talk.olga.get("/home").await.must_not_say("second look");
}

#[actix_web::test]
async fn an_owner_looks_again_and_it_stays() {
    let talk = Talk::new().await;
    talk.hide("Not so.").await.must_be(200);
    talk.appeal("It was meant for me.").await.must_be(200);
    talk.decide("stands").await.must_be(200).must_flash("It stays.");
    talk.elif.get(&talk.thread).await.must_not_say(WORDS);
    talk.about_jonas().await.must_say("stays as it is").must_say("I read both sides.");
    let log = audit::Entity::find().filter(audit::Column::Action.is_in(["appeal", "decide_appeal", "moderate"]));
    assert_eq!(log.count(talk.garden.world.store.read()).await.unwrap(), 3);
}

#[actix_web::test]
async fn closing_hiding_and_moving_are_undone_as_well() {
    let talk = Talk::new().await;
    let other = talk.another("Sowing early").await;
    let fields = [("thread", id_of(&other)), ("reason", "It fits there.")];
    talk.tom.submit(&talk.about().await, "/place", &fields).await.must_be(200);
    talk.appeal("It belongs to the snails.").await.must_be(200);
    talk.decide("lifted").await.must_be(200);
    talk.elif.get(&talk.thread).await.must_say(WORDS);
    for (press, gone) in [("/lock", 200), ("/visibility", 404)] {
        talk.tom.submit(&talk.about_thread().await, press, &[("reason", "Enough.")]).await.must_be(200);
        assert_eq!(talk.jonas.get(&talk.thread).await.status, gone);
        let list = talk.elif.get("/me/moderation").await;
        let page = talk.elif.get(&list.attribute(".row-title a", "href").unwrap()).await;
        talk.elif.submit(&page, &page.path, &[("words", "We were not done.")]).await.must_be(200);
        talk.decide("lifted").await.must_be(200);
        assert!(talk.jonas.get(&talk.thread).await.find_form("/posts").is_some());
    }
}

#[actix_web::test]
async fn one_asks_once_within_thirty_days_and_about_ones_own_words() {
    let talk = Talk::new().await;
    talk.hide("Not so.").await.must_be(200);
    let page = talk.about_jonas().await;
    talk.elif.get(&page.path).await.must_be(404);
    talk.tom.get(&page.path).await.must_be(404);
    talk.olga.get(&page.path).await.must_be(404);
    talk.jonas.press(&page, &page.path, &[("words", " ")]).await.must_be(422);
    let asked = at_once(10, async |_| talk.jonas.press_anew(&page, &page.path, &[("words", "Why?")]).await).await;
    assert_eq!(tally(&asked), [(303, 1), (409, 9)]);
    let talk = Talk::new().await;
    talk.hide("Not so.").await.must_be(200);
    let page = talk.about_jonas().await;
    talk.garden.world.later(Duration::days(31));
    let jonas = talk.garden.world.sign_in("jonas").await;
    let late = jonas.get(&page.path).await;
    jonas.press(&late, &late.path, &[("words", "Why?")]).await.must_be(409).must_say("no longer");
}

#[actix_web::test]
async fn two_owners_decide_at_once_and_one_decision_stands() {
    let talk = Talk::new().await;
    talk.hide("Not so.").await.must_be(200);
    talk.appeal("Why?").await.must_be(200);
    let page = talk.appealed().await;
    let decided = at_once(10, async |nth| {
        let outcome = if nth % 2 == 0 { "stands" } else { "lifted" };
        talk.olga.press_anew(&page, &page.path, &[("outcome", outcome), ("answer", "So.")]).await
    });
    assert_eq!(tally(&decided.await), [(303, 1), (409, 9)]);
    let shown = talk.elif.get(&talk.thread).await.says(WORDS);
    let lifted =
        talk.about_jonas().await.says("taken back") || talk.jonas.get("/me/moderation").await.says("taken back");
    assert_eq!(shown, lifted);
}

#[actix_web::test]
async fn who_moderated_does_not_decide_about_it_while_somebody_else_can() {
    let talk = Talk::new().await;
    let world = &talk.garden.world;
    talk.garden.cohort.enrol(world, "olga", Role::Trainer).await;
    let page = talk.olga.get(&format!("{}/moderation", talk.post)).await;
    talk.olga.submit(&page, "/visibility", &[("reason", "Not so.")]).await.must_be(200);
    talk.appeal("Why?").await.must_be(200);
    // She is the only owner: somebody has to.
    let own = talk.appealed().await;
    let team = talk.olga.get("/programmes/gardening/team").await;
    world.person("petra").await;
    talk.olga
        .submit(&team, "/team", &[("name", "Petra"), ("email", "petra@example.org"), ("role", "deputy")])
        .await
        .must_be(200);
    talk.olga.get(&own.path).await.must_be(403);
    let petra = world.sign_in("petra").await;
    let page = petra.get(&own.path).await.must_be(200);
    petra.submit(&page, &page.path, &[("outcome", "stands"), ("answer", "I agree.")]).await.must_be(200);
}
