//! Stories about the demonstration: the built program, in an empty folder, and its
//! school on any day of the week.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use lernweg::{
    app::demo::{School, seed},
    platform::{calendar_files::CalendarFile, mail::Mailer},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::calendar_files::{entry, letter, moment};
use crate::harness::{Demo, Page, Persona, World, calendar::Calendar};

#[actix_web::test]
async fn an_empty_folder_becomes_a_running_school() {
    let mut demo = Demo::start_empty();
    for word in ["participant", "trainer", "owner", "auditor", "/demo/sign-in/participant", "/demo/mailbox"] {
        assert!(demo.said.contains(word), "{}", demo.said);
    }
    assert!(demo.folder.path().join("lernweg.db").is_file());
    let visitor = demo.visitor("en");
    visitor.get("/demo").await.must_be(200);
    let home = visitor.get("/demo/sign-in/participant").await.must_be(200);
    assert_eq!(home.path, "/home");
    assert!(is_in_week(&home.attributes(".heading a", "href"), 3), "today, too, is in week 3");
    let talk = home.attribute("nav a[href$='/threads']", "href").unwrap();
    let apart = visitor.get(&talk.replace("/threads", "/private")).await.must_be(200);
    apart.must_say("Schlaf erst einmal.");
    let log = visitor.get(&talk.replace("/threads", "/log")).await.must_be(200);
    log.must_say("So kurz darf das sein?");
    let circle = visitor.get(&talk.replace("/threads", "/circles")).await.must_be(200);
    circle
        .must_say("Was hier gesagt wird, bleibt unter euch.")
        .must_say("Drei Leute aus der Nachtschicht")
        .must_say("Ablauf");
    let mailbox = demo.visitor("en").get("/demo/mailbox").await.must_be(200);
    let mails = mailbox.attributes("main a[href^='/demo/mailbox/']", "href");
    assert!(mails.len() > 30, "everybody was welcomed and many were answered: {}", mails.len());
    let mail = visitor.get(&mails[0]).await.must_be(200);
    let frame = mail.attribute("iframe", "src").unwrap();
    assert!(mail.attribute("iframe", "sandbox").is_some());
    let html = visitor.get(&frame).await.must_be(200);
    assert!(html.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    for nonsense in ["/demo/mailbox/nope", "/demo/mailbox/..%2f..%2fCargo", "/demo/sign-in/root"] {
        visitor.get(nonsense).await.must_be(404);
    }
    let weeks = demo.visitor("en");
    weeks.get("/demo/sign-in/trainer").await.must_be(200);
    weeks.get("/demo/sign-in/owner").await.must_be(200);
    let reads = demo.visitor("de");
    let home = reads.get("/demo/sign-in/auditor").await.must_be(200);
    reads.get(&home.link("Das Protokoll des Hauses")).await.must_be(200).must_say("Marion Vogt");
    // Signed out, one click is enough again.
    let me = visitor.get("/me").await;
    visitor.submit(&me, "/sign-out", &[]).await.must_be(200);
    assert_eq!(visitor.get("/demo/sign-in/participant").await.must_be(200).path, "/home");
    // Started again it is the same school, and nobody is welcomed twice. The worker may have sent something else
    // meanwhile: it works while we look.
    let welcomes = |mailbox: &Page| {
        let subjects = mailbox.texts("main a[href^='/demo/mailbox/']");
        subjects.iter().filter(|one| one.starts_with("Du bist dabei") || one.starts_with("You are in")).count()
    };
    assert!(welcomes(&mailbox) > 30, "everybody was welcomed");
    demo.restart();
    let again = demo.visitor("en").get("/demo/mailbox").await.must_be(200);
    assert_eq!(welcomes(&again), welcomes(&mailbox));
}

#[actix_web::test]
async fn the_pages_of_the_demonstration_are_drawn_in_both_languages() {
    let demo = Demo::start_empty();
    for language in ["de", "en"] {
        let visitor = demo.visitor(language);
        for path in ["/demo", "/demo/mailbox"] {
            let page = visitor.get(path).await.must_be(200);
            assert_eq!(page.attribute("html", "lang").as_deref(), Some(language), "{path}");
        }
        let mailbox = visitor.get("/demo/mailbox").await;
        let mail = mailbox.attribute("main a[href^='/demo/mailbox/']", "href").unwrap();
        let view = visitor.get(&mail).await.must_be(200).attribute("body", "data-view");
        assert_eq!(view.as_deref(), Some("demo/mail.html"));
        let link = visitor.get(&mail).await.attribute("main a[href$='/calendar']", "href");
        assert_eq!(link, None, "it brings nothing for a calendar");
        visitor.get(&format!("{mail}/calendar")).await.must_be(404);
    }
    // An invitation has its file.
    let invitation = CalendarFile::invitation(entry("a@x", moment(Tz::Europe__Berlin, "2027-01-12", "18:00:00", 60)));
    let folder = demo.folder.path().join("demo-mail");
    drop(Mailer::new(&format!("file:{}", folder.display())).unwrap().send(letter(&invitation)).await.unwrap());
    let visitor = demo.visitor("de");
    let mail = visitor.get("/demo/mailbox").await.link("Webinar im Beet");
    let link = visitor.get(&mail).await.must_be(200).link("In den Kalender");
    let file = visitor.fetch(&link).await.must_be(200);
    assert!(file.headers["content-type"].to_str().unwrap().starts_with("text/calendar"));
    assert_eq!(Calendar::read(&file.body).entries[0].attendees, ["elif@example.org"]);
}

/// A house whose clock stands at `moment`, UTC, with the school of the demonstration in it.
async fn school_at(moment: &str) -> World {
    let world = World::with(|settings| settings.content = None).await;
    let moment: DateTime<Utc> = format!("{moment}:00Z").parse().unwrap();
    world.later(moment - world.clock.now());
    let school = School::built_in().unwrap();
    seed(&world.store, &world.catalogue, &world.postman, &school, |_| {}).await.unwrap();
    world
}

fn is_in_week(links: &[String], week: u32) -> bool {
    links.iter().any(|link| link.ends_with(&format!("/weeks/{week}")))
}

/// When the posts somebody can read in a cohort were written, thread by thread.
async fn posts_of(reader: &Persona, cohort: &str) -> Vec<Vec<DateTime<Utc>>> {
    let mut threads = BTreeSet::new();
    for page in 1..=2 {
        let list = reader.fetch(&format!("{cohort}/threads?page={page}")).await;
        threads.extend(list.attributes("main .rows a[href*='/threads/']", "href"));
    }
    let mut posts = Vec::new();
    for thread in threads {
        let thread = reader.get(&thread).await.must_be(200);
        let times = thread.attributes("article.post time", "datetime");
        posts.push(times.iter().map(|time| time.parse().unwrap()).collect());
    }
    posts
}

/// What the demonstration promises, whenever it is started.
async fn is_alive_at(moment: &str) {
    let world = school_at(moment).await;
    let now = world.clock.now();
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await.must_be(200);
    assert!(is_in_week(&home.attributes(".heading a", "href"), 3), "{:?}", home.heading());
    assert!(!home.attributes("main a[href*='/posts/']", "href").is_empty(), "somebody waits for Elif");

    // The trainer sees 26 people, how far they are, and who has no answer yet.
    let jonas = world.sign_in("jonas").await;
    let cohort = jonas.get("/home").await.attribute("main a[href*='/weeks/3']", "href").unwrap();
    let cohort = cohort.split_once("/weeks").unwrap().0.to_owned();
    let overview = jonas.get(&cohort).await.must_be(200);
    assert_eq!(overview.texts("tbody tr").len(), 26);
    assert!(!overview.attributes(".waiting-list a[href*='/threads/']", "href").is_empty(), "a thread waits");

    let posts = posts_of(&jonas, &cohort).await;
    assert!(posts.len() > 15, "they talk about many things: {}", posts.len());
    assert!(posts.iter().filter(|thread| thread.len() > 4).count() > 8, "and with one another: {posts:?}");
    let newest = posts.iter().flatten().max().unwrap();
    assert!(*newest <= now, "nobody wrote in the future: {newest}");
    assert!(now - *newest < Duration::days(1), "and somebody did today or yesterday: {newest}");
}

#[actix_web::test]
async fn early_on_a_monday_it_is_still_the_third_week() {
    is_alive_at("2027-01-11T06:30").await;
}

#[actix_web::test]
async fn on_a_monday_at_nine_the_third_week_has_just_opened() {
    is_alive_at("2027-01-11T08:00").await;
}

#[actix_web::test]
async fn on_a_wednesday_after_the_clocks_went_forward_it_is_the_third_week() {
    is_alive_at("2027-03-31T10:00").await;
}

#[actix_web::test]
async fn on_a_sunday_night_after_the_clocks_went_back_it_is_the_third_week() {
    is_alive_at("2027-10-31T22:50").await;
}

#[actix_web::test]
async fn one_cohort_went_through_all_seven_weeks_and_another_takes_applications() {
    let world = school_at("2027-01-12T09:00").await;
    let names = "sefa ute marek luisa carsten yasemin detlef paolo harpreet roswitha emre grace";
    let mut made = 0;
    for key in names.split(' ') {
        let progress = world.sign_in(key).await.get("/me/progress").await.must_be(200);
        assert_eq!(progress.texts("tbody .state.done").len(), 7, "{key} has done every lesson of every week");
        let figures: Vec<usize> =
            progress.texts("dl.figures dd").iter().map(|figure| figure.parse().unwrap()).collect();
        assert!(figures.iter().sum::<usize>() > 0, "{key} was heard of");
        made += figures[0];
    }
    assert!(made > 20, "they answered questions: {made}");
    let hanna = world.sign_in("hanna").await;
    let home = hanna.get("/home").await.must_be(200);
    let cohort = home.attribute("main a[href*='/weeks/7']", "href").expect("her cohort has come to its last week");
    let overview = hanna.get(cohort.split_once("/weeks").unwrap().0).await.must_be(200);
    assert_eq!(overview.texts(".kicker .state.done"), ["beendet"]);

    let programme = world.stranger().get("/programmes/community-manager").await.must_be(200);
    programme.must_say("Cirrus").must_say("Mon 22 Feb 2027");
}

#[actix_web::test]
async fn its_people_pitch_and_say_something_to_each_other() {
    let world = school_at("2027-01-14T09:00").await;
    let elif = world.sign_in("elif").await;
    let week = elif.get("/home").await.attribute("main a[href*='/weeks/3']", "href").unwrap();
    let pitches = format!("{}/pitches", week.split_once("/weeks").unwrap().0);
    let room = elif.get(&pitches).await.must_be(200);
    room.must_say("Pitch-Runde in Woche 5").must_say("Der rote Punkt").must_say("Platz 3");
    room.must_say("Amara Okafor möchte mit dir tauschen");
    let own = elif.get(&room.link("Eine Pore, drei Namen")).await.must_be(200);
    own.must_say("hat etwas gesagt").must_say("Ein Foto, eine Münze für die Größe");
    elif.get(&format!("{}/versions", own.path)).await.must_be(200).must_say("Fassung 2").must_say("Fassung 1");
    // The cohort that is over has held its round.
    let grace = world.sign_in("grace").await;
    let aurora = entity::cohort::Entity::find().filter(entity::cohort::Column::Name.eq("Aurora"));
    let aurora = aurora.one(world.store.read()).await.unwrap().unwrap().id;
    let at = |path: &str| format!("/cohorts/{aurora}/pitches{path}");
    let gallery = grace.get(&at("/gallery")).await.must_be(200);
    assert_eq!(
        gallery.texts("main section h2"),
        ["Eine Stunde vor dem Monatsende", "Ein Blatt, vier Dienstage", "One name at the gate"]
    );
    gallery.must_say("What they change").must_say("Den Feiertag sage ich zuerst.");
    let pitch = gallery.link("Eine Stunde vor dem Monatsende");
    let ute = world.sign_in("ute").await;
    let replies = ute.get(&format!("{pitch}/replies")).await.must_be(200);
    assert!(replies.texts("section[aria-labelledby=saw-h] .row-title, section[aria-labelledby=saw-h] li").len() >= 2);
}
