//! Following a paper, and being named in it.

use chrono::Duration;
use entity::{document_mention, states::Rhythm};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{comments::says, suggested, with_text, writes};
use crate::{
    harness::{Garden, Mail, at_once, tally},
    sparring::leaves,
};

/// The morning after: what somebody got about papers since they last got anything.
async fn next_morning(garden: &Garden, whose: &str) -> Vec<Mail> {
    garden.world.wants(whose, "documents/changed", Rhythm::AtOnce).await;
    garden.world.mail.empty();
    garden.world.deliver().await;
    assert!(told(garden, whose).is_empty(), "before the morning nobody hears anything");
    garden.world.later(Duration::hours(24));
    garden.world.deliver().await;
    told(garden, whose)
}

fn told(garden: &Garden, whose: &str) -> Vec<Mail> {
    let all = garden.world.mail.mails_to(&format!("{whose}@example.org"));
    all.into_iter().filter(|mail| mail.subject.starts_with("New in")).collect()
}

#[actix_web::test]
async fn whoever_writes_in_a_paper_hears_in_the_morning_what_others_did() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let (paper, section) = with_text(&garden, &elif, "We meet. We talk.").await;
    elif.get(&paper).await.must_say("No longer follow");
    tom.get(&paper).await.must_not_say("No longer follow").must_say("Follow");
    writes(&jonas, &section, "We meet. We talk. We leave.").await;
    says(&jonas, &section, "0", "When?").await;
    says(&tom, &section, "1", "With whom?").await;
    suggested(&tom, &section, "We meet.").await;
    let mails = next_morning(&garden, "elif").await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    let text = &mails[0].text;
    assert!(mails[0].subject.ends_with("Half an hour a week"), "{}", mails[0].subject);
    for words in ["wrote: Jonas", "commented: Jonas, Tom", "suggested: Tom"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert!(mails[0].link("/cohorts/").ends_with(&paper), "{text}");
    // Nothing happened: nothing is said.
    assert_eq!(next_morning(&garden, "elif").await.len(), 0);
}

#[actix_web::test]
async fn whoever_stops_following_stays_out_of_it_also_when_they_write_again() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let page = elif.get(&paper).await;
    elif.submit(&page, "/following", &[("follows", "no")])
        .await
        .must_be(200)
        .must_flash("You no longer follow this paper.");
    world.later(Duration::minutes(6));
    writes(&elif, &section, "We often meet.").await;
    writes(&jonas, &section, "We often meet. We talk.").await;
    assert_eq!(next_morning(&garden, "elif").await.len(), 0);
    let elif = world.sign_in("elif").await;
    elif.submit(&elif.get(&paper).await, "/following", &[("follows", "yes")])
        .await
        .must_be(200)
        .must_flash("You follow this paper.");
    let jonas = world.sign_in("jonas").await;
    writes(&jonas, &section, "We often meet. We talk. We leave.").await;
    assert_eq!(next_morning(&garden, "elif").await.len(), 1);
    let elif = world.sign_in("elif").await;
    elif.send_fresh(&format!("{paper}/following"), &[("follows", "x")]).await.must_be(422);
}

#[actix_web::test]
async fn what_is_no_longer_so_in_the_morning_is_not_told() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    world.later(Duration::minutes(1));
    tom.submit(&tom.get(&paper).await, "/following", &[("follows", "yes")]).await.must_be(200);
    let page = says(&jonas, &section, "0", "When, @Tom?").await;
    // What was said is taken back.
    jonas.submit(&page, "/removal", &[]).await.must_be(200);
    assert_eq!(next_morning(&garden, "elif").await.len(), 0);
    assert_eq!(told(&garden, "tom").len(), 0);
    let (jonas, tom) = (world.sign_in("jonas").await, world.sign_in("tom").await);
    says(&jonas, &section, "0", "When, @Elif?").await;
    // Elif is on a break by then, Tom does not follow any more, and Jonas leaves.
    let elif = world.sign_in("elif").await;
    elif.submit(&elif.get(&garden.at("/break")).await, "/break", &[("back_on", "2027-01-20")]).await.must_be(200);
    tom.submit(&tom.get(&paper).await, "/following", &[("follows", "no")]).await.must_be(200);
    assert_eq!(next_morning(&garden, "elif").await.len(), 0);
    assert_eq!(told(&garden, "tom").len(), 0);
    let tom = world.sign_in("tom").await;
    says(&tom, &section, "0", "When, @Jonas?").await;
    leaves(&garden, "jonas").await;
    assert_eq!(next_morning(&garden, "jonas").await.len(), 0);
}

