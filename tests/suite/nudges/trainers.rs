//! What trainers do about what is planned.

use entity::{
    audit,
    states::{NudgeState, Role},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{at, course_from, keep, plan_of, shows_two_sentences, state_of, subjects, through};
use crate::{
    first_answers::home_of,
    harness::{Garden, at_once, tally},
};

/// Thursday before the Friday on which people hear who else is coming.
async fn day_before() -> Garden {
    let garden = course_from("2027-02-01", &["elif", "jonas"]).await;
    at(&garden.world, "2027-01-21T08:00:00Z").await;
    garden.world.clear_mail().await;
    garden
}

async fn path_of(garden: &Garden, key: &str, kind: &str) -> String {
    garden.at(&format!("/nudges/{}", plan_of(&garden.world, key, kind).await.unwrap().id))
}

#[actix_web::test]
async fn trainers_read_tomorrows_e_mails_and_nobody_else_does() {
    let garden = day_before().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let page = tom.get(&garden.at("/nudges")).await.must_be(200);
    page.must_say("Who else is coming").must_say("Elif").must_say("Jonas").must_say("Fri 22 Jan 2027, 08:00 CET");
    let path = path_of(&garden, "elif", "nudges/hello").await;
    let letter = tom.get(&path).await.must_be(200);
    letter.must_say("Who else is coming: Borealis").must_say("Ten days before the start").must_say("Jonas");
    for key in ["elif", "olga"] {
        let other = world.sign_in(key).await;
        other.get(&garden.at("/nudges")).await.must_be(403);
        other.get(&path).await.must_be(403);
    }
    world.sign_in("mia").await.get(&path).await.must_be(404);
    tom.get(&garden.at("/cockpit")).await.must_be(200).must_say("What the house sends");
}

#[actix_web::test]
async fn one_is_held_and_let_go_again_and_one_that_is_held_does_not_leave() {
    let garden = day_before().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    for key in ["elif", "jonas"] {
        let page = tom.get(&path_of(&garden, key, "nudges/hello").await).await;
        tom.submit(&page, "/hold", &[("hold", "yes")]).await.must_be(200).must_flash("stays here");
    }
    let list = tom.get(&garden.at("/nudges")).await;
    list.must_say("Held back").must_say("Nothing leaves until tomorrow evening.");
    let page = tom.get(&path_of(&garden, "jonas", "nudges/hello").await).await;
    tom.submit(&page, "/hold", &[("hold", "no")]).await.must_be(200).must_flash("when it is time");
    through(world, "2027-01-22T10:00:00Z").await;
    assert_eq!((subjects(world, "elif").len(), subjects(world, "jonas").len()), (0, 1));
    // Its week goes by.
    through(world, "2027-01-28T08:00:00Z").await;
    assert_eq!(state_of(world, "elif", "nudges/hello").await, Some(NudgeState::Cancelled));
    let acts = audit::Entity::find().filter(audit::Column::Action.is_in(["hold_nudge", "release_nudge"]));
    assert_eq!(acts.count(world.store.read()).await.unwrap(), 3);
}

#[actix_web::test]
async fn words_of_my_own_leave_in_place_of_the_houses_and_can_be_taken_back() {
    let garden = day_before().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let path = path_of(&garden, "elif", "nudges/hello").await;
    let page = tom.get(&path).await;
    let no = tom.submit(&page, "/words", &[("subject", ""), ("body", "Kept.")]).await.must_be(422);
    assert_eq!(no.typed("/words", "body"), "Kept.");
    let own = [("subject", "We look forward to you"), ("body", "Hello {name}, write to us: {link}")];
    let page = tom.submit(&page, "/words", &own).await.must_be(200);
    page.must_flash("is kept");
    page.must_say("These are not the words of the house.").must_say("We look forward to you").must_say("Hello Elif");
    let page = tom.get(&path_of(&garden, "jonas", "nudges/hello").await).await;
    let page = tom.submit(&page, "/words", &own).await.must_be(200);
    let page = tom.submit(&page, "/words", &[("written", "yes")]).await.must_be(200);
    page.must_not_say("We look forward to you");
    through(world, "2027-01-22T10:00:00Z").await;
    assert_eq!(subjects(world, "elif"), ["We look forward to you"]);
    assert_eq!(subjects(world, "jonas"), ["Who else is coming: Borealis"]);
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.text.contains("Hello Elif, write to us:") && mail.text.contains("/cohorts/"), "{}", mail.text);
    // What has left is read, not changed.
    let tom = world.sign_in("tom").await;
    let page = tom.get(&path).await.must_be(200);
    page.must_say("sent").must_not_say("Change the words");
}

