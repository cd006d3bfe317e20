//! People who need a trainer.

use entity::states::Role;

use crate::{
    discussions::ask,
    first_answers::{garden_with, home_of, until},
    harness::{Garden, Page, Persona, at_once, tally},
    private_channel::{confides, tells},
    sparring::takes_a_break,
};

/// Wednesday of the second week, eleven o'clock: five working days after everybody came.
const FIVE_DAYS: &str = "2027-01-13T10:00:00Z";

async fn cockpit(garden: &Garden) -> Page {
    garden.world.sign_in("tom").await.get(&garden.at("/cockpit")).await.must_be(200)
}

/// Who stands among the people.
fn people(page: &Page) -> Vec<String> {
    page.texts("section[aria-labelledby=people-h] .row-title")
}

/// The end of the address at which somebody is taken.
async fn end_of(garden: &Garden, key: &str) -> String {
    format!("/cockpit/people/{}", garden.world.person(key).await.id)
}

async fn done(garden: &Garden, who: &Persona, lesson: &str) {
    let page = who.get(&garden.at(&format!("/weeks/1/{lesson}"))).await.must_be(200);
    who.submit(&page, "/completion", &[("done", "yes")]).await.must_be(200);
}

#[actix_web::test]
async fn of_whom_there_is_no_sign_for_five_working_days_is_said_in_weeks_and_a_marked_lesson_is_a_sign() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    until(world, "2027-01-07T10:00:00Z").await;
    done(&garden, &world.sign_in("elif").await, "soil").await;
    ask(&garden, &world.sign_in("mia").await, "Snails", "They eat everything.").await;
    until(world, "2027-01-13T09:59:00Z").await;
    assert_eq!(people(&cockpit(&garden).await), [""; 0]);
    until(world, FIVE_DAYS).await;
    let page = cockpit(&garden).await;
    assert_eq!(people(&page), ["Jonas"], "Elif marked a lesson on Thursday, Mia wrote");
    page.must_say("no sign none so far").must_say("No trainer has written to them in the last 30 days.");
    page.must_say("One person reads along without writing. That is fine: reading counts.");
    until(world, "2027-01-14T10:00:00Z").await;
    let page = cockpit(&garden).await;
    assert_eq!(people(&page).len(), 3);
    page.must_say("no sign the last one in week 1");
    // No hour and no day of it is shown.
    let rows = page.texts("section[aria-labelledby=people-h] .row-meta").concat();
    assert!(!rows.contains("Jan"), "{rows}");
    done(&garden, &world.sign_in("jonas").await, "seed").await;
    assert_eq!(people(&cockpit(&garden).await).len(), 2);
}

#[actix_web::test]
async fn who_is_on_a_break_or_has_left_does_not_stand_there() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    takes_a_break(&garden, "jonas").await;
    until(world, FIVE_DAYS).await;
    let page = cockpit(&garden).await;
    assert_eq!(people(&page), ["Elif"]);
    assert_eq!(page.texts("section[aria-labelledby=away-h] .row-title"), ["Jonas"]);
    crate::sparring::leaves(&garden, "elif").await;
    assert_eq!(people(&cockpit(&garden).await), [""; 0]);
    // After the end nobody has to give a sign.
    until(world, "2027-03-01T07:00:00Z").await;
    assert_eq!(people(&cockpit(&garden).await), [""; 0]);
}

#[actix_web::test]
async fn who_wrote_to_the_trainers_stands_there_until_one_answers_and_it_says_who_did() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    let (elif, tom, tina) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("tina").await);
    confides(&garden, &elif, "I would rather not say it aloud.").await;
    let page = tom.get(&garden.at("/cockpit")).await;
    assert_eq!(people(&page), ["Elif"]);
    page.must_say("wrote to you trainers since 6 Jan").must_not_say("rather not say it aloud");
    page.must_not_say("Nobody needs you right now");
    home_of(world, "tina").await.must_say("Elif has written to you trainers in private");
    // One takes it, so that two do not answer.
    let end = end_of(&garden, "elif").await;
    tom.submit(&page, &end, &[("take", "yes")]).await.must_be(200).must_say("You look after it");
    home_of(world, "tina").await.must_not_say("Elif has written");
    home_of(world, "tom").await.must_say("Elif has written to you trainers in private");
    tina.press_anew(&page, &end, &[("take", "yes")]).await.must_be(409).must_say("Somebody else was faster");
    let writes = page.link("Write to Elif");
    assert_eq!(writes, garden.at(&format!("/private/{}", world.person("elif").await.id)));
    tells(&garden, &tina, "elif", "Shall we talk?").await;
    assert_eq!(people(&cockpit(&garden).await), [""; 0]);
    home_of(world, "tom").await.must_not_say("Elif has written");
    // Asked again, it says who wrote before.
    world.later(chrono::Duration::minutes(5));
    confides(&garden, &elif, "Yes, please.").await;
    cockpit(&garden).await.must_say("Trainers wrote: Tina (6 Jan, 11:00)");
}

