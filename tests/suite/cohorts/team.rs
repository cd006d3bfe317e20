//! Who looks after a programme, and what each of them may see.

use entity::{programme_owner, states::ProgrammeRole};
use sea_orm::EntityTrait;

use crate::harness::{Garden, Page, Persona, at_once, tally};

const TEAM: &str = "/programmes/gardening/team";

async fn appoint(olga: &Persona, key: &str, role: &str) -> Page {
    let page = olga.get(TEAM).await.must_be(200);
    let (mut name, email) = (key.to_owned(), format!("{key}@example.org"));
    name[..1].make_ascii_uppercase();
    olga.submit(&page, TEAM, &[("name", &name), ("email", &email), ("role", role)]).await.must_be(200)
}

async fn end_of(garden: &Garden, key: &str) -> String {
    let who = garden.world.person(key).await.id;
    let roles = programme_owner::Entity::find().all(garden.world.store.read()).await.unwrap();
    let role = roles.into_iter().find(|role| role.person_id == who && role.until.is_none()).unwrap();
    format!("/team/{}/end", role.id)
}

#[actix_web::test]
async fn an_owner_says_who_else_looks_after_the_course() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let cohorts = olga.get("/programmes/gardening/cohorts").await;
    assert_eq!(cohorts.link("Who looks after the course"), TEAM);
    appoint(&olga, "dora", "deputy").await;
    let team = appoint(&olga, "asa", "assessor").await;
    assert_eq!(team.texts("main bdi.person"), ["Olga", "Dora", "Asa"], "owners first");
    team.must_say("Deputy · since");
    assert!(!team.body.contains("@example.org"), "nobody's address");
    let page = olga.get(TEAM).await;
    let again = [("name", "Dora"), ("email", "DORA@example.org"), ("role", "assessor")];
    let refused = olga.press(&page, TEAM, &again).await.must_be(409);
    assert_eq!(refused.mistakes().len(), 1);
    assert_eq!(refused.typed(TEAM, "email"), "DORA@example.org", "what was typed is still there");
    for (field, odd) in [("role", "admin"), ("role", ""), ("email", "dora"), ("name", "")] {
        let mut fields = vec![("name", "Mo"), ("email", "mo@example.org"), ("role", "deputy")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, odd));
        olga.press(&page, TEAM, &fields).await.must_be(422);
    }
    let left = olga.submit(&page, &end_of(&garden, "asa").await, &[]).await.must_be(200);
    assert_eq!(left.texts("main bdi.person"), ["Olga", "Dora"]);
    garden.world.sign_in("asa").await.fetch(&garden.at("/applications")).await.must_be(404);
}

#[actix_web::test]
async fn a_deputy_does_everything_but_name_others() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    appoint(&olga, "dora", "deputy").await;
    let dora = garden.world.sign_in("dora").await;
    let cohorts = dora.get("/programmes/gardening/cohorts").await.must_be(200);
    assert!(!cohorts.body.contains(TEAM), "no link to what one may not see");
    for path in ["", "/settings", "/people", "/content"] {
        dora.get(&garden.at(path)).await.must_be(200);
    }
    dora.fetch(TEAM).await.must_be(403);
    let fields = [("_key", "0123456789abcdef01"), ("name", "Mo"), ("email", "mo@example.org"), ("role", "owner")];
    dora.send(TEAM, &fields).await.must_be(403);
    let end = format!("/programmes/gardening{}", end_of(&garden, "olga").await);
    dora.send(&end, &[("_key", "0123456789abcdef02")]).await.must_be(403);
    dora.fetch(&garden.at("/threads")).await.must_be(403);
}

#[actix_web::test]
async fn an_assessor_sees_applications_and_no_cohort() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    appoint(&olga, "asa", "assessor").await;
    let asa = garden.world.sign_in("asa").await;
    for path in ["", "/settings", "/people", "/content", "/weeks", "/threads", "/weeks/1/reader"] {
        asa.fetch(&garden.at(path)).await.must_be(404);
    }
    for path in ["/cohorts", "/cohorts/new", "/weeks/1", "/team"] {
        asa.fetch(&format!("/programmes/gardening{path}")).await.must_be(404);
    }
    let home = asa.get("/home").await.must_be(200);
    assert!(!home.body.contains("/programmes/gardening/cohorts"), "no link either");
}

#[actix_web::test]
async fn the_last_owner_stays() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    appoint(&olga, "dora", "deputy").await;
    let page = olga.get(TEAM).await;
    let own = end_of(&garden, "olga").await;
    let refused = olga.press(&page, &own, &[]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["This is the last owner. Name another one first."]);
    // Two owners, both ended in the same second, many times over: one of the two stays.
    appoint(&olga, "otto", "owner").await;
    let page = olga.get(TEAM).await;
    let ends = [own, end_of(&garden, "otto").await];
    let otto = garden.world.sign_in("otto").await;
    let pages = at_once(20, async |nth| {
        let who = if nth % 2 == 0 { &otto } else { &olga };
        who.press_anew(&page, &ends[nth % 2], &[]).await
    })
    .await;
    assert_eq!(tally(&pages)[0], (303, 1));
    let roles = programme_owner::Entity::find().all(garden.world.store.read()).await.unwrap();
    let live = roles.iter().filter(|role| role.until.is_none() && role.role == ProgrammeRole::Owner);
    assert_eq!(live.count(), 2 - 1);
}

#[actix_web::test]
async fn whoever_gives_up_their_own_role_is_sent_home() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    appoint(&olga, "otto", "owner").await;
    let page = olga.get(TEAM).await;
    let home = olga.submit(&page, &end_of(&garden, "olga").await, &[]).await.must_be(200);
    assert_eq!(home.path, "/home");
    olga.fetch(TEAM).await.must_be(404);
}
