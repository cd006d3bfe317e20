//! Stories about what a certificate asks for, and who has earned it.

mod paper;

use chrono::Duration;
use entity::{completion, ids::CompletionId, person, states::Role};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use lernweg::{app::run_due_jobs, features::certificates::keep_completions, platform::ids::fresh};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, sea_query::Expr};
use serde_json::Value;

use crate::harness::{Cohort, Garden, Page, Persona, World, at_once, tally};

async fn progress(who: &Persona) -> Page {
    who.get("/me/progress").await.must_be(200)
}

async fn answer(cohort: &Cohort, who: &Persona, lesson: &str) -> Page {
    let page = who.get(&cohort.at(lesson)).await.must_be(200);
    who.submit(&page, "/answers", &[("body", "Words.")]).await.must_be(200)
}

async fn completions(world: &World) -> Vec<completion::Model> {
    completion::Entity::find().all(world.store.read()).await.unwrap()
}

/// Elif has answered in the first two weeks; it is the third. What she wrote in the second.
async fn two_weeks(garden: &Garden) -> Page {
    let world = &garden.world;
    answer(&garden.cohort, &world.sign_in("elif").await, "/weeks/1/soil").await;
    world.later(Duration::days(6));
    run_due_jobs(&world.store, &world.catalogue).await;
    let second = garden.at("/weeks/2/water");
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/weeks/2")).await.must_be(200);
    let lesson = page.attributes("main a", "href").into_iter().find(|href| href.starts_with(&garden.at("/weeks/2/")));
    let path = lesson.unwrap_or(second);
    let page = elif.get(&path).await.must_be(200);
    elif.submit(&page, "/answers", &[("body", "Words.")]).await.must_be(200)
}

#[actix_web::test]
async fn a_page_says_what_the_certificate_asks_for_and_what_is_missing() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = progress(&elif).await;
    page.must_say("You have shown something in 0 of 2 weeks. 2 are missing.");
    assert_eq!(page.link("To the first week that is missing"), garden.at("/weeks/1"));
    answer(&garden.cohort, &elif, "/weeks/1/seed").await;
    answer(&garden.cohort, &elif, "/weeks/1/soil").await;
    let page = progress(&elif).await;
    page.must_say("in 1 of 2 weeks. One is missing.").must_say("the weeks that are still to come are enough");
    page.must_not_say("To the first week");
    assert_eq!(page.texts(".marks .on"), ["1"]);
}

#[actix_web::test]
async fn what_is_earned_stays_earned() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let sent = two_weeks(&garden).await;
    run_due_jobs(&world.store, &world.catalogue).await;
    progress(&world.sign_in("elif").await).await.must_not_say("earned on");
    world.later(Duration::hours(1));
    run_due_jobs(&world.store, &world.catalogue).await;
    let elif = world.sign_in("elif").await;
    progress(&elif).await.must_say("earned on Tue 12 Jan 2027").must_not_say("missing");
    let edit = sent.edits().remove(0);
    elif.submit(&elif.get(&edit).await, "/removal", &[]).await.must_be(200);
    world.later(Duration::hours(1));
    run_due_jobs(&world.store, &world.catalogue).await;
    progress(&elif).await.must_say("earned on Tue 12 Jan 2027").must_say("in 1 of 2 weeks");
    elif.get("/me/privacy/log").await.must_say("Lernweg noted that you have earned a certificate");
    let earned = completions(world).await;
    assert_eq!(earned.len(), 1, "Jonas has shown nothing, and Tom moderates");
    assert_eq!(earned[0].person_id, Some(world.person("elif").await.id));
}

#[actix_web::test]
async fn many_processes_at_once_give_one_certificate() {
    let garden = Garden::new().await;
    let world = &garden.world;
    two_weeks(&garden).await;
    let node = world.another_node().await;
    let store = |nth: usize| if nth.is_multiple_of(2) { &world.store } else { &node.store };
    let kept = at_once(8, async |nth| keep_completions(store(nth), &world.catalogue).await).await;
    assert!(kept.iter().all(Result::is_ok), "{kept:?}");
    assert_eq!(completions(world).await.len(), 1);
}

/// The test content, in which the gardening course asks for this.
fn content_asking(what: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/content");
    crate::harness::copy(&content, folder.path());
    asks(&folder, what);
    folder
}