#[actix_web::test]
async fn it_is_let_be_until_a_day_or_until_there_is_news() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    confides(&garden, &elif, "A word?").await;
    let page = cockpit(&garden).await;
    let rest = format!("{}/rest", end_of(&garden, "elif").await);
    let again = async |page: &Page, until: &str| {
        let tom = world.sign_in("tom").await;
        tom.submit(page, &rest, &[("until", until)]).await.must_be(200)
    };
    // Wednesday: until tomorrow, Friday, Monday, in a week.
    assert_eq!(
        page.texts("section[aria-labelledby=people-h] .fold button"),
        [
            "until Thu 7 Jan 2027",
            "until Fri 8 Jan 2027",
            "until Mon 11 Jan 2027",
            "until Wed 13 Jan 2027",
            "until there is news"
        ]
    );
    let page = tom.submit(&page, &rest, &[("until", "2027-01-08")]).await.must_be(200);
    page.must_flash("It rests for now").must_say("until Fri 8 Jan 2027 · Tom");
    assert_eq!(people(&page), [""; 0]);
    assert_eq!(page.texts("section[aria-labelledby=resting-h] .row-title"), ["Elif"]);
    home_of(world, "tom").await.must_not_say("Elif has written");
    until(world, "2027-01-07T22:59:00Z").await;
    assert_eq!(people(&cockpit(&garden).await), [""; 0]);
    until(world, "2027-01-07T23:00:00Z").await;
    assert_eq!(people(&cockpit(&garden).await), ["Elif"], "Friday in Berlin");
    home_of(world, "tom").await.must_say("Elif has written");
    // Until there is news: a new word brings it back at once, and so does whoever wants it back.
    let page = again(&cockpit(&garden).await, "news").await;
    page.must_say("until there is news · Tom");
    let page = again(&page, "over").await;
    assert_eq!(people(&page), ["Elif"]);
    again(&page, "news").await;
    until(world, "2027-01-08T09:00:00Z").await;
    confides(&garden, &world.sign_in("elif").await, "Still there?").await;
    assert_eq!(people(&cockpit(&garden).await), ["Elif"]);
    for odd in ["2027-01-09", "2026-12-24", "tomorrow", ""] {
        let refused = world.sign_in("tom").await.press_anew(&page, &rest, &[("until", odd)]).await;
        refused.must_be(if odd == "2027-01-09" { 303 } else { 422 });
    }
}

#[actix_web::test]
async fn of_two_trainers_who_take_somebody_at_once_one_has_it() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    confides(&garden, &world.sign_in("elif").await, "A word?").await;
    let trainers = [world.sign_in("tom").await, world.sign_in("tina").await];
    let page = cockpit(&garden).await;
    let end = end_of(&garden, "elif").await;
    let pages = at_once(2, async |nth| trainers[nth].press_anew(&page, &end, &[("take", "yes")]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 1)]);
}

#[actix_web::test]
async fn nobody_but_trainers_takes_anything_and_only_what_is_in_the_cohort() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let end = garden.at(&end_of(&garden, "elif").await);
    for (key, status) in [("jonas", 403), ("elif", 403), ("olga", 403), ("sam", 404), ("tom", 303)] {
        let who = world.sign_in(key).await;
        who.send_fresh(&end, &[("take", "yes")]).await.must_be(status);
        who.send_fresh(&format!("{end}/rest"), &[("until", "news")]).await.must_be(status);
    }
    let tom = world.sign_in("tom").await;
    let sam = world.person("sam").await.id;
    for path in [format!("people/{sam}"), format!("people/{}", world.person("tom").await.id), format!("things/{sam}")] {
        tom.send_fresh(&garden.at(&format!("/cockpit/{path}")), &[("take", "yes")]).await.must_be(404);
    }
}

#[actix_web::test]
async fn partners_are_looked_after_together_and_the_note_is_prepared() {
    let (garden, ..) = crate::sparring::pair().await;
    let world = &garden.world;
    crate::sparring::days(&garden, 5);
    let elif = world.sign_in("elif").await;
    let page = crate::sparring::sparring(&garden, &elif).await;
    elif.submit(&page, "/silence", &[("way", "tell")]).await.must_be(200);
    let tom = world.sign_in("tom").await;
    let page = cockpit(&garden).await;
    let take =
        page.attribute("section[aria-labelledby=partners-h] form[action*='/cockpit/partners/']", "action").unwrap();
    let end = take.split("/cockpit").nth(1).unwrap().to_owned();
    tom.submit(&page, &format!("/cockpit{end}"), &[("take", "yes")]).await.must_be(200).must_say("You look after it");
    let link = page.link("Write to Jonas");
    let note = tom.get(&link).await.must_be(200).typed(link.split('?').next().unwrap(), "body");
    assert!(note.contains("have not found each other yet"), "{note}");
    // What is settled is not there to be taken.
    world.later(chrono::Duration::minutes(1));
    crate::sparring::suggests(&garden, &world.sign_in("jonas").await, "2027-01-20", "09:00").await.must_be(200);
    let tom = world.sign_in("tom").await;
    let no = tom.press_anew(&page, &format!("/cockpit{end}"), &[("take", "yes")]).await.must_be(409);
    no.must_say("They have found each other by now.");
}
