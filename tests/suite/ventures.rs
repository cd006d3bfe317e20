//! Stories about the community somebody looks after.

use entity::{states::Role, venture, venture_part};
use lernweg::features::ventures::{forget_venture, venture_of};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::harness::{Garden, Page, Persona, at_once, tally};

/// Where others read about the community of `key`.
async fn place_of(garden: &Garden, key: &str) -> String {
    garden.at(&format!("/people/{}/venture", garden.world.person(key).await.id))
}

/// Says something about one's own community.
pub async fn says(garden: &Garden, who: &Persona, fields: &[(&str, &str)]) -> Page {
    let page = who.get(&garden.at("/venture")).await.must_be(200);
    who.submit(&page, "/venture", fields).await
}

#[actix_web::test]
async fn i_write_what_i_know_by_now_and_the_others_read_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let own = elif.get(&garden.at("/venture")).await.must_be(200);
    own.must_say("your pitch begins with it").must_say("What succeeds with this community");
    let kept = [("name", "Bee keepers"), ("stage", "growing"), ("purpose", "Nobody keeps bees\nalone.")];
    let page = says(&garden, &elif, &kept).await.must_be(200);
    page.must_flash("Saved.");
    assert_eq!(page.typed("/venture", "purpose"), "Nobody keeps bees\nalone.");
    let place = place_of(&garden, "elif").await;
    for who in [&jonas, &tom] {
        let page = who.get(&place).await.must_be(200);
        page.must_say("Bee keepers").must_say("It grows, and more and more people contribute");
        page.must_say("Nobody keeps bees alone.").must_not_say("How you notice");
        assert!(page.find_form("/venture").is_none());
    }
    // It hangs on the profile, and one's own leads back to where one writes.
    let profile = jonas.get(&garden.at(&format!("/people/{}", world.person("elif").await.id))).await.must_be(200);
    assert_eq!(profile.link("The community this is about"), place);
    assert_eq!(elif.get(&place).await.must_be(200).link("Write on"), garden.at("/venture"));
    // Whoever has written nothing says so, and trainers have one too if they like.
    jonas.get(&place_of(&garden, "tom").await).await.must_be(200).must_say("Nothing here yet.");
    says(&garden, &tom, &[("name", "Gardeners")]).await.must_be(200);
    jonas.get(&place_of(&garden, "tom").await).await.must_be(200).must_say("Gardeners");
}

#[actix_web::test]
async fn who_takes_no_part_reads_nothing_of_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    says(&garden, &world.sign_in("elif").await, &[("name", "Bee keepers")]).await.must_be(200);
    let place = place_of(&garden, "elif").await;
    for (key, status) in [("olga", 403), ("sam", 404)] {
        let who = world.sign_in(key).await;
        who.get(&place).await.must_be(status).must_not_say("Bee keepers");
        who.get(&garden.at("/venture")).await.must_be(status);
        who.send_fresh(&garden.at("/venture"), &[("name", "x")]).await.must_be(status);
    }
    // Nor is anybody found who is not in the cohort, or has closed their account.
    let jonas = world.sign_in("jonas").await;
    jonas.get(&place_of(&garden, "sam").await).await.must_be(404);
    let elif = world.person("elif").await.id;
    world.store.write(async |tx| lernweg::identity::close_account(tx, None, elif).await).await.unwrap();
    jonas.get(&place).await.must_be(404);
}

#[actix_web::test]
async fn what_does_not_fit_comes_back_as_it_was_typed() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&garden.at("/venture")).await;
    let long = "x".repeat(1_001);
    let no = elif.press_anew(&page, "/venture", &[("purpose", &long), ("people", "Few")]).await.must_be(422);
    assert_eq!(no.mistakes().len(), 2, "{:?}", no.mistakes());
    assert_eq!(no.typed("/venture", "purpose").len(), 1_001);
    assert_eq!(no.typed("/venture", "people"), "Few");
    elif.press_anew(&page, "/venture", &[("name", "x"), ("stage", "famous")]).await.must_be(422);
    elif.press_anew(&page, "/venture", &[("name", "x"), ("seen", "nonsense")]).await.must_be(422);
    let name = "x".repeat(81);
    elif.press_anew(&page, "/venture", &[("name", &name)]).await.must_be(422);
    assert_eq!(venture::Entity::find().count(garden.world.store.read()).await.unwrap(), 0);
}

