//! Stories about being forgotten: nothing is left that names somebody, and nothing of others goes.

use chrono::Duration;
use entity::{
    audit, erasure,
    ids::{PersonId, PitchFeedbackId},
    pitch_feedback,
    states::{FeedbackState, Role, Wording},
};
use lernweg::{
    app::{forget_due, run_due_jobs},
    platform::ids::fresh,
    storage::{Tx, registry::tables, sql},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
};

use serde_json::json;

use crate::{
    discussions::{ask, reply},
    harness::{Garden, Page, Persona, World, at_once, on_postgres},
    pitches::drafts::{at as pitch_at, begins, id_of},
    storage::{kept::lived_in, registry::live_schema},
};

const HERE: &str = "/me/privacy/erasure";

/// Five words nobody else uses, and by which Elif would be found.
const MARKS: [&str; 5] = ["elif@example.org", "Kestrelwing", "kestrelprofile", "kestrelpost", "kestrelventure"];

async fn asks(who: &Persona, words: &str, email: &str) -> Page {
    let page = who.get(HERE).await.must_be(200);
    who.submit(&page, HERE, &[("words", words), ("email", email)]).await
}

/// Every place in the database in which these letters stand.
async fn places(world: &World, mark: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (table, columns) in live_schema(world).await {
        for column in columns {
            let text = if on_postgres().is_some() {
                format!("select count(*) as n from \"{table}\" where cast(\"{column}\" as text) ilike $1")
            } else {
                format!("select count(*) as n from \"{table}\" where cast(\"{column}\" as text) like $1")
            };
            let rows =
                world.store.read().query_one_raw(sql(world.store.read(), &text, [format!("%{mark}%").into()])).await;
            if rows.unwrap().unwrap().try_get::<i64>("", "n").unwrap() > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    found
}

async fn hours_later(world: &World, days: i64) {
    world.later(Duration::days(days) + Duration::hours(1));
    run_due_jobs(&world.store, &world.catalogue).await;
}

/// Elif leaves her five marks wherever one can, and Jonas speaks of her. Where they talk.
async fn marked(garden: &Garden) -> String {
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let me = elif.get("/me").await;
    elif.submit(&me, "/me", &[("name", "Elif Kestrelwing")]).await.must_be(200);
    crate::people::say(garden, "elif", "wonder", "Why kestrelprofile?", "cohorts").await;
    crate::ventures::says(garden, &elif, &[("name", "The kestrelventure"), ("stage", "growing")]).await.must_be(200);
    let thread = ask(garden, &elif, "Who has seen it?", "I saw a kestrelpost.\n\nTwice.").await.path;
    let jonas = world.sign_in("jonas").await;
    reply(&jonas, &thread, "Ask @Elif Kestrelwing, or write to elif@example.org. Elif Kestrelwing knows.").await;
    world.later(Duration::minutes(2));
    let place = jonas.get(&thread).await.attributes("article.post a[data-answer]", "href").remove(0);
    let place = place.split('#').next().unwrap().to_owned();
    let form = jonas.get(&place).await.must_be(200);
    jonas.submit(&form, "/posts", &[("body", "> I saw a kestrelpost.\n\nWhere?")]).await.must_be(200);
    world.later(Duration::minutes(2));
    let (_, section) = crate::documents::with_text(garden, &jonas, "Thanks to @Elif Kestrelwing. We meet.").await;
    crate::documents::writes(&jonas, &section, "Thanks to Elif Kestrelwing. We meet often.").await.must_be(200);
    world.deliver().await;
    named_by_others(garden, &jonas).await;
    thread
}

/// Jonas speaks of Elif in a paper that is agreed, beside it, in a pitch, in a word on hers and in what he says to it.
async fn named_by_others(garden: &Garden, jonas: &Persona) {
    let world = &garden.world;
    let (paper, section) =
        crate::documents::with_text(garden, jonas, "Elif Kestrelwing keeps bees in the garden. We meet. So be it.")
            .await;
    crate::documents::comments::says(jonas, &section, "1", "Elif Kestrelwing, too?").await;
    jonas.submit(&jonas.get(&paper).await, "/agreement", &[]).await.must_be(200).must_say("Elif Kestrelwing keeps");
    crate::pitches::round_in(garden).await;
    let elif = world.sign_in("elif").await;
    let form = begins(garden, jonas, "Bees of Elif Kestrelwing").await;
    jonas.submit(&form, "/draft", &[("line-1", "Write to @Elif Kestrelwing, \"please\"")]).await.must_be(200);
    let his = pitch_at(garden, id_of(&form));
    jonas.submit(&jonas.get(&his).await, "/readers", &[]).await.must_be(200);
    let hers = id_of(&begins(garden, &elif, "Bees for all").await);
    elif.submit(&elif.get(&pitch_at(garden, hers)).await, "/readers", &[]).await.must_be(200);
    let page = jonas.get(&pitch_at(garden, hers)).await.must_be(200);
    jonas.submit(&page, "/comments", &[("body", "Elif Kestrelwing, why bees?")]).await.must_be(200);
    let giver = world.person("jonas").await.id;
    let said = async |tx: &Tx| {
        let row = pitch_feedback::ActiveModel {
            id: Set(PitchFeedbackId(tx.id())),
            pitch_id: Set(hers),
            giver_id: Set(giver),
            saw: Set("Elif Kestrelwing loves bees.".into()),
            wonder: Set(String::new()),
            try_next: Set(String::new()),
            clear: Set(None),
            fits_members: Set(None),
            doable: Set(None),
            state: Set(FeedbackState::Draft),
            late: Set(false),
            by_trainer: Set(false),
            begun_at: Set(tx.now()),
            given_at: Set(None),
            helped_at: Set(None),
            version: Set(1),
        };
        row.insert(&**tx).await?;
        Ok::<_, lernweg::platform::errors::Error>(())
    };
    world.store.write(said).await.unwrap();
    world.later(Duration::minutes(2));
}

/// Others name Elif in every column in which one writes as one likes and that has rows by now.
async fn named_everywhere(world: &World) -> Vec<String> {
    world.meddled_with();
    let mut named = Vec::new();
    for table in tables().filter(|table| !["cohort", "mail_text"].contains(&table.name)) {
        for column in table.words {
            let text =
                format!("update {} set {column} = 'As Elif Kestrelwing says.' where {column} is not null", table.name);
            let done = world.store.write(async |tx| Ok(tx.execute_raw(sql(&**tx, &text, [])).await?)).await;
            if done.unwrap().rows_affected() > 0 {
                named.push(format!("{}.{column}", table.name));
            }
        }
    }
    named
}

#[actix_web::test]
async fn whoever_is_named_in_what_others_wrote_anywhere_is_named_no_more() {
    let garden = lived_in().await;
    let world = &garden.world;
    marked(&garden).await;
    asks(&world.sign_in("elif").await, "keep", "elif@example.org").await.must_be(200);
    world.later(Duration::days(7) - Duration::hours(1));
    let named = named_everywhere(world).await;
    assert!(named.len() > 25, "{named:?}");
    world.later(Duration::hours(2));
    forget_due(&world.store).await.unwrap();
    assert_eq!(places(world, "Kestrelwing").await, Vec::<String>::new());
    let said = sql(world.store.read(), "select body from pitch_comment", []);
    let said = world.store.read().query_one_raw(said).await.unwrap().unwrap();
    assert_eq!(said.try_get::<String>("", "body").unwrap(), "As … says.");
}

#[actix_web::test]
async fn an_owner_is_named_no_more_in_the_cohorts_of_their_programme() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    olga.submit(&olga.get("/me").await, "/me", &[("name", "Olga Kestrelwing")]).await.must_be(200);
    let jonas = world.sign_in("jonas").await;
    let thread = ask(&garden, &jonas, "Who leads us?", "OLGA KESTRELWING does, says Olga Kestrelwing.").await.path;
    let second = lernweg::features::cohorts::programme_row(world.store.read(), "gardening").await.unwrap().unwrap();
    let oskar = world.person("oskar").await.id;
    let appointed = async |tx: &Tx| lernweg::features::cohorts::appoint_owner(tx, &second, oskar).await;
    world.store.write(appointed).await.unwrap();
    asks(&olga, "keep", "olga@example.org").await.must_be(200);
    hours_later(world, 7).await;
    world.sign_in("jonas").await.get(&thread).await.must_say("… does, says ….");
    assert_eq!(places(world, "Kestrelwing").await, Vec::<String>::new());
}

#[actix_web::test]
async fn whoever_asks_has_a_week_to_think_better_of_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    elif.get("/me/privacy").await.link("What goes then, and what stays");
    let no = asks(&elif, "", "jonas@example.org").await;
    assert_eq!((no.status.as_u16(), no.mistakes().len()), (422, 1), "what becomes of words is said first");
    let no = asks(&elif, "keep", "jonas@example.org").await.must_be(422);
    no.must_say("That is not the address of your account.");
    assert_eq!(no.typed(HERE, "email"), "jonas@example.org");
    let form = elif.get(HERE).await;
    let page = asks(&elif, "remove", "Elif@Example.org").await.must_be(200);
    page.must_flash("You get an e-mail about it").must_say("Wed 13 Jan 2027").must_say("What you wrote goes too.");
    elif.press_anew(&form, HERE, &[("words", "keep"), ("email", "elif@example.org")]).await.must_be(409);
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    assert_eq!(mail.subject, "Everything is erased on Wed 13 Jan 2027");
    let page = elif.get(&mail.link(HERE)).await;
    let page = elif.submit(&page, "/withdrawal", &[]).await.must_be(200);
    page.must_flash("Good that you stay.");
    elif.send_fresh(&format!("{HERE}/withdrawal"), &[]).await.must_be(409);
    hours_later(world, 8).await;
    assert_eq!(world.person("elif").await.name, "Elif");
    // What was withdrawn can be asked again, and then it counts from then.
    let elif = world.sign_in("elif").await;
    asks(&elif, "keep", "elif@example.org").await.must_be(200);
    hours_later(world, 6).await;
    assert!(places(world, "elif@example.org").await.contains(&"person.email".to_owned()), "a week is not over");
}

