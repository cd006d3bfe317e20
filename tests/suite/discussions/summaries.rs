//! What a thread has come to.

use super::{answer_lesson, ask, reply, thread_of};
use crate::harness::{Garden, at_once};

#[actix_web::test]
async fn anybody_sums_up_and_every_version_stays() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    reply(&jonas, &thread, "Beer traps.").await;
    let form = jonas.get(&elif.get(&thread).await.link("Sum it up")).await;
    jonas.submit(&form, "/summary", &[("body", "Beer traps **help**.")]).await.must_be(200).must_say("help");
    let form = elif.get(&elif.get(&thread).await.link("Change the summary")).await;
    assert_eq!(form.typed("/summary", "body"), "Beer traps **help**.");
    let page = elif.submit(&form, "/summary", &[("body", "Beer traps help, ducks more.")]).await.must_be(200);
    page.must_say("ducks more").must_say("2 versions");
    let versions = elif.get(&page.link("2 versions")).await;
    versions.must_say("Beer traps help.").must_say("ducks more").must_say("Jonas").must_say("Version 1");
}

#[actix_web::test]
async fn of_ten_who_sum_up_at_once_one_stands_and_nobody_loses_a_word() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    let form = jonas.get(&format!("{thread}/summary")).await;
    let pages =
        at_once(10, async |nth| jonas.press_anew(&form, "/summary", &[("body", &format!("Words {nth}."))]).await).await;
    let lost: Vec<_> = pages.iter().filter(|page| page.status == 409).collect();
    assert_eq!((pages.iter().filter(|page| page.status == 303).count(), lost.len()), (1, 9));
    for page in lost {
        page.must_say("Both versions are here");
        assert!(page.typed("/summary", "body").starts_with("Words "));
        assert_eq!(page.typed("/summary", "version"), "1", "the next attempt is upon what stands");
    }
}

#[actix_web::test]
async fn a_summary_opens_no_curtain() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = thread_of(&answer_lesson(&garden, &jonas, "soil", "It is brown.").await);
    let form = jonas.get(&format!("{thread}/summary")).await;
    jonas.submit(&form, "/summary", &[("body", "Brown, all of it.")]).await.must_be(200);
    elif.get(&thread).await.must_not_say("Brown, all of it.");
    for path in ["/summary", "/summary/versions", "/live"] {
        elif.fetch(&format!("{thread}{path}")).await.must_be(404);
    }
    let fields = [("_key", "0123456789abcdef0b"), ("body", "x"), ("version", "1")];
    elif.send(&format!("{thread}/summary"), &fields).await.must_be(409);
    elif.get(&format!("{thread}/all")).await.must_not_say("It is brown.");
}