#[actix_web::test]
async fn of_many_presses_at_once_one_counts_and_the_others_are_told() {
    let garden = day_before().await;
    let tom = garden.world.sign_in("tom").await;
    let page = tom.get(&path_of(&garden, "elif", "nudges/hello").await).await;
    let pressed =
        at_once(6, async |_| tom.press_anew(&page, "/hold", &[("hold", "yes"), ("version", "1")]).await).await;
    assert_eq!(tally(&pressed), [(303, 1), (409, 5)]);
    let no = pressed.into_iter().find(|page| page.status == 409).unwrap();
    no.must_say("Somebody has changed something about it meanwhile");
}

/// Tuesday of the second week: Jonas has shown nothing of the first.
async fn task() -> Garden {
    let garden = course_from("2027-02-01", &["elif", "jonas"]).await;
    let world = &garden.world;
    through(world, "2027-02-03T09:00:00Z").await;
    let elif = world.sign_in("elif").await;
    shows_two_sentences(&garden, &elif).await;
    through(world, "2027-02-09T08:00:00Z").await;
    world.clear_mail().await;
    garden
}

#[actix_web::test]
async fn where_the_first_task_is_missing_a_trainer_writes_themselves_or_nobody_does() {
    let garden = task().await;
    let world = &garden.world;
    home_of(world, "tom").await.must_say("One person’s first task is missing");
    let tom = world.sign_in("tom").await;
    let cockpit = tom.get(&garden.at("/cockpit")).await;
    cockpit.must_say("the first task is missing").must_say("Jonas");
    let list = tom.get(&garden.at("/nudges")).await;
    list.must_say("For you to write").must_say("Jonas");
    let path = path_of(&garden, "jonas", "nudges/first").await;
    let page = tom.get(&path).await.must_be(200);
    assert!(page.typed("/note", "body").contains("just wanted to ask how you are doing"));
    // Anna stands before Tom in every list; the note is his all the same.
    garden.cohort.enrol(world, "anna", Role::Trainer).await;
    let page = tom.get(&path).await.must_be(200);
    assert!(page.typed("/note", "body").trim_end().ends_with("Tom"));
    world.clear_mail().await;
    let words = [("subject", "How are you, Jonas?"), ("body", "Hello {name}, I miss your two sentences. {link}")];
    // Two trainers write at once: one does, the other hears of it with their words kept.
    let sent =
        at_once(2, async |_| tom.press_anew(&page, "/note", &[words[0], words[1], ("version", "1")]).await).await;
    assert_eq!(tally(&sent), [(303, 1), (409, 1)]);
    world.deliver().await;
    assert_eq!(subjects(world, "jonas"), ["How are you, Jonas?"]);
    let mail = world.mail.last_to("jonas@example.org");
    assert!(mail.text.contains("Hello Jonas, I miss your two sentences."), "{}", mail.text);
    assert_eq!(mail.header("Reply-To").as_deref(), Some("Tom <tom@example.org>"));
    home_of(world, "tom").await.must_not_say("first task is missing");
}

#[actix_web::test]
async fn what_a_trainer_lets_be_is_not_asked_again() {
    let garden = task().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let page = tom.get(&path_of(&garden, "jonas", "nudges/first").await).await;
    tom.submit(&page, "/removal", &[]).await.must_be(200).must_flash("nothing leaves");
    through(world, "2027-02-10T08:00:00Z").await;
    tom_has_nothing_to_write(&garden).await;
    assert!(!subjects(world, "jonas").iter().any(|one| one.contains("first week")));
}

async fn tom_has_nothing_to_write(garden: &Garden) {
    let tom = garden.world.sign_in("tom").await;
    tom.get(&garden.at("/nudges")).await.must_be(200).must_not_say("For you to write");
}

#[actix_web::test]
async fn a_task_goes_by_itself_once_the_sentences_are_there() {
    let garden = task().await;
    let jonas = garden.world.sign_in("jonas").await;
    shows_two_sentences(&garden, &jonas).await;
    keep(&garden.world).await;
    tom_has_nothing_to_write(&garden).await;
}

#[actix_web::test]
async fn a_note_is_nobodys_before_its_day_and_the_houses_e_mails_are_not_notes() {
    let garden = day_before().await;
    let tom = garden.world.sign_in("tom").await;
    let path = path_of(&garden, "elif", "nudges/hello").await;
    let no = tom.send_fresh(&format!("{path}/note"), &[("subject", "x"), ("body", "y"), ("version", "1")]).await;
    no.must_be(409).must_say("The house writes this e-mail");
}
