//! What somebody lets be used.

use super::{about, wish};
use crate::{
    first_answers::garden_with,
    harness::{Cohort, Garden},
};

#[actix_web::test]
async fn what_i_save_stands_there_when_i_come_back() {
    let garden = garden_with(&["mia"]).await;
    let with = about(&garden, "with", "mia").await;
    let fields = [
        ("interests", "Snails\n snails \n\nShade"),
        ("language.fr", "yes"),
        ("time.mon-am", "yes"),
        ("department", "north"),
        ("team", "Plant 2/Assembly"),
        (with.as_str(), "yes"),
    ];
    let page = wish(&garden, "elif", &fields).await.must_be(200);
    page.must_flash("Saved.").must_say("You have said what may count");
    let elif = garden.world.sign_in("elif").await;
    let again = elif.get(&garden.at("/sparring/wishes")).await;
    assert_eq!(again.typed("/wishes", "interests"), "Snails\nShade");
    assert_eq!(again.typed("/wishes", "department"), "north");
    assert_eq!(again.typed("/wishes", "team"), "Plant 2/Assembly");
    let ticked = again.attributes("input[checked]", "name");
    assert!(
        ["language.fr", "time.mon-am", with.as_str()].iter().all(|name| ticked.iter().any(|one| one == name)),
        "{ticked:?}"
    );
    // Mia reads nothing of it.
    let mia = garden.world.sign_in("mia").await;
    assert!(
        mia.get(&garden.at("/sparring/wishes")).await.attributes("input[name^='with.'][checked]", "name").is_empty()
    );
}

#[actix_web::test]
async fn what_is_wrong_is_named_and_what_i_typed_stays() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&garden.at("/sparring/wishes")).await;
    let many = (0..11).map(|nth| format!("interest {nth}")).collect::<Vec<_>>().join("\n");
    let long = "x".repeat(61);
    for (text, says) in [(many.as_str(), "10 lines at most."), (long.as_str(), "60 characters a line at most.")] {
        let no = elif.press_anew(&page, "/wishes", &[("interests", text)]).await.must_be(422);
        no.must_say(says);
        assert_eq!(no.typed("/wishes", "interests"), text);
    }
    let no = elif.press_anew(&page, "/wishes", &[("department", "moon")]).await.must_be(422);
    no.must_say("Your department");
    let key = page.typed("/wishes", "_key");
    let no = elif.send(&page.path, &[("_key", &key), ("version", "0"), ("interests", "Snails")]).await.must_be(422);
    no.must_say("Tick at least one language.");
    assert_eq!(no.typed("/wishes", "interests"), "Snails");
    for unknown in ["language.xx", "time.sat-am", "with.somebody", "shoe_size"] {
        elif.press_anew(&page, "/wishes", &[(unknown, "yes")]).await.must_be(400);
    }
}

#[actix_web::test]
async fn of_two_windows_the_second_is_told() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&garden.at("/sparring/wishes")).await;
    elif.press_anew(&page, "/wishes", &[("interests", "Snails")]).await.must_be(303);
    let no = elif.press_anew(&page, "/wishes", &[("interests", "Ducks")]).await.must_be(409);
    no.must_say("somewhere else meanwhile");
    assert_eq!(no.typed("/wishes", "interests"), "Ducks");
}

#[actix_web::test]
async fn somebody_of_another_cohort_cannot_be_wished_for() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "paul", entity::states::Role::Participant).await;
    let (paul, mia) = (about(&garden, "with", "paul").await, about(&garden, "with", "mia").await);
    wish(&garden, "elif", &[(&paul, "yes"), (&mia, "yes")]).await.must_be(200);
    let elif = world.sign_in("elif").await;
    let again = elif.get(&garden.at("/sparring/wishes")).await;
    assert_eq!(again.attributes("input[name^='with.'][checked]", "name"), [mia]);
}

#[actix_web::test]
async fn what_i_said_as_i_applied_counts_until_i_say_otherwise() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&garden.at("/sparring")).await;
    page.must_say("what you said as you applied counts");
    let own = elif.get(&garden.at("/sparring/wishes")).await;
    assert_eq!(own.attributes("input[name^='language.'][checked]", "name"), ["language.en"], "the language she reads");
}
