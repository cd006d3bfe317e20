//! Stories about the record of who did what, and about whoever may read it: everything but contents.

use entity::{auditor, ids::PersonId};
use lernweg::{
    features::auditing::ACTS,
    identity::{appoint_auditor, auditors, close_account, dismiss_auditor},
    platform::errors::{Error, Result},
    storage::sql,
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use serde_json::json;

use crate::{
    admissions::board::{assessor, score},
    harness::{Admission, Garden, Page, Persona, World},
    storage::kept::lived_in,
};

async fn appoint(world: &World, key: &str) -> Result<()> {
    let person = world.person(key).await;
    world.store.write(async |tx| appoint_auditor(tx, person.clone()).await).await
}

/// Dana, who sees to the protection of data.
pub async fn dana(world: &World) -> Persona {
    let dana = world.sign_in("dana").await;
    appoint(world, "dana").await.unwrap();
    dana
}

fn rows(page: &Page) -> Vec<String> {
    page.texts("main tbody tr")
}

/// What Dana sees of one person, once that is on record.
async fn look_at(dana: &Persona, email: &str) -> Page {
    let page = dana.get("/audit").await;
    dana.submit(&page, "/looks", &[("email", email)]).await
}

#[actix_web::test]
async fn an_auditor_reads_who_did_what_and_everybody_knows_who_they_are() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    elif.get("/privacy/sheet").await.must_say("Nobody.").must_not_say("Dana");
    let dana = dana(world).await;
    let sheet = dana.get("/privacy/sheet").await;
    let page = dana.get(&sheet.link("Who did what")).await.must_be(200);
    let all = rows(&page);
    assert!(all.iter().any(|row| row.starts_with("Took somebody into a cohort") && row.contains("Elif")), "{all:?}");
    assert!(all[0].starts_with("Made somebody an auditor") && all[0].contains("Lernweg") && all[0].contains("Dana"));
    let sheet = elif.get("/privacy/sheet").await;
    sheet.must_say("One person:").must_say("Dana").must_not_say("Who did what");
    dana.get("/me/privacy/log").await.must_say("Lernweg made you an auditor of the house");
    let id = id_of(world, "dana").await;
    world.store.write(async |tx| dismiss_auditor(tx, id).await).await.unwrap();
    dana.get("/audit").await.must_be(404);
    elif.get("/privacy/sheet").await.must_not_say("Dana");
}

async fn id_of(world: &World, key: &str) -> PersonId {
    world.person(key).await.id
}

#[actix_web::test]
async fn nobody_else_learns_that_there_is_a_record() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for key in ["olga", "tom", "elif", "sam"] {
        let persona = world.sign_in(key).await;
        for path in ["/audit", "/audit/rows.csv"] {
            persona.fetch(path).await.must_be(404).must_not_say("Who did what");
        }
        persona.send_fresh("/audit/looks", &[("email", "elif@example.org")]).await.must_be(404);
    }
    assert!(world.stranger().get("/audit").await.path.starts_with("/sign-in"));
}

#[actix_web::test]
async fn whoever_is_looked_at_reads_it_and_nothing_is_shown_before_it_is_on_record() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (dana, elif) = (dana(world).await, world.sign_in("elif").await);
    let id = id_of(world, "elif").await;
    let direct = format!("/audit?person={id}");
    assert!(rows(dana.get(&direct).await.must_be(200).must_say("only once it is on record")).is_empty());
    dana.get(&format!("/audit/rows.csv?person={id}")).await.must_be(404);
    elif.get("/me/privacy/log").await.must_not_say("looked at what is on record");
    let page = look_at(&dana, "ELIF@example.org").await.must_be(200);
    page.must_say("What Elif did, or what concerns Elif");
    assert!(!rows(&page).is_empty() && rows(&page).iter().all(|row| row.contains("Elif")), "{:?}", rows(&page));
    dana.get(&format!("/audit/rows.csv?person={id}")).await.must_be(200).must_not_say("Jonas");
    elif.get("/me/privacy/log").await.must_say("Dana looked at what is on record about you");
    world.sign_in("jonas").await.get("/me/privacy/log").await.must_not_say("Dana");
    // One press is one look, however often it is sent; after an hour it is another.
    world.later(chrono::Duration::minutes(61));
    let closed = dana.get(&direct).await;
    assert!(rows(&closed).is_empty());
    let again = dana.submit(&closed, "/looks", &[]).await;
    assert!(!rows(&again).is_empty());
    let log = elif.get("/me/privacy/log").await;
    assert_eq!(log.texts("main .row").iter().filter(|row| row.contains("Dana looked")).count(), 2);
    let nobody = look_at(&dana, "nobody@example.org").await.must_be(422);
    nobody.must_say("There is nobody here with this address.");
    assert_eq!(nobody.attribute("#f-email", "value").as_deref(), Some("nobody@example.org"));
}

