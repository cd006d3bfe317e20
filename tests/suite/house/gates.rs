//! Every route as every persona: who gets what. The table is the snapshot; a
//! route that is missing from it fails.

use std::fmt::Write;

use entity::{
    outbox,
    states::{ProgrammeRole, Role, Verdict},
};
use lernweg::{app, features::cohorts::Step, identity::close_account, web::Route};
use reqwest::Method;
use sea_orm::EntityTrait;

use crate::{
    admissions::{applied_before, assessor},
    harness::{Cohort, Garden, Persona, application_link},
};

/// The viewpoints, in the order of the table's columns.
const WHO: [&str; 12] = [
    "anonymous",
    "closed",
    "stranger",
    "participant",
    "participant elsewhere",
    "former participant",
    "trainer",
    "trainer elsewhere",
    "owner",
    "owner elsewhere",
    "assessor",
    "applicant",
];

struct Town {
    garden: Garden,
    people: Vec<(&'static str, Persona)>,
    thread: String,
    post: String,
    own_post: String,
    enrolment: String,
    picture: String,
    application: String,
    own_application: String,
    round: String,
    role: String,
    session: String,
    slot: String,
    question: String,
    person: String,
    attachment: String,
    moderation: String,
    paper: (String, String),
    pitch: String,
    /// An e-mail that waits.
    mail: String,
    /// What the house means to tell Elif.
    nudge: String,
    completion: String,
    /// Round, session, place and wish to change places.
    pitches: [String; 4],
    /// What Elif asks of those who took part, and a role she was offered.
    alumni: [String; 2],
}

async fn town() -> Town {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    for (key, role) in [("paul", Role::Participant), ("tina", Role::Trainer)] {
        other.enrol(world, key, role).await;
    }
    let cooking = Cohort::plan(world, "cooking", "Casserole", "otto").await;
    cooking.enrol(world, "cora", Role::Trainer).await;
    cooking.step(world, Step::Confirm).await;
    garden.cohort.enrol(world, "fred", Role::Participant).await;
    let mut people = vec![("anonymous", world.stranger())];
    for (who, key) in [
        ("closed", "clara"),
        ("stranger", "sam"),
        ("participant", "elif"),
        ("participant elsewhere", "paul"),
        ("former participant", "fred"),
        ("trainer", "tom"),
        ("trainer elsewhere", "tina"),
        ("owner", "olga"),
        ("owner elsewhere", "otto"),
    ] {
        people.push((who, world.sign_in(key).await));
    }
    people.push(("assessor", assessor(world, "ada").await));
    // Zoe has no account: she holds the link to an application she has begun.
    let crocus = Cohort::plan_on(world, "gardening", "Damson", "olga", "2027-03-01").await;
    crocus.open_to_apply(world, |_| {}).await;
    let draft = crocus.draft(world, "zoe").await;
    let zoe = world.stranger();
    zoe.get(&application_link(world, draft)).await.must_be(200);
    people.push(("applicant", zoe));
    let own_application = draft.to_string();
    let alumni = after_an_earlier_course(&garden, &people[3].1, &people[8].1).await;
    let clara = world.person("clara").await.id;
    world.store.write(async |tx| close_account(tx, None, clara).await).await.unwrap();
    let olga = &people[8].1;
    let settings = olga.get(&garden.at("/settings")).await;
    let actions = settings.attributes("form[action*='/enrolments/']", "action");
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = |name: &str| members.iter().find(|member| member.name == name).unwrap().enrolment.to_string();
    let (fred, jonas) = (stay("Fred"), stay("Jonas"));
    assert!(actions.iter().any(|action| action.contains(&fred)));
    olga.submit(&settings, &format!("/enrolments/{fred}/end"), &[("reason", "moved on")]).await.must_be(200);
    let jonas_browser = world.sign_in("jonas").await;
    let new = jonas_browser.get(&garden.at("/threads/new")).await;
    let opened = jonas_browser.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await;
    let thread = opened.path.rsplit('/').next().unwrap().to_owned();
    let post = opened.attribute("article.post", "id").unwrap().trim_start_matches("post-").to_owned();
    let elif = &people[3].1;
    let page = elif.get(&garden.at(&format!("/threads/{thread}"))).await;
    let replied = elif.submit(&page, "/posts", &[("body", "Beer traps.")]).await;
    let own_post = replied.attributes("article.post", "id").pop().unwrap().trim_start_matches("post-").to_owned();
    let attachment = crate::attachments::sent_picture(&garden, "jonas", &opened.path).await;
    let picture = world.catalogue.picture("gardening", "bed.svg").unwrap();
    let picture = format!("{}/bed.svg", picture.hash);
    let moderation = noted_and_appealed(&garden, elif, &replied.path, &own_post).await;
    let (application, round) = applications(&garden).await;
    // Jonas asks: to everybody else it is somebody else's question.
    let planned = garden.plan_session(&[]).await;
    let board = jonas_browser.get(&format!("{}/questions", planned.path)).await;
    let board = jonas_browser.submit(&board, "/questions", &[("body", "Why is it grey?")]).await;
    let question = board.attribute("article.post", "id").unwrap().trim_start_matches("question-").to_owned();
    crate::people::photographed(&garden, "elif").await;
    let person = world.person("elif").await.id.to_string();
    let (paper, section) = crate::documents::with_text(&garden, elif, "Ours.").await;
    let end = |path: String| path.rsplit('/').next().unwrap().to_owned();
    let paper = (end(paper), end(section));
    let pitches = crate::pitches::rounds::over_and_asked(&garden).await;
    let role = garden.cohort.appoint(world, "dora", ProgrammeRole::Deputy).await.to_string();
    let (_, heard) = crate::pitches::feedback::heard_in(&garden, &["elif", "jonas"]).await;
    crate::nudges::keep(world).await;
    let completion = crate::certificates::given(&garden, "elif").await.id.to_string();
    let nudge = crate::nudges::plan_of(world, "elif", "nudges/week").await.unwrap().id.to_string();
    let waits = outbox::Entity::find().one(world.store.read()).await.unwrap();
    let mail = waits.unwrap().id.to_string();
    Town {
        garden,
        people,
        thread,
        post,
        own_post,
        enrolment: jonas,
        picture,
        own_application,
        application,
        round,
        role,
        session: planned.id.to_string(),
        slot: planned.slots[0].clone(),
        question,
        person,
        attachment,
        moderation,
        paper,
        pitch: heard["jonas"].to_string(),
        mail,
        nudge,
        completion,
        pitches,
        alumni,
    }
}

/// Elif took part in an earlier cohort with Tom, and stays within reach.
async fn after_an_earlier_course(garden: &Garden, elif: &Persona, olga: &Persona) -> [String; 2] {
    let world = &garden.world;
    let earlier = Cohort::plan_on(world, "gardening", "Earlier", "olga", "2026-11-02").await;
    earlier.enrol(world, "elif", Role::Participant).await;
    earlier.enrol(world, "tom", Role::Trainer).await;
    earlier.step(world, Step::Confirm).await;
    let here = crate::alumni::HERE;
    elif.submit(&elif.get(here).await.must_be(200), "/membership", &[]).await.must_be(200);
    crate::alumni::says(elif, "ask", "Bees").await.must_be(200);
    let page = olga.get(&format!("{here}/roles")).await;
    let whom = world.person("elif").await.id.to_string();
    let fields = [("person", whom.as_str()), ("kind", "host"), ("reason", "A barn")];
    olga.submit(&page, "/alumni/roles", &fields).await.must_be(200);
    let page = elif.get(here).await;
    ["/renewal", "/answer"].map(|end| page.form(end).action.rsplit('/').nth(1).unwrap().to_owned())
}

/// The trainer says a word about a post of Elif's, and she asks for a second look.
async fn noted_and_appealed(garden: &Garden, elif: &Persona, thread: &str, post: &str) -> String {
    let tom = garden.world.sign_in("tom").await;
    let thread = thread.split(['?', '#']).next().unwrap().split("/posts/").next().unwrap();
    let about = tom.get(&format!("{thread}/posts/{post}/moderation")).await.must_be(200);
    tom.submit(&about, "/note", &[("words", "A softer word?")]).await.must_be(200);
    let list = elif.get("/me/moderation").await;
    let page = elif.get(&list.attribute(".row-title a", "href").unwrap()).await;
    elif.submit(&page, &page.path, &[("words", "Why?")]).await.must_be(200);
    page.path.rsplit('/').next().unwrap().to_owned()
}

/// An application with a pending decision, and a round that can still be undone.
async fn applications(garden: &Garden) -> (String, String) {
    let (world, cohort) = (&garden.world, &garden.cohort);
    let ids = applied_before(world, cohort, &["anna", "berta"]).await;
    cohort.decide(world, &ids[..1], Verdict::Waitlist).await;
    let round = cohort.settle(world).await;
    cohort.decide(world, &ids[1..], Verdict::Offer).await;
    (ids[1].to_string(), round.to_string())
}

impl Town {
    fn address(&self, path: &str) -> String {
        // An applicant's own page is theirs; below a cohort it is one that is to be decided about.
        let own = path.starts_with("/applications/");
        let application = if own { &self.own_application } else { &self.application };
        let section = if path.contains("{document}") { &self.paper.1 } else { "about" };
        let [pitch_round, pitch_session, pitch_slot, swap] = &self.pitches;
        let rounds = path.starts_with("/cohorts/{cohort}/pitches");
        let [session, slot, round] = match rounds {
            true => [pitch_session, pitch_slot, pitch_round],
            false => [&self.session, &self.slot, &self.round],
        };
        let [word, alumni_role] = &self.alumni;
        let role = if path.contains("/alumni/") { alumni_role } else { &self.role };
        let kind = if path.contains("/cockpit/") { "threads" } else { "discussions-answered" };
        path.replace("{application}", application)
            .replace("{word}", word)
            .replace("{month}", "2027-01")
            .replace("{subject}", &self.thread)
            .replace("{note}", "00000000-0000-7000-8000-000000000000")
            .replace("{entry}", "00000000-0000-7000-8000-000000000000")
            .replace("{document}", &self.paper.0)
            .replace("{section}", section)
            .replace("{version}", "1")
            .replace("{card}", "00000000-0000-7000-8000-000000000000")
            .replace("{paper}", "00000000-0000-7000-8000-000000000000")
            .replace("{number}", "1")
            .replace("{suggestion}", "00000000-0000-7000-8000-000000000000")
            .replace("{programme}", "gardening")
            .replace("{swap}", swap)
            .replace("{cohort}", &self.garden.cohort.id.to_string())
            .replace("{week}", "1")
            .replace("{lesson}", "soil")
            .replace("{item}", "lesson.soil")
            .replace("{thread}", &self.thread)
            .replace("{post}", &self.post)
            .replace("{attachment}", &self.attachment)
            .replace("{moderation}", &self.moderation)
            .replace("{pitch}", &self.pitch)
            .replace("{feedback}", "00000000-0000-7000-8000-000000000000")
            .replace("{enrolment}", &self.enrolment)
            .replace("{application}", &self.application)
            .replace("{role}", role)
            .replace("{session}", session)
            .replace("{slot}", slot)
            .replace("{question}", &self.question)
            .replace("{person}", &self.person)
            .replace("{part}", "offer")
            .replace("{group}", "00000000-0000-7000-8000-000000000000")
            .replace("{circle}", "00000000-0000-7000-8000-000000000000")
            .replace("{contribution}", "00000000-0000-7000-8000-000000000000")
            .replace("{path:.*}", "css/lernweg.css")
            .replace("{pitch}", &self.pitch)
            .replace("{slide}", "1")
            .replace("{comment}", "00000000-0000-7000-8000-000000000000")
            .replace("{hash}/{name:.+}", &self.picture)
            .replace("{token}", "nonsense")
            .replace("{persona}", "participant")
            .replace("{mail}", &self.mail)
            .replace("{nudge}", &self.nudge)
            .replace("{code}", "nonsense")
            .replace("{completion}", &self.completion)
            .replace("{month}", "2026-05")
            .replace("{day}", "2026-05-04")
            .replace("{moment}", "ninety-days")
            .replace("{kind}", kind)
            .replace("{locale}", "en")
            .replace("{application}", &self.application)
            .replace("{round}", round)
    }

