//! How did it go?

use entity::sparring_outcome;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{days, eight, groups, pair, published, says_yes, sparring, suggests, went};
use crate::{
    first_answers::home_of,
    harness::{at_once, tally},
};

#[actix_web::test]
async fn after_we_talked_i_say_how_it_went_and_my_partner_does_not_see_it() {
    let (garden, elif, jonas) = pair().await;
    let world = &garden.world;
    suggests(&garden, &elif, "2027-01-06", "14:00").await.must_be(200);
    says_yes(&garden, &jonas).await.must_be(200);
    sparring(&garden, &elif).await.must_not_say("How did it go?");
    world.later(chrono::Duration::hours(4));
    home_of(world, "elif").await.must_say("How did your sparring go?");
    let page = sparring(&garden, &elif).await;
    page.must_say("How did it go?").must_say("You had agreed on: Wed 6 Jan 2027, 14:00 CET");
    assert_eq!(page.texts("#went button"), ["It helped me", "So-so", "We have not talked"]);
    let page = went(&garden, &elif, "helped").await.must_be(200);
    page.must_flash("Noted.").must_say("You said: It helped me");
    home_of(world, "elif").await.must_not_say("How did your sparring go?");
    home_of(world, "jonas").await.must_say("How did your sparring go?");
    sparring(&garden, &jonas).await.must_not_say("You said:");
    // It can be changed, and is still one.
    went(&garden, &elif, "so_so").await.must_be(200).must_say("You said: So-so");
    assert_eq!(sparring_outcome::Entity::find().count(world.store.read()).await.unwrap(), 1);
    let page = sparring(&garden, &elif).await;
    elif.press_anew(&page, "/outcome", &[("went", "great")]).await.must_be(422);
    let many = at_once(6, async |_| jonas.press_anew(&page, "/outcome", &[("went", "helped")]).await).await;
    assert_eq!(tally(&many), [(303, 6)]);
    assert_eq!(sparring_outcome::Entity::find().count(world.store.read()).await.unwrap(), 2);
}

#[actix_web::test]
async fn who_never_named_a_time_is_asked_from_the_third_day_and_each_week() {
    let (garden, elif, _) = pair().await;
    let world = &garden.world;
    let key = || format!("{:032x}", rand::random::<u128>());
    days(&garden, 2);
    let elif_early = world.sign_in("elif").await;
    sparring(&garden, &elif_early).await.must_not_say("Have you talked this week?");
    let early = [("_key", &*key()), ("went", "helped")].map(|(name, value)| (name, value.to_owned()));
    let early: Vec<(&str, &str)> = early.iter().map(|(name, value)| (*name, value.as_str())).collect();
    elif_early.send(&garden.at("/sparring/outcome"), &early).await.must_be(409).must_say("It is too early to say.");
    home_of(world, "elif").await.must_not_say("How did your sparring go?");
    days(&garden, 1);
    drop(elif);
    let elif = world.sign_in("elif").await;
    home_of(world, "elif").await.must_say("How did your sparring go?");
    sparring(&garden, &elif).await.must_say("Have you talked this week?");
    let page = went(&garden, &elif, "not_talked").await.must_be(200);
    page.must_say("You said: We have not talked").must_say("That happens.");
    assert_eq!(page.attributes("#went p a", "href"), ["#time"]);
    days(&garden, 3);
    let elif = world.sign_in("elif").await;
    sparring(&garden, &elif).await.must_say("Have you talked this week?").must_not_say("You said:");
    went(&garden, &elif, "helped").await.must_be(200);
    assert_eq!(sparring_outcome::Entity::find().count(world.store.read()).await.unwrap(), 2, "one a week");
}

#[actix_web::test]
async fn trainers_see_figures_from_five_on_and_never_whose() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    days(&garden, 3);
    let people: Vec<String> = groups(world).await.into_iter().flatten().map(|name| name.to_lowercase()).collect();
    for (nth, key) in people.iter().enumerate().take(5) {
        let tom = world.sign_in("tom").await;
        super::round_of(&garden, &tom).await.must_say("once five people have said so").must_not_say("say it helped");
        let word = if nth < 3 { "helped" } else { "not_talked" };
        went(&garden, &world.sign_in(key).await, word).await.must_be(200);
    }
    let tom = world.sign_in("tom").await;
    let page = super::round_of(&garden, &tom).await;
    page.must_say("3 of 5 say it helped, 0 say so-so, 2 have not talked.");
    went(&garden, &world.sign_in(&people[0]).await, "so_so").await.must_be(200);
    super::round_of(&garden, &tom).await.must_say("2 of 5 say it helped, 1 say so-so, 2 have not talked.");
}
