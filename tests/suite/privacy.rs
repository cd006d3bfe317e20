//! Stories about what Lernweg knows about somebody: for them to see, whole, and for nobody else.

mod erasure;
mod figures;
mod retention;

use lernweg::storage::{registry::tables, sql};
use sea_orm::ConnectionTrait;
use serde_json::Value;

use crate::{
    admissions::board::{assessor, at, score, tick},
    harness::{Admission, Garden, Persona, World},
    storage::{kept::lived_in, registry::people},
};

async fn export(who: &Persona) -> Value {
    let file = who.get("/me/privacy/export.json").await.must_be(200);
    assert_eq!(file.headers["content-type"], "application/json; charset=utf-8");
    assert_eq!(file.headers["cache-control"], "no-store");
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment; filename=\"lernweg-"));
    serde_json::from_str(&file.body).unwrap()
}

fn rows<'a>(export: &'a Value, table: &str) -> &'a [Value] {
    export["tables"][table]["rows"].as_array().map_or(&[], Vec::as_slice)
}

async fn count(world: &World, table: &str, column: &str, key: &str) -> i64 {
    let who = world.person(key).await.id;
    let statement =
        sql(world.store.read(), &format!("select count(*) as n from {table} where {column} = $1"), [who.into()]);
    world.store.read().query_one_raw(statement).await.unwrap().unwrap().try_get("", "n").unwrap()
}

/// Everything that can be planted: much is written, and Jonas keeps something to himself.
async fn planted() -> Garden {
    let garden = lived_in().await;
    let jonas = garden.world.sign_in("jonas").await;
    let key = jonas.get(&garden.at("/threads/new")).await.typed("/threads", "_key");
    let own = [("_key", key.as_str()), ("title", "Heron"), ("body", "Nobody knows of the heron.")];
    jonas.send(&garden.at("/threads/draft"), &own).await.must_be(303);
    garden
}

#[actix_web::test]
async fn i_take_along_every_row_about_me_and_nothing_of_others() {
    let garden = planted().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let export = export(&elif).await;
    let mut compared = 0;
    for (table, columns) in people(world).await {
        let entry = tables().find(|one| one.name == table).unwrap();
        for column in columns.iter().filter(|column| !entry.unsaid.contains(&column.as_str())) {
            let there = count(world, &table, column, "elif").await;
            compared += usize::from(there > 0);
            let told = rows(&export, &table).len();
            assert!(told >= usize::try_from(there).unwrap(), "{table}.{column}: {there} there, {told} told");
        }
    }
    assert!(compared > 15, "{compared} columns name her");
    let me = &rows(&export, "person")[0];
    assert_eq!(me["email"], "elif@example.org");
    let draft = &rows(&export, "draft")[0];
    assert_eq!((draft["title"].as_str(), rows(&export, "draft").len()), (Some("Ducks"), 1));
    let session = &rows(&export, "session")[0];
    assert_eq!(session["token_hash"], "left out");
    let text = export.to_string();
    for other in ["jonas", "tom", "olga"] {
        let id = world.person(other).await.id.to_string();
        assert!(!text.contains(&format!("{other}@example.org")), "{other}'s address");
        assert!(!text.contains(&id), "{other}'s id");
    }
    assert!(!text.contains("heron"), "what Jonas has not sent");
    let partner = rows(&export, "sparring_partner");
    assert!(!partner.is_empty() && partner.iter().all(|row| row["person_id"] == me["id"]));
}

#[actix_web::test]
async fn what_i_agreed_to_stands_with_the_words_and_so_does_that_i_took_it_back() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    elif.get("/me/privacy/consents").await.must_be(200).must_say("You were not asked for anything yet.");
    let place = format!("{}/notes", planned.path);
    for (agrees, later) in [("yes", 0), ("yes", 1), ("no", 2)] {
        world.later(chrono::Duration::minutes(later));
        elif.send_fresh(&format!("{place}/consent"), &[("agrees", agrees)]).await.must_be(303);
    }
    let known = elif.get("/me/privacy").await.must_be(200);
    let page = elif.get(&known.link("What you agreed to")).await.must_be(200);
    assert_eq!(page.texts(".row-title"), ["A recording of a live session: no", "A recording of a live session: yes"]);
    page.must_say("Do you agree to a recording?").must_say("6 Jan");
    jonas.get("/me/privacy/consents").await.must_say("You were not asked for anything yet.");
    let export = export(&elif).await;
    let rows = rows(&export, "consent");
    assert_eq!(rows.iter().map(|row| row["agrees"].clone()).collect::<Vec<_>>().len(), 2);
    let who = world.person("elif").await.id;
    world.store.write(async |tx| tx.delete_rows_of(who).await).await.unwrap();
    assert_eq!(count(world, "consent", "person_id", "elif").await, 0);
}