#[actix_web::test]
async fn of_five_marks_none_is_left_anywhere_and_what_others_said_stays() {
    let garden = lived_in().await;
    let world = &garden.world;
    let thread = marked(&garden).await;
    let id = world.person("elif").await.id;
    for mark in MARKS {
        assert!(!places(world, mark).await.is_empty(), "{mark} was never there");
    }
    let before = world.sign_in("jonas").await.get(&thread).await;
    asks(&world.sign_in("elif").await, "remove", "elif@example.org").await.must_be(200);
    world.deliver().await;
    hours_later(world, 7).await;
    for mark in MARKS {
        assert_eq!(places(world, mark).await, Vec::<String>::new(), "{mark}");
    }
    let jonas = world.sign_in("jonas").await;
    let page = jonas.get(&thread).await.must_be(200);
    assert_eq!(page.texts("article.post").len(), before.texts("article.post").len(), "every place stays");
    page.must_say("Ask @…, or write to …. … knows.").must_say("Where?").must_not_say("I saw");
    page.must_say("Former member");
    for path in [
        "/home".to_owned(),
        garden.at("/people"),
        garden.at("/threads"),
        garden.at("/sparring"),
        garden.at("/documents"),
    ] {
        jonas.get(&path).await.must_be(200).must_not_say("Elif");
    }
    let erased = erasure::Entity::find_by_id(id).one(world.store.read()).await.unwrap().unwrap();
    assert!(erased.done_at.is_some(), "what is left is an id, and that it was done");
    hours_later(world, 1).await;
    assert_eq!(acts(world, id).await, 1, "once");
    // The address is free for somebody new, who is not her.
    assert_ne!(world.person("elif").await.id, id);
}

