//! The week on one page of the house: who reads it, and what is in it.

use chrono::Utc;
use entity::cohort_note;
use lernweg::features::curriculum::touch;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{course::School, must_be_one_document};
use crate::harness::Garden;

const FORMS: [&str; 3] = ["reader", "reader.html", "reader.epub"];

#[actix_web::test]
async fn an_open_week_is_read_by_all_of_its_cohort_and_by_nobody_else() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for form in FORMS {
        let path = garden.at(&format!("/weeks/1/{form}"));
        for key in ["elif", "tom", "olga"] {
            world.sign_in(key).await.fetch(&path).await.must_be(200);
        }
        world.sign_in("sam").await.fetch(&path).await.must_be(404);
        let asked = world.stranger().fetch(&path).await.must_be(303);
        assert!(asked.headers["location"].to_str().unwrap().starts_with("/sign-in?next="));
        for week in ["0", "4", "01", "x"] {
            world.sign_in("tom").await.fetch(&garden.at(&format!("/weeks/{week}/{form}"))).await.must_be(404);
        }
    }
}

#[actix_web::test]
async fn before_a_week_opens_those_read_it_who_prepare_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom, olga) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("olga").await);
    for form in FORMS {
        let path = garden.at(&format!("/weeks/2/{form}"));
        elif.fetch(&path).await.must_be(404);
        tom.fetch(&path).await.must_be(200);
        olga.fetch(&path).await.must_be(200);
    }
    let ahead = tom.get(&garden.at("/weeks/2/reader")).await;
    ahead.must_say("Not open yet. You are reading ahead.").must_say("Mon 11 Jan 2027, 08:00 CET");
    let opens = "2027-01-11T07:00:00Z".parse::<chrono::DateTime<Utc>>().unwrap();
    world.later(opens - world.store.now());
    let elif = world.sign_in("elif").await;
    elif.get(&garden.at("/weeks/2/reader")).await.must_be(200).must_not_say("Not open yet");
}

#[actix_web::test]
async fn the_whole_week_stands_there_in_its_order() {
    let school = School::new("").await;
    let elif = school.world.sign_in("elif").await;
    let page = elif.get(&school.week("reader")).await.must_be(200);
    must_be_one_document(&page);
    assert_eq!(page.heading(), "What holds?");
    let titles = ["Thread", "Stoff", "Hem", "Zu zweit nähen", "Treffen", "Atmen", "Lesen"];
    assert_eq!(page.texts("main .chapter h2"), titles);
    assert_eq!(page.texts("main ol.contents a"), titles);
    assert_eq!(page.texts("#lesson-thread h3"), ["Zuerst", "Zuerst"]);
    assert_eq!(page.texts("#lesson-thread h5"), ["Ein Sprung"], "a gap is closed");
    assert_eq!(page.texts("#lesson-thread .ask .asks"), ["Und du?"]);
    assert_eq!(page.text_at("#lesson-thread .kicker"), "Lesson 1 5 minutes");
    assert_eq!(
        page.text_at("#task .kicker"),
        "Task 5 minutes Due on Fri 8 Jan 2027",
        "the fifth day of a week from Monday"
    );
    assert_eq!(page.texts("#session .block.run-sheet td"), ["0–5", "Nähen"]);
    page.must_not_say("Hör zu.");
    assert!(page.attribute("#lesson-thread img", "src").unwrap().starts_with("/programmes/sewing/images/"));
}

#[actix_web::test]
async fn what_is_not_translated_says_so_and_what_is_does_not() {
    let school = School::new("").await;
    let elif = school.world.sign_in("elif").await;
    let page = elif.get(&school.week("reader")).await.must_be(200);
    assert_eq!(page.attribute("#lesson-cloth h2", "lang").as_deref(), Some("de"));
    assert_eq!(page.attribute("#lesson-cloth .prose", "lang").as_deref(), Some("de"));
    assert_eq!(page.attribute("#lesson-cloth .asks", "lang").as_deref(), Some("de"));
    assert_eq!(page.texts("#lesson-cloth .note"), ["So far this text exists in German only."]);
    assert_eq!(page.texts("#lesson-thread .note"), Vec::<String>::new());
    assert_eq!(page.attribute("#lesson-thread .prose", "lang").as_deref(), Some("en"));
    let german = elif.submit(&page, "/language", &[("locale", "de")]).await.must_be(200);
    assert_eq!((german.path.as_str(), german.heading().as_str()), (page.path.as_str(), "Was hält?"));
    assert_eq!(german.texts(".note"), Vec::<String>::new());
    assert_eq!(german.text_at("#task .kicker"), "Aufgabe 5 Minuten Fällig am Fr., 8. Jan. 2027");
    must_be_one_document(&german);
}

#[actix_web::test]
async fn links_lead_where_this_reader_can_go() {
    let school = School::new("").await;
    let world = &school.world;
    let links = |page: &crate::harness::Page| {
        let words = ["Stoff", "Knopf", "heim", "fern"];
        words.map(|words| page.link(words))
    };
    let elif = world.sign_in("elif").await.get(&school.week("reader")).await;
    assert_eq!(links(&elif), ["#lesson-cloth", "/lessons/button", "/home", "https://a.example/?a=1&b=2"]);
    assert!(!elif.body.contains("/lessons/gone") && !elif.body.contains("#nowhere"));
    let olga = world.sign_in("olga").await.get(&school.week("reader")).await;
    assert_eq!(links(&olga)[1], school.cohort.at("/weeks/2/reader#lesson-button"), "who has no lessons reads the week");
    world.sign_in("olga").await.get(&school.cohort.at("/weeks/2/reader")).await.must_be(200).must_say("Knopf");
}

