//! Every page is drawn in every language, with hostile words in every place people can write.

use std::collections::BTreeSet;

use entity::states::Role;
use lernweg::{app, platform::text::Text};

use super::{
    files,
    private_walks::{walk_in_private, walk_the_log, walk_the_margins},
    root,
    walks::{
        HOSTILE, Walk, hostile_garden, introduce, keep, walk_a_break, walk_a_certificate, walk_a_round, walk_a_session,
        walk_a_thread, walk_moderation, walk_of_a_check, walk_of_a_community, walk_of_an_applicant, walk_the_alumni,
        walk_the_board, walk_the_circles, walk_the_drafts, walk_the_feedback, walk_the_mailroom, walk_the_nudges,
        walk_the_papers, walk_the_partners, walk_the_record, walk_the_sessions, walk_the_waiting,
    },
    without_tests,
};
use crate::harness::pause;

/// Templates that structs name as their own.
fn declared() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in files(&root().join("src"), ".rs") {
        for part in without_tests(&text).split("const FILE: &'static str = \"").skip(1) {
            found.insert(part.split('"').next().unwrap().to_owned());
        }
    }
    found
}

/// Pages only the demonstration draws; its own tests do.
fn of_demo(view: &str) -> bool {
    view.starts_with("demo/")
}

#[actix_web::test]
async fn every_page_is_drawn_in_every_language() {
    let mut walk = Walk::default();
    for locale in ["de", "en"] {
        let garden = hostile_garden(locale).await;
        let world = &garden.world;
        let visitor = world.stranger_reading(locale);
        for path in [
            "/",
            "/programmes/gardening",
            "/programmes/gardening/seats",
            "/programmes/cooking",
            "/sign-in",
            "/sign-in/sent",
            "/sign-in/x",
            "/about",
            "/imprint",
            "/privacy",
            "/nowhere",
            "/mail/unsubscribe/x",
        ] {
            walk.get(&visitor, path).await;
        }
        let (elif, tom, olga) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("olga").await);
        let new = walk.get(&elif, &garden.at("/threads/new")).await;
        let thread = elif.submit(&new, "/threads", &[("title", HOSTILE), ("body", HOSTILE)]).await;
        walk.saw(&thread);
        let edit = thread.edits().remove(0);
        walk.get(&elif, &edit).await;
        walk_the_waiting(&mut walk, &garden, &tom, &thread.path).await;
        walk_a_thread(&mut walk, &garden, &elif, &tom, &thread.path).await;
        walk_moderation(&mut walk, &garden, [&elif, &tom, &olga], &thread.path).await;
        let found = walk.get(&elif, "/search?q=alert").await;
        assert!(found.texts("mark").len() > 1, "a hostile thread is found, and shown as it was written");
        for path in [
            "/search",
            "/search?q=zzzz",
            "/home",
            "/me",
            "/me/progress",
            "/me/privacy",
            "/me/privacy/export.html",
            "/me/privacy/log",
            "/me/privacy/erasure",
            "/privacy/sheet",
            "/privacy/record",
            "/me/notifications",
            "/me/notifications/discussions-answered",
            "/nudges",
        ] {
            walk.get(&elif, path).await;
        }
        for path in [
            "",
            "/people",
            "/weeks",
            "/weeks/1",
            "/weeks/2",
            "/weeks/1/soil",
            "/weeks/1/reader",
            "/weeks/1/reader.html",
            "/threads",
            "/threads?show=mine",
            "/feed",
        ] {
            walk.get(&elif, &garden.at(path)).await;
            walk.get(&tom, &garden.at(path)).await;
        }
        for path in [
            "/home",
            "/programmes/gardening/cohorts",
            "/programmes/gardening/cohorts/new",
            "/programmes/gardening/weeks/2",
            "/programmes/gardening/team",
            "/programmes/gardening/insights/cost",
            "/programmes/gardening/insights/cost?low=%3Cscript%3Ealert(1)",
        ] {
            walk.get(&olga, path).await;
        }
        walk_in_private(&mut walk, &garden, &elif, &tom).await;
        walk_the_margins(&mut walk, &garden, &tom).await;
        walk_the_log(&mut walk, &garden, &elif, &tom).await;
        walk_the_partners(&mut walk, &garden, &elif, &tom).await;
        walk_the_circles(&mut walk, &garden, &elif, &tom).await;
        walk_the_papers(&mut walk, &garden, &elif).await;
        walk_a_round(&mut walk, &garden, &elif, &tom).await;
        walk_the_feedback(&mut walk, &garden, &elif, &tom).await;
        let other = hostile_garden(locale).await;
        walk_the_drafts(&mut walk, &other, &other.world.sign_in("elif").await).await;
        walk_a_session(&mut walk, &garden, &elif, &tom).await;
        keep(&mut walk, &garden, &olga).await;
        walk.get(&olga, &garden.at("/settings")).await;
        walk_a_break(&mut walk, &garden, &elif, &olga).await;
        walk.get(&olga, &garden.at("/calendar")).await;
        let off = olga.look_ahead(&garden.cohort, &pause("2027-01-18", "7", &HOSTILE[..70])).await.must_be(200);
        walk.saw(&off);
        olga.submit(&off, "/calendar", &[]).await.must_be(200);
        walk.get(&olga, &garden.at("/calendar")).await;
        walk.saw(&olga.fetch("/programmes/gardening/cohorts/proposal?name=%3Cscript%3Ealert(1)").await);
        walk.get(&elif, "/me/calendar").await;
        walk.get(&tom, &garden.at("/content")).await;
        let new = walk.get(&tom, &garden.at("/content/lessons/new?week=1")).await;
        let short: String = HOSTILE.chars().take(70).collect();
        let fields = [("title", short.as_str()), ("body", HOSTILE), ("question", HOSTILE)];
        let lesson = tom.submit(&new, "/lessons", &fields).await.must_be(200);
        walk.saw(&lesson);
        walk.saw(&tom.submit(&lesson, "/note", &[("body", HOSTILE)]).await);
        let own = garden.at(&format!("/weeks/1/{}", lesson.path.rsplit("lesson.").next().unwrap()));
        let read = walk.get(&elif, &own).await;
        elif.submit(&read, "/completion", &[("done", "yes")]).await.must_be(200);
        tom.submit(&lesson, &lesson.path, &[("body", &format!("{HOSTILE} {HOSTILE}"))]).await.must_be(200);
        walk.get(&elif, &format!("{own}/changes")).await;
        walk_the_sessions(&mut walk, &garden).await;
        walk_of_a_community(&mut walk, &elif).await;
        walk_of_a_check(&mut walk, &elif).await;
        walk.get(&elif, &garden.at("/afterwards")).await;
        walk_of_an_applicant(&mut walk, &garden, locale).await;
        walk.get(&olga, &garden.at("/people")).await;
        walk.get(&olga, "/me/profile").await;
        introduce(&mut walk, &garden, &elif).await;
        for persona in [&tom, &elif] {
            walk.get(persona, &garden.at("/people")).await.must_say("alert(1)");
        }
        walk_the_board(&mut walk, &garden, &olga).await;
        walk.saw(&elif.fetch(&garden.at("/settings")).await.must_be(403));
        walk_the_nudges(&mut walk, &garden, [&elif, &tom, &olga]).await;
        walk_a_certificate(&mut walk, &garden, [&elif, &olga, &visitor]).await;
        walk_the_mailroom(&mut walk, &garden, &elif, &olga).await;
        walk_the_record(&mut walk, &garden, locale).await;
        walk_the_alumni(&mut walk, &garden, &elif, &olga).await;
        // A form that comes in after the session has ended, and what follows from it.
        let page = elif.get(&garden.at(&format!("/threads/{}", thread.path.rsplit('/').next().unwrap()))).await;
        let form = page.form("/posts");
        let fields: Vec<(&str, &str)> = form
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), if name == "body" { HOSTILE } else { value }))
            .collect();
        let signed_out = visitor.send(&form.action, &fields).await.must_be(401);
        walk.saw(&signed_out);
        let person = world.person_reading("pia", locale).await;
        garden.cohort.enrol(world, "pia", Role::Participant).await;
        let password = lernweg::platform::text::Password::parse("a long sentence").unwrap();
        let hash = world.house.passwords.hash(&password).await.unwrap();
        world.store.write(async |tx| lernweg::identity::set_password(tx, person.id, None, &hash).await).await.unwrap();
        let kept = visitor
            .submit(
                &signed_out,
                "/sign-in",
                &[("email", "pia@example.org"), ("password", "a long sentence"), ("way", "password")],
            )
            .await
            .must_be(200);
        walk.saw(&kept);
    }
    let expected: BTreeSet<(String, String)> = declared()
        .into_iter()
        .filter(|view| !of_demo(view))
        .flat_map(|view| ["de", "en"].map(|locale| (locale.to_owned(), view.clone())))
        .collect();
    let missing: Vec<_> = expected.difference(&walk.drawn).collect();
    assert!(missing.is_empty(), "never drawn: {missing:?}");
    assert!(!expected.contains(&("de".to_owned(), "nowhere.html".to_owned())));
}

#[test]
fn every_template_of_a_room_belongs_to_a_page() {
    let declared = declared();
    for (path, _) in files(&root().join("templates"), ".html") {
        let part = path.starts_with("layouts/")
            || path.starts_with("components/")
            || path.rsplit('/').next().unwrap().starts_with('_');
        assert!(part || declared.contains(&path), "no page draws {path}");
    }
    assert!(app::routes().table().len() > 40);
}
