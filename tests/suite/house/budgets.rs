//! A list costs the same number of statements whether it has one item or three.

use entity::states::{ProgrammeRole, Role, Verdict};
use lernweg::{
    features::cohorts::Step,
    web::waiting::{Column, Item, Section, Source},
};

use crate::{
    admissions::{assessor, score},
    harness::{Admission, Cohort, Garden, Persona, World, application_link},
    journey::owned_by,
};

async fn cost(garden: &Garden, persona: &Persona, path: &str) -> u64 {
    cost_in(&garden.world, persona, path).await
}

async fn cost_in(world: &World, persona: &Persona, path: &str) -> u64 {
    persona.get(path).await.must_be(200);
    let before = world.store.statements();
    persona.fetch(path).await.must_be(200);
    world.store.statements() - before
}

async fn talk(garden: &Garden, about: &str) {
    let jonas = garden.world.sign_in("jonas").await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let thread = elif.submit(&new, "/threads", &[("title", about), ("body", about)]).await.must_be(200);
    let page = jonas.get(&thread.path).await;
    jonas.submit(&page, "/posts", &[("body", about)]).await.must_be(200);
    for lesson in ["soil", "seed"] {
        let page = jonas.get(&garden.at(&format!("/weeks/1/{lesson}"))).await;
        if page.find_form("/answers").is_some() {
            jonas.submit(&page, "/answers", &[("body", about)]).await.must_be(200);
        }
    }
}