#[actix_web::test]
async fn whoever_finds_a_browser_open_takes_nothing_along() {
    let garden = Garden::new().await;
    let world = &garden.world;
    crate::harness::with_password(world, "elif", "a garden in the rain").await;
    let elif = world.sign_in("elif").await;
    world.later(chrono::Duration::minutes(30));
    elif.fetch("/me/privacy/export.json").await.must_be(200);
    world.later(chrono::Duration::seconds(1));
    for file in ["/me/privacy/export.json", "/me/privacy/export.html"] {
        let sent_on = elif.fetch(file).await.must_be(303);
        assert_eq!(sent_on.headers["location"], "/sign-in?again=yes&next=%2Fme%2Fprivacy");
    }
    let page = elif.get("/me/privacy/export.html").await.must_be(200);
    page.must_say("Please sign in once more");
    let email = world.person("elif").await.email;
    let fields = [("email", email.as_str()), ("password", "a garden in the rain"), ("way", "password")];
    let page = elif.press(&page, "/sign-in", &fields).await.must_be(303);
    assert_eq!(page.headers["location"], "/me/privacy");
    // Who has just signed in is sent where they were going, and everybody else reads the page as ever.
    let fresh = world.sign_in("elif").await;
    fresh.fetch("/sign-in?again=yes&next=%2Fme%2Fprivacy").await.must_be(303);
    fresh.fetch("/me/privacy/export.html").await.must_be(200);
    elif.fetch("/me/privacy").await.must_be(200);
}

#[actix_web::test]
async fn the_file_to_read_says_the_same_and_stands_alone() {
    let garden = planted().await;
    let elif = garden.world.sign_in("elif").await;
    let file = elif.get("/me/privacy/export.html").await.must_be(200);
    assert!(file.headers["content-disposition"].to_str().unwrap().ends_with(".html\""));
    assert_eq!(file.headers["cache-control"], "no-store");
    let policy = file.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    file.must_say("elif@example.org").must_say("Ducks").must_not_say("heron").must_not_say("jonas@example.org");
    let export = export(&elif).await;
    let told = export["tables"].as_object().unwrap();
    assert_eq!(file.texts("section h2").len(), told.len());
    assert!(!file.body.contains("<script") && !file.body.contains("http://") && !file.body.contains("src="));
}

#[actix_web::test]
async fn i_see_what_there_is_about_me_and_what_is_not_stored() {
    let garden = planted().await;
    let elif = garden.world.sign_in("elif").await;
    let me = elif.get("/me").await;
    let page = elif.get(&me.link("What Lernweg knows about me")).await.must_be(200);
    page.must_say("Not when you were last here").must_say("Keeps a text that was not sent yet");
    page.must_say("It stays for 90 days.").must_say("Only you.");
    let export = export(&elif).await;
    let told = export["tables"].as_object().unwrap();
    assert_eq!(page.texts("main .row").len(), told.len(), "a row for each table there is something in");
    for link in ["/me", "/me/privacy/log"] {
        assert!(page.attributes("main a", "href").contains(&link.to_owned()), "{link}");
    }
    elif.get("/me/privacy/export.html?x=1").await.must_be(200);
    let stranger = garden.world.stranger();
    for path in ["/me/privacy", "/me/privacy/export.json", "/me/privacy/export.html", "/me/privacy/log"] {
        let turned = stranger.get(path).await;
        assert!(turned.path.starts_with("/sign-in"), "{path} leads to {}", turned.path);
    }
}

#[actix_web::test]
async fn i_see_who_did_what_that_concerns_me_and_nothing_else() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, olga) = (world.sign_in("elif").await, world.sign_in("olga").await);
    elif.get("/me/privacy/log").await.must_be(200).must_say("Reading is not recorded");
    let had = elif.get("/me/privacy/log").await.texts("main .row").len();
    let settings = olga.get(&garden.at("/settings")).await.must_be(200);
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let elif_id = world.person("elif").await.id;
    let stay = members.iter().find(|member| member.person == elif_id).unwrap().enrolment;
    olga.submit(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "a new job")]).await.must_be(200);
    let log = elif.get("/me/privacy/log").await;
    assert_eq!(log.texts("main .row").len(), had + 1);
    let name = world.person("olga").await.name;
    assert!(log.texts("main .row")[0].contains(&format!("{name} ended your place in a cohort")), "{}", log.text());
    let jonas = world.sign_in("jonas").await;
    jonas.get("/me/privacy/log").await.must_not_say("ended your place");
    olga.get("/me/privacy/log").await.must_not_say("ended your place");
    elif.get("/me/privacy/log?page=2").await.must_be(404);
    elif.get("/me/privacy/log?page=x").await.must_be(404);
}

#[actix_web::test]
async fn nobody_learns_of_a_decision_or_of_what_assessors_wrote_before_its_letter_has_left() {
    let admission = Admission::new().await;
    let (world, cohort) = (&admission.world, &admission.cohort);
    let ids = admission.apply_all(1).await;
    let (olga, ada) = (world.sign_in("olga").await, assessor(world, "ada").await);
    score(&admission, &ada, ids[0], ["1", "2"], "A quiet one, but yes.").await.must_be(303);
    let anna = world.sign_in("anna-1").await;
    tick(&admission, &olga, &ids, "offer").await.must_be(303);
    let page = olga.get(&at(&admission, "/decisions")).await;
    olga.submit(&page, "/rounds", &[]).await.must_be(200);
    world.later(chrono::Duration::minutes(9));
    let told = export(&anna).await["tables"].clone();
    assert!(told["application"].is_object(), "{told}");
    for table in ["review", "decision", "offer"] {
        assert!(told[table].is_null(), "{table}: {}", told[table]);
    }
    assert!(!told.to_string().contains("A quiet one"));
    world.later(chrono::Duration::minutes(1));
    let told = export(&anna).await["tables"].clone();
    for table in ["review", "decision", "offer"] {
        assert!(told[table].is_object(), "{table} of {}", cohort.id);
    }
}
