//! Every page is drawn in every language, with hostile words in every place people can write.

use std::collections::BTreeSet;

use entity::states::Role;
use lernweg::{
    app,
    identity::{Profile, change_profile},
    platform::text::{Name, Text},
};

use super::{files, root, without_tests};
use crate::harness::{Cohort, Garden, Page, Persona};

/// What somebody might call themselves, their cohort or their thread.
const HOSTILE: &str = "<script>alert(1)</script> \"'> <img src=x onerror=alert(1)> {{ 7 * 7 }}";

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

struct Walk {
    drawn: BTreeSet<(String, String)>,
}

impl Walk {
    #[track_caller]
    fn saw(&mut self, page: &Page) {
        let view =
            page.attribute("body", "data-view").unwrap_or_else(|| panic!("{} has no view\n{}", page.path, page.body));
        let language = page.attribute("html", "lang").unwrap();
        for bad in ["<script>alert", "<img src=x", "onerror=alert(1)>", " 49 "] {
            assert!(!page.body.contains(bad), "{bad} on {}", page.path);
        }
        self.drawn.insert((language, view));
    }

    async fn get(&mut self, persona: &Persona, path: &str) -> Page {
        let page = persona.get(path).await;
        self.saw(&page);
        page
    }
}

async fn hostile_garden(locale: &str) -> Garden {
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

#[actix_web::test]
async fn every_page_is_drawn_in_every_language() {
    let mut walk = Walk { drawn: BTreeSet::new() };
    for locale in ["de", "en"] {
        let garden = hostile_garden(locale).await;
        let world = &garden.world;
        let visitor = world.stranger_reading(locale);
        for path in [
            "/",
            "/programmes/gardening",
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
        let edit = thread.attribute("a[href*='/posts/'][href*='/cohorts/']", "href").unwrap();
        walk.get(&elif, &edit).await;
        for path in ["/home", "/me", "/me/progress", "/me/notifications"] {
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
        ] {
            walk.get(&elif, &garden.at(path)).await;
            walk.get(&tom, &garden.at(path)).await;
        }
        for path in [
            "/home",
            "/programmes/gardening/cohorts",
            "/programmes/gardening/cohorts/new",
            "/programmes/gardening/weeks/2",
        ] {
            walk.get(&olga, path).await;
        }
        walk.get(&olga, &garden.at("/settings")).await;
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
        walk.get(&olga, &garden.at("/people")).await;
        walk.saw(&elif.fetch(&garden.at("/settings")).await.must_be(403));
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