#[actix_web::test]
async fn lists_cost_the_same_with_one_and_with_three() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom, olga) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("olga").await);
    let stranger = world.stranger();
    let crocus = Cohort::plan_on(world, "gardening", "Crocus", "olga", "2027-03-01").await;
    crocus.open_to_apply(world, |_| {}).await;
    let anna = crocus.apply(world, "anna").await;
    let applicant = world.stranger();
    applicant.get(&application_link(world, anna)).await.must_be(200);
    let feed = crate::feeds::link(&garden, &elif).await;
    let (paper, section) = crate::documents::with_text(&garden, &elif, "First.").await;
    let rounds = crate::pitches::rounds::room_and_round(&garden).await;
    let (round, pitches) = crate::pitches::feedback::heard_in(&garden, &["elif", "jonas"]).await;
    let [elif_pitch, jonas_pitch] = ["elif", "jonas"].map(|key| garden.at(&format!("/pitches/{}", pitches[key])));
    crate::pitches::feedback::announce(&garden, round, lernweg::features::pitches::ROUND_OVER, round.0).await;
    crate::pitches::feedback::form_of(&elif, &format!("{jonas_pitch}/feedback")).await;
    let pitch = elif_pitch.clone();
    let certificate = crate::certificates::given(&garden, "elif").await;
    let dana = crate::auditing::dana(world).await;
    let pages = [
        (&stranger, "/programmes/gardening".to_owned(), 6),
        (&stranger, "/programmes/gardening/apply".to_owned(), 3),
        (&applicant, format!("/applications/{anna}"), 4),
        (&applicant, format!("/applications/{anna}/check"), 4),
        (&elif, "/home".to_owned(), 6),
        (&elif, garden.at(""), 4),
        (&elif, garden.at("/people"), 3),
        (&elif, garden.at("/threads"), 3),
        (&elif, "/me/moderation".to_owned(), 2),
        (&elif, "/me/notifications".to_owned(), 5),
        (&elif, "/me/notifications/discussions-answered".to_owned(), 14),
        (&elif, "/nudges".to_owned(), 2),
        (&olga, "/mail".to_owned(), 9),
        (&olga, "/operations".to_owned(), 7),
        (&olga, "/mail/texts".to_owned(), 3),
        (&olga, "/mail/texts/discussions-answered/en".to_owned(), 12),
        (&tom, garden.at("/moderation"), 5),
        (&olga, "/programmes/gardening/appeals".to_owned(), 4),
        (&elif, "/search".to_owned(), 2),
        (&elif, "/search?q=first+or+soil".to_owned(), 9),
        (&elif, "/search?q=first+from:jonas".to_owned(), 7),
        (&elif, "/search?q=is:unanswered".to_owned(), 7),
        (&stranger, feed.clone(), 6),
        (&elif, garden.at("/sessions"), 4),
        (&elif, garden.at("/sparring"), 21),
        (&elif, garden.at("/sparring/wishes"), 9),
        (&tom, garden.at("/sparring/round"), 15),
        (&elif, garden.at("/circles"), 22),
        (&elif, garden.at("/circles/meeting"), 19),
        (&elif, garden.at("/circles/contributions"), 4),
        (&tom, garden.at("/circles/round"), 13),
        (&elif, garden.at("/documents"), 3),
        (&elif, paper.clone(), 10),
        (&elif, section.clone(), 8),
        (&elif, format!("{section}/comments"), 10),
        (&elif, format!("{section}/history"), 7),
        (&elif, garden.at("/pitches"), 12),
        (&tom, rounds.1.clone(), 12),
        (&elif, rounds.0.clone(), 14),
        (&elif, garden.at("/venture"), 4),
        (&elif, garden.at(&format!("/people/{}/venture", world.person("jonas").await.id)), 4),
        (&elif, format!("{section}/cards"), 7),
        (&elif, format!("{section}/suggestions"), 7),
        (&elif, format!("{paper}/reading"), 6),
        (&elif, "/programmes/gardening/papers".to_owned(), 5),
        (&elif, pitch.clone(), 18),
        (&elif, format!("{pitch}/draft"), 9),
        (&elif, format!("{pitch}/versions"), 7),
        (&elif, garden.at("/pitches/gallery"), 11),
        (&elif, garden.at("/calendar"), 6),
        (&elif, garden.at("/calendar.ics"), 4),
        (&elif, garden.at("/weeks/1"), 4),
        (&elif, garden.at("/weeks/1/soil"), 7),
        (&elif, garden.at("/weeks/1/reader"), 2),
        (&elif, garden.at("/weeks/1/reader.epub"), 2),
        (&elif, "/me/progress".to_owned(), 9),
        (&elif, "/me/privacy".to_owned(), 2),
        (&elif, "/me/privacy/log".to_owned(), 3),
        (&elif, "/me/privacy/erasure".to_owned(), 2),
        (&elif, "/privacy/sheet".to_owned(), 2),
        (&elif, "/privacy/record".to_owned(), 1),
        (&dana, "/audit".to_owned(), 5),
        (&tom, garden.at(""), 6),
        (&elif, garden.at("/break"), 2),
        (&tom, garden.at("/cockpit"), 17),
        (&tom, garden.at("/nudges"), 6),
        (&olga, garden.at("/nudges/holdouts"), 5),
        (&olga, garden.at("/certificates"), 4),
        (&olga, "/programmes/gardening/insights".to_owned(), 7),
        (&olga, "/programmes/gardening/insights/cost".to_owned(), 7),
        (&elif, "/returns".to_owned(), 2),
        (&elif, "/me/community/health".to_owned(), 3),
        (&elif, "/me/community/maturity".to_owned(), 4),
        (&elif, garden.at("/afterwards"), 3),
        (&elif, "/me/community/health/2026-05".to_owned(), 3),
        (&elif, "/me/community/health/import".to_owned(), 3),
        (&elif, "/me/community/health.csv".to_owned(), 3),
        (&stranger, format!("/certificates/{}/pdf", certificate.code), 3),
        (&elif, garden.at("/helping"), 4),
        (&elif, garden.at("/pitches/feedback"), 12),
        (&tom, garden.at("/pitches/feedback"), 12),
        (&elif, garden.at("/pitches/practice"), 4),
        (&elif, format!("{jonas_pitch}/feedback"), 11),
        (&elif, format!("{elif_pitch}/replies"), 14),
        (&elif, format!("{elif_pitch}/print"), 14),
        (&olga, "/programmes/gardening/cohorts".to_owned(), 7),
        (&olga, garden.at("/settings"), 4),
        (&olga, garden.at("/calendar"), 10),
        (&olga, garden.at("/calendar/change?change=week&week=2&reason=Fog"), 7),
        (&olga, "/programmes/gardening/team".to_owned(), 4),
    ];
    crate::sparring::published(&garden).await;
    crate::circles::published(&garden).await;
    crate::maturity::says(&elif, &[("strategy", "1")]).await.must_be(200);
    crate::health::keeps(&elif, "2026-05", &[("asked", "9")]).await.must_be(200);
    talk(&garden, "First").await;
    crate::documents::comments::says(&elif, &section, "0", "One.").await;
    let mut before = Vec::new();
    for (persona, path, most) in &pages {
        let statements = cost(&garden, persona, path).await;
        assert!(statements <= *most, "{path} costs {statements} statements, more than {most}");
        before.push(statements);
    }
    talk(&garden, "Second").await;
    crate::documents::with_text(&garden, &elif, "Second.").await;
    let fields = [("heading", "One more")];
    elif.submit(&elif.get(&paper).await, &format!("{paper}/sections"), &fields).await.must_be(200);
    world.later(chrono::Duration::minutes(6));
    crate::documents::writes(&elif, &section, "First. Second.").await.must_be(200);
    for nth in ["0", "1"] {
        crate::documents::comments::says(&elif, &section, nth, "More.").await;
    }
    talk(&garden, "Third").await;
    let jonas = world.sign_in("jonas").await;
    for giver in [&jonas, &tom] {
        crate::pitches::feedback::gives(giver, &format!("{elif_pitch}/feedback"), "I saw it.", ["3"; 3]).await;
    }
    crate::pitches::feedback::gives(&tom, &format!("{jonas_pitch}/feedback"), "I saw it.", ["3"; 3]).await;
    for month in ["2026-03", "2026-04"] {
        crate::health::keeps(&elif, month, &[("asked", "12"), ("unanswered", "3")]).await.must_be(200);
    }
    garden.cohort.enrol(world, "third", Role::Participant).await;
    Cohort::plan(world, "gardening", "Borealis", "olga").await;
    Cohort::plan(world, "gardening", "Cirrus", "olga").await;
    crocus.apply(world, "berta").await;
    for ((persona, path, _), before) in pages.iter().zip(before) {
        assert_eq!(cost(&garden, persona, path).await, before, "{path}");
    }
}

