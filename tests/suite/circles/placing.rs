//! Trainers look at a proposal, change it and publish it.

use entity::{audit, circle_member, circle_place};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    circle_with, circles, eight, elsewhere, joins, meeting, named, opens, page_of, proposed, published, round_of, sizes,
};
use crate::{first_answers::garden_with, harness::Garden};

#[actix_web::test]
async fn nobody_sees_a_proposal_but_who_made_it_and_everybody_hears_of_it_once_when_it_is_published() {
    let garden = eight().await;
    let world = &garden.world;
    let (tom, page) = proposed(&garden).await;
    page.must_flash("The proposal stands")
        .must_say("A proposal. Nobody but you sees it")
        .must_say("8 people take part");
    assert_eq!(page.texts("#circles-h + ul > li").len(), 2);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
    let page = tom.submit(&page, "/publication", &[]).await.must_be(200);
    page.must_flash("Published").must_say("The circles have met since").must_say("no hour yet");
    assert_eq!(sizes(world).await, [4, 4]);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 8, "one e-mail each");
    let own = circle_with(world, "Elif").await;
    let mail = world.mail.last_to("elif@example.org");
    for other in own.iter().filter(|name| *name != "Elif") {
        assert!(mail.subject.contains(other.as_str()), "{}", mail.subject);
    }
    let elif = world.sign_in("elif").await;
    let mine = elif.get(&mail.links("/cohorts/").remove(0)).await.must_be(200);
    mine.must_say("There are four of you. What is said here stays among you.").must_say("You have no hour yet.");
    elif.get("/home").await.must_say("Your circle: 3 others and you");
    let acts = audit::Entity::find().filter(audit::Column::Action.starts_with("circles.")).all(world.store.read());
    let acts: Vec<String> = acts.await.unwrap().into_iter().map(|row| row.action).collect();
    assert_eq!(acts, ["circles.proposed", "circles.published"]);
    assert_eq!(circle_place::Entity::find().count(world.store.read()).await.unwrap(), 0, "nothing of it is left");
    tom.send(&garden.at("/circles/round"), &[("_key", &super::key())])
        .await
        .must_be(409)
        .must_say("The circles meet already.");
}

#[actix_web::test]
async fn a_circle_people_made_stays_and_one_that_is_too_small_stays_together_where_it_can() {
    let garden = eight().await;
    let world = &garden.world;
    opens(&garden, "elif", "Early shift").await.must_be(200);
    for one in ["jonas", "mia", "kim"] {
        joins(&garden, one, "Early shift").await.must_be(200);
    }
    opens(&garden, "noah", "Two").await.must_be(200);
    joins(&garden, "lea", "Two").await.must_be(200);
    let (tom, page) = proposed(&garden).await;
    page.must_say("Early shift").must_say("found each other").must_say("2 people were in circles of their own");
    tom.submit(&page, "/publication", &[]).await.must_be(200);
    assert_eq!(circles(world).await, [["Ben", "Ida", "Lea", "Noah"], ["Elif", "Jonas", "Kim", "Mia"]]);
    let elif = world.sign_in("elif").await;
    page_of(&garden, &elif).await.must_say("Early shift");
    let rows = circle_member::Entity::find().count(world.store.read()).await.unwrap();
    assert_eq!(rows, 8, "who was in a circle that did not stay leaves no trace there");
}

#[actix_web::test]
async fn one_who_is_left_over_comes_into_a_circle_people_made() {
    let garden = garden_with(&["mia", "kim", "noah"]).await;
    let world = &garden.world;
    opens(&garden, "elif", "Early shift").await.must_be(200);
    for one in ["jonas", "mia", "kim"] {
        joins(&garden, one, "Early shift").await.must_be(200);
    }
    published(&garden).await;
    assert_eq!(circles(world).await, [["Elif", "Jonas", "Kim", "Mia", "Noah"]]);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 5);
}

#[actix_web::test]
async fn somebody_is_moved_and_a_circle_that_is_full_takes_nobody() {
    let garden = eight().await;
    let world = &garden.world;
    let (tom, page) = proposed(&garden).await;
    let circles = page.attributes("#circles-h + ul > li", "id");
    let id = |nth: usize| circles[nth].trim_start_matches("circle-").to_owned();
    let names = |page: &crate::harness::Page, nth: usize| {
        let text = page.text_at(&format!("#{} .row-title + p", circles[nth]));
        text.split(", ").map(str::to_owned).collect::<Vec<_>>()
    };
    let moving = names(&page, 0);
    let person = async |name: &str| world.person(&name.to_lowercase()).await.id.to_string();
    let to = async |name: &str, nth: usize| {
        tom.press_anew(&page, "/move", &[("person", &person(name).await), ("circle", &id(nth))]).await
    };
    to(&moving[0], 1).await.must_be(303);
    let page = tom.get(&garden.at("/circles/round")).await;
    page.must_say("Somebody was moved since this was worked out.");
    assert_eq!((names(&page, 0).len(), names(&page, 1).len()), (3, 5));
    to(&moving[1], 1).await.must_be(409).must_say("This circle is full.");
    to(&moving[0], 1).await.must_be(409).must_say("They are in this circle already.");
    to("Tom", 0).await.must_be(409).must_say("That person or that circle is not here any more.");
    let nowhere = "00000000-0000-7000-8000-000000000000";
    let fields = [("person", &*person(&moving[1]).await), ("circle", nowhere)];
    tom.press_anew(&page, "/move", &fields).await.must_be(409);
    tom.press_anew(&page, "/move", &[("person", "x"), ("circle", "y")]).await.must_be(422);
    tom.submit(&page, "/publication", &[]).await.must_be(200);
    assert_eq!(sizes(world).await, [5, 3]);
}

