//! Stories about how one's own community is doing, which nobody else ever reads.

mod tables;

use entity::community_month;
use lernweg::features::health::{forget_months, months_of};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::harness::{Garden, Page, Persona, at_once, tally};

/// Where it all stands.
pub const HERE: &str = "/me/community/health";

/// Writes a month down.
pub async fn keeps(who: &Persona, month: &str, numbers: &[(&str, &str)]) -> Page {
    let page = who.get(&format!("{HERE}/new")).await.must_be(200);
    let fields: Vec<(&str, &str)> = [("month", month)].into_iter().chain(numbers.iter().copied()).collect();
    who.submit(&page, "/health", &fields).await
}

async fn kept(garden: &Garden) -> u64 {
    community_month::Entity::find().count(garden.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn i_write_two_months_down_and_read_what_has_changed() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let own = elif.get(&garden.at("/venture")).await.must_be(200);
    assert_eq!(own.link("How my community is doing"), HERE);
    let empty = elif.get(HERE).await.must_be(200);
    empty.must_say("Two numbers are enough to begin with").must_say("Only you. Neither trainers");
    empty.must_say("Whoever gets no answer seldom asks a second time").must_say("decide nothing by them");
    let new = elif.get(&format!("{HERE}/new")).await.must_be(200);
    assert_eq!(new.typed("/health", "month"), "2026-12", "the month before this one");
    let april = [("asked", "24"), ("unanswered", "8"), ("first-answer", "5"), ("members", "1.200")];
    keeps(&elif, "April 2026", &april).await.must_be(200).must_flash("Saved.");
    let may = [("asked", "24"), ("unanswered", "12"), ("first-answer", "3,5"), ("newcomers", "3"), ("came-again", "1")];
    let page = keeps(&elif, "2026-05", &may).await.must_be(200);
    page.must_say("In May 2026, half of the questions (12 of 24) had no answer after two days; in April 2026 it was a third (8 of 24).");
    page.must_say("In May 2026, half of the first answers came within 3.5 h; in April 2026 within 5 h.");
    page.must_say("In May 2026, 1 of 3 newcomers wrote again within thirty days.");
    assert_eq!(page.texts(".says li").len(), 3);
    // The table is the truth: few are told without a percentage, and what is not known says so.
    let rows = page.texts("table tbody tr");
    assert!(rows[0].contains("May 2026") && rows[0].contains("12 of 24") && rows[0].contains("50"), "{rows:?}");
    assert!(rows[0].contains("1 of 3") && !rows[0].contains("33"), "{rows:?}");
    assert!(rows[1].contains("April 2026") && rows[1].contains("not known"), "{rows:?}");
    // One share has two months to join; vanity stands apart.
    assert_eq!(page.texts("svg[role='img'] title"), ["No answer after two days"]);
    assert_eq!(page.texts("svg[role='img'] desc"), ["April 2026: 33 %; May 2026: 50 %"]);
    assert_eq!(page.texts("section[aria-labelledby='vanity'] tbody tr").len(), 1);
    page.must_say("1 200");
    // German readers read it in German.
    let deniz = garden.world.person_reading("deniz", "de").await;
    assert_eq!(deniz.locale, "de");
    let deniz = garden.world.sign_in("deniz").await;
    keeps(&deniz, "Mai 2026", &[("asked", "12"), ("unanswered", "6")]).await.must_be(200);
    let page = elif.get(HERE).await;
    page.must_say("12 of 24");
}

#[actix_web::test]
async fn a_month_is_changed_and_deleted() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = keeps(&elif, "2026-05", &[("asked", "9"), ("first-answer", "3.5")]).await;
    let month = elif.get(&page.attribute("tbody a", "href").unwrap()).await.must_be(200);
    assert_eq!((month.typed("/health", "asked"), month.typed("/health", "first-answer")), ("9".into(), "3.5".into()));
    elif.submit(&month, "/health", &[("asked", ""), ("searches", "40")]).await.must_be(200).must_flash("Saved.");
    let now = elif.get(&month.path).await;
    assert_eq!((now.typed("/health", "asked"), now.typed("/health", "searches")), (String::new(), "40".into()));
    // What was shown before the change deletes nothing.
    elif.press_anew(&month, "/deletion", &[]).await.must_be(409).must_say("changed or deleted in another window");
    elif.submit(&now, "/deletion", &[]).await.must_be(200).must_flash("The month is gone.");
    assert_eq!(kept(&garden).await, 0);
    elif.get(&month.path).await.must_be(404);
    elif.press_anew(&now, "/deletion", &[]).await.must_be(404);
    for path in ["2026-5", "2026-05-01", "x", "1.5.2026", "%00"] {
        elif.get(&format!("{HERE}/{path}")).await.must_be(404);
    }
}