/// A room that has something to say in every section.
fn planted(section: Section) -> Source {
    Source {
        name: "planted",
        section,
        person: true,
        columns: &[(Column::Cohort, "mine.cohort"), (Column::Title, "'Planted'"), (Column::Count, "1")],
        from: "from mine",
        item: |row| {
            let (headline, href) = (row.heading(), format!("/cohorts/{}", row.cohort?));
            Some(Item { headline, line: None, href, since: row.since_at, until: None })
        },
    }
}

#[actix_web::test]
async fn home_costs_six_statements_however_many_rooms_and_cohorts_there_are() {
    use Section::{Company, Expecting, Given, Next, Open, Waiting};
    let sources = [Waiting, Expecting, Open, Next, Company, Given].map(planted);
    let many: Vec<Source> = sources.iter().cycle().take(24).copied().collect();
    let garden = Garden::in_world(World::with_sources(&many).await).await;
    let world = &garden.world;
    talk(&garden, "First").await;
    // Trainer of one, participant of another and of one that is over; an applicant; an owner who is all of it.
    for (name, day, key) in [("Borealis", "2027-01-04", "elif"), ("Earlier", "2026-11-02", "mia")] {
        let cohort = Cohort::plan_on(world, "gardening", name, "olga", day).await;
        let role = if key == "elif" { Role::Trainer } else { Role::Participant };
        cohort.enrol(world, key, role).await;
        cohort.enrol(world, "olga", Role::Participant).await;
        cohort.enrol(world, "tom", Role::Trainer).await;
        cohort.step(world, Step::Confirm).await;
    }
    let crocus = Cohort::plan_on(world, "gardening", "Crocus", "olga", "2027-03-01").await;
    crocus.open_to_apply(world, |_| {}).await;
    let id = crocus.apply(world, "anna").await;
    owned_by(world, id, world.person("anna").await.id).await;
    // A lesson that has changed since it was read: its old words are looked up.
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let new = tom.get(&garden.at("/content/lessons/new?week=1")).await;
    let words = [("title", "Our plot"), ("body", "Behind the shed."), ("question", "Where do you dig?")];
    let lesson = tom.submit(&new, "/lessons", &words).await.must_be(200);
    let own = garden.at(&format!("/weeks/1/{}", lesson.path.rsplit("lesson.").next().unwrap()));
    elif.submit(&elif.get(&own).await, "/completion", &[("done", "yes")]).await.must_be(200);
    tom.submit(&lesson, &lesson.path, &[("body", "Beside the shed.")]).await.must_be(200);
    elif.get("/home").await.must_say("changed");
    assert_eq!(cost_in(world, &elif, "/home").await, 6, "and this is the most");
    for key in ["elif", "jonas", "mia", "tom", "olga", "anna", "sam"] {
        let statements = cost_in(world, &world.sign_in(key).await, "/home").await;
        assert!(statements <= 6, "{key}: {statements}");
    }
}