#[actix_web::test]
async fn no_content_is_on_the_page_or_in_the_file() {
    let garden = lived_in().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let words = [("title", "Kingfisher"), ("body", "A kingfisher by the pond.")];
    elif.submit(&new, "/threads", &words).await.must_be(200);
    let dana = dana(world).await;
    let mut seen = 0;
    for number in 1.. {
        let page = dana.fetch(&format!("/audit?page={number}")).await;
        if page.status == 404 {
            break;
        }
        seen += rows(&page).len();
        assert!(rows(&page).len() <= 50);
        page.must_not_say("ingfisher").must_not_say("@example.org");
        page.must_not_say("auditing-act");
    }
    let file = dana.get("/audit/rows.csv").await.must_be(200);
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(file.headers["cache-control"], "no-store");
    file.must_not_say("ingfisher").must_not_say("@example.org");
    assert!(file.body.starts_with("\u{FEFF}\"When\",\"Who\","));
    assert_eq!(file.body.lines().count(), seen + 1);
    // Every deed of a house that is lived in has words.
    let statement = sql(world.store.read(), "select distinct action as a from audit", []);
    for row in world.store.read().query_all_raw(statement).await.unwrap() {
        let act: String = row.try_get("", "a").unwrap();
        assert!(ACTS.contains(&act.as_str()), "{act} has no words");
    }
}

#[actix_web::test]
async fn nothing_of_an_application_or_of_what_is_thought_of_it_is_there_either() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let ada = assessor(world, "ada").await;
    score(&admission, &ada, ids[0], ["1", "2"], "A quiet grebe, but yes.").await.must_be(303);
    let text = "update application set about = 'A grebe', brings = 'A grebe', wants = 'A grebe' where id = $1";
    let planted = sql(world.store.read(), text, [ids[0].into()]);
    world.store.write(async |tx| Ok::<_, Error>(tx.execute_raw(planted.clone()).await?)).await.unwrap();
    let dana = dana(world).await;
    let page = dana.get("/audit").await;
    for deed in ["Sent an application", "Assessed an application"] {
        assert!(rows(&page).iter().any(|row| row.starts_with(deed)), "{deed}: {:?}", rows(&page));
    }
    let file = dana.get("/audit/rows.csv").await;
    assert!(file.body.contains(&ids[0].to_string()));
    for found in [&page, &file] {
        found.must_not_say("grebe").must_not_say("@example.org");
    }
}

#[actix_web::test]
async fn rows_are_found_by_deed_and_by_days() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let dana = dana(world).await;
    let page = dana.get("/audit?act=enrol").await.must_be(200);
    assert!(!rows(&page).is_empty() && rows(&page).iter().all(|row| row.starts_with("Took somebody into a cohort")));
    dana.get("/audit?act=erase_account").await.must_say("Nothing is on record for that.");
    let day = |page: &Page| rows(page).len();
    let all = day(&dana.get("/audit").await);
    assert_eq!(day(&dana.get("/audit?from=2027-01-06&to=2027-01-06&utm=x").await), all);
    assert_eq!(day(&dana.get("/audit?to=2027-01-05").await), 0);
    assert_eq!(day(&dana.get("/audit?from=2027-01-07").await), 0);
    for odd in ["/audit?act=nothing", "/audit?from=2027-13-01", "/audit?to=9999999-01-01"] {
        assert!(rows(&dana.get(odd).await.must_be(422)).is_empty(), "{odd}");
    }
    for odd in
        ["/audit?page=0", "/audit?person=x", "/audit?page=99", "/audit?person=00000000-0000-7000-8000-000000000000"]
    {
        dana.get(odd).await.must_be(404);
    }
}

#[actix_web::test]
async fn fifty_stand_on_a_page_and_a_formula_stays_text_in_the_file() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let dana = dana(world).await;
    let mona = world.person("mona").await;
    let name = "update person set name = '=1+1' where id = $1";
    world
        .store
        .write(async |tx| {
            tx.execute_raw(sql(&**tx, name, [mona.id.into()])).await?;
            for _ in 0..60 {
                tx.record(Some(mona.id), "open_thread", ("thread", mona.id), json!({ "title": "Kingfisher" })).await?;
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    let first = dana.get("/audit?act=open_thread").await;
    assert_eq!(rows(&first).len(), 50);
    let second = dana.get(&first.attribute("nav.pager a[rel=next]", "href").unwrap()).await.must_be(200);
    assert_eq!(rows(&second).len(), 10);
    let file = dana.get("/audit/rows.csv?act=open_thread").await;
    assert_eq!(file.body.lines().count(), 61);
    assert!(file.body.contains("\"'=1+1\"") && !file.body.contains("\"=1+1\"") && !file.body.contains("Kingfisher"));
}

#[actix_web::test]
async fn two_who_appoint_at_once_appoint_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.person("dana").await;
    let (one, other) = tokio::join!(appoint(world, "dana"), appoint(world, "dana"));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert_eq!(auditor::Entity::find().count(world.store.read()).await.unwrap(), 1);
    assert!(matches!(appoint(world, "dana").await, Err(Error::Refused(_))));
    let id = id_of(world, "dana").await;
    let dismiss = async || world.store.write(async |tx| dismiss_auditor(tx, id).await).await;
    let (one, other) = tokio::join!(dismiss(), dismiss());
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    appoint(world, "dana").await.unwrap();
    assert_eq!(auditors(world.store.read()).await.unwrap().len(), 1);
}

#[actix_web::test]
async fn a_closed_account_audits_nothing() {
    let garden = Garden::new().await;
    let world = &garden.world;
    dana(world).await;
    let id = id_of(world, "dana").await;
    world.store.write(async |tx| close_account(tx, None, id).await).await.unwrap();
    assert!(auditors(world.store.read()).await.unwrap().is_empty());
    assert!(matches!(appoint(world, "dana").await, Err(Error::Refused(_))));
}
