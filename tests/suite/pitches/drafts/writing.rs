//! Beginning a pitch, writing it, saying that it is ready.

use entity::{
    pitch, pitch_round,
    states::{PitchRoundState, PitchState},
};
use sea_orm::{EntityTrait, PaginatorTrait, sea_query::Expr};

use super::{super::round_in, at, begins, drafted, id_of, minutes, versions, writes};
use crate::{
    harness::{Garden, at_once, tally},
    ventures::says,
};

async fn closes(garden: &Garden) {
    let close =
        pitch_round::Entity::update_many().col_expr(pitch_round::Column::State, Expr::value(PitchRoundState::Closed));
    close.exec(garden.world.store.schema()).await.unwrap();
}

#[actix_web::test]
async fn a_pitch_begins_with_what_stands_about_my_community() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    elif.get(&garden.at("/pitches/mine")).await.must_be(200).must_say("No round is planned yet");
    round_in(&garden).await;
    let page = elif.get(&garden.at("/pitches/mine")).await.must_be(200);
    page.must_say("Nothing stands on the page about your community yet");
    let fields =
        [("name", "Bee keepers"), ("people", "Twelve"), ("needs", "Space"), ("need", "A roof"), ("content", "Honey")];
    says(&garden, &elif, &fields).await.must_be(200);
    let page = elif.get(&garden.at("/pitches/mine")).await.must_be(200);
    assert_eq!(page.typed("/pitches", "title"), "Bee keepers");
    let form = elif.submit(&page, "/pitches", &[]).await.must_be(200);
    assert_eq!(form.heading(), "Write the draft");
    assert_eq!(form.typed("/draft", "line-2"), "Twelve\nSpace");
    assert_eq!(form.typed("/draft", "line-3"), "Honey");
    assert_eq!(form.typed("/draft", "line-5"), "A roof");
    // From now on "mine" is the pitch itself.
    let mine = elif.get(&garden.at("/pitches/mine")).await.must_be(200);
    assert_eq!(mine.heading(), "Bee keepers");
    // Trainers lead, owners and strangers see none of it.
    let tom = world.sign_in("tom").await;
    tom.get(&garden.at("/pitches/mine")).await.must_be(200).must_say("Pitches are made by participants");
    for (key, status) in [("olga", 403), ("sam", 404)] {
        let who = world.sign_in(key).await;
        who.get(&garden.at("/pitches/mine")).await.must_be(status);
        who.get(&mine.path).await.must_be(status);
    }
}

#[actix_web::test]
async fn two_presses_begin_one_and_a_closed_round_takes_none() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (round, _) = round_in(&garden).await;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/pitches/mine")).await;
    elif.press_anew(&page, "/pitches", &[("title", "x")]).await.must_be(422);
    let many = at_once(6, async |nth| elif.press_anew(&page, "/pitches", &[("title", &format!("Bees {nth}"))]).await);
    assert_eq!(tally(&many.await), [(303, 6)]);
    assert_eq!(pitch::Entity::find().count(world.store.read()).await.unwrap(), 1);
    let jonas = world.sign_in("jonas").await;
    let page = jonas.get(&garden.at("/pitches/mine")).await;
    closes(&garden).await;
    let no = jonas.press_anew(&page, "/pitches", &[("title", "Ducks")]).await.must_be(409);
    no.must_say("This round is closed.");
    assert_eq!(no.typed("/pitches", "title"), "Ducks");
    let path = garden.at(&format!("/pitches/rounds/{round}/pitches"));
    let fields = [("title", "Ducks"), ("language", "en")];
    for (key, status) in [("tom", 403), ("olga", 403), ("sam", 404)] {
        world.sign_in(key).await.send_fresh(&path, &fields).await.must_be(status);
    }
    // What was made stays where one finds it.
    elif.get(&garden.at("/pitches/mine")).await.must_be(200).must_say("Bees");
}

