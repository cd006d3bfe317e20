//! Asking and offering.

use chrono::Duration;
use entity::alumni_word;
use lernweg::features::alumni::forget_words;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{HERE, entry_of, joins, over, says};
use crate::harness::{Garden, at_once, fresh_key, tally};

#[actix_web::test]
async fn two_questions_and_the_others_read_the_answers() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    let page = elif.get(HERE).await.must_be(200);
    page.must_say("What do you look for?").must_say("What could you give?").must_say("A sentence on one of them");
    says(&elif, "ask", "A wheelbarrow\nfor a day").await.must_be(200).must_flash("It is up.");
    world.later(Duration::minutes(1));
    says(&elif, "offer", "Tea <b>and</b> time").await.must_be(200);
    let page = jonas.get(HERE).await.must_be(200);
    page.must_say("Looks for: A wheelbarrow for a day").must_say("Offers: Tea <b>and</b> time");
    let who = page.texts("#newest ~ .rows .row-meta");
    assert!(who.len() == 2 && who.iter().all(|one| one.starts_with("Elif · ")), "{who:?}");
    assert!(page.texts("#newest ~ .rows .row")[0].contains("Tea"), "the newest first");
    let entry = jonas.get(&page.link("To Elif")).await.must_be(200);
    assert_eq!(entry.path, entry_of(world, "elif").await);
    entry.must_say("A wheelbarrow").must_say("Addresses are not shown here.").must_not_say("example.org");
}

#[actix_web::test]
async fn it_ends_by_itself_holds_for_as_long_again_and_is_taken_back() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    says(&elif, "ask", "A wheelbarrow").await.must_be(200).must_say("26 Apr 2027");
    joins(world, "jonas").await;
    world.until("2027-04-25T23:59:00Z");
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    jonas.get(HERE).await.must_say("A wheelbarrow");
    world.until("2027-04-26T00:00:00Z");
    jonas.get(HERE).await.must_not_say("A wheelbarrow").must_say("Nobody looks for anything");
    jonas.get(&entry_of(world, "elif").await).await.must_not_say("A wheelbarrow");
    let page = elif.get(HERE).await.must_be(200);
    page.must_say("A wheelbarrow").must_say("No longer shown since");
    elif.submit(&page, "/renewal", &[]).await.must_be(200).must_flash("another 90 days").must_say("25 Jul 2027");
    let page = jonas.get(HERE).await;
    page.must_say("A wheelbarrow");
    assert!(page.find_form("/renewal").is_none());
    let own = elif.get(HERE).await;
    elif.submit(&own, "/end", &[]).await.must_be(200).must_flash("It is gone.").must_not_say("A wheelbarrow");
    jonas.get(HERE).await.must_not_say("A wheelbarrow");
    // The other window still shows it.
    elif.press_anew(&own, "/renewal", &[]).await.must_be(404);
    elif.press_anew(&own, "/end", &[]).await.must_be(404);
}

#[actix_web::test]
async fn what_nobody_renews_is_deleted() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    says(&elif, "ask", "A wheelbarrow").await.must_be(200);
    world.later(Duration::days(100));
    let elif = world.sign_in("elif").await;
    says(&elif, "offer", "A barn").await.must_be(200);
    let forget = async || world.store.write(async |tx| forget_words(tx).await).await.unwrap();
    world.later(Duration::days(80));
    assert_eq!(forget().await, 0);
    world.later(Duration::minutes(1));
    assert_eq!(forget().await, 1);
    let left = alumni_word::Entity::find().all(world.store.read()).await.unwrap();
    assert_eq!(left.iter().map(|word| word.body.as_str()).collect::<Vec<_>>(), ["A barn"]);
}

#[actix_web::test]
async fn what_does_not_fit_comes_back_as_it_was_typed() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    let page = elif.get(HERE).await;
    let long = "ü".repeat(301);
    let no = elif.press(&page, "/words", &[("kind", "ask"), ("body", &long)]).await.must_be(422);
    assert_eq!(no.mistakes().len(), 1, "{:?}", no.mistakes());
    no.must_say("300");
    assert_eq!(no.texts("#ask-body")[0].chars().count(), 301);
    assert_eq!(no.text_at("#offer-body"), "");
    let no = elif.press(&page, "/words", &[("kind", "offer"), ("body", &long)]).await.must_be(422);
    assert_eq!((no.text_at("#ask-body").len(), no.text_at("#offer-body").chars().count()), (0, 301));
    for odd in [[("kind", "ask"), ("body", " \u{200b} ")], [("kind", "gift"), ("body", "x")]] {
        elif.press(&page, "/words", &odd).await.must_be(422);
    }
    elif.press(&page, "/words", &[("kind", "ask"), ("body", "x"), ("person_id", "y")]).await.must_be(400);
    assert_eq!(alumni_word::Entity::find().count(world.store.read()).await.unwrap(), 0);
    assert_eq!(says(&elif, "ask", &"ü".repeat(300)).await.status, 200);
}

#[actix_web::test]
async fn ten_are_enough_also_when_twelve_come_at_once() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    let page = elif.get(HERE).await;
    let many = at_once(12, async |nth| {
        elif.press_anew(&page, "/words", &[("kind", "ask"), ("body", &format!("Thing {nth}"))]).await
    });
    assert_eq!(tally(&many.await), [(303, 10), (409, 2)]);
    let no = elif.press_anew(&page, "/words", &[("kind", "offer"), ("body", "One more")]).await.must_be(409);
    no.must_say("Take one back first");
    assert_eq!(no.text_at("#offer-body"), "One more");
}

#[actix_web::test]
async fn nobody_speaks_for_somebody_else() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    says(&elif, "ask", "A wheelbarrow").await.must_be(200);
    let action = elif.get(HERE).await.form("/renewal").action;
    let word = action.trim_end_matches("/renewal");
    let (olga, sam) = (world.sign_in("olga").await, world.sign_in("sam").await);
    for (who, status) in [(&jonas, 403), (&olga, 404), (&sam, 404)] {
        for path in ["/renewal", "/end"] {
            who.send_fresh(&format!("{word}{path}"), &[]).await.must_be(status);
        }
    }
    elif.send(&format!("{word}/end"), &[("_key", &fresh_key()), ("who", "me")]).await.must_be(400);
    olga.send_fresh(&format!("{HERE}/words"), &[("kind", "ask"), ("body", "x")]).await.must_be(403);
    elif.get(HERE).await.must_say("A wheelbarrow");
}

#[actix_web::test]
async fn who_has_not_joined_asks_for_nothing() {
    let garden: Garden = over().await;
    let jonas = garden.world.sign_in("jonas").await;
    for path in ["/words", "/months/2027-01/answer"] {
        jonas.send_fresh(&format!("{HERE}{path}"), &[("body", "x")]).await.must_be(403);
    }
    jonas.get(&format!("{HERE}/months/2027-01")).await.must_be(403);
}