fn asks(folder: &tempfile::TempDir, what: &str) {
    let file = folder.path().join("programmes/gardening/programme.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("requires: {weeks: 2}", what)).unwrap();
}

#[actix_web::test]
async fn a_course_may_say_in_words_only_what_it_asks_for() {
    let folder = content_asking("");
    let own = folder.path().to_owned();
    let garden = Garden::in_world(World::with(|settings| settings.content = Some(own)).await).await;
    let world = &garden.world;
    keep_completions(&world.store, &world.catalogue).await.unwrap();
    let page = progress(&world.sign_in("elif").await).await;
    page.must_say("Two harvests of three.").must_not_say("are missing").must_not_say("Go on like this");
    assert!(page.texts(".marks").is_empty() && completions(world).await.is_empty());
}

#[actix_web::test]
async fn a_cohort_keeps_what_was_asked_for_when_it_began() {
    let folder = content_asking("requires: {weeks: 2}");
    let own = folder.path().to_owned();
    let world = World::with(|settings| settings.content = Some(own)).await;
    let garden = Garden::in_world(world).await;
    let world = &garden.world;
    keep_completions(&world.store, &world.catalogue).await.unwrap();
    asks(&folder, "requires: {weeks: 3, pitches: 1}");
    world.catalogue.follow();
    keep_completions(&world.store, &world.catalogue).await.unwrap();
    progress(&world.sign_in("elif").await).await.must_say("in 0 of 2 weeks").must_not_say("pitch");
    // Who begins later is asked for what the course asks for by then.
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "tom", Role::Trainer).await;
    other.enrol(world, "cem", Role::Participant).await;
    other.step(world, lernweg::features::cohorts::Step::Confirm).await;
    let page = progress(&world.sign_in("cem").await).await;
    page.must_say("in 0 of 3 weeks").must_say("Your pitch has not been heard yet.");
}

#[actix_web::test]
async fn three_days_after_the_end_one_reads_what_is_missing_and_until_when_it_counts() {
    let garden = Garden::new().await;
    let world = &garden.world;
    keep_completions(&world.store, &world.catalogue).await.unwrap();
    let path = earned(&garden).await;
    // A year and a bit after the day it began.
    let until = "Tue 8 Feb 2028";
    world.later(Duration::days(14));
    for who in ["elif", "jonas"] {
        crate::nudges::told(world, garden.cohort.id, who, "nudges/closing", "end").await;
    }
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.text.contains("That earns you the certificate.") && !mail.text.contains("still missing"));
    assert_eq!(mail.link("/certificates"), path);
    let mail = world.mail.last_to("jonas@example.org");
    assert!(mail.text.contains(&format!("what you add until {until} counts")), "{}", mail.text);
    assert_eq!(mail.links("/me/progress").len(), 1);
    let jonas = world.sign_in("jonas").await;
    progress(&jonas).await.must_say(&format!("what you add counts until {until}."));
    world.later(Duration::days(400));
    progress(&world.sign_in("jonas").await).await.must_not_say("what you add counts until");
}

/// Elif has earned hers: path of its page.
pub async fn earned(garden: &Garden) -> String {
    let world = &garden.world;
    two_weeks(garden).await;
    keep_completions(&world.store, &world.catalogue).await.unwrap();
    progress(&world.sign_in("elif").await).await.link("To the certificate")
}

/// Somebody has one, whatever they did.
pub async fn given(garden: &Garden, key: &str) -> completion::Model {
    let world = &garden.world;
    let row = completion::ActiveModel {
        id: Set(CompletionId(fresh(world.store.now()))),
        cohort_id: Set(garden.cohort.id),
        person_id: Set(Some(world.person(key).await.id)),
        code: Set("what-somebody-has".into()),
        earned_at: Set(world.store.now()),
        revoked_at: Set(None),
        revoked_by: Set(None),
        revoked_why: Set(None),
    };
    row.insert(world.store.schema()).await.unwrap()
}

/// What a badge says, checked with the keys the house publishes, as another program would.
async fn checked(world: &World, path: &str) -> Result<Value, jsonwebtoken::errors::Error> {
    let stranger = world.stranger();
    let badge = stranger.get(&format!("{path}/badge")).await.must_be(200).body;
    let keys: Value = serde_json::from_str(&stranger.get("/.well-known/jwks.json").await.must_be(200).body).unwrap();
    keep(&badge, &keys);
    let id = jsonwebtoken::decode_header(&badge)?.kid;
    let key = keys["keys"].as_array().unwrap().iter().find(|key| key["kid"].as_str() == id.as_deref()).unwrap();
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.validate_exp = false;
    rules.required_spec_claims.clear();
    let key = DecodingKey::from_ed_components(key["x"].as_str().unwrap())?;
    // The last letter of its name is another one.
    let forged = badge.replace(&badge[badge.find('.').unwrap() + 5..][..1], "~");
    assert!(decode::<Value>(&forged, &key, &rules).is_err());
    Ok(decode::<Value>(&badge, &key, &rules)?.claims)
}

/// Keeps a badge and the keys for other programs to look at, where somebody wants that.
fn keep(badge: &str, keys: &Value) {
    let Some(folder) = std::env::var_os("LERNWEG_TEST_BADGES").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let name = format!("{:08x}", rand::random::<u32>());
    std::fs::write(folder.join(format!("{name}.jwt")), badge).unwrap();
    std::fs::write(folder.join(format!("{name}.json")), keys.to_string()).unwrap();
}

