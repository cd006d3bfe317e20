//! What everybody may see of a programme.

use entity::states::Role;
use lernweg::features::cohorts::Step;

use crate::harness::{Cohort, Garden, World};

#[actix_web::test]
async fn a_visitor_sees_what_starts_next_and_not_who_is_in_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let open = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-03-01").await;
    open.step(world, Step::Open).await;
    Cohort::plan_on(world, "gardening", "Secret", "olga", "2027-04-05").await;
    let gone = Cohort::plan_on(world, "gardening", "Gone", "olga", "2027-02-01").await;
    gone.step(world, Step::Cancel).await;
    let page = world.stranger().get("/programmes/gardening").await.must_be(200);
    assert_eq!(page.texts("section[aria-labelledby=next] .row-title"), ["Borealis"]);
    assert_eq!(page.texts("ol.weeks h3"), ["Week 1: why sowing?", "Week 2: why watering?", "Week 3: why harvesting?"]);
    page.must_say("Gardening").must_say("Mon 1 Mar 2027").must_say("A pot will do.").must_say("1 to 2 hours a week");
    page.must_not_say("Elif").must_not_say("Tom");
    let german = world.stranger_reading("de").get("/programmes/gardening").await;
    german.must_say("Gärtnern").must_say("1. März 2027").must_say("Ein Topf genügt.");
    world.stranger().get("/programmes/nowhere").await.must_be(404);
    let front = world.stranger().get("/").await.must_be(200);
    assert_eq!(front.texts("main .row-title"), ["Koken", "Gardening"]);
}

#[actix_web::test]
async fn the_first_day_is_the_day_where_the_cohort_is() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = olga.get("/programmes/gardening/cohorts/new").await;
    let fields = [("name", "Down under"), ("starts_on", "2027-03-01"), ("zone", "Pacific/Auckland")];
    let page = olga.submit(&page, "/cohorts", &fields).await.must_be(200);
    olga.submit(&page, "/state", &[("step", "open")]).await.must_be(200);
    // Eight o'clock there is Sunday evening in Berlin; whoever applies there still begins on Monday.
    let public = world.stranger().get("/programmes/gardening").await;
    // The instant at which the week opens is said in the reader's own time, with its zone.
    public.must_say("Mon 1 Mar 2027 –").must_say("Week 1 opens Sun 28 Feb 2027, 20:00 CET");
    let list = olga.get("/programmes/gardening/cohorts").await;
    list.must_say("Mon 1 Mar 2027").must_not_say("Sun 28 Feb 2027");
}

#[actix_web::test]
async fn the_one_who_looks_after_it_is_shown_the_way_in() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let way_in = "a[href='/programmes/gardening/cohorts']";
    let olga = world.sign_in("olga").await;
    assert_eq!(olga.get("/programmes/gardening").await.texts(way_in).len(), 1);
    assert_eq!(olga.get("/programmes/cooking").await.texts("a[href='/programmes/cooking/cohorts']").len(), 0);
    for page in [
        world.stranger().get("/programmes/gardening").await,
        world.sign_in("elif").await.get("/programmes/gardening").await,
        world.sign_in("tom").await.get("/programmes/gardening").await,
    ] {
        assert_eq!(page.texts(way_in).len(), 0);
    }
}

#[actix_web::test]
async fn a_house_with_one_course_begins_with_it() {
    let only = tempfile::tempdir().unwrap();
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/content/programmes/cooking");
    let to = only.path().join("programmes/cooking");
    std::fs::create_dir_all(to.join("week-1")).unwrap();
    for file in ["programme.yaml", "week-1/week.nl.md", "week-1/01-soup.nl.md"] {
        std::fs::copy(from.join(file), to.join(file)).unwrap();
    }
    let world = World::with(|settings| settings.content = Some(only.path().to_owned())).await;
    let page = world.stranger().get("/").await.must_be(200);
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/", "Koken"));
    page.must_say("Je eet.");
    let cohort = Cohort::plan(&world, "cooking", "Casserole", "otto").await;
    cohort.enrol(&world, "elif", Role::Participant).await;
}