    /// GET as it is; POST as a form that carries a key and nothing else, so
    /// that it gets past the gate (422, or done) or does not (303 to sign in, 401, 403, 404).
    async fn status(&self, persona: &Persona, route: &Route) -> String {
        let address = self.address(route.path);
        let page = match route.method {
            "GET" => persona.fetch(&address).await,
            _ => persona.send_fresh(&address, &[]).await,
        };
        let to_sign_in = page.headers.get("location").is_some_and(|to| to.to_str().unwrap().starts_with("/sign-in?"));
        if to_sign_in { "sign-in".into() } else { page.status.as_u16().to_string() }
    }
}

/// Routes that end the session, the application or the photo of whoever uses them: asked last.
const ENDING: [&str; 5] = [
    "/programmes/{programme}/alumni/membership/end",
    "/sign-out",
    "/me/sessions/end",
    "/applications/{application}/withdrawal",
    "/cohorts/{cohort}/people/{person}/photo/removal",
];

#[actix_web::test]
async fn every_route_opens_to_those_it_is_for() {
    let town = town().await;
    let routes = app::routes();
    let mut order: Vec<usize> = (0..routes.table().len()).collect();
    order.sort_by_key(|nth| ENDING.contains(&routes.table()[*nth].path));
    let mut lines = vec![String::new(); order.len()];
    for nth in order {
        let route = &routes.table()[nth];
        write!(lines[nth], "\n{:<75} {:<16}", format!("{} {}", route.method, route.path), route.gate).unwrap();
        for (who, persona) in &town.people {
            let status = town.status(persona, route).await;
            write!(lines[nth], " | {status:<width$}", width = who.len()).unwrap();
        }
    }
    let mut table = format!("{:<75} {:<16}", "", "gate");
    for who in WHO {
        write!(table, " | {who}").unwrap();
    }
    table.push_str(&lines.concat());
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("routes", table);
    });
}