#[actix_web::test]
async fn saves_of_one_sitting_are_one_version_and_all_others_are_kept() {
    let (garden, elif, id) = drafted().await;
    writes(&garden, &elif, id, &[("line-1", "One")]).await.must_be(200).must_flash("Saved.");
    minutes(&garden, 4);
    writes(&garden, &elif, id, &[("line-1", "One and a half")]).await.must_be(200);
    assert_eq!(versions(&garden, id).await.len(), 1, "a version begins when it is begun");
    minutes(&garden, 2);
    writes(&garden, &elif, id, &[("line-1", "Two"), ("line-2", "More people"), ("title", "Bees for you")]).await;
    writes(&garden, &elif, id, &[]).await.must_be(200);
    let expected = [(1, "One and a half".to_owned(), String::new()), (2, "Two".into(), "More people".into())];
    assert_eq!(versions(&garden, id).await, expected);
    let page = elif.get(&at(&garden, id)).await.must_be(200);
    page.must_say("Two").must_say("More people").must_say("Version 2").must_not_say("One and a half");
    let grown = elif.get(&page.link("How it grew")).await.must_be(200);
    assert_eq!(grown.texts("section h2"), ["Version 2", "Version 1"]);
    assert!(grown.texts("ins").join(" ").contains("More people"), "{}", grown.body);
    assert!(grown.texts("del").join(" ").contains("One and a half"));
}

#[actix_web::test]
async fn what_does_not_fit_comes_back_as_it_was_typed() {
    let (garden, elif, id) = drafted().await;
    let form = elif.get(&format!("{}/draft", at(&garden, id))).await;
    let long = "x".repeat(601);
    let fields = [("line-4", long.as_str()), ("link", "http://example.org/a"), ("title", ""), ("line-1", "One")];
    let no = elif.press_anew(&form, "/draft", &fields).await.must_be(422);
    assert_eq!(no.mistakes().len(), 3, "{:?}", no.mistakes());
    assert_eq!(no.typed("/draft", "line-4").len(), 601);
    assert_eq!(
        (no.typed("/draft", "line-1"), no.typed("/draft", "link")),
        ("One".into(), "http://example.org/a".into())
    );
    writes(&garden, &elif, id, &[("link", "https://video.example.org/a")]).await.must_be(200);
    let page = elif.get(&at(&garden, id)).await;
    assert_eq!(page.link("Watch the recording"), "https://video.example.org/a");
    page.must_say("on video.example.org");
}

#[actix_web::test]
async fn two_who_save_at_once_see_both_texts_and_lose_nothing() {
    let (garden, elif, id) = drafted().await;
    let form = elif.get(&format!("{}/draft", at(&garden, id))).await;
    elif.press_anew(&form, "/draft", &[("line-1", "Snails")]).await.must_be(303);
    let fields = [("line-1", "Ducks"), ("line-6", "Tomorrow")];
    let no = elif.press_anew(&form, "/draft", &fields).await.must_be(409);
    no.must_say("One of you has saved meanwhile.").must_say("This stands there by now").must_say("Snails");
    assert_eq!((no.typed("/draft", "line-1"), no.typed("/draft", "line-6")), ("Ducks".into(), "Tomorrow".into()));
    let page = elif.submit(&no, "/draft", &[("line-1", "Snails and ducks")]).await.must_be(200);
    page.must_say("Snails and ducks").must_say("Tomorrow");
    // The same words twice are no collision.
    let form = elif.get(&format!("{}/draft", at(&garden, id))).await;
    elif.press_anew(&form, "/draft", &[("line-1", "Ants")]).await.must_be(303);
    elif.press_anew(&form, "/draft", &[("line-1", "Ants")]).await.must_be(303);
    let form = elif.get(&format!("{}/draft", at(&garden, id))).await;
    let many =
        at_once(6, async |nth| elif.press_anew(&form, "/draft", &[("line-1", &format!("Version {nth}"))]).await).await;
    assert_eq!(tally(&many), [(303, 1), (409, 5)]);
}