#[actix_web::test]
async fn whoever_has_the_link_can_check_a_certificate_and_other_programs_can() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = earned(&garden).await;
    let page = world.stranger().get(&path).await.must_be(200);
    page.must_say("Gardening").must_say("Elif").must_say("holds earned on Tue 12 Jan 2027");
    page.must_say("Shown something in 2 weeks of the course.").must_not_say("@example.org");
    let german = world.stranger_reading("de").get(&path).await;
    german.must_say("Gärtnern").must_say("In 2 Wochen des Kurses etwas gezeigt.");
    let badge = checked(world, &path).await.unwrap();
    assert_eq!(badge["type"], serde_json::json!(["VerifiableCredential", "OpenBadgeCredential"]));
    assert_eq!(badge["id"], format!("{}{path}", world.url));
    assert_eq!(badge["validFrom"], "2027-01-12T10:00:00Z");
    let subject = &badge["credentialSubject"];
    assert_eq!(subject["identifier"][0]["identityHash"], "Elif");
    assert_eq!(subject["achievement"]["criteria"]["narrative"], "Shown something in 2 weeks of the course.");
    for nowhere in ["/certificates/nonsense", "/certificates/nonsense/badge"] {
        world.stranger().get(nowhere).await.must_be(404);
    }
}

#[actix_web::test]
async fn a_certificate_holds_when_the_account_is_gone_and_names_nobody_any_more() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = earned(&garden).await;
    let close =
        person::Entity::update_many().col_expr(person::Column::DeactivatedAt, Expr::value(Some(world.store.now())));
    close.exec(world.store.schema()).await.unwrap();
    let page = world.stranger().get(&path).await.must_be(200);
    page.must_say("holds").must_say("because the account was closed").must_not_say("Elif");
    let badge = checked(world, &path).await.unwrap();
    assert!(!badge.to_string().contains("Elif"), "{badge}");
}

#[actix_web::test]
async fn an_owner_takes_a_certificate_back_and_it_says_so() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = earned(&garden).await;
    let (olga, list) = (world.sign_in("olga").await, garden.at("/certificates"));
    olga.get(&garden.at("/settings")).await.link("Certificates");
    let page = olga.get(&list).await.must_be(200);
    page.must_say("Elif earned on Tue 12 Jan 2027");
    let one = olga.get(&page.link("Elif")).await.must_be(200);
    let no = olga.press(&one, "/revocation", &[("why", "")]).await.must_be(422);
    assert!(no.typed("/revocation", "why").is_empty() && !no.mistakes().is_empty());
    world.stranger().get(&path).await.must_say("holds");
    let back = olga.submit(&one, "/revocation", &[("why", "A mistake of ours.")]).await.must_be(200);
    back.must_flash("It is taken back.").must_say("A mistake of ours.");
    assert!(back.find_form("/revocation").is_none());
    olga.press_anew(&one, "/revocation", &[("why", "Once more.")]).await.must_be(409);
    world.stranger().get(&path).await.must_say("was taken back").must_say("A mistake of ours.").must_not_say("holds");
    world.stranger().get(&format!("{path}/badge")).await.must_be(404);
    let elif = world.sign_in("elif").await;
    progress(&elif).await.must_not_say("earned on");
    elif.get("/me/privacy/log").await.must_say("Olga took a certificate of yours back");
    // It is not given again by itself.
    keep_completions(&world.store, &world.catalogue).await.unwrap();
    assert_eq!(completions(world).await.len(), 1);
}

#[actix_web::test]
async fn nobody_else_takes_one_back_and_of_many_presses_one_counts() {
    let garden = Garden::new().await;
    let world = &garden.world;
    earned(&garden).await;
    let id = completions(world).await[0].id;
    let one = garden.at(&format!("/certificates/{id}"));
    for (key, status) in [("elif", 403), ("jonas", 403), ("tom", 403), ("sam", 404)] {
        let who = world.sign_in(key).await;
        for path in [garden.at("/certificates"), one.clone()] {
            who.fetch(&path).await.must_be(status);
        }
        who.send_fresh(&format!("{one}/revocation"), &[("why", "x")]).await.must_be(status);
    }
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    let olga = world.sign_in("olga").await;
    olga.fetch(&other.at(&format!("/certificates/{id}"))).await.must_be(404);
    olga.get(&other.at("/certificates")).await.must_say("Nobody yet.");
    let page = olga.get(&one).await;
    let sent = at_once(6, async |_| olga.press_anew(&page, "/revocation", &[("why", "Twice.")]).await).await;
    assert_eq!(tally(&sent), [(303, 1), (409, 5)]);
}