async fn acts(world: &World, who: PersonId) -> u64 {
    let find = audit::Entity::find()
        .filter(audit::Column::Action.eq("erase_account"))
        .filter(audit::Column::SubjectId.eq(who.to_string()));
    find.count(world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn words_that_may_stay_stay_without_a_name_and_can_still_be_found() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let thread = marked(&garden).await;
    asks(&world.sign_in("elif").await, "keep", "elif@example.org").await.must_be(200);
    hours_later(world, 7).await;
    for mark in ["elif@example.org", "Kestrelwing", "kestrelprofile", "kestrelventure"] {
        assert_eq!(places(world, mark).await, Vec::<String>::new(), "{mark}");
    }
    let jonas = world.sign_in("jonas").await;
    jonas.get(&thread).await.must_say("I saw a kestrelpost.").must_say("Former member").must_not_say("Elif");
    jonas.get("/search?q=kestrelpost").await.must_say("kestrelpost");
}

#[actix_web::test]
async fn nobody_is_forgotten_while_a_cohort_would_be_left_alone() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (tom, jonas) = (world.person("tom").await.id, world.person("jonas").await.id);
    let moved = async |tx: &Tx| {
        tx.record(Some(tom), "end_enrolment", ("cohort", garden.cohort.id), json!({ "person": jonas })).await
    };
    world.store.write(moved).await.unwrap();
    asks(&world.sign_in("tom").await, "keep", "tom@example.org").await.must_be(200);
    asks(&world.sign_in("olga").await, "keep", "olga@example.org").await.must_be(200);
    hours_later(world, 7).await;
    let tom = world.sign_in("tom").await;
    tom.get(HERE).await.must_say("Not possible yet").must_say("last trainer");
    world.sign_in("olga").await.get(HERE).await.must_say("Not possible yet").must_say("last owner");
    assert_eq!(world.person("tom").await.name, "Tom", "none of it is done");
    garden.cohort.enrol(world, "dora", Role::Trainer).await;
    hours_later(world, 0).await;
    assert_eq!(places(world, "tom@example.org").await, Vec::<String>::new());
    let jonas = world.sign_in("jonas").await;
    jonas.get(&garden.at("")).await.must_be(200).must_not_say("Tom");
    jonas.get("/me/privacy/log").await.must_say("Former member ended your place").must_not_say("Lernweg ended");
}

