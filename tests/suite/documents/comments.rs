//! Talking about passages, beside the text.

use entity::{document_comment, document_mention};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{suggested, with_text, writes};
use crate::{
    harness::{Garden, Page, Persona, at_once, tally},
    sparring::leaves,
};

/// Says something about the sentence with this number; the page of the comments.
pub async fn says(who: &Persona, section: &str, nth: &str, words: &str) -> Page {
    let page = who.get(&format!("{section}/comments")).await.must_be(200);
    who.submit(&page, "/comments", &[("passage", nth), ("body", words)]).await.must_be(200)
}

/// Where the first comment of a page is answered; without what is behind it: where it is settled.
pub fn answering(page: &Page) -> String {
    page.attribute("form[action$='/answers']", "action").unwrap()
}

fn settling(page: &Page) -> String {
    answering(page).trim_end_matches("/answers").to_owned()
}

#[actix_web::test]
async fn i_speak_about_a_sentence_and_am_answered() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We **meet** often. We talk.\n\n- We leave").await;
    let page = jonas.get(&format!("{section}/comments")).await.must_be(200);
    page.must_say("Nothing is open about this section.");
    assert_eq!(page.texts("select[name=passage] option")[1..], ["We meet often.", "We talk.", "We leave"]);
    let page = says(&jonas, &section, "1", "With *whom*? <b>").await;
    page.must_flash("Said.").must_say("With whom? <b>");
    assert_eq!(page.text_at(".comment .passage"), "We talk.");
    let his = elif.get(&format!("{section}/comments")).await;
    elif.submit(&his, &answering(&his), &[("answer", "With everybody.")]).await.must_be(200);
    // Beside the text: in the paper, and where one writes.
    for place in [&paper, &section] {
        elif.get(place).await.must_say("One comment").must_say("With everybody.");
    }
    for place in [format!("{paper}/reading"), format!("{paper}/paper.html"), format!("{paper}/paper.md")] {
        elif.fetch(&place).await.must_be(200).must_not_say("With everybody.");
    }
}

#[actix_web::test]
async fn it_is_found_again_after_other_edits_and_says_so_once_its_words_are_gone() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, "We meet. We talk. We leave.").await;
    // He speaks about the text he saw, whatever was saved meanwhile.
    let seen = jonas.get(&format!("{section}/comments")).await;
    writes(&elif, &section, "New before. We meet. More. We talk. We leave.").await;
    let page = jonas.submit(&seen, "/comments", &[("passage", "1"), ("body", "With whom?")]).await.must_be(200);
    assert_eq!(page.text_at(".comment .passage"), "We talk.");
    page.must_not_say("no longer stand");
    writes(&elif, &section, "We talk. New before, and other words.").await;
    jonas.get(&section).await.must_say("With whom?").must_not_say("no longer stand");
    writes(&elif, &section, "We never talk. New before, and other words.").await;
    let page = jonas.get(&section).await;
    page.must_say("These words no longer stand in the text").must_say("We talk.");
}

#[actix_web::test]
async fn what_i_marked_is_what_i_speak_about() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let (_, section) = with_text(&garden, &elif, "We **meet** often.\n\nThey meet often, too.").await;
    let asked = format!("{section}/comments?version=1&quote=meet%20often&before=We%20meet%20often.%0A%0AThey%20");
    let page = elif.get(&asked).await.must_be(200);
    assert_eq!(page.text_at("#say .passage"), "meet often");
    // A mistake loses neither the words nor the passage.
    let again = elif.press(&page, "/comments", &[("body", "")]).await.must_be(422);
    assert_eq!(again.text_at("#say .passage"), "meet often");
    elif.submit(&page, "/comments", &[("body", "Who?")]).await.must_be(200);
    let row = document_comment::Entity::find().one(garden.world.store.read()).await.unwrap().unwrap();
    assert_eq!((row.words_before.as_str(), row.words_after.as_str()), ("We meet often. They ", ", too."));
    // Words that do not stand there are no passage, nor is a sentence there is none of.
    let key = |quote: &'static str, passage: &'static str| {
        [("version", "1"), ("quote", quote), ("passage", passage), ("body", "Hm.")]
    };
    elif.send_fresh(&format!("{section}/comments"), &key("never met", "")).await.must_be(409).must_say("never met");
    elif.send_fresh(&format!("{section}/comments"), &key("", "7")).await.must_be(409);
    for odd in ["", "-1", "x", "99999999999999999999"] {
        let fields = [("version", "1"), ("passage", odd), ("body", "Hm.")];
        elif.send_fresh(&format!("{section}/comments"), &fields).await.must_be(422);
    }
    let long = "ä".repeat(501);
    let fields = [("version", "1"), ("quote", long.as_str()), ("body", "Hm.")];
    elif.send_fresh(&format!("{section}/comments"), &fields).await.must_be(422);
    let long = "ä".repeat(2_001);
    let fields = [("version", "1"), ("passage", "0"), ("body", long.as_str())];
    elif.send_fresh(&format!("{section}/comments"), &fields).await.must_be(422);
}

