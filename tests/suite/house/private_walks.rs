//! Walks past what people say in private, note in a margin and keep for themselves.

use super::walks::{HOSTILE, Walk};
use crate::harness::{Garden, Persona};

/// A participant and a trainer say something to each other alone.
pub async fn walk_in_private(walk: &mut Walk, garden: &Garden, elif: &Persona, tom: &Persona) {
    let own = walk.get(elif, &garden.at("/private")).await;
    walk.saw(&elif.press(&own, "/private", &[("body", "")]).await);
    walk.saw(&elif.submit(&own, "/private", &[("body", HOSTILE)]).await.must_be(200));
    walk.get(tom, &garden.at("/cockpit")).await;
    let place = garden.at(&format!("/private/{}", garden.world.person("elif").await.id));
    walk.get(tom, &format!("{place}?about=quiet")).await;
    let page = walk.get(tom, &place).await;
    walk.saw(&tom.press(&page, &place, &[("body", "")]).await);
    walk.saw(&tom.submit(&page, &place, &[("body", HOSTILE)]).await.must_be(200));
    walk.get(elif, &garden.at("/private")).await;
    walk.get(elif, "/me/privacy/consents").await;
}

/// A trainer notes something in a margin and hands the run over.
pub async fn walk_the_margins(walk: &mut Walk, garden: &Garden, tom: &Persona) {
    walk.get(tom, &garden.at("/margins")).await;
    let place = garden.at("/margins/1");
    let page = walk.get(tom, &place).await;
    walk.saw(&tom.press(&page, &place, &[("body", "")]).await);
    walk.saw(&tom.submit(&page, &place, &[("body", HOSTILE)]).await.must_be(200));
    walk.get(tom, &garden.at("/handover")).await;
}

/// A participant keeps a log, shows it, and says who sees their weeks.
pub async fn walk_the_log(walk: &mut Walk, garden: &Garden, elif: &Persona, tom: &Persona) {
    let page = walk.get(elif, &garden.at("/log")).await;
    walk.saw(&elif.press(&page, "/log", &[("body", "")]).await);
    let page = elif.submit(&page, "/log", &[("body", HOSTILE), ("shown_to", "cohort")]).await.must_be(200);
    walk.saw(&page);
    let entry = page.attribute("a[href*='/log/']", "href").unwrap();
    let edit = walk.get(elif, &entry).await;
    elif.press(&edit, &entry, &[("shown_to", "cohort")]).await.must_be(303);
    walk.saw(&elif.press_anew(&edit, &entry, &[("body", "Late.")]).await.must_be(409));
    walk.get(elif, &garden.at("/sharing")).await;
    let shared = garden.at(&format!("/people/{}/shared", garden.world.person("elif").await.id));
    for who in [elif, tom] {
        walk.get(who, &shared).await;
    }
}
