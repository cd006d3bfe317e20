//! Walks past the pages of the house, with hostile words in every place people can write.

use std::collections::BTreeSet;

use entity::{
    application, completion, mail_pause, mail_stop, outbox,
    states::{MailState, Verdict},
};
use lernweg::{
    identity::{Profile, change_profile},
    platform::text::{Name, Text},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use crate::{
    admissions::{applied_before, assessor, set},
    harness::{Cohort, Garden, Page, Persona, application_link, offer_link},
};

/// What somebody might call themselves, their cohort or their thread.
pub const HOSTILE: &str = "<script>alert(1)</script> \"'> <img src=x onerror=alert(1)> {{ 7 * 191 }}";

/// What was drawn so far.
#[derive(Default)]
pub struct Walk {
    /// Language and view.
    pub drawn: BTreeSet<(String, String)>,
}

impl Walk {
    #[track_caller]
    pub fn saw(&mut self, page: &Page) {
        let view =
            page.attribute("body", "data-view").unwrap_or_else(|| panic!("{} has no view\n{}", page.path, page.body));
        let language = page.attribute("html", "lang").unwrap();
        for bad in ["<script>alert", "<img src=x", "onerror=alert(1)>", " 1337 "] {
            assert!(!page.body.contains(bad), "{bad} on {}", page.path);
        }
        self.drawn.insert((language, view));
    }

    pub async fn get(&mut self, persona: &Persona, path: &str) -> Page {
        let page = persona.get(path).await;
        self.saw(&page);
        page
    }
}

/// Who stays within reach after an earlier course: whoever looks at it joined or not, full and empty.
pub async fn walk_the_alumni(walk: &mut Walk, garden: &Garden, elif: &Persona, olga: &Persona) {
    let (world, here) = (&garden.world, crate::alumni::HERE);
    crate::alumni::earlier(world, &["elif"]).await;
    for who in [elif, olga] {
        let page = walk.get(who, here).await;
        walk.get(who, &format!("{here}/invite")).await;
        walk.saw(&who.submit(&page, "/membership", &[]).await.must_be(200));
    }
    walk.get(olga, &format!("{here}/roles")).await;
    let short: String = HOSTILE.chars().take(100).collect();
    walk.saw(&crate::ventures::says(garden, elif, &[("name", &short[..70])]).await);
    for kind in ["ask", "offer"] {
        walk.saw(&crate::alumni::says(elif, kind, HOSTILE).await.must_be(200));
    }
    let month = elif.get(here).await.attribute("a[href*='/months/']", "href").unwrap();
    let page = walk.get(elif, &month).await;
    walk.saw(&elif.submit(&page, "/answer", &[("body", HOSTILE)]).await.must_be(200));
    walk.saw(&elif.press_anew(&page, "/answer", &[("body", HOSTILE)]).await.must_be(409));
    let whom = world.person("elif").await.id.to_string();
    let page = olga.get(&format!("{here}/roles")).await;
    let fields = [("person", whom.as_str()), ("kind", "host"), ("reason", short.as_str())];
    walk.saw(&olga.submit(&page, "/alumni/roles", &fields).await.must_be(200));
    walk.saw(&olga.press_anew(&page, "/alumni/roles", &[("reason", &short)]).await.must_be(422));
    walk.get(elif, "/home").await;
    let page = walk.get(elif, here).await;
    walk.saw(&elif.submit(&page, "/answer", &[("answer", "yes")]).await.must_be(200));
    for who in [elif, olga] {
        walk.get(who, &format!("{here}/{whom}")).await.must_say("alert(1)");
        walk.get(who, &format!("{here}?q=alert")).await.must_say("alert(1)");
        walk.get(who, &month).await.must_say("alert(1)");
    }
    let page = walk.get(elif, here).await;
    walk.saw(&elif.submit(&page, "/end", &[("reason", &short)]).await.must_be(200));
    walk.get(olga, &format!("{here}/roles")).await.must_say("alert(1)");
}

/// A certificate.
pub async fn walk_a_certificate(walk: &mut Walk, garden: &Garden, [elif, olga, visitor]: [&Persona; 3]) {
    let completion::Model { id, code, .. } = crate::certificates::given(garden, "elif").await;
    for path in [garden.at("/certificates"), garden.at(&format!("/certificates/{id}"))] {
        walk.get(olga, &path).await;
    }
    walk.get(elif, "/me/progress").await;
    walk.get(visitor, &format!("/certificates/{code}")).await;
}

/// How somebody's community is doing, in numbers that are none.
pub async fn walk_of_a_community(walk: &mut Walk, elif: &Persona) {
    const HERE: &str = "/me/community/health";
    walk.get(elif, HERE).await;
    let new = walk.get(elif, &format!("{HERE}/new")).await;
    let odd = [("month", HOSTILE), ("asked", HOSTILE)];
    walk.saw(&elif.press_anew(&new, "/health", &odd).await.must_be(422));
    crate::health::keeps(elif, "2026-04", &[("asked", "9"), ("unanswered", "3")]).await.must_be(200);
    walk.saw(&crate::health::keeps(elif, "2026-05", &[("asked", "9"), ("unanswered", "4")]).await.must_be(200));
    walk.get(elif, &format!("{HERE}/2026-05")).await;
    walk.saw(&elif.press_anew(&new, "/health", &[("month", "2026-05"), ("asked", "1")]).await.must_be(409));
    let bare = HOSTILE.replace('"', "");
    let table = format!("month,asked,{bare}\n{bare},{bare},1\n");
    let import = walk.get(elif, &format!("{HERE}/import")).await;
    walk.saw(&elif.press_anew(&import, "/import", &[("table", &table), ("way", "look")]).await.must_be(200));
}

/// How far somebody's community has come, in stages there are not.
pub async fn walk_of_a_check(walk: &mut Walk, elif: &Persona) {
    let page = walk.get(elif, "/me/community/maturity").await;
    walk.saw(&elif.press_anew(&page, "/maturity", &[("strategy", HOSTILE)]).await.must_be(422));
    walk.saw(&crate::maturity::says(elif, &[("strategy", "2")]).await.must_be(200));
}

/// What is planned for Elif, in words of Tom's; and whether she would help.
pub async fn walk_the_nudges(walk: &mut Walk, garden: &Garden, [elif, tom, olga]: [&Persona; 3]) {
    let world = &garden.world;
    crate::nudges::keep(world).await;
    let plan = crate::nudges::plan_of(world, "elif", "nudges/week").await.unwrap();
    let path = garden.at(&format!("/nudges/{}", plan.id));
    let page = walk.get(tom, &path).await;
    let own = [("subject", HOSTILE), ("body", HOSTILE)];
    walk.saw(&tom.submit(&page, "/words", &own).await.must_be(200));
    walk.saw(&tom.press_anew(&page, "/words", &[("subject", ""), ("body", HOSTILE), ("version", "2")]).await);
    walk.get(tom, &path).await.must_say("alert(1)");
    let page = walk.get(tom, &path).await;
    tom.submit(&page, "/hold", &[("hold", "yes")]).await.must_be(200);
    walk.get(tom, &garden.at("/nudges")).await;
    walk.get(olga, &garden.at("/nudges/holdouts")).await;
    let page = walk.get(elif, &garden.at("/helping")).await;
    elif.submit(&page, "/helping", &[("answer", "yes")]).await.must_be(200);
    walk.get(olga, &garden.at("/helping")).await;
}

/// Mail is stuck, for a reason somebody made up, and does not reach Elif; the house is a copy.
pub async fn walk_the_mailroom(walk: &mut Walk, garden: &Garden, elif: &Persona, olga: &Persona) {
    let world = &garden.world;
    let unreached = world.person("elif").await.id;
    world
        .store
        .write(async |tx| {
            let row = outbox::Entity::find().one(&**tx).await?.unwrap();
            let mut row = row.into_active_model();
            row.state = Set(MailState::Parked);
            row.leased_until = Set(None);
            row.sent_at = Set(None);
            row.last_error = Set(Some(HOSTILE.into()));
            row.update(&**tx).await?;
            let pause = mail_pause::ActiveModel { person_id: Set(unreached), since: Set(tx.now()) };
            pause.insert(&**tx).await?;
            let stop = mail_stop::ActiveModel {
                kind: Set("discussions/followed".into()),
                stopped_at: Set(tx.now()),
                sent: Set(60),
                noes: Set(3),
                let_go_at: Set(None),
            };
            stop.insert(&**tx).await?;
            tx.arm_house("https://<script>alert(1)</script>.example.org").await
        })
        .await
        .unwrap();
    walk.get(olga, "/mail").await.must_say("alert(1)");
    walk.get(olga, "/operations").await.must_say("alert(1)");
    walk.get(olga, "/programmes/gardening/insights").await;
    walk.saw(&elif.fetch("/returns?cost_low=%3Cscript%3Ealert(1)%3C%2Fscript%3E").await.must_be(422));
    walk_the_texts(walk, olga).await;
    for path in ["/home", "/me/notifications", "/nudges"] {
        walk.get(elif, path).await;
    }
    let base_url = world.house.base_url.clone();
    let mend = async |tx: &lernweg::storage::Tx| {
        tx.resume_mail(unreached).await?;
        tx.let_kind_go(unreached, "discussions/followed").await?;
        tx.arm_house(&base_url).await
    };
    world.store.write(mend).await.unwrap();
}

/// What an e-mail says is changed, in hostile words, and by two at once.
async fn walk_the_texts(walk: &mut Walk, olga: &Persona) {
    let path = "/mail/texts/discussions-answered/en";
    let page = walk.get(olga, path).await;
    let words = HOSTILE.replace(['{', '}'], "");
    let fields = [("subject", words.as_str()), ("body", words.as_str()), ("way", "save")];
    let saved = olga.submit(&page, path, &fields).await;
    walk.saw(&saved);
    walk.saw(&olga.press_anew(&page, path, &fields).await);
    walk.saw(&olga.press_anew(&saved, path, &[("body", "{{ nobody }}"), ("way", "look")]).await);
    walk.get(olga, "/mail/texts").await;
}

/// Somebody without an account applies, with hostile words in every field, is offered a seat and takes it.
pub async fn walk_of_an_applicant(walk: &mut Walk, garden: &Garden, locale: &str) {
    let world = &garden.world;
    let anna = world.stranger_reading(locale);
    for path in ["/programmes/gardening/apply", "/programmes/gardening/apply/sent", "/apply/x"] {
        walk.get(&anna, path).await;
    }
    let tell = walk.get(&anna, "/programmes/gardening").await;
    anna.submit(&tell, "/interest", &[("email", "anna@example.org")]).await.must_be(200);
    world.deliver().await;
    walk.get(&anna, &world.mail.last_to("anna@example.org").link("/interest/")).await;
    let name = format!("Crocus {}", HOSTILE.chars().take(60).collect::<String>());
    let cohort = Cohort::plan_on(world, "gardening", &name, "olga", "2027-04-05").await;
    cohort.open_to_apply(world, |_| {}).await;
    walk.get(&anna, "/programmes/gardening/apply").await;
    let short: String = HOSTILE.chars().take(70).collect();
    let wrong = anna.send("/programmes/gardening/apply", &[("_key", "0123456789abcdef0123"), ("name", HOSTILE)]).await;
    walk.saw(&wrong);
    let id = cohort.begin(world, "anna").await;
    let list = walk.get(&anna, &application_link(world, id)).await;
    let pages: [(&str, &[(&str, &str)]); 5] = [
        (
            "about",
            &[
                ("name", &short),
                ("background", "garden"),
                ("department", "north"),
                ("site", "pune"),
                ("language", "de"),
            ],
        ),
        ("community", &[("community", HOSTILE), ("about", HOSTILE), ("experience", "new"), ("q-why", HOSTILE)]),
        ("offer", &[("brings", HOSTILE), ("wants", HOSTILE), ("q-plants.moss", "yes")]),
        ("times", &[("time.fri-ev", "yes"), ("q-weekend", "no")]),
        ("consent", &[("consent", "yes")]),
    ];
    for (part, fields) in pages {
        let page = walk.get(&anna, &format!("{}/{part}", list.path)).await;
        let bad = [("background", HOSTILE), ("about", HOSTILE), ("zone", HOSTILE), ("kept_from", HOSTILE)];
        if part != "consent" {
            walk.saw(&anna.press(&page, &format!("/{part}"), &bad).await.must_be(422));
        }
        anna.press(&page, &format!("/{part}"), fields).await.must_be(303);
    }
    let check = walk.get(&anna, &format!("{}/check", list.path)).await;
    walk.saw(&anna.submit(&check, "/submission", &[]).await.must_be(200));
    cohort.decide(world, &[id], Verdict::Offer).await;
    cohort.settle(world).await;
    world.later(chrono::Duration::minutes(11));
    walk.get(&anna, &list.path).await;
    let link = offer_link(world, id).await;
    let offer = walk.get(&anna, &link).await;
    walk.saw(&anna.submit(&offer, &link, &[("answer", "yes"), ("gives", &short)]).await.must_be(200));
    walk.get(&anna, &list.path).await;
}

/// What may be used to find a partner, a proposal, and a partner.
pub async fn walk_the_partners(walk: &mut Walk, garden: &Garden, elif: &Persona, tom: &Persona) {
    let short: String = HOSTILE.chars().take(60).collect();
    for persona in [elif, tom] {
        walk.get(persona, &garden.at("/sparring")).await;
    }
    for key in ["elif", "jonas"] {
        let who = garden.world.sign_in(key).await;
        let page = walk.get(&who, &garden.at("/sparring/wishes")).await;
        let fields = [("interests", short.as_str()), ("team", HOSTILE)];
        walk.saw(&who.press(&page, "/wishes", &[("interests", HOSTILE)]).await.must_be(422));
        who.submit(&page, "/wishes", &fields).await.must_be(200);
    }
    crate::sparring::published(garden).await;
    for persona in [elif, tom] {
        walk.get(persona, &garden.at("/sparring")).await;
    }
    walk_together(walk, garden).await;
    let again = walk.get(tom, &garden.at("/sparring/round")).await;
    walk.saw(&tom.submit(&again, "/sparring/round", &[]).await.must_be(200));
}

/// What partners do together: a time in each of its states, notes, how it went, and hearing nothing.
async fn walk_together(walk: &mut Walk, garden: &Garden) {
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let at = garden.at("/sparring");
    let page = walk.get(&elif, &at).await;
    walk.saw(&elif.press_anew(&page, "/appointment", &[("slot", HOSTILE)]).await.must_be(422));
    let own = [("way", "own"), ("on", HOSTILE), ("at", HOSTILE)];
    walk.saw(&elif.press_anew(&page, "/appointment", &own).await.must_be(422));
    let soon = world.clock.now() + chrono::Duration::hours(30);
    let soon = [("way", "own"), ("on", &*soon.format("%Y-%m-%d").to_string()), ("at", "15:30")]
        .map(|(name, value)| (name, value.to_owned()));
    let soon: Vec<(&str, &str)> = soon.iter().map(|(name, value)| (*name, value.as_str())).collect();
    walk.saw(&elif.submit(&page, "/appointment", &soon).await.must_be(200));
    let theirs = walk.get(&jonas, &at).await;
    walk.saw(&jonas.submit(&theirs, "/appointment/yes", &[]).await.must_be(200));
    walk.saw(&jonas.press_anew(&page, "/notes", &[("body", "")]).await.must_be(422));
    walk.saw(&elif.submit(&page, "/notes", &[("body", HOSTILE)]).await.must_be(200));
    walk.saw(&jonas.press_anew(&theirs, "/notes", &[("body", "x"), ("seen", "0")]).await.must_be(409));
}

/// A round of pitches with hostile words in every field, its order, and what is written down in its room.
pub async fn walk_a_round(walk: &mut Walk, garden: &Garden, elif: &Persona, tom: &Persona) {
    use crate::pitches::rounds::{places, planned, sessions, swap_asked, try_to_plan};
    let world = &garden.world;
    for persona in [elif, tom] {
        walk.get(persona, &garden.at("/pitches")).await;
    }
    let wrong = ["on", "at", "zone", "join_url"].map(|name| (name, HOSTILE));
    walk.saw(&try_to_plan(garden, tom, &wrong).await.must_be(422));
    let (round, path) = planned(garden, &[]).await;
    let page = walk.get(tom, &path).await;
    walk.saw(&tom.press_anew(&page, "/sessions", &wrong).await.must_be(422));
    let jonas = world.sign_in("jonas").await;
    let (session, ..) = swap_asked(garden, round, ("jonas", &jonas), ("elif", elif)).await;
    let title = sea_orm::sea_query::Expr::value(HOSTILE);
    let titled = entity::pitch::Entity::update_many().col_expr(entity::pitch::Column::Title, title);
    titled.exec(world.store.schema()).await.unwrap();
    for (persona, path) in [(elif, garden.at("/pitches")), (&jonas, garden.at("/pitches")), (tom, path.clone())] {
        walk.get(persona, &path).await.must_say("alert(1)");
    }
    walk.get(elif, "/home").await;
    let room = garden.at(&format!("/pitches/sessions/{session}"));
    walk.get(elif, &room).await.must_say("alert(1)");
    // Jonas speaks, and Elif writes down what she sees.
    let first = places(garden, session).await.remove(0).id;
    let running = entity::pitch_session::Entity::update_many()
        .col_expr(entity::pitch_session::Column::SlotId, sea_orm::sea_query::Expr::value(first))
        .col_expr(entity::pitch_session::Column::SlotSince, sea_orm::sea_query::Expr::value(world.store.now()));
    running.exec(world.store.schema()).await.unwrap();
    let page = walk.get(elif, &room).await;
    walk.saw(&elif.press_anew(&page, "/notes", &[]).await.must_be(422));
    walk.saw(&elif.submit(&page, "/notes", &[("saw", HOSTILE), ("wonder", HOSTILE)]).await.must_be(200));
    walk.saw(&elif.press_anew(&page, "/notes", &[("saw", "Other words")]).await.must_be(409));
    walk.get(tom, &room).await;
    assert_eq!(sessions(garden, round).await.len(), 1);
}

/// A circle that forms, a proposal, a circle that meets, and what somebody could give.
pub async fn walk_the_circles(walk: &mut Walk, garden: &Garden, elif: &Persona, tom: &Persona) {
    let short: String = HOSTILE.chars().take(40).collect();
    let page = walk.get(elif, &garden.at("/circles")).await;
    walk.saw(&elif.press_anew(&page, "/circles", &[("name", HOSTILE)]).await.must_be(422));
    walk.saw(&elif.submit(&page, "/circles", &[("name", &short)]).await.must_be(200));
    let jonas = garden.world.sign_in("jonas").await;
    let offered = walk.get(&jonas, &garden.at("/circles")).await;
    jonas.submit(&offered, "/join", &[]).await.must_be(200);
    let forming = walk.get(tom, &garden.at("/circles/round")).await;
    let proposed = tom.submit(&forming, "/circles/round", &[]).await.must_be(200);
    walk.saw(&proposed);
    walk.get(elif, &garden.at("/circles")).await;
    walk.saw(&tom.submit(&proposed, "/publication", &[]).await.must_be(200));
    let page = walk.get(elif, &garden.at("/circles")).await;
    walk.saw(&elif.press_anew(&page, "/hour", &[("hour", HOSTILE), ("at", HOSTILE)]).await.must_be(422));
    elif.submit(&page, "/hour", &[("hour", "own"), ("weekday", "4"), ("at", "15:30")]).await.must_be(200);
    elif.submit(&page, "/goal", &[("goal", HOSTILE)]).await.must_be(200);
    let table = walk.get(elif, &garden.at("/circles/meeting")).await;
    walk.saw(&elif.submit(&table, "/presence", &[("there", "yes")]).await.must_be(200));
    walk.get(&jonas, &garden.at("/circles")).await;
    let list = walk.get(elif, &garden.at("/circles/contributions")).await;
    let fields = [("whom", HOSTILE), ("gift", HOSTILE)];
    walk.saw(&elif.submit(&list, "/contributions", &fields).await.must_be(200));
}

/// A paper, its sections, two who write in one, and what it was.
pub async fn walk_the_papers(walk: &mut Walk, garden: &Garden, elif: &Persona) {
    let jonas = garden.world.sign_in("jonas").await;
    let list = walk.get(elif, &garden.at("/documents")).await;
    walk.saw(&elif.press_anew(&list, "/documents", &[("title", "x"), ("purpose", HOSTILE)]).await.must_be(422));
    let title: String = HOSTILE.chars().take(140).collect();
    let fields = [("title", title.as_str()), ("purpose", HOSTILE)];
    let paper = elif.submit(&list, "/documents", &fields).await.must_be(200);
    walk.saw(&paper);
    let section = crate::documents::sections_on(&paper).remove(0);
    walk.saw(&elif.press_anew(&paper, &format!("{}/sections", paper.path), &[("heading", "x")]).await.must_be(422));
    elif.submit(&paper, &format!("{section}/title"), &[("name", &title)]).await.must_be(200);
    walk.saw(&elif.submit(&paper, &format!("{section}/desk"), &[]).await.must_be(200));
    let his = walk.get(&jonas, &section).await;
    walk.saw(&jonas.press(&his, &section, &[("body", HOSTILE), ("preview", "yes")]).await.must_be(200));
    walk.saw(&elif.submit(&elif.get(&section).await, &section, &[("body", HOSTILE)]).await.must_be(200));
    walk.saw(&jonas.press_anew(&his, &section, &[("body", "Mine.")]).await.must_be(409));
    walk.get(&jonas, &section).await;
    let waiting = walk.get(&jonas, &format!("{section}/waiting")).await;
    walk.saw(&jonas.press_anew(&waiting, &section, &[]).await.must_be(422));
    jonas.submit(&waiting, &section, &[("body", "Both.")]).await.must_be(200);
    let empty = walk.get(elif, &format!("{section}/comments")).await;
    walk.saw(&elif.press_anew(&empty, "/comments", &[("passage", ""), ("body", HOSTILE)]).await.must_be(422));
    walk.saw(&elif.submit(&empty, "/comments", &[("passage", "0"), ("body", HOSTILE)]).await.must_be(200));
    let said = walk.get(&jonas, &format!("{section}/comments")).await;
    walk.saw(&jonas.press_anew(&said, "/answers", &[("answer", "")]).await.must_be(422));
    walk.saw(&jonas.submit(&said, "/answers", &[("answer", HOSTILE)]).await.must_be(200));
    walk.get(&jonas, &format!("{section}/comments?version=1&quote=Both&before=")).await;
    walk.get(&jonas, &section).await;
    let end = crate::documents::comments::answering(&said).trim_end_matches("/answers").to_owned();
    walk.saw(&elif.submit(&elif.get(&said.path).await, &end, &[("settled", "yes")]).await.must_be(200));
    walk.get(elif, &paper.path).await;
    walk.get(elif, &format!("{section}/history")).await;
    let old = walk.get(elif, &format!("{section}/history/1")).await;
    walk.saw(&elif.press_anew(&old, "/return", &[("version", "0")]).await.must_be(409));
    walk.get(elif, &garden.at("/documents")).await;
    let cards = walk.get(elif, &format!("{section}/cards")).await;
    let fields = [("claim", HOSTILE), ("reason", HOSTILE), ("source", HOSTILE)];
    walk.saw(&elif.press_anew(&cards, "/cards", &[("claim", ""), ("reason", HOSTILE)]).await.must_be(422));
    walk.saw(&elif.submit(&cards, "/cards", &fields).await.must_be(200));
    walk.get(&jonas, &format!("{section}/cards")).await;
    walk.get(&jonas, &format!("{section}/suggestions")).await;
    let new = walk.get(&jonas, &format!("{section}/suggestions/new")).await;
    let fields = [("body", HOSTILE), ("why", HOSTILE)];
    walk.saw(&jonas.submit(&new, "/suggestions", &fields).await.must_be(200));
    elif.submit(&elif.get(&paper.path).await, &format!("{section}/owner"), &[("takes", "yes")]).await.must_be(200);
    walk.get(elif, &format!("{section}/suggestions")).await;
    walk.get(elif, &format!("{}/reading", paper.path)).await;
    walk.saw(&elif.fetch(&format!("{}/paper.html", paper.path)).await.must_be(200));
    let tom = garden.world.sign_in("tom").await;
    let agreed = elif.submit(&elif.get(&paper.path).await, "/agreement", &[]).await.must_be(200);
    walk.saw(&agreed);
    walk.saw(&elif.press_anew(&agreed, "/signature", &[("signs", "yes"), ("name", "")]).await.must_be(422));
    let name: String = HOSTILE.chars().take(80).collect();
    walk.saw(&elif.submit(&agreed, "/signature", &[("signs", "yes"), ("name", &name)]).await.must_be(200));
    walk.get(elif, "/programmes/gardening/papers").await;
    let shown = walk.get(&tom, &agreed.path).await;
    walk.saw(&tom.submit(&shown, "/publication", &[("shown", "yes")]).await.must_be(200));
    let list = walk.get(elif, "/programmes/gardening/papers").await;
    walk.get(elif, &list.attribute(".row-title a", "href").unwrap()).await;
    walk.get(elif, &paper.path).await;
    walk.get(elif, "/home").await;
}

/// A community in hostile words.
/// A community, a pitch of it, and what others say to it, in hostile words.
pub async fn walk_the_drafts(walk: &mut Walk, garden: &Garden, elif: &Persona) {
    let (world, short) = (&garden.world, HOSTILE.chars().take(70).collect::<String>());
    let own = walk.get(elif, &garden.at("/venture")).await;
    walk.saw(&elif.press_anew(&own, "/venture", &[("name", HOSTILE), ("stage", HOSTILE)]).await.must_be(422));
    let fields =
        [("name", short.as_str()), ("stage", "idea"), ("need", HOSTILE), ("people", HOSTILE), ("content", HOSTILE)];
    walk.saw(&elif.submit(&own, "/venture", &fields).await.must_be(200));
    let crossed = [("name", "x"), ("people", &format!("{HOSTILE} twice"))];
    walk.saw(&elif.press_anew(&own, "/venture", &crossed).await.must_be(409));
    for key in ["elif", "jonas"] {
        let place = garden.at(&format!("/people/{}/venture", world.person(key).await.id));
        walk.get(elif, &place).await.must_be(200);
    }
    walk.get(elif, &garden.at("/pitches/mine")).await;
    crate::pitches::round_in(garden).await;
    let mine = walk.get(elif, &garden.at("/pitches/mine")).await;
    let form = elif.submit(&mine, "/pitches", &[("title", &HOSTILE.chars().take(120).collect::<String>())]).await;
    walk.saw(&form);
    walk.saw(&elif.press_anew(&form, "/draft", &[("link", HOSTILE), ("line-1", HOSTILE)]).await.must_be(422));
    let read = elif.submit(&form, "/draft", &[("line-1", HOSTILE), ("line-6", HOSTILE)]).await.must_be(200);
    walk.saw(&read);
    walk.saw(&elif.press_anew(&form, "/draft", &[("line-1", &format!("{HOSTILE} twice"))]).await.must_be(409));
    walk.saw(&elif.press_anew(&read, "/members", &[("person", HOSTILE)]).await.must_be(422));
    walk.saw(&elif.submit(&read, "/readers", &[]).await.must_be(200));
    let jonas = world.sign_in("jonas").await;
    let asked = walk.get(&jonas, &read.path).await.must_be(200);
    walk.saw(&jonas.press_anew(&asked, "/comments", &[("body", "")]).await.must_be(422));
    walk.saw(&jonas.submit(&asked, "/comments", &[("body", HOSTILE)]).await.must_be(200));
    walk.get(elif, &format!("{}/versions", read.path)).await.must_be(200);
    walk.get(&jonas, "/home").await;
    let again = walk.get(elif, &read.path).await;
    walk.saw(&elif.submit(&again, "/ready", &[("ready", "yes")]).await.must_be(200));
    walk.get(elif, &garden.at("/pitches/gallery")).await.must_be(200);
    let heard = entity::pitch::Entity::update_many()
        .col_expr(entity::pitch::Column::State, sea_orm::sea_query::Expr::value(entity::states::PitchState::Presented));
    heard.exec(world.store.schema()).await.unwrap();
    let after = walk.get(elif, &read.path).await;
    walk.saw(&elif.submit(&after, "/gallery", &[("shown", "yes")]).await.must_be(200));
    walk.get(&jonas, &garden.at("/pitches/gallery")).await.must_say("alert(1)");
}

pub async fn hostile_garden(locale: &str) -> Garden {
    let garden = Garden::new().await;
    let world = &garden.world;
    for key in ["elif", "jonas", "tom", "olga"] {
        let person = world.person(key).await;
        let profile = Profile {
            name: Name::parse(&HOSTILE.chars().take(70).collect::<String>()).unwrap(),
            locale: locale.into(),
            zone: "Asia/Kolkata".into(),
        };
        world.store.write(async |tx| change_profile(tx, person.id, &profile).await).await.unwrap();
    }
    Cohort::plan_on(world, "gardening", &HOSTILE.chars().take(60).collect::<String>(), "olga", "2027-03-01").await;
    garden
}

/// Applications, their reviews, decisions and letters, in hostile words throughout.
pub async fn walk_the_board(walk: &mut Walk, garden: &Garden, olga: &Persona) {
    use entity::application::Column;
    let world = &garden.world;
    let id = applied_before(world, &garden.cohort, &["berta"]).await[0];
    for column in [Column::Name, Column::Community, Column::About, Column::Brings, Column::Department, Column::Site] {
        set(world, id, column, HOSTILE).await;
    }
    set(world, id, Column::Answers, serde_json::json!({ "why": HOSTILE, "plants": [HOSTILE], "gone": HOSTILE })).await;
    let base = garden.at("/applications");
    let page = walk.get(olga, &format!("{base}/{id}")).await;
    let fields = [("score.readiness", "1"), ("score.openness", "9"), ("words", HOSTILE)];
    walk.saw(&olga.submit(&page, "/review", &fields).await.must_be(422));
    let ada = assessor(world, "ada").await;
    let fields = [("score.readiness", "1"), ("score.openness", "2"), ("words", HOSTILE)];
    ada.press_anew(&page, "/review", &fields).await.must_be(303);
    walk.saw(&olga.submit(&page, "/decision", &[("verdict", "offer"), ("reason", HOSTILE)]).await.must_be(200));
    let letter = walk.get(olga, &format!("{base}/decisions/{id}/letter")).await;
    walk.get(olga, &format!("{base}/decisions")).await;
    walk.saw(&olga.submit(&letter, "/letter", &[("subject", HOSTILE), ("body", HOSTILE)]).await.must_be(200));
    for path in ["", "/composition", "/history"] {
        walk.get(olga, &format!("{base}{path}")).await;
    }
}

/// What people do with a thread besides writing in it, with hostile words in all of it.
pub async fn walk_a_thread(walk: &mut Walk, garden: &Garden, elif: &Persona, tom: &Persona, thread: &str) {
    let form = walk.get(elif, &format!("{thread}/summary")).await;
    elif.submit(&form, "/summary", &[("body", HOSTILE)]).await.must_be(200);
    walk.get(elif, &format!("{thread}/summary/versions")).await;
    walk.get(tom, &format!("{thread}/all")).await;
    walk.get(elif, &garden.at("/threads/kept")).await;
    let page = walk.get(tom, thread).await;
    tom.press(&page, "/bookmark", &[("set", "on")]).await.must_be(303);
    tom.press(&page, "/reactions", &[("say", "helped")]).await.must_be(303);
    walk.get(tom, &garden.at("/threads/kept")).await;
    let key = walk.get(elif, thread).await.typed("/posts", "_key");
    elif.send(&format!("{thread}/draft"), &[("_key", &key), ("body", HOSTILE)]).await.must_be(303);
    walk.get(elif, thread).await;
}

/// A post somebody reports, what is done about it, and a second look: in hostile words throughout.
pub async fn walk_moderation(walk: &mut Walk, garden: &Garden, [elif, tom, olga]: [&Persona; 3], thread: &str) {
    let opening = elif.get(thread).await.attributes("article.post", "id").remove(0);
    let post = format!("{thread}/posts/{}", opening.trim_start_matches("post-"));
    let form = walk.get(tom, &format!("{post}/report")).await;
    walk.saw(&tom.press(&form, "/report", &[("words", HOSTILE)]).await.must_be(422));
    let words = [("reason", "other"), ("words", HOSTILE)];
    walk.saw(&tom.submit(&form, "/report", &words).await.must_be(200));
    walk.get(tom, &garden.at("/moderation")).await;
    let about = walk.get(tom, &format!("{post}/moderation")).await;
    walk.saw(&tom.press(&about, "/note", &[("words", &HOSTILE.repeat(9))]).await.must_be(422));
    walk.saw(&tom.submit(&about, "/visibility", &[("reason", HOSTILE)]).await.must_be(200));
    let above = walk.get(tom, &format!("{thread}/moderation")).await;
    walk.saw(&tom.press(&above, "/pace", &[("reason", HOSTILE), ("minutes", HOSTILE)]).await.must_be(422));
    walk.saw(&tom.submit(&above, "/lock", &[("reason", HOSTILE)]).await.must_be(200));
    tom.press_anew(&above, "/lock", &[("set", "off")]).await.must_be(303);
    let mine = walk.get(elif, "/me/moderation").await;
    let hidden = mine.attributes(".row-title a", "href").pop().unwrap();
    let page = walk.get(elif, &hidden).await;
    walk.saw(&elif.submit(&page, &page.path, &[("words", HOSTILE)]).await.must_be(200));
    let list = walk.get(olga, "/programmes/gardening/appeals").await;
    let asked = walk.get(olga, &list.attribute(".row-title a", "href").unwrap()).await;
    walk.saw(&olga.press(&asked, &asked.path, &[("answer", HOSTILE)]).await.must_be(422));
    let decision = [("outcome", "lifted"), ("answer", HOSTILE)];
    walk.saw(&olga.submit(&asked, &asked.path, &decision).await.must_be(200));
    walk.get(olga, &asked.path).await;
    walk.get(elif, &hidden).await;
    walk.get(elif, &format!("{thread}/moderation")).await;
}

/// A question nobody answers, with a trainer who asks Jonas.
pub async fn walk_the_waiting(walk: &mut Walk, garden: &Garden, tom: &Persona, thread: &str) {
    let (world, jonas) = (&garden.world, garden.world.sign_in("jonas").await);
    let greeting = jonas.get("/home").await.attribute("a[href$='/welcome']", "href").unwrap();
    walk.get(&jonas, &greeting).await.must_be(200);
    walk.get(tom, &garden.at("/cockpit")).await.must_be(200);
    let peers = walk.get(tom, &format!("{thread}/peers")).await.must_be(200);
    let person = world.person("jonas").await.id.to_string();
    walk.saw(&tom.submit(&peers, "/peers", &[("person", &person)]).await.must_be(200));
    walk.get(&jonas, &format!("{thread}/ask")).await.must_be(200);
}

/// Elif takes a break, is looked for nowhere, and is back.
pub async fn walk_a_break(walk: &mut Walk, garden: &Garden, elif: &Persona, olga: &Persona) {
    let page = walk.get(elif, &garden.at("/break")).await.must_be(200);
    walk.saw(&elif.press(&page, "/break", &[("back_on", HOSTILE)]).await.must_be(422));
    walk.saw(&elif.submit(&page, "/break", &[("back_on", "2027-02-01")]).await.must_be(200));
    walk.get(elif, "/home").await;
    walk.get(elif, &garden.at("/sparring")).await;
    walk.get(elif, &garden.at("/circles")).await;
    walk.get(olga, &garden.at("/settings")).await;
    let page = walk.get(elif, &garden.at("/break")).await;
    walk.saw(&elif.submit(&page, "/break/end", &[]).await.must_be(200));
}

/// Questions, notes and a recording of a session with hostile words in every field.
pub async fn walk_a_session(walk: &mut Walk, garden: &Garden, elif: &Persona, tom: &Persona) {
    let session = garden.cohort.session(&garden.world, HOSTILE).await;
    let board = walk.get(elif, &format!("{session}/questions")).await.must_be(200);
    walk.saw(&elif.submit(&board, "/questions", &[("body", HOSTILE)]).await.must_be(200));
    let unnamed = [("body", HOSTILE), ("unnamed", "yes")];
    walk.saw(&elif.press_anew(&board, "/questions", &[("body", ""), ("unnamed", HOSTILE)]).await.must_be(422));
    elif.press_anew(&board, "/questions", &unnamed).await.must_be(303);
    let notes = walk.get(elif, &format!("{session}/notes")).await.must_be(200);
    walk.saw(&elif.submit(&notes, "/notes", &[("body", HOSTILE)]).await.must_be(200));
    walk.saw(&tom.press(&notes, "/notes", &[("body", "Other words.")]).await.must_be(409));
    let led = walk.get(tom, &format!("{session}/notes?version=1")).await.must_be(200);
    walk.saw(&tom.press(&led, "/recording", &[("url", HOSTILE)]).await.must_be(422));
    let board = walk.get(tom, &format!("{session}/questions")).await.must_be(200);
    walk.saw(&tom.submit(&board, "/questions/thread", &[]).await.must_be(200));
    walk.get(tom, &format!("{session}/questions")).await.must_be(200);
}

/// What the keepers of a programme see: two applications of one name, and a table with a mistake.
pub async fn keep(walk: &mut Walk, garden: &Garden, olga: &Persona) {
    let world = &garden.world;
    let name = HOSTILE.chars().take(70).collect::<String>().replace('"', "\"\"");
    let words = HOSTILE.replace('"', "\"\"");
    let row = |email: &str| format!("\"{name}\",{email},\"{words}\"\n");
    let table = format!("name,email,about\n{}{}", row("kim@example.org"), row("kim@example.com"));
    garden.cohort.open_to_apply(world, |_| {}).await;
    garden.cohort.import(world, &table).await;
    let all = application::Entity::find().all(world.store.read()).await.unwrap();
    let overview = walk.get(olga, "/programmes/gardening/applications").await.must_be(200);
    assert_eq!(overview.texts(".card").len(), 2);
    walk.get(olga, &garden.at("/intake")).await.must_be(200);
    walk.get(olga, &garden.at(&format!("/applications/{}/transfer", all[0].id))).await.must_be(200);
    let page = walk.get(olga, &garden.at("/applications/import")).await.must_be(200);
    let odd = format!("name,email,site,\"{words}\"\n\"{name}\",\"{name}\",Mars,x\n");
    walk.saw(&olga.press(&page, "/import", &[("table", &odd), ("way", "look")]).await.must_be(200));
}

/// Live sessions in hostile words, and what the links in their invitations lead to.
pub async fn walk_the_sessions(walk: &mut Walk, garden: &Garden) {
    let world = &garden.world;
    let title: String = HOSTILE.chars().take(100).collect();
    let planned =
        garden.plan_session(&[("title", &title), ("purpose", HOSTILE), ("run_sheet", &format!("5 {HOSTILE}"))]).await;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let fields = [("title", "x"), ("purpose", HOSTILE), ("run_sheet", HOSTILE), ("join_url", HOSTILE)];
    walk.saw(&tom.try_to_plan(garden, &fields).await.must_be(422));
    let page = walk.get(&tom, &planned.path).await;
    tom.submit(&page, "/invitations", &[]).await.must_be(200);
    world.deliver().await;
    let mails = world.mail.mails_to("elif@example.org");
    let link = mails.iter().find_map(|mail| mail.links("/rsvp/").into_iter().next()).unwrap();
    let visitor = world.stranger();
    let asked = walk.get(&visitor, &link).await;
    walk.saw(&visitor.submit(&asked, &link, &[]).await.must_be(200));
    walk.saw(&world.stranger_reading("de").get("/rsvp/x").await.must_be(410));
    walk.get(&elif, &planned.path).await;
    let edit = walk.get(&tom, &format!("{}/edit", planned.path)).await;
    walk.saw(&tom.press(&edit, "/move", &[("zone", HOSTILE)]).await.must_be(422));
    walk.saw(&tom.submit(&edit, "/cancel", &[("reason", HOSTILE)]).await.must_be(200));
    walk.get(&elif, &garden.at("/sessions")).await;
}

/// Somebody who writes nothing but nonsense about themselves.
pub async fn introduce(walk: &mut Walk, garden: &Garden, elif: &Persona) {
    let mine = walk.get(elif, "/me/profile").await.path;
    for part in ["community", "wonder", "offer", "languages", "zone", "photo"] {
        let form = walk.get(elif, &format!("{mine}?edit={part}")).await;
        if part != "photo" {
            let fields = [("body", HOSTILE), ("language.tr", "yes"), ("shown_to", "cohorts")];
            walk.saw(&elif.submit(&form, &format!("/parts/{part}"), &fields).await.must_be(200));
            walk.saw(&elif.press_anew(&form, &format!("/parts/{part}"), &fields).await.must_be(409));
        }
    }
    walk.get(&garden.world.sign_in("tom").await, &mine).await;
}

/// Pitches that were heard, and what people say to them.
pub async fn walk_the_feedback(walk: &mut Walk, garden: &Garden, elif: &Persona, tom: &Persona) {
    let (round, pitches) = crate::pitches::feedback::heard_in(garden, &["elif", "jonas"]).await;
    let hostile = entity::pitch::Entity::update_many()
        .col_expr(entity::pitch::Column::Title, sea_orm::sea_query::Expr::value(HOSTILE));
    hostile.exec(garden.world.store.schema()).await.unwrap();
    crate::pitches::feedback::announce(garden, round, lernweg::features::pitches::ROUND_OVER, round.0).await;
    for persona in [elif, tom] {
        walk.get(persona, &garden.at("/pitches/feedback")).await;
    }
    let at = |key: &str, path: &str| garden.at(&format!("/pitches/{}{path}", pitches[key]));
    let jonas = garden.world.sign_in("jonas").await;
    let sample = walk.get(&jonas, &at("elif", "/feedback")).await;
    walk.saw(&jonas.press_anew(&sample, "/practice", &[("saw", HOSTILE), ("way", "say")]).await.must_be(422));
    let fields = [("saw", HOSTILE), ("clear", "1"), ("fits_members", "2"), ("doable", "4"), ("way", "say")];
    walk.saw(&jonas.submit(&sample, "/practice", &fields).await.must_be(200));
    let page = walk.get(&jonas, &at("elif", "/feedback")).await;
    walk.saw(&jonas.press_anew(&page, "/feedback", &[("saw", HOSTILE), ("way", HOSTILE)]).await.must_be(422));
    let fields = [("clear", "1"), ("fits_members", "2"), ("doable", "4"), ("way", "preview")];
    let words = [("saw", HOSTILE), ("wonder", HOSTILE), ("try_next", HOSTILE)];
    let preview = jonas.submit(&page, "/feedback", &[&words[..], &fields[..]].concat()).await.must_be(200);
    walk.saw(&preview);
    walk.saw(&jonas.submit(&preview, "/feedback", &[("way", "send")]).await.must_be(200));
    let page = walk.get(elif, &at("elif", "/replies")).await;
    walk.saw(&elif.submit(&page, "/change", &[("note", HOSTILE)]).await.must_be(200));
    walk.get(elif, &at("elif", "/print")).await;
    walk.get(&jonas, &at("elif", "/feedback")).await;
    walk.get(&jonas, &garden.at("/pitches/feedback")).await;
}

/// The record, for somebody who may read it: all of it, of one person before and after it is on record, and refused.
pub async fn walk_the_record(walk: &mut Walk, garden: &Garden, locale: &str) {
    let world = &garden.world;
    let dana = world.person_reading("dana", locale).await;
    world.store.write(async |tx| lernweg::identity::appoint_auditor(tx, dana.clone()).await).await.unwrap();
    let auditor = world.sign_in("dana").await;
    let page = walk.get(&auditor, "/audit").await;
    walk.saw(&auditor.submit(&page, "/looks", &[("email", "nobody@example.org")]).await);
    let elif = world.person("elif").await.id;
    walk.get(&auditor, &format!("/audit?person={elif}")).await;
    walk.saw(&auditor.submit(&page, "/looks", &[("email", "elif@example.org")]).await.must_be(200));
    walk.saw(&auditor.fetch("/audit?from=never").await.must_be(422));
    walk.get(&auditor, "/privacy/sheet").await;
}
