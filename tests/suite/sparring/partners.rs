//! Somebody has a partner.

use super::{eight, groups, nobody_is_alone, partners_of, published};
use crate::{first_answers::garden_with, harness::Garden, people::live_in};

#[actix_web::test]
async fn i_may_ask_for_somebody_else_once_and_both_get_others() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    world.clear_mail().await;
    let before = groups(world).await;
    let was = partners_of(world, "Elif").await;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/sparring")).await;
    let page = elif.submit(&page, "/decline", &[]).await.must_be(200);
    page.must_flash("You have somebody else now.").must_not_say("Not a good fit?");
    nobody_is_alone(&garden).await;
    let now = partners_of(world, "Elif").await;
    assert!(!now.contains(&was[0]), "{now:?}");
    assert_eq!(
        groups(world).await.iter().filter(|group| before.contains(group)).count(),
        2,
        "one pair parted for them"
    );
    assert!(groups(world).await.iter().all(|group| group.len() == 2));
    world.deliver().await;
    let told = world.mail.mails().len();
    assert_eq!(told, 4, "both, and those who are with them now, each once");
    elif.press_anew(&elif.get(&garden.at("/sparring/wishes")).await, "/wishes", &[]).await.must_be(303);
    let no = elif.send_fresh(&garden.at("/sparring/decline"), &[]).await.must_be(409);
    no.must_say("You have asked for somebody else once already.");
}

#[actix_web::test]
async fn in_a_tiny_cohort_everybody_changes() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    published(&garden).await;
    let was = partners_of(world, "Elif").await;
    let elif = world.sign_in("elif").await;
    elif.submit(&elif.get(&garden.at("/sparring")).await, "/decline", &[]).await.must_be(200);
    nobody_is_alone(&garden).await;
    assert_ne!(partners_of(world, "Elif").await, was);
}

#[actix_web::test]
async fn where_there_is_nobody_else_it_is_said() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let decline = garden.at("/sparring/decline");
    elif.send_fresh(&decline, &[]).await.must_be(409).must_say("You have no partner just now.");
    published(&garden).await;
    elif.get(&garden.at("/sparring")).await.must_be(200).must_not_say("Not a good fit?");
    elif.send_fresh(&decline, &[]).await.must_be(409).must_say("There is nobody else.");
    assert_eq!(partners_of(&garden.world, "Elif").await, ["Jonas"]);
}

#[actix_web::test]
async fn trainers_and_owners_go_on_to_the_round_and_strangers_see_nothing() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for key in ["tom", "olga"] {
        let page = world.sign_in(key).await.get(&garden.at("/sparring")).await.must_be(200);
        page.must_say("Who talks with whom?");
        world.sign_in(key).await.get(&garden.at("/sparring/wishes")).await.must_be(403);
    }
    let sam = world.sign_in("sam").await;
    for path in ["/sparring", "/sparring/round", "/sparring/wishes"] {
        sam.get(&garden.at(path)).await.must_be(404);
    }
}

#[actix_web::test]
async fn what_we_have_in_common_stands_on_both_clocks() {
    let garden = Garden::new().await;
    let world = &garden.world;
    live_in(world, "jonas", "Asia/Kolkata").await;
    published(&garden).await;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/sparring")).await.must_be(200);
    page.must_say("Time in common by your clock: Mon–Fri 09:00–12:30");
    page.must_say("By Jonas’s clock: Mon–Fri 13:30–17:00");
    assert_eq!(page.texts(".fellow .initials"), ["J"]);
    let jonas = world.sign_in("jonas").await;
    let page = jonas.get(&garden.at("/sparring")).await.must_be(200);
    page.must_say("Time in common by your clock: Mon–Fri 13:30–17:00").must_say("By Elif’s clock: Mon–Fri 09:00–12:30");
}