#[actix_web::test]
async fn what_one_may_not_know_of_looks_like_what_is_not_there() {
    let town = town().await;
    let nowhere = "00000000-0000-7000-8000-000000000000";
    let absent = |path: &str| {
        path.replace("{programme}", "gardening")
            .replace("{cohort}", nowhere)
            .replace("{week}", "1")
            .replace("{lesson}", "soil")
            .replace("{item}", "lesson.soil")
            .replace("{kind}", "threads")
            .replace("{subject}", nowhere)
            .replace("{note}", nowhere)
            .replace("{entry}", nowhere)
            .replace("{thread}", nowhere)
            .replace("{post}", nowhere)
            .replace("{enrolment}", nowhere)
            .replace("{session}", nowhere)
            .replace("{slot}", nowhere)
            .replace("{application}", nowhere)
            .replace("{round}", nowhere)
            .replace("{question}", nowhere)
            .replace("{person}", nowhere)
            .replace("{part}", "offer")
            .replace("{group}", nowhere)
            .replace("{circle}", nowhere)
            .replace("{contribution}", nowhere)
            .replace("{document}", nowhere)
            .replace("{section}", nowhere)
            .replace("{card}", nowhere)
            .replace("{number}", "1")
            .replace("{suggestion}", nowhere)
            .replace("{version}", "1")
            .replace("{pitch}", nowhere)
            .replace("{feedback}", nowhere)
            .replace("{swap}", nowhere)
            .replace("{comment}", nowhere)
            .replace("{slide}", "1")
            .replace("{moment}", "ninety-days")
    };
    let mut compared = 0;
    for (_, persona) in town.people.iter().filter(|(who, _)| ["stranger", "participant elsewhere"].contains(who)) {
        for route in app::routes().table().iter().filter(|route| route.path.contains("{cohort}")) {
            let there = town.address(route.path);
            let (foreign, missing) = match route.method {
                "GET" => (persona.fetch(&there).await, persona.fetch(&absent(route.path)).await),
                _ => {
                    let fields = [("_key", "0123456789abcdef0123456789")];
                    (persona.send(&there, &fields).await, persona.send(&absent(route.path), &fields).await)
                }
            };
            assert_eq!(foreign.status.as_u16(), 404, "{} {}", route.method, route.path);
            assert_eq!(missing.status.as_u16(), 404);
            assert_eq!(foreign.body, missing.body, "{} {}", route.method, route.path);
            compared += 1;
        }
    }
    assert!(compared > 30);
}

