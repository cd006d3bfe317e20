//! A recording is there as long as everybody agrees to it.

use entity::{audit, live_session, session_answer};
use lernweg::features::cohorts::Step;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::Evening;
use crate::harness::{Page, Persona, at_once};

const LINK: &str = "https://video.example.org/watch?v=soil";

impl Evening {
    /// How often this was written down.
    pub async fn audit(&self, action: &str) -> u64 {
        let find = audit::Entity::find().filter(audit::Column::Action.eq(action));
        find.count(self.garden.world.store.read()).await.unwrap()
    }

    async fn say(&self, who: &Persona, agrees: &str) -> Page {
        let page = who.get(&self.notes()).await.must_be(200);
        who.submit(&page, "/consent", &[("agrees", agrees)]).await.must_be(200)
    }

    async fn put(&self) -> Page {
        let page = self.tom.get(&self.notes()).await.must_be(200);
        self.tom.submit(&page, "/recording", &[("url", LINK), ("agreed", "yes")]).await.must_be(200)
    }

    async fn link_of(&self, who: &Persona) -> Option<String> {
        let page = who.get(&self.notes()).await.must_be(200);
        assert_eq!(page.body.contains("video.example.org"), page.says("To the recording"), "nowhere else either");
        page.says("To the recording").then(|| page.link("To the recording"))
    }
}

#[actix_web::test]
async fn a_trainer_puts_it_up_and_everybody_finds_it() {
    let evening = Evening::new().await;
    assert_eq!(evening.link_of(&evening.elif).await, None);
    evening.put().await.must_say("leads to video.example.org");
    assert_eq!(evening.link_of(&evening.elif).await.as_deref(), Some(LINK));
    let page = evening.elif.get(&evening.notes()).await;
    assert!(page.find_form("/recording").is_none() && page.find_form("/recording/removal").is_none());
    let led = evening.tom.get(&evening.notes()).await;
    evening.tom.submit(&led, "/recording/removal", &[]).await.must_be(200).must_say("There is no recording.");
    assert_eq!(evening.link_of(&evening.elif).await, None);
    assert_eq!((evening.audit("put_recording").await, evening.audit("remove_recording").await), (1, 1));
}

#[actix_web::test]
async fn without_the_statement_that_everybody_agreed_there_is_none() {
    let evening = Evening::new().await;
    let page = evening.tom.get(&evening.notes()).await;
    let refused = evening.tom.press(&page, "/recording", &[("url", LINK)]).await.must_be(422);
    assert_eq!(refused.typed("/recording", "url"), LINK);
    refused.must_say("Tick this only when it is true.");
    for bad in
        ["", "http://video.example.org/", "javascript:alert(1)", "https://bank.example@evil.example/", "//x.example"]
    {
        let refused = evening.tom.press(&page, "/recording", &[("url", bad), ("agreed", "yes")]).await.must_be(422);
        assert_eq!(refused.typed("/recording", "url"), bad);
    }
    let sent = evening.elif.press_anew(&page, "/recording", &[("url", LINK), ("agreed", "yes")]).await;
    sent.must_be(403);
    evening.elif.press_anew(&evening.put().await, "/recording/removal", &[]).await.must_be(403);
}

#[actix_web::test]
async fn a_no_hides_it_at_once_and_nobody_learns_whose() {
    let evening = Evening::new().await;
    evening.put().await;
    evening.say(&evening.jonas, "yes").await.must_say("You agreed.");
    assert!(evening.link_of(&evening.elif).await.is_some());
    let said = evening.say(&evening.elif, "no").await;
    said.must_say("You said no. Nobody sees a recording.");
    for who in [&evening.elif, &evening.jonas, &evening.tom] {
        assert_eq!(evening.link_of(who).await, None);
        let page = who.get(&evening.notes()).await;
        page.must_say("Somebody took their consent back.").must_not_say("Elif");
    }
    let led = evening.tom.get(&evening.notes()).await;
    led.must_say("Please delete the recording where it is kept").must_say("1 of 3 in the cohort have agreed so far.");
    evening.jonas.get(&evening.notes()).await.must_not_say("Please delete").must_not_say("have agreed so far");
    // A yes of somebody else does not bring it back, one of the same person does.
    evening.say(&evening.jonas, "yes").await;
    assert_eq!(evening.link_of(&evening.jonas).await, None);
    evening.say(&evening.elif, "yes").await;
    assert!(evening.link_of(&evening.jonas).await.is_some());
    assert_eq!(evening.audit("set_consent").await, 0);
}

#[actix_web::test]
async fn whoever_says_no_beforehand_is_not_asked_to_trust() {
    let evening = Evening::new().await;
    let early = evening.tom.get(&evening.notes()).await;
    evening.say(&evening.elif, "no").await;
    assert!(evening.tom.get(&evening.notes()).await.find_form("/recording").is_none());
    let refused = evening.tom.press(&early, "/recording", &[("url", LINK), ("agreed", "yes")]).await.must_be(409);
    refused.must_say("Somebody does not agree to the recording.").must_not_say("Elif");
    assert_eq!(refused.typed("/recording", "url"), LINK);
    let session = live_session::Entity::find().one(evening.garden.world.store.read()).await.unwrap().unwrap();
    assert_eq!(session.recording_url, None);
    let answers = session_answer::Entity::find().count(evening.garden.world.store.read()).await.unwrap();
    assert_eq!(answers, 0, "who says no to a recording has not said that they do not come");
}

#[actix_web::test]
async fn a_no_and_a_link_at_the_same_time_show_nothing() {
    let evening = Evening::new().await;
    let (led, page) = (evening.tom.get(&evening.notes()).await, evening.elif.get(&evening.notes()).await);
    at_once(10, async |nth| match nth % 2 {
        0 => evening.tom.press_anew(&led, "/recording", &[("url", LINK), ("agreed", "yes")]).await,
        _ => evening.elif.press_anew(&page, "/consent", &[("agrees", "no")]).await.must_be(303),
    })
    .await;
    assert_eq!(evening.link_of(&evening.jonas).await, None);
}

#[actix_web::test]
async fn consent_can_be_taken_back_when_nobody_writes_any_more() {
    let evening = Evening::new().await;
    evening.put().await;
    evening.say(&evening.elif, "yes").await;
    evening.garden.cohort.step(&evening.garden.world, Step::Cancel).await;
    evening.say(&evening.elif, "no").await;
    assert_eq!(evening.link_of(&evening.jonas).await, None);
    let led = evening.tom.get(&evening.notes()).await;
    assert!(led.find_form("/recording").is_none());
    evening.tom.submit(&led, "/recording/removal", &[]).await.must_be(200).must_say("There is no recording.");
    let page = evening.elif.get(&evening.notes()).await;
    evening.elif.press(&page, "/consent", &[("agrees", "perhaps")]).await.must_be(422);
}
