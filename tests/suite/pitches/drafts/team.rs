//! Making a pitch with others.

use entity::{
    pitch,
    states::{PitchState, Role},
};
use lernweg::features::cohorts::members;
use sea_orm::EntityTrait;

use super::{at, begins, drafted, drafted_in, id_of, writes};
use crate::{
    first_answers::{garden_with, home_of},
    harness::{Garden, Page, Persona, at_once, tally},
};

async fn asks(garden: &Garden, who: &Persona, path: &str, key: &str) -> Page {
    let person = garden.world.person(key).await.id.to_string();
    let page = who.get(path).await.must_be(200);
    who.submit(&page, "/members", &[("person", &person)]).await
}

/// Their stay ends.
async fn leaves(garden: &Garden, name: &str) {
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let settings = olga.get(&garden.at("/settings")).await;
    let all = members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = all.iter().find(|member| member.name == name).unwrap().enrolment;
    olga.submit(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "moved on")]).await.must_be(200);
}

#[actix_web::test]
async fn who_is_asked_says_yes_and_both_write() {
    let (garden, elif, id) = drafted().await;
    let world = &garden.world;
    let (path, jonas) = (at(&garden, id), world.sign_in("jonas").await);
    asks(&garden, &elif, &path, "jonas").await.must_be(200).must_flash("Asked.");
    elif.get(&path).await.must_say("Asked: Jonas");
    home_of(world, "jonas").await.must_say("Elif asks you to make a pitch together").must_say("Bees for all");
    let page = jonas.get(&path).await.must_be(200);
    page.must_say("Will you make this pitch with them?");
    assert!(page.find_form("/draft").is_none() && page.find_form("/readers").is_none());
    jonas.get(&format!("{path}/draft")).await.must_be(403);
    let both = at_once(2, async |_| jonas.press_anew(&page, "/answer", &[("answer", "yes")]).await).await;
    assert_eq!(tally(&both), [(303, 1), (409, 1)]);
    home_of(world, "jonas").await.must_not_say("asks you to make a pitch together");
    jonas.get(&garden.at("/pitches/mine")).await.must_be(200).must_say("Elif and Jonas");
    // Two save at once.
    let mine = elif.get(&format!("{path}/draft")).await;
    let theirs = jonas.get(&format!("{path}/draft")).await;
    jonas.press_anew(&theirs, "/draft", &[("line-1", "Snails")]).await.must_be(303);
    let no = elif.press_anew(&mine, "/draft", &[("line-1", "Ducks")]).await.must_be(409);
    no.must_say("Snails");
    assert_eq!(no.typed("/draft", "line-1"), "Ducks");
    // One leaves, the other goes on; the last one cannot but withdraw.
    let page = jonas.get(&path).await;
    jonas.press(&page, "/leave", &[("leave", "yes")]).await.must_be(303);
    jonas.get(&path).await.must_be(404);
    jonas.press_anew(&theirs, "/draft", &[("line-1", "x")]).await.must_be(404);
    assert!(elif.get(&path).await.must_be(200).find_form("/leave").is_none());
    elif.send_fresh(&format!("{path}/members/leave"), &[("leave", "yes")]).await.must_be(303);
    let row = pitch::Entity::find_by_id(id).one(world.store.read()).await.unwrap().unwrap();
    assert_eq!(row.state, PitchState::Withdrawn);
    // Nobody's any more: both begin anew.
    elif.get(&garden.at("/pitches/mine")).await.must_be(200).must_say("Begin a draft");
}

#[actix_web::test]
async fn who_says_no_or_makes_one_already_makes_no_other() {
    let (garden, elif, id) = drafted().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "mia", Role::Participant).await;
    let (path, mia, jonas) = (at(&garden, id), world.sign_in("mia").await, world.sign_in("jonas").await);
    asks(&garden, &elif, &path, "mia").await.must_be(200);
    asks(&garden, &elif, &path, "jonas").await.must_be(200);
    let page = mia.get(&path).await;
    mia.submit(&page, "/answer", &[("answer", "no")]).await.must_be(200);
    mia.get(&path).await.must_be(404);
    // Jonas makes one of his own meanwhile.
    let own = id_of(&begins(&garden, &jonas, "Ducks").await);
    let page = jonas.get(&path).await;
    jonas
        .press_anew(&page, "/answer", &[("answer", "yes")])
        .await
        .must_be(409)
        .must_say("You make a pitch in this round");
    let ducks = jonas.get(&at(&garden, own)).await;
    jonas.press(&ducks, "/withdrawal", &[("withdrawn", "yes")]).await.must_be(303);
    jonas.press_anew(&page, "/answer", &[("answer", "yes")]).await.must_be(303);
    jonas.get(&garden.at("/pitches/mine")).await.must_be(200).must_say("Bees for all");
    // Who makes one, leads, is away or nowhere to be found cannot be asked.
    begins(&garden, &mia, "Snails").await;
    let page = elif.get(&path).await;
    for key in ["mia", "tom", "sam"] {
        let person = world.person(key).await.id.to_string();
        let form = format!("{path}/members");
        elif.send_fresh(&form, &[("person", &person)]).await.must_be(409).must_say("makes a pitch already");
    }
    elif.send_fresh(&format!("{path}/members"), &[("person", "x")]).await.must_be(422);
    page.must_say("Nobody is free just now");
    jonas.send_fresh(&format!("{path}/members/answer"), &[("answer", "yes")]).await.must_be(409);
}