#[actix_web::test]
async fn two_windows_write_different_parts_and_the_same_one_only_after_a_look() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    says(&garden, &elif, &[("name", "Bees"), ("purpose", "Honey"), ("people", "Twelve")]).await.must_be(200);
    let page = elif.get(&garden.at("/venture")).await;
    elif.press_anew(&page, "/venture", &[("purpose", "Honey and wax")]).await.must_be(303);
    // The other window still shows the old purpose, and nobody touched it there.
    elif.press_anew(&page, "/venture", &[("people", "Thirteen")]).await.must_be(303);
    let now = elif.get(&garden.at("/venture")).await;
    assert_eq!(
        (now.typed("/venture", "purpose"), now.typed("/venture", "people")),
        ("Honey and wax".into(), "Thirteen".into())
    );
    // Both changed the same part: nothing of either is lost.
    let fields = [("purpose", "Wasps"), ("rhythm", "Every Friday"), ("name", "Wasps")];
    let no = elif.press_anew(&page, "/venture", &fields).await.must_be(409);
    no.must_say("nothing has been overwritten").must_say("Honey and wax");
    assert_eq!(no.typed("/venture", "purpose"), "Wasps");
    assert_eq!(no.typed("/venture", "rhythm"), "Every Friday");
    assert_eq!(elif.get(&garden.at("/venture")).await.typed("/venture", "rhythm"), "", "all of it or none");
    // What is sent from there is against what was seen.
    let page = elif.submit(&no, "/venture", &[("purpose", "Honey and wasps")]).await.must_be(200);
    assert_eq!(page.typed("/venture", "purpose"), "Honey and wasps");
    assert_eq!(page.typed("/venture", "people"), "Thirteen");
    assert_eq!(page.typed("/venture", "name"), "Wasps");
    let no = elif.press_anew(&now, "/venture", &[("name", "Ants")]).await.must_be(409);
    no.must_say("Wasps");
    assert_eq!(no.typed("/venture", "name"), "Ants");
}

#[actix_web::test]
async fn six_presses_at_once_make_one_community() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/venture")).await;
    let many =
        at_once(6, async |nth| elif.press_anew(&page, "/venture", &[("name", &format!("Bees {nth}"))]).await).await;
    assert_eq!(tally(&many), [(303, 1), (409, 5)]);
    let same = at_once(6, async |_| elif.press_anew(&page, "/venture", &[("name", "x"), ("seen", "")]).await).await;
    assert_eq!(tally(&same), [(409, 6)]);
    assert_eq!(venture::Entity::find().count(world.store.read()).await.unwrap(), 1);
}

#[actix_web::test]
async fn it_is_one_in_all_cohorts_and_gone_with_the_account() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = crate::harness::Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "elif", Role::Participant).await;
    other.enrol(world, "paul", Role::Participant).await;
    let elif = world.sign_in("elif").await;
    says(&garden, &elif, &[("name", "Bees"), ("purpose", "Honey")]).await.must_be(200);
    let id = world.person("elif").await.id;
    let paul = world.sign_in("paul").await;
    paul.get(&other.at(&format!("/people/{id}/venture"))).await.must_be(200).must_say("Honey");
    paul.get(&garden.at(&format!("/people/{id}/venture"))).await.must_be(404);
    world.store.write(async |tx| forget_venture(tx, id).await).await.unwrap();
    assert!(venture_of(world.store.read(), id).await.unwrap().is_none());
    assert_eq!(venture_part::Entity::find().count(world.store.read()).await.unwrap(), 0);
}