#[actix_web::test]
async fn of_many_processes_one_forgets_and_thinking_better_comes_before_or_after() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let node = world.another_node().await;
    let id = world.person("elif").await.id;
    asks(&world.sign_in("elif").await, "remove", "elif@example.org").await.must_be(200);
    world.later(Duration::days(7));
    let elif = world.sign_in("elif").await;
    let page = elif.get(HERE).await;
    let store = |nth: usize| if nth.is_multiple_of(2) { &world.store } else { &node.store };
    let all = async { at_once(6, async |nth| forget_due(store(nth)).await).await };
    let (done, answer) = futures_util::future::join(all, elif.press(&page, "/withdrawal", &[])).await;
    assert!(done.iter().all(Result::is_ok), "{done:?}");
    let forgotten = acts(world, id).await;
    let stays = erasure::Entity::find_by_id(id).one(world.store.read()).await.unwrap().is_none();
    assert!(forgotten == u64::from(!stays) && (forgotten == 1 || answer.status == 303), "{forgotten} {stays}");
}

#[actix_web::test]
async fn whoever_was_forgotten_does_not_come_back_with_an_older_database() {
    let today = Garden::new().await;
    let elif = today.world.person("elif").await.id;
    asks(&today.world.sign_in("elif").await, "remove", "elif@example.org").await.must_be(200);
    hours_later(&today.world, 7).await;
    assert!(today.world.files().join(format!("forgotten/{elif}.remove")).is_file());

    // An older database knows her. Where files lie it says that she was forgotten.
    let older = Garden::new().await;
    let world = &older.world;
    let (elif, jonas) = (world.person("elif").await.id, world.sign_in("jonas").await);
    let said = ask(&older, &world.sign_in("elif").await, "From Elif", "Words of Elif.").await.path;
    std::fs::create_dir_all(world.files().join("forgotten")).unwrap();
    for name in [format!("{elif}.remove"), format!("{}.keep", fresh(world.store.now())), "readme.txt".into()] {
        std::fs::write(world.files().join("forgotten").join(name), "").unwrap();
    }
    forget_due(&world.store).await.unwrap();
    assert_eq!(places(world, "elif@example.org").await, Vec::<String>::new());
    jonas.get(&said).await.must_not_say("Words of Elif.");
    assert_eq!(acts(world, elif).await, 1);
    forget_due(&world.store).await.unwrap();
    assert_eq!(acts(world, elif).await, 1, "once is enough");
}

#[actix_web::test]
async fn an_account_that_was_closed_half_a_year_ago_is_forgotten_by_itself() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let id = world.person("elif").await.id;
    world.store.write(async |tx| lernweg::identity::close_account(tx, None, id).await).await.unwrap();
    hours_later(world, 179).await;
    assert!(!places(world, "elif@example.org").await.is_empty());
    hours_later(world, 1).await;
    assert_eq!(places(world, "elif@example.org").await, Vec::<String>::new());
    let row = erasure::Entity::find_by_id(id).one(world.store.read()).await.unwrap().unwrap();
    assert_eq!(row.words, Wording::Keep);
}

#[actix_web::test]
async fn a_certificate_holds_and_names_nobody_once_somebody_is_forgotten() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = crate::certificates::earned(&garden).await;
    asks(&world.sign_in("elif").await, "remove", "elif@example.org").await.must_be(200);
    hours_later(world, 7).await;
    world.stranger().get(&path).await.must_be(200).must_say("holds").must_not_say("Elif");
}
