//! Stories about how far one's own community has come, as one sees it oneself.

use entity::maturity_check;
use lernweg::features::maturity::forget_checks;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::harness::{Garden, Page, Persona, at_once, tally};

const HERE: &str = "/me/community/maturity";

/// Says something about one's own community today.
pub async fn says(who: &Persona, answers: &[(&str, &str)]) -> Page {
    let page = who.get(HERE).await.must_be(200);
    who.submit(&page, "/maturity", answers).await
}

async fn kept(garden: &Garden) -> u64 {
    maturity_check::Entity::find().count(garden.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn before_and_after_stand_side_by_side_with_what_moved() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    assert_eq!(elif.get(&garden.at("/venture")).await.link("How far my community has come"), HERE);
    let page = elif.get(HERE).await.must_be(200);
    page.must_say("Only you. Neither trainers").must_say("I could be away for a month");
    assert_eq!(page.texts("form[action$='/maturity'] fieldset").len(), 8);
    assert_eq!(page.texts("form[action$='/maturity'] input[type='radio']").len(), 40);
    let first = [("strategy", "1"), ("leadership", "2"), ("culture", "3"), ("tools", "4")];
    let page = says(&elif, &first).await.must_be(200);
    page.must_flash("Saved.").must_say("What you said").must_say("Before the course").must_not_say("Moved");
    page.must_say("4 of 8 answered");
    assert_eq!(page.typed("/maturity", "strategy"), "1", "today's can be changed");
    // On another day nothing of it stands in the form.
    world.until("2027-03-01T10:00:00Z");
    let elif = world.sign_in("elif").await;
    let page = elif.get(HERE).await.must_be(200);
    assert_eq!(page.typed("/maturity", "strategy"), "");
    let then = [("strategy", "3"), ("leadership", "3"), ("culture", "2"), ("tools", "4"), ("metrics", "1")];
    let page = says(&elif, &then).await.must_be(200);
    page.must_say("The first time and now").must_say("After the course");
    let rows = page.texts("section[aria-labelledby='beside'] tbody tr");
    for (word, moved) in [
        ("Strategy", "two stages on or more"),
        ("Leadership", "one stage on"),
        ("Culture", "one stage back"),
        ("Tools", "as before"),
        ("Metrics", "not said both times"),
    ] {
        assert!(rows.iter().any(|row| row.contains(word) && row.contains(moved)), "{word}: {rows:?}");
    }
    assert!(rows[0].contains("Nobody has written down") && rows[0].contains("We have agreed on what it is for"));
    world.until("2027-06-01T10:00:00Z");
    let elif = world.sign_in("elif").await;
    says(&elif, &[("strategy", "4")]).await.must_be(200).must_say("Later").must_say("Before the course");
    assert_eq!(kept(&garden).await, 3);
}

#[actix_web::test]
async fn what_does_not_fit_comes_back_and_what_was_said_today_is_changed_or_deleted() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(HERE).await;
    elif.press_anew(&page, "/maturity", &[]).await.must_be(422).must_say("Choose at least one sentence.");
    let no = elif.press_anew(&page, "/maturity", &[("strategy", "5"), ("tools", "2"), ("culture", "<b>")]).await;
    assert_eq!(no.must_be(422).mistakes().len(), 2);
    let no = elif.press_anew(&page, "/maturity", &[("strategy", "5"), ("tools", "2")]).await.must_be(422);
    assert_eq!(no.typed("/maturity", "tools"), "2");
    elif.press_anew(&page, "/maturity", &[("mood", "5")]).await.must_be(400);
    says(&elif, &[("strategy", "1"), ("tools", "2")]).await.must_be(200);
    says(&elif, &[("strategy", ""), ("tools", "3")]).await.must_be(200);
    let now = elif.get(HERE).await;
    assert_eq!((now.typed("/maturity", "strategy"), now.typed("/maturity", "tools")), (String::new(), "3".into()));
    // The window from before the change overwrites nothing unseen.
    let no = elif.press_anew(&page, "/maturity", &[("tools", "1")]).await.must_be(409);
    no.must_say("changed or deleted in another window");
    assert_eq!(no.typed("/maturity", "tools"), "1");
    elif.submit(&no, "/maturity", &[]).await.must_be(200);
    elif.press_anew(&now, "/deletion", &[]).await.must_be(409);
    let now = elif.get(HERE).await;
    elif.submit(&now, "/deletion", &[]).await.must_be(200).must_flash("Deleted.");
    assert_eq!(kept(&garden).await, 0);
    elif.press_anew(&now, "/deletion", &[]).await.must_be(404);
    elif.send_fresh(&format!("{HERE}/x/deletion"), &[("version", "1")]).await.must_be(404);
}

#[actix_web::test]
async fn six_presses_at_once_make_one_check() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(HERE).await;
    let press = async |nth: usize| {
        let stage = (nth % 4 + 1).to_string();
        elif.press_anew(&page, "/maturity", &[("strategy", &stage)]).await
    };
    assert_eq!(tally(&at_once(6, press).await), [(303, 1), (409, 5)]);
    assert_eq!(kept(&garden).await, 1);
}

#[actix_web::test]
async fn nobody_else_sees_what_somebody_says_about_their_community() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    says(&elif, &[("strategy", "1")]).await.must_be(200);
    let day = elif.get(HERE).await.form("/deletion").action;
    for key in ["tom", "olga", "jonas"] {
        let who = world.sign_in(key).await;
        who.get(HERE).await.must_be(200).must_not_say("answered");
        who.send_fresh(&day, &[("version", "1")]).await.must_be(404);
    }
    assert!(world.stranger().get(HERE).await.path.starts_with("/sign-in"));
    assert!(elif.get("/me/privacy/export.json").await.must_be(200).body.contains("maturity_check"));
    let id = world.person("elif").await.id;
    world.store.write(async |tx| forget_checks(tx, id).await).await.unwrap();
    assert_eq!(kept(&garden).await, 0);
}