#[actix_web::test]
async fn it_is_everybodys_to_read_once_it_is_ready() {
    let (garden, elif, id) = drafted().await;
    let world = &garden.world;
    let (jonas, tom) = (world.sign_in("jonas").await, world.sign_in("tom").await);
    jonas.get(&at(&garden, id)).await.must_be(404);
    tom.get(&at(&garden, id)).await.must_be(200);
    let page = elif.get(&at(&garden, id)).await;
    let no = elif.press_anew(&page, "/ready", &[("ready", "yes")]).await.must_be(409);
    no.must_say("There is nothing in it yet.");
    writes(&garden, &elif, id, &[("line-1", "Let us keep bees.")]).await.must_be(200);
    let page = elif.get(&at(&garden, id)).await;
    let both = at_once(2, async |_| elif.press_anew(&page, "/ready", &[("ready", "yes")]).await).await;
    assert_eq!(tally(&both), [(303, 2)]);
    let read = jonas.get(&at(&garden, id)).await.must_be(200);
    read.must_say("Let us keep bees.").must_say("ready");
    assert!(read.find_form("/ready").is_none() && read.find_form("/withdrawal").is_none());
    for (way, fields) in [("ready", [("ready", "no")]), ("withdrawal", [("withdrawn", "yes")])] {
        jonas.send_fresh(&format!("{}/{way}", at(&garden, id)), &fields).await.must_be(403);
        tom.send_fresh(&format!("{}/{way}", at(&garden, id)), &fields).await.must_be(403);
    }
    jonas.get(&format!("{}/draft", at(&garden, id))).await.must_be(403);
    elif.submit(&elif.get(&at(&garden, id)).await, "/ready", &[("ready", "no")])
        .await
        .must_be(200)
        .must_flash("draft again");
    jonas.get(&at(&garden, id)).await.must_be(404);
}

#[actix_web::test]
async fn who_withdraws_keeps_the_words_and_may_take_them_up_again() {
    let (garden, elif, id) = drafted().await;
    let world = &garden.world;
    writes(&garden, &elif, id, &[("line-1", "Let us keep bees.")]).await.must_be(200);
    let page = elif.get(&at(&garden, id)).await;
    elif.press_anew(&page, "/withdrawal", &[("withdrawn", "yes")]).await.must_be(303);
    elif.press_anew(&page, "/withdrawal", &[("withdrawn", "yes")]).await.must_be(303);
    let gone = elif.get(&garden.at("/pitches/mine")).await.must_be(200);
    gone.must_say("withdrawn").must_say("Let us keep bees.");
    world.sign_in("tom").await.get(&at(&garden, id)).await.must_be(404);
    elif.press_anew(&page, "/ready", &[("ready", "yes")]).await.must_be(409);
    let form = format!("{}/draft", at(&garden, id));
    let fields = [("title", "Bees"), ("language", "en"), ("line-1", "Ants"), ("seen", "2")];
    let no = elif.send_fresh(&form, &fields).await.must_be(409);
    assert_eq!(no.typed("/draft", "line-1"), "Ants");
    elif.submit(&gone, "/withdrawal", &[("withdrawn", "no")]).await.must_be(200).must_flash("It is back");
    elif.get(&at(&garden, id)).await.must_say("draft");
    // What was heard is neither withdrawn nor a draft again.
    let heard = pitch::Entity::update_many().col_expr(pitch::Column::State, Expr::value(PitchState::Presented));
    heard.exec(world.store.schema()).await.unwrap();
    elif.press_anew(&page, "/withdrawal", &[("withdrawn", "yes")])
        .await
        .must_be(409)
        .must_say("This is not possible any more");
    elif.press_anew(&page, "/ready", &[("ready", "no")]).await.must_be(409);
    writes(&garden, &elif, id, &[("line-1", "Afterwards")]).await.must_be(200);
}

#[actix_web::test]
async fn where_the_course_has_no_pitches_there_is_no_such_room() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let cooking = crate::harness::Cohort::plan(world, "cooking", "Casserole", "olga").await;
    cooking.enrol(world, "elif", entity::states::Role::Participant).await;
    let elif = world.sign_in("elif").await;
    elif.get(&cooking.at("/pitches/mine")).await.must_be(404);
}

#[actix_web::test]
async fn what_somebody_begins_twice_is_the_same_pitch() {
    let (garden, elif, id) = drafted().await;
    let (round, _) = {
        let row = pitch_round::Entity::find().one(garden.world.store.read()).await.unwrap().unwrap();
        (row.id, row.week)
    };
    let path = garden.at(&format!("/pitches/rounds/{round}/pitches"));
    let to = elif.send_fresh(&path, &[("title", "Another"), ("language", "en")]).await.must_be(303);
    assert!(to.headers["location"].to_str().unwrap().contains(&id.to_string()));
    let jonas = garden.world.sign_in("jonas").await;
    assert_ne!(id_of(&begins(&garden, &jonas, "Ducks").await), id);
}