#[actix_web::test]
async fn of_two_invitations_at_once_one_is_taken() {
    let (garden, elif, id) = drafted_in(garden_with(&["mia", "kim"]).await).await;
    let world = &garden.world;
    let (mia, kim) = (world.sign_in("mia").await, world.sign_in("kim").await);
    let other = id_of(&begins(&garden, &mia, "Snails").await);
    asks(&garden, &elif, &at(&garden, id), "kim").await.must_be(200);
    asks(&garden, &mia, &at(&garden, other), "kim").await.must_be(200);
    let pages = [kim.get(&at(&garden, id)).await, kim.get(&at(&garden, other)).await];
    let sent = at_once(2, async |nth| kim.press_anew(&pages[nth], "/answer", &[("answer", "yes")]).await).await;
    assert_eq!(tally(&sent), [(303, 1), (409, 1)]);
}

#[actix_web::test]
async fn whose_stay_ends_makes_no_pitch_any_more() {
    let (garden, elif, id) = drafted().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "mia", Role::Participant).await;
    let (path, jonas) = (at(&garden, id), world.sign_in("jonas").await);
    asks(&garden, &elif, &path, "jonas").await.must_be(200);
    asks(&garden, &elif, &path, "mia").await.must_be(200);
    let page = jonas.get(&path).await;
    jonas.submit(&page, "/answer", &[("answer", "yes")]).await.must_be(200);
    writes(&garden, &jonas, id, &[("line-1", "Snails")]).await.must_be(200);
    leaves(&garden, "Mia").await;
    elif.get(&path).await.must_not_say("Asked: Mia");
    leaves(&garden, "Jonas").await;
    let page = elif.get(&path).await.must_be(200);
    page.must_say("Snails").must_not_say("Elif and Jonas");
    leaves(&garden, "Elif").await;
    let row = pitch::Entity::find_by_id(id).one(world.store.read()).await.unwrap().unwrap();
    assert_eq!(row.state, PitchState::Withdrawn);
}

#[actix_web::test]
async fn an_invitation_is_taken_back_as_long_as_nobody_has_said_yes() {
    let (garden, elif, id) = drafted().await;
    let world = &garden.world;
    let (path, jonas) = (at(&garden, id), world.sign_in("jonas").await);
    let person = world.person("jonas").await.id.to_string();
    let removal = format!("{path}/members/removal");
    asks(&garden, &elif, &path, "jonas").await.must_be(200);
    let (page, theirs) = (elif.get(&path).await, jonas.get(&path).await.must_be(200));
    page.must_say("On second thoughts: ask Jonas no more");
    for (key, status) in [("jonas", 403), ("tom", 403), ("sam", 404)] {
        world.sign_in(key).await.send_fresh(&removal, &[("person", &person)]).await.must_be(status);
    }
    elif.press_anew(&page, "/members/removal", &[("person", "x")]).await.must_be(422);
    let who = [("person", person.as_str())];
    let many = at_once(3, async |_| elif.press_anew(&page, "/members/removal", &who).await).await;
    assert_eq!(tally(&many), [(303, 3)]);
    elif.get(&path).await.must_flash("They are not asked any more.").must_not_say("Asked:");
    home_of(world, "jonas").await.must_not_say("asks you to make a pitch together");
    jonas.get(&path).await.must_be(404);
    jonas.press_anew(&theirs, "/answer", &[("answer", "yes")]).await.must_be(404);
    // Asked once more, he says yes while she takes it back: one of the two comes first.
    asks(&garden, &elif, &path, "jonas").await.must_be(200);
    let (page, theirs) = (elif.get(&path).await, jonas.get(&path).await);
    let both = at_once(2, async |nth| match nth {
        0 => elif.press_anew(&page, "/members/removal", &who).await,
        _ => jonas.press_anew(&theirs, "/answer", &[("answer", "yes")]).await,
    })
    .await;
    assert_eq!(both.iter().filter(|page| page.status == 303).count(), 1);
    let joined = both[1].status == 303;
    if !joined {
        elif.get(&path).await.must_not_say("Elif and Jonas");
        asks(&garden, &elif, &path, "jonas").await.must_be(200);
        let theirs = jonas.get(&path).await.must_be(200);
        jonas.press_anew(&theirs, "/answer", &[("answer", "yes")]).await.must_be(303);
    }
    elif.get(&path).await.must_say("Elif and Jonas");
    let late = elif.send_fresh(&removal, &who).await.must_be(409);
    late.must_say("has just said yes and makes it with you now");
}