#[actix_web::test]
async fn applications_cost_the_same_with_one_and_with_three() {
    let admission = Admission::new().await;
    let (world, cohort) = (&admission.world, &admission.cohort);
    let first = admission.apply_all(1).await;
    let (olga, ada) = (world.sign_in("olga").await, assessor(world, "ada").await);
    score(&admission, &ada, first[0], ["1", "2"], "First.").await.must_be(303);
    cohort.decide(world, &first, Verdict::Offer).await;
    let pages = [
        (&olga, cohort.at("/applications"), 14),
        (&ada, cohort.at("/applications"), 13),
        (&olga, cohort.at("/applications/composition"), 14),
        (&olga, cohort.at("/applications/decisions"), 15),
        (&olga, cohort.at("/applications/history"), 11),
        (&olga, cohort.at(&format!("/applications/{}", first[0])), 11),
    ];
    let mut before = Vec::new();
    for (persona, path, most) in &pages {
        let statements = cost_in(world, persona, path).await;
        assert!(statements <= *most, "{path} costs {statements} statements, more than {most}");
        before.push(statements);
    }
    for key in ["berta", "carla"] {
        let id = cohort.apply(world, key).await;
        score(&admission, &ada, id, ["3", "2"], key).await.must_be(303);
        cohort.decide(world, &[id], Verdict::Offer).await;
    }
    let ben = assessor(world, "ben").await;
    score(&admission, &ben, first[0], ["3", "3"], "Second.").await.must_be(303);
    for ((persona, path, _), before) in pages.iter().zip(before) {
        assert_eq!(cost_in(world, persona, path).await, before, "{path}");
    }
}

#[actix_web::test]
async fn applications_cost_the_same_with_two_and_with_six() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let at = |path: &str| admission.cohort.at(path);
    let olga = world.sign_in("olga").await;
    let pages = [
        ("/programmes/gardening/applications".to_owned(), 12),
        ("/programmes/gardening/seats".to_owned(), 5),
        (at("/intake"), 6),
        (at("/applications/import"), 6),
        (at("/applications.csv"), 13),
        (at("/applications.xlsx"), 13),
    ];
    admission.cohort.import(world, "name,email\nAnna,anna@example.org\nAnna,anna@example.com\n").await;
    let cost = async |path: &str| {
        olga.fetch(path).await.must_be(200);
        let before = world.store.statements();
        olga.fetch(path).await.must_be(200);
        world.store.statements() - before
    };
    let mut before = Vec::new();
    for (path, most) in &pages {
        let statements = cost(path).await;
        assert!(statements <= *most, "{path} costs {statements} statements, more than {most}");
        before.push(statements);
    }
    admission.cohort.import(world, "name,email\nBo,bo@example.org\nBo,bo@example.com\nCleo,cleo@example.org\n").await;
    Cohort::plan(world, "gardening", "Borealis", "olga").await.open_to_apply(world, |_| {}).await;
    world.person("dora").await;
    admission.cohort.appoint(world, "dora", ProgrammeRole::Deputy).await;
    for ((path, _), before) in pages.iter().zip(before) {
        assert_eq!(cost(path).await, before, "{path}");
    }
}

#[actix_web::test]
async fn a_thread_costs_the_same_with_one_post_and_with_forty() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let thread = elif.submit(&new, "/threads", &[("title", "Long"), ("body", "One")]).await.must_be(200);
    let before = cost(&garden, &elif, &thread.path).await;
    assert!(before <= 12, "{before}");
    for nth in 0..40 {
        garden.world.later(chrono::Duration::seconds(11));
        let page = elif.get(&thread.path).await;
        elif.submit(&page, "/posts", &[("body", &format!("Post {nth}"))]).await.must_be(200);
    }
    assert_eq!(cost(&garden, &elif, &thread.path).await, before);
}

#[actix_web::test]
async fn a_session_costs_the_same_with_one_question_and_with_three() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let session = garden.cohort.session(world, "Ask about soil").await;
    let (board, notes) = (format!("{session}/questions"), format!("{session}/notes"));
    let write = async |words: &str| {
        let page = elif.get(&board).await;
        elif.submit(&page, "/questions", &[("body", words)]).await.must_be(200);
        let page = tom.get(&notes).await;
        tom.submit(&page, "/notes", &[("body", words)]).await.must_be(200);
        tom.press_anew(&page, "/consent", &[("agrees", "yes")]).await.must_be(303);
    };
    let pages = [(&elif, &board, 6), (&tom, &board, 6), (&elif, &notes, 8), (&tom, &notes, 9)];
    write("First").await;
    let mut before = Vec::new();
    for (persona, path, most) in pages {
        let statements = cost(&garden, persona, path).await;
        assert!(statements <= most, "{path} costs {statements} statements, more than {most}");
        before.push(statements);
    }
    write("Second").await;
    write("Third").await;
    for ((persona, path, _), before) in pages.into_iter().zip(before) {
        assert_eq!(cost(&garden, persona, path).await, before, "{path}");
    }
}

#[actix_web::test]
async fn a_query_more_is_noticed() {
    let garden = Garden::new().await;
    let before = garden.world.store.statements();
    lernweg::features::cohorts::members(garden.world.store.read(), garden.cohort.id).await.unwrap();
    assert_eq!(garden.world.store.statements() - before, 1);
}
