//! What somebody might send who means harm, or has slipped. Words that would run stand in `hostile.rs`,
//! for every output there is.

use super::{ask, posts};
use crate::harness::Garden;

#[actix_web::test]
async fn a_link_to_elsewhere_says_so_to_the_browser() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Links", "https://example.org/a [b](https://example.org/b)").await;
    let links = thread.attributes(".post-body a[href^='https://']", "rel");
    assert_eq!(links, ["noopener noreferrer nofollow", "noopener noreferrer nofollow"]);
}

#[actix_web::test]
async fn too_much_is_too_much_and_a_tangle_is_shown_as_it_is() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let before = posts(&garden).await;
    elif.press(&new, "/threads", &[("title", "Ten megabytes"), ("body", &"x".repeat(10_000_000))]).await.must_be(413);
    elif.press(&new, "/threads", &[("title", "A megabyte"), ("body", &"x".repeat(1_000_000))]).await.must_be(413);
    elif.press(&new, "/threads", &[("title", "Long"), ("body", &"x".repeat(30_000))]).await.must_be(422);
    elif.press(&new, "/threads", &[("title", &"x".repeat(500)), ("body", "x")]).await.must_be(422);
    assert_eq!(posts(&garden).await, before);
    for (nth, tangle) in
        [">".repeat(19_000), "[".repeat(19_000), "*a ".repeat(6_000), "<b>".repeat(6_000), "[a](b) ".repeat(2_500)]
            .iter()
            .enumerate()
    {
        let thread = ask(&garden, &elif, &format!("Tangle {nth}"), tangle).await;
        thread.must_say(&format!("Tangle {nth}"));
    }
}

#[actix_web::test]
async fn what_is_no_form_is_no_form() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let path = garden.at("/threads");
    let form = "application/x-www-form-urlencoded";
    let key = "_key=0123456789abcdef01";
    let good = format!("{key}&title=Snails&language=en&body=Words");
    for (kind, body) in [
        (form, format!("{good}%00")),
        (form, format!("{good}%ff%fe")),
        (form, format!("{good}%zz")),
        (form, format!("{good}&role=owner")),
        (form, format!("{good}&cohort_id=1&author_id=2&state=answered&created_at=2020-01-01")),
        (form, good.replace(key, "")),
        (form, good.replace(key, "_key=short")),
        (form, format!("{good}{}", "&x=1".repeat(10_000))),
        (form, String::new()),
        ("application/json", "{\"title\":\"x\"}".into()),
        ("text/plain", good.clone()),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nbroken".into(),
        ),
        ("", good.clone()),
    ] {
        let page = elif.send_raw(&path, kind, body.clone()).await;
        assert_eq!(page.status.as_u16(), 400, "{kind} {body:.80}");
    }
    assert_eq!(posts(&garden).await, 0);
    elif.send_raw(&path, "application/x-www-form-urlencoded; charset=utf-8", good).await.must_be(303);
    assert_eq!(posts(&garden).await, 1);
}

#[actix_web::test]
async fn letters_that_hide_turn_nothing_around() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread =
        ask(&garden, &elif, "a\u{202E}txt.exe\u{2066}", "b\u{202E}c\u{200B}d\u{0000}".trim_end_matches('\0')).await;
    assert_eq!(thread.heading(), "atxt.exe");
    thread.must_say("bcd");
    let zalgo = format!("Z{}", "\u{335}".repeat(200));
    let thread = ask(&garden, &elif, &format!("Zalgo {zalgo}"), &zalgo).await;
    assert!(thread.heading().chars().count() < 15);
    let rtl = ask(&garden, &elif, "שלום مرحبا", "مرحبا **שלום** 👩‍🔬").await;
    rtl.must_say("👩‍🔬");
}