#[actix_web::test]
async fn a_post_is_changed_and_taken_back_by_its_author_and_nobody_else() {
    let town = town().await;
    let path = town.garden.at(&format!("/threads/{}/posts/{}", town.thread, town.own_post));
    let status = async |who: &str| {
        let persona = &town.people.iter().find(|(name, _)| *name == who).unwrap().1;
        persona.fetch(&path).await.status.as_u16()
    };
    assert_eq!(status("participant").await, 200);
    assert_eq!(status("trainer").await, 403);
    assert_eq!(status("owner").await, 403);
    assert_eq!(status("participant elsewhere").await, 404);
    let fields = [("_key", "0123456789abcdef0123456789")];
    for (who, status) in [("trainer", 403), ("owner", 403), ("participant elsewhere", 404), ("participant", 303)] {
        let persona = &town.people.iter().find(|(name, _)| *name == who).unwrap().1;
        persona.send(&format!("{path}/removal"), &fields).await.must_be(status);
    }
}

#[actix_web::test]
async fn other_methods_and_the_demonstration_are_not_there() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE] {
        let sent = elif.request(method.clone(), "/home").header("origin", &garden.world.url).send().await.unwrap();
        assert_eq!(sent.status().as_u16(), 404, "{method}");
    }
    let demo = app::demo::table();
    assert!(!demo.table().is_empty());
    for route in demo.table() {
        let path = route.path.replace("{persona}", "participant").replace("{mail}", "x");
        elif.fetch(&path).await.must_be(404);
    }
}