#[actix_web::test]
async fn who_is_named_sees_it_and_is_told_once_however_often_it_is_saved() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "Ask @Jonas, and @Nobody.").await;
    let page = elif.get(&paper).await;
    let links = page.attributes(".prose a[href*='/people/']", "href");
    assert_eq!(links, [garden.at(&format!("/people/{}", world.person("jonas").await.id))]);
    let home = jonas.get("/home").await;
    home.must_say("Elif has spoken to you");
    let list = jonas.get(&home.link("Elif has spoken to you")).await.must_be(200);
    list.must_say("Your name stands in this section.");
    let mails = next_morning(&garden, "jonas").await;
    assert_eq!(mails.len(), 1, "whoever is named hears of it without following");
    assert!(mails[0].text.contains("spoke to you: Elif"), "{}", mails[0].text);
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let list = jonas.get(&list.path).await;
    jonas.submit(&list, "/reading", &[]).await.must_be(200).must_not_say("Your name stands");
    jonas.get("/home").await.must_not_say("has spoken to you");
    // Saved again, also without the name in between: told once.
    for text in ["Ask @Jonas. Now.", "Ask nobody.", "Ask @Jonas again."] {
        world.later(Duration::minutes(6));
        writes(&elif, &section, text).await;
    }
    jonas.get("/home").await.must_not_say("has spoken to you");
    assert_eq!(next_morning(&garden, "jonas").await.len(), 0);
    assert_eq!(document_mention::Entity::find().count(world.store.read()).await.unwrap(), 1);
    // What is frozen and what leaves the house link nobody.
    let elif = world.sign_in("elif").await;
    let agreed = elif.submit(&elif.get(&paper).await, "/agreement", &[]).await.must_be(200);
    agreed.must_say("Ask @Jonas again.");
    assert!(agreed.attributes("article a", "href").is_empty());
    assert!(elif.fetch(&format!("{paper}/paper.html")).await.attributes("article a", "href").is_empty());
}

#[actix_web::test]
async fn in_a_comment_one_names_people_of_the_cohort_and_not_all_of_them() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for nth in 0..11 {
        garden.cohort.enrol(world, &format!("guest{nth}"), entity::states::Role::Trainer).await;
    }
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, "We meet.").await;
    world.person("stranger").await;
    says(&jonas, &section, "0", "When, @Elif? @Stranger, @Jonas?").await;
    elif.get("/home").await.must_say("Jonas has spoken to you");
    world.sign_in("stranger").await.get("/home").await.must_not_say("has spoken to you");
    jonas.get("/home").await.must_not_say("has spoken to you");
    // Whoever answers there has seen it.
    let page = elif.get(&format!("{section}/comments")).await;
    elif.submit(&page, "/answers", &[("answer", "Soon.")]).await.must_be(200);
    elif.get("/home").await.must_not_say("has spoken to you");
    let all: String = (0..11).map(|nth| format!("@Guest{nth} ")).collect();
    let fields = [("passage", "0"), ("body", all.as_str())];
    let page = jonas.get(&format!("{section}/comments")).await;
    jonas.press(&page, "/comments", &fields).await.must_be(422).must_say("no more than ten people");
    // A text is saved whomever it names, and calls nobody together.
    writes(&elif, &section, &all).await.must_be(200);
    assert_eq!(document_mention::Entity::find().count(world.store.read()).await.unwrap(), 11);
}

#[actix_web::test]
async fn of_many_who_follow_at_once_each_follows_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let answers =
        at_once(6, async |_| jonas.send_fresh(&format!("{paper}/following"), &[("follows", "yes")]).await).await;
    assert_eq!(tally(&answers), [(303, 6)]);
    let said = at_once(6, async |_| {
        let fields = [("version", "1"), ("passage", "0"), ("body", "Now, @Jonas.")];
        elif.send_fresh(&format!("{section}/comments"), &fields).await
    })
    .await;
    assert_eq!(tally(&said), [(303, 6)]);
    assert_eq!(next_morning(&garden, "jonas").await.len(), 1);
}
