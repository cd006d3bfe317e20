//! People find each other.

use entity::{
    circle,
    states::{CircleState, Role},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{circles_at, eight, joins, key, named, opens, page_of, proposed, published};
use crate::{
    first_answers::garden_with,
    harness::{Cohort, Garden},
};

#[actix_web::test]
async fn somebody_opens_a_circle_and_others_join_until_it_is_full() {
    let garden = eight().await;
    let world = &garden.world;
    let page = opens(&garden, "elif", "Early shift").await.must_be(200);
    page.must_flash("Opened.").must_say("Early shift").must_say("1 of 5").must_say("yours");
    assert!(page.find_form("/join").is_none() && page.find_form("/circles").is_none(), "one circle a person");
    for one in ["jonas", "mia", "kim"] {
        joins(&garden, one, "Early shift").await.must_be(200).must_flash("You are in.");
    }
    let lea = world.sign_in("lea").await;
    let page = page_of(&garden, &lea).await;
    page.must_say("4 of 5").must_say("40 hours a week all of them have").must_say("Elif, Jonas, Mia, Kim");
    joins(&garden, "noah", "Early shift").await.must_be(200);
    page_of(&garden, &lea).await.must_say("full").must_say("5 of 5");
    let full = lea.press_anew(&page, "/join", &[]).await.must_be(409);
    full.must_say("This circle is full.");
    assert_eq!(circles_at(world, CircleState::Forming).await, [["Elif", "Jonas", "Kim", "Mia", "Noah"]]);
}

#[actix_web::test]
async fn who_leaves_leaves_no_trace_and_the_last_one_closes_it() {
    let garden = eight().await;
    let world = &garden.world;
    opens(&garden, "elif", "Early shift").await.must_be(200);
    joins(&garden, "jonas", "Early shift").await.must_be(200);
    for one in ["elif", "jonas"] {
        let who = world.sign_in(one).await;
        let page = page_of(&garden, &who).await;
        who.submit(&page, "/leave", &[]).await.must_be(200).must_flash("You are no longer in it.");
        let again = who.press_anew(&page, "/leave", &[]).await.must_be(409);
        again.must_say("You are in no circle just now.");
    }
    assert_eq!(circle::Entity::find().count(world.store.read()).await.unwrap(), 0);
    let elif = world.sign_in("elif").await;
    page_of(&garden, &elif).await.must_say("Nobody has opened a circle yet.");
}

#[actix_web::test]
async fn one_is_in_one_circle_and_what_does_not_fit_comes_back_as_it_was_typed() {
    let garden = eight().await;
    let world = &garden.world;
    let jonas = world.sign_in("jonas").await;
    let before = page_of(&garden, &jonas).await;
    let long = "x".repeat(41);
    for (name, said) in [("", "form-missing"), (long.as_str(), "40"), ("...", "")] {
        let no = jonas.press_anew(&before, "/circles", &[("name", name)]).await.must_be(422);
        assert_eq!(no.typed("/circles", "name"), name, "{said}");
        assert_eq!(no.mistakes().len(), 1);
    }
    opens(&garden, "elif", "Early shift").await.must_be(200);
    opens(&garden, "jonas", "Late shift").await.must_be(200);
    let again = jonas.press_anew(&before, "/circles", &[("name", "Third")]).await.must_be(409);
    again.must_say("You are in a circle already.");
    let id = super::id_of(world, "Early shift").await;
    let other = jonas.send(&garden.at(&format!("/circles/{id}/join")), &[("_key", &key())]).await;
    other.must_be(409).must_say("You are in a circle already.");
}

#[actix_web::test]
async fn while_a_proposal_is_looked_at_circles_stay_as_they_are() {
    let garden = eight().await;
    let world = &garden.world;
    opens(&garden, "elif", "Early shift").await.must_be(200);
    let jonas = world.sign_in("jonas").await;
    let before = page_of(&garden, &jonas).await;
    let (tom, page) = proposed(&garden).await;
    page_of(&garden, &jonas).await.must_say("The trainers are placing everybody just now.");
    for (end, fields) in [("/circles", vec![("name", "Late")]), ("/join", vec![])] {
        let no = jonas.press_anew(&before, end, &fields).await.must_be(409);
        no.must_say("Until they are done, circles stay as they are.");
    }
    let elif = world.sign_in("elif").await;
    elif.send(&garden.at("/circles/leave"), &[("_key", &key())]).await.must_be(409);
    tom.submit(&page, "/removal", &[]).await.must_be(200).must_flash("Discarded");
    assert_eq!(circles_at(world, CircleState::Forming).await, [["Elif"]], "as it was");
    joins(&garden, "jonas", "Early shift").await.must_be(200);
    published(&garden).await;
    let late = jonas.send(&garden.at("/circles/leave"), &[("_key", &key())]).await.must_be(409);
    late.must_say("The circles meet already.");
}

#[actix_web::test]
async fn where_a_programme_has_no_circles_there_is_no_such_room() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let soup = Cohort::plan(world, "cooking", "Soup", "olga").await;
    for (who, role) in [("tom", Role::Trainer), ("elif", Role::Participant)] {
        soup.enrol(world, who, role).await;
    }
    for who in ["elif", "tom", "olga"] {
        let who = world.sign_in(who).await;
        for path in ["/circles", "/circles/round", "/circles/meeting", "/circles/contributions", "/circles/hour.ics"] {
            who.fetch(&soup.at(path)).await.must_be(404);
        }
        let page = who.get(&soup.at("")).await.must_be(200);
        assert_eq!(page.attributes("nav a[href$='/circles']", "href"), Vec::<String>::new());
    }
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("")).await;
    assert!(!page.attributes("nav a[href$='/circles']", "href").is_empty());
}

#[actix_web::test]
async fn trainers_and_owners_go_on_to_the_round_and_strangers_see_nothing() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    for who in ["tom", "olga"] {
        let who = world.sign_in(who).await;
        who.get(&garden.at("/circles")).await.must_be(200).must_say("Who meets with whom?");
        who.get(&garden.at("/circles/contributions")).await.must_be(403);
        who.get(&garden.at("/circles/meeting")).await.must_be(403);
    }
    named(world, "Elif").await.get(&garden.at("/circles/round")).await.must_be(403);
    let sam = world.sign_in("sam").await;
    for path in ["/circles", "/circles/round", "/circles/meeting", "/circles/hour.ics", "/circles/contributions"] {
        sam.get(&garden.at(path)).await.must_be(404);
    }
}