#[actix_web::test]
async fn somebody_is_moved_while_circles_meet_and_the_new_circle_hears_of_it() {
    let garden = meeting().await;
    let world = &garden.world;
    let other = elsewhere(world, "Elif").await;
    let row = super::circle_row(world, &other).await;
    let (tom, page) = round_of(&garden).await;
    let elif = world.person("elif").await.id.to_string();
    let fields = [("person", elif.as_str()), ("circle", row.as_str())];
    tom.submit(&page, "/move", &fields).await.must_be(200).must_flash("Moved.");
    assert!(circle_with(world, "Elif").await.contains(&other));
    assert_eq!(sizes(world).await, [5, 3]);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 5, "all of the circle that has somebody new");
}

#[actix_web::test]
async fn nobody_is_put_with_somebody_they_do_not_want_to_be_with() {
    let garden = eight().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let wishes = elif.get(&garden.at("/sparring/wishes")).await;
    let jonas = world.person("jonas").await.id;
    elif.submit(&wishes, "/wishes", &[(&format!("not_with.{jonas}"), "yes")]).await.must_be(200);
    // They find each other all the same, and nobody is told why that circle does not stay.
    opens(&garden, "jonas", "Early shift").await.must_be(200);
    for one in ["elif", "mia", "kim"] {
        joins(&garden, one, "Early shift").await.must_be(200);
    }
    let (tom, page) = proposed(&garden).await;
    page.must_not_say("Early shift");
    assert_ne!(page.text_at("#circles-h + ul > li p + p"), "", "there are circles");
    tom.submit(&page, "/publication", &[]).await.must_be(200);
    assert!(!circle_with(world, "Elif").await.contains(&"Jonas".to_owned()));
    let (tom, page) = round_of(&garden).await;
    let fields = [("person", &*jonas.to_string()), ("circle", &*super::circle_row(world, "Elif").await)];
    tom.press_anew(&page, "/move", &fields).await.must_be(409).must_say("two would come together who cannot");
}

#[actix_web::test]
async fn who_left_before_it_was_published_is_not_in_it_and_who_came_is() {
    let garden = eight().await;
    let world = &garden.world;
    let (tom, page) = proposed(&garden).await;
    super::whole::leaves(&garden, "jonas").await;
    garden.cohort.enrol(world, "zora", entity::states::Role::Participant).await;
    tom.submit(&page, "/publication", &[]).await.must_be(200);
    assert_eq!(sizes(world).await, [4, 4]);
    assert!(circle_with(world, "Jonas").await.is_empty() && !circle_with(world, "Zora").await.is_empty());
    world.mail.empty();
    world.deliver().await;
    assert_eq!(world.mail.mails_to("jonas@example.org").len(), 0);
}

#[actix_web::test]
async fn what_makes_no_sense_is_refused() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (tom, page) = round_of(&garden).await;
    for end in ["/publication", "/removal"] {
        let no = tom.send(&garden.at(&format!("/circles/round{end}")), &[("_key", &super::key())]).await;
        no.must_be(409).must_say("There is no proposal any more");
    }
    super::whole::leaves(&garden, "jonas").await;
    tom.submit(&page, "/circles/round", &[]).await.must_be(409).must_say("too few take part so far");
    let elif = named(world, "Elif").await;
    for path in ["/circles/goal", "/circles/hour", "/circles/turn", "/circles/presence"] {
        let fields: &[(&str, &str)] = match path {
            "/circles/goal" => &[("goal", "Meet people.")],
            "/circles/hour" => &[("hour", "2 14:30"), ("version", "0")],
            "/circles/turn" => &[("week", "1"), ("from", "00000000-0000-7000-8000-000000000000")],
            _ => &[("week", "1"), ("there", "yes")],
        };
        let key = super::key();
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("_key", key.as_str())]).collect();
        elif.send(&garden.at(path), &fields).await.must_be(409).must_say("You are in no circle just now.");
    }
    elif.get(&garden.at("/circles/meeting")).await.must_be(404);
}