#[actix_web::test]
async fn the_guide_is_for_those_who_moderate_or_look_after_the_course() {
    let school = School::new("").await;
    let world = &school.world;
    for key in ["tom", "olga"] {
        let page = world.sign_in(key).await.get(&school.week("reader")).await.must_be(200);
        must_be_one_document(&page);
        assert_eq!(page.texts("main .chapter h2").last().map(String::as_str), Some("Für dich"));
        page.must_say("Hör zu.").must_say("For trainers only");
    }
    let elif = world.sign_in("elif").await;
    for form in ["reader", "reader.html"] {
        assert!(!elif.get(&school.week(form)).await.body.contains("Hör zu."), "{form}");
    }
}

#[actix_web::test]
async fn what_trainers_add_stands_apart_where_it_belongs() {
    let school = School::new("").await;
    let world = &school.world;
    school.cohort.keep(world).await;
    let (tom, elif) = (world.person("tom").await.id, world.sign_in("elif").await);
    for (item, words) in
        [("lesson/cloth", "<h4>Achtung</h4>\n<p>Nehmt <em>Leinen</em>.</p>"), ("week/1/task", "<p>Bis Freitag.</p>")]
    {
        let note = cohort_note::ActiveModel {
            cohort_id: Set(school.cohort.id),
            item: Set(item.to_owned()),
            body: Set(String::new()),
            body_html: Set(words.to_owned()),
            renderer: Set(1),
            language: Set("de".to_owned()),
            author_id: Set(tom),
            written_at: Set(world.store.now()),
        };
        let write = async |tx: &lernweg::storage::Tx| -> Result<(), lernweg::platform::errors::Error> {
            cohort_note::Entity::insert(note.clone()).exec_without_returning(&**tx).await?;
            touch(tx, school.cohort.id).await
        };
        world.store.write(write).await.unwrap();
    }
    for form in ["reader", "reader.html"] {
        let page = elif.get(&school.week(form)).await.must_be(200);
        must_be_one_document(&page);
        assert_eq!(page.texts("#lesson-cloth .noted"), ["From your trainers Achtung Nehmt Leinen."]);
        assert_eq!(page.texts("#lesson-cloth .noted h3"), ["Achtung"]);
        assert_eq!(page.texts("#task .noted"), ["From your trainers Bis Freitag."]);
        assert_eq!(page.texts(".noted").len(), 2);
    }
}

#[actix_web::test]
async fn nothing_people_wrote_is_in_it() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let lesson = elif.get(&garden.at("/weeks/1/soil")).await;
    elif.submit(&lesson, "/answers", &[("body", "It smells.")]).await.must_be(200);
    for form in ["reader", "reader.html"] {
        let page = elif.get(&garden.at(&format!("/weeks/1/{form}"))).await.must_be(200);
        page.must_say("What do you know about soil?");
        assert!(!page.body.contains("It smells."), "{form}");
    }
}

#[actix_web::test]
async fn who_owns_a_course_reads_it_before_anybody_runs_it() {
    let school = School::new("").await;
    let world = &school.world;
    let olga = world.sign_in("olga").await;
    let cohorts = olga.get("/programmes/sewing/cohorts").await.must_be(200);
    cohorts.must_say("The course, week by week");
    assert_eq!(
        cohorts.attributes("ol.weeks h3 a", "href"),
        ["/programmes/sewing/weeks/1", "/programmes/sewing/weeks/2"]
    );
    let page = olga.get(&cohorts.link("What holds?")).await.must_be(200);
    must_be_one_document(&page);
    page.must_say("Hör zu.").must_say("Due on day 5 of the week").must_not_say("Not open yet");
    assert_eq!(page.link("Knopf"), "/programmes/sewing/weeks/2#lesson-button");
    assert_eq!(
        (page.attribute("a[rel=prev]", "href"), page.link("Week 2")),
        (None, "/programmes/sewing/weeks/2".into())
    );
    assert!(page.attribute("a[href$='.epub']", "href").is_none());
    for path in [
        "/programmes/sewing/weeks/3",
        "/programmes/sewing/weeks/0",
        "/programmes/sewing/weeks/01",
        "/programmes/x/weeks/1",
    ] {
        olga.fetch(path).await.must_be(404);
    }
    for key in ["tom", "elif", "sam"] {
        world.sign_in(key).await.fetch("/programmes/sewing/weeks/1").await.must_be(404);
    }
    assert_eq!(olga.get(&school.cohort.at("/settings")).await.link("Week 2"), school.cohort.at("/weeks/2/reader"));
}

#[actix_web::test]
async fn the_week_says_quietly_how_to_take_it_along() {
    let garden = Garden::new().await;
    let (elif, tom) = (garden.world.sign_in("elif").await, garden.world.sign_in("tom").await);
    let page = elif.get(&garden.at("/weeks/1")).await;
    page.must_say("To print or take along: one page · HTML · EPUB");
    for (words, form) in [("one page", "reader"), ("HTML", "reader.html"), ("EPUB", "reader.epub")] {
        assert_eq!(page.link(words), garden.at(&format!("/weeks/1/{form}")));
    }
    elif.get(&garden.at("/weeks/2")).await.must_not_say("take along");
    tom.get(&garden.at("/weeks/2")).await.must_say("take along");
}