#[actix_web::test]
async fn what_does_not_fit_comes_back_as_it_was_typed() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&format!("{HERE}/new")).await;
    let odd = [
        ("month", "<script>{{ 7*7 }}"),
        ("asked", "9"),
        ("unanswered", "10"),
        ("posted", "-1"),
        ("first-answer", "soon"),
        ("members", "1.5"),
    ];
    let no = elif.press_anew(&new, "/health", &odd).await.must_be(422);
    assert_eq!(no.mistakes().len(), 5, "{:?}", no.mistakes());
    no.must_say("No more than 9: this is a part of the other number.");
    for (name, typed) in odd {
        assert_eq!(no.typed("/health", name), typed);
    }
    elif.press_anew(&new, "/health", &[("month", "2026-05")]).await.must_be(422).must_say("Write at least one number.");
    let ahead = elif.press_anew(&new, "/health", &[("month", "2027-02"), ("asked", "1")]).await.must_be(422);
    ahead.must_say("This month has not begun yet.");
    assert_eq!(ahead.typed("/health", "asked"), "1");
    elif.press_anew(&new, "/health", &[("asked", "1"), ("mood", "good")]).await.must_be(400);
    assert_eq!(kept(&garden).await, 0);
}

#[actix_web::test]
async fn two_windows_overwrite_nothing_unseen() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&format!("{HERE}/new")).await;
    keeps(&elif, "2026-05", &[("asked", "9"), ("searches", "40")]).await.must_be(200);
    let no = elif.press_anew(&new, "/health", &[("month", "May 2026"), ("asked", "12")]).await.must_be(409);
    no.must_say("This month is there already").must_say("Questions: 9").must_say("Searches: 40");
    assert_eq!(no.typed("/health", "asked"), "12");
    elif.submit(&no, "/health", &[]).await.must_be(200).must_flash("Saved.");
    let old = elif.get(&format!("{HERE}/2026-05")).await;
    assert_eq!((old.typed("/health", "asked"), old.typed("/health", "searches")), ("12".into(), String::new()));
    elif.press_anew(&old, "/health", &[("asked", "13")]).await.must_be(303);
    let no = elif.press_anew(&old, "/health", &[("asked", "14")]).await.must_be(409);
    no.must_say("Questions: 13");
    // Deleted meanwhile: the same press writes it anew.
    let now = elif.get(&format!("{HERE}/2026-05")).await;
    elif.submit(&now, "/deletion", &[]).await.must_be(200);
    let no = elif.press_anew(&now, "/health", &[("asked", "15")]).await.must_be(409);
    elif.submit(&no, "/health", &[]).await.must_be(200);
    assert_eq!(elif.get(&format!("{HERE}/2026-05")).await.typed("/health", "asked"), "15");
}

#[actix_web::test]
async fn six_presses_at_once_make_one_month() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&format!("{HERE}/new")).await;
    let press = async |nth: usize| {
        let asked = nth.to_string();
        elif.press_anew(&new, "/health", &[("month", "2026-05"), ("asked", &asked)]).await
    };
    assert_eq!(tally(&at_once(6, press).await), [(303, 1), (409, 5)]);
    let page = elif.get(&format!("{HERE}/2026-05")).await;
    let change = async |nth: usize| elif.press_anew(&page, "/health", &[("searches", &nth.to_string())]).await;
    assert_eq!(tally(&at_once(6, change).await), [(303, 1), (409, 5)]);
    assert_eq!(kept(&garden).await, 1);
}

#[actix_web::test]
async fn nobody_else_ever_sees_a_number_of_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    keeps(&elif, "2026-05", &[("asked", "7351"), ("unanswered", "7350")]).await.must_be(200).must_say("7 351");
    let id = world.person("elif").await.id;
    for key in ["tom", "olga", "jonas"] {
        let who = world.sign_in(key).await;
        who.get(HERE).await.must_be(200).must_not_say("7 351").must_say("Two numbers are enough");
        who.get(&format!("{HERE}/2026-05")).await.must_be(404);
        who.send_fresh(&format!("{HERE}/2026-05/deletion"), &[("version", "1")]).await.must_be(404);
        assert!(!who.get(&format!("{HERE}.csv")).await.body.contains("7351"));
        for path in [format!("/people/{id}/venture"), format!("/people/{id}")] {
            let page = who.get(&garden.at(&path)).await;
            assert!(!page.body.contains("7351") && !page.body.contains("7\u{202f}351"), "{key} {path}");
        }
    }
    let olga = world.sign_in("olga").await;
    for path in ["/programmes/gardening/insights".to_owned(), garden.at("/cockpit"), garden.at("/settings")] {
        assert!(!olga.get(&path).await.body.contains("community/health"), "{path}");
    }
    assert!(world.stranger().get(HERE).await.path.starts_with("/sign-in"));
    // It is in what she takes along, and goes with the account.
    let export = elif.get("/me/privacy/export.json").await.must_be(200);
    assert!(export.body.contains("7351"));
    assert_eq!(months_of(world.store.read(), id).await.unwrap().len(), 1);
    world.store.write(async |tx| forget_months(tx, id).await).await.unwrap();
    assert_eq!(kept(&garden).await, 0);
}