#[actix_web::test]
async fn who_began_it_who_keeps_an_eye_on_it_and_trainers_settle_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.person("mia").await;
    garden.cohort.enrol(world, "mia", entity::states::Role::Participant).await;
    let [elif, jonas, mia, tom] = [
        world.sign_in("elif").await,
        world.sign_in("jonas").await,
        world.sign_in("mia").await,
        world.sign_in("tom").await,
    ];
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let end = settling(&says(&jonas, &section, "0", "When?").await);
    // Mia neither began it nor looks after anything here.
    let page = mia.get(&format!("{section}/comments")).await;
    assert!(page.find_form(&end).is_none());
    mia.send_fresh(&end, &[("settled", "yes")]).await.must_be(403);
    let list = format!("{section}/comments");
    for who in [&jonas, &tom] {
        let page = who.get(&list).await;
        let page = who.submit(&page, &end, &[("settled", "yes")]).await.must_be(200);
        page.must_flash("Settled.").must_say("Settled, says");
        who.send_fresh(&format!("{end}/answers"), &[("answer", "Late.")]).await.must_be(409).must_say("Late.");
        who.send_fresh(&end, &[("settled", "yes")]).await.must_be(409);
        who.submit(&page, &end, &[("settled", "no")]).await.must_be(200).must_flash("Open again.");
    }
    elif.send_fresh(&end, &[("settled", "yes")]).await.must_be(403);
    elif.submit(&elif.get(&paper).await, &format!("{section}/owner"), &[("takes", "yes")]).await.must_be(200);
    elif.submit(&elif.get(&list).await, &end, &[("settled", "yes")]).await.must_be(200);
    // What is settled is folded away beside the text.
    elif.get(&paper).await.must_say("One is settled").must_not_say("When?");
}

#[actix_web::test]
async fn what_i_take_back_leaves_nothing_of_its_words() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let end = settling(&says(&jonas, &section, "0", "Secret, @Elif.").await);
    let page = elif.get(&format!("{section}/comments")).await;
    let page = elif.submit(&page, "/answers", &[("answer", "An answer.")]).await.must_be(200);
    elif.send_fresh(&format!("{end}/removal"), &[]).await.must_be(403);
    let his = jonas.get(&format!("{section}/comments")).await;
    let his = jonas.submit(&his, &format!("{end}/removal"), &[]).await.must_be(200);
    his.must_say("Somebody has taken this back.").must_not_say("Secret").must_say("An answer.");
    assert!(his.texts(".comment .passage").is_empty());
    elif.get(&paper).await.must_not_say("Secret");
    elif.get("/home").await.must_not_say("has spoken to you");
    elif.send_fresh(&format!("{end}/answers"), &[("answer", "Late.")]).await.must_be(409);
    let db = world.store.read();
    assert_eq!(document_mention::Entity::find().count(db).await.unwrap(), 0);
    // With the last answer nothing is left to stand for.
    let own = page.attributes("form[action$='/removal']", "action").pop().unwrap();
    elif.submit(&elif.get(&page.path).await, &own, &[]).await.must_be(200).must_say("Nothing is open");
    assert_eq!(document_comment::Entity::find().count(db).await.unwrap(), 0);
    jonas.send_fresh(&format!("{end}/removal"), &[]).await.must_be(404);
}

#[actix_web::test]
async fn words_that_were_taken_out_of_the_history_are_in_no_comment() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, "We meet. We talk.").await;
    writes(&jonas, &section, "We meet. My secret is out. We talk.").await;
    for nth in ["0", "1", "2"] {
        says(&elif, &section, nth, "Hm.").await;
    }
    suggested(&elif, &section, "We often meet. My secret is out. We talk.").await;
    writes(&elif, &section, "We meet. We talk.").await;
    let history = jonas.get(&format!("{section}/history")).await;
    jonas.submit(&history, "/withdrawal", &[]).await.must_be(200).must_flash("Taken back.");
    let page = elif.get(&format!("{section}/comments")).await;
    page.must_not_say("secret").must_say("Somebody has taken back the words this was about.");
    let all = document_comment::Entity::find().all(world.store.read()).await.unwrap();
    assert!(!format!("{all:?}").contains("secret"), "{all:?}");
    assert_eq!(page.texts(".comment .passage"), ["We meet.", "We talk."]);
    // Nor are they in a suggestion that was made while they stood; the rest of it is still there.
    let list = elif.get(&format!("{section}/suggestions")).await;
    list.must_not_say("secret").must_say("often meet. We talk.");
}

#[actix_web::test]
async fn of_many_who_settle_one_at_once_one_does_and_nobody_answers_what_is_settled() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let (_, section) = with_text(&garden, &elif, "We meet.").await;
    let end = settling(&says(&elif, &section, "0", "When?").await);
    let answers = at_once(6, async |nth| {
        let who = if nth % 2 == 0 { &elif } else { &tom };
        who.send_fresh(&end, &[("settled", "yes")]).await
    })
    .await;
    assert_eq!(tally(&answers), [(303, 1), (409, 5)]);
    let answers = at_once(4, async |_| tom.send_fresh(&format!("{end}/answers"), &[("answer", "Now.")]).await).await;
    assert_eq!(tally(&answers), [(409, 4)]);
    let removed = at_once(4, async |_| elif.send_fresh(&format!("{end}/removal"), &[]).await).await;
    assert_eq!(tally(&removed), [(303, 1), (404, 3)]);
}

#[actix_web::test]
async fn nobody_speaks_where_nobody_writes() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let page = says(&elif, &section, "0", "When?").await;
    let his = jonas.get(&format!("{section}/comments")).await;
    let fields = [("passage", "0"), ("body", "Mine.")];
    leaves(&garden, "jonas").await;
    jonas.press(&his, "/comments", &fields).await.must_be(404);
    // His words would stand under no name; hers stand.
    elif.submit(&elif.get(&paper).await, &format!("{section}/removal"), &[]).await.must_be(200);
    elif.press_anew(&page, "/comments", &fields).await.must_be(409).must_say("This section was taken out");
    let list = elif.get(&page.path).await;
    list.must_say("When?");
    assert!(list.find_form("/comments").is_none() && list.find_form("/answers").is_none());
}
