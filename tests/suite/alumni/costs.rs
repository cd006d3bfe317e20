//! What the pages cost, and how one invites somebody.

use super::{HERE, crowd, entry_of, joins, offered, over, says};
use crate::harness::Persona;

#[actix_web::test]
async fn pages_cost_the_same_with_one_and_with_many() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas, olga) = (joins(world, "elif").await, joins(world, "jonas").await, world.sign_in("olga").await);
    let tom = world.sign_in("tom").await;
    let month = format!("{HERE}/months/2027-01");
    let say = async |who: &Persona, body: &str| {
        says(who, "ask", body).await.must_be(200);
        says(who, "offer", body).await.must_be(200);
        let page = who.get(&month).await;
        who.submit(&page, "/answer", &[("body", body)]).await.must_be(200);
    };
    say(&elif, "Bees").await;
    offered(world, "elif", "host", "Your barn.").await.must_be(200);
    let entry = entry_of(world, "elif").await;
    let pages = [
        (&elif, HERE.to_owned(), 14),
        (&elif, format!("{HERE}?q=bees&language=en"), 14),
        (&elif, entry, 11),
        (&elif, month.clone(), 7),
        (&elif, format!("{HERE}/invite"), 5),
        (&olga, HERE.to_owned(), 8),
        (&olga, format!("{HERE}/roles"), 6),
        (&tom, HERE.to_owned(), 8),
        (&elif, garden.at("/helping"), 4),
        (&elif, "/home".to_owned(), 6),
    ];
    let cost = async |who: &Persona, path: &str| {
        who.get(path).await.must_be(200);
        let before = world.store.statements();
        who.fetch(path).await.must_be(200);
        world.store.statements() - before
    };
    let mut before = Vec::new();
    for (who, path, most) in &pages {
        let statements = cost(who, path).await;
        assert!(statements <= *most, "{path} costs {statements} statements, more than {most}");
        before.push(statements);
    }
    say(&jonas, "More bees").await;
    says(&elif, "offer", "Honey").await.must_be(200);
    for (key, kind) in [("elif", "helper"), ("jonas", "host")] {
        offered(world, key, kind, "You can.").await.must_be(200);
    }
    crowd(&garden, 20).await;
    for ((who, path, _), before) in pages.iter().zip(before) {
        assert_eq!(cost(who, path).await, before, "{path}");
    }
}

#[actix_web::test]
async fn i_invite_a_colleague_with_my_own_words_and_the_house_sends_nothing() {
    let garden = over().await;
    let world = &garden.world;
    for key in ["elif", "tom", "olga"] {
        let who = world.sign_in(key).await;
        let page = who.get(&format!("{HERE}/invite")).await.must_be(200);
        let texts = page.texts("textarea");
        assert_eq!(texts.len(), 2);
        let link = format!("{}/programmes/gardening", world.url);
        for (text, words) in texts.iter().zip(["“Gardening”", "„Gärtnern“"]) {
            assert!(text.contains(words) && text.contains(&link), "{text}");
        }
        page.must_say("sends nothing and keeps nothing");
        let mails = page.attributes("a[href^='mailto:']", "href");
        assert_eq!(mails.len(), 2);
        for mail in mails {
            assert!(mail.starts_with("mailto:?subject=") && mail.contains("&body=") && !mail.contains(' '), "{mail}");
            assert!(mail.contains("%2Fprogrammes%2Fgardening"), "{mail}");
        }
        world.stranger().get("/programmes/gardening").await.must_be(200);
    }
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
    assert!(world.sign_in("elif").await.get(HERE).await.link("Invite a colleague").ends_with("/invite"));
}
