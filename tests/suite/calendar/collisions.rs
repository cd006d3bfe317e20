//! What does not go together is said, not forbidden.

use entity::states::Role;
use lernweg::{
    identity::{Profile, change_profile},
    platform::text::{Name, Text},
};

use super::calendar;
use crate::harness::Garden;

#[actix_web::test]
async fn all_dates_are_proposed_before_anything_is_planned_with_the_holidays_of_every_site() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let query = "name=Borealis&starts_on=2027-01-12&opens_at=08:00&zone=Europe/Berlin&seats=20";
    let proposal = olga.get(&format!("/programmes/gardening/cohorts/proposal?{query}")).await.must_be(200);
    proposal
        .must_say("Tue 12 Jan 2027, 08:00 CET")
        .must_say("Tue 26 Jan 2027 · Republic Day (IN)")
        .must_say("Checked against the public holidays of DE-BE, IN");
    assert_eq!(olga.get("/programmes/gardening/cohorts").await.texts("tbody th"), ["Aurora"], "nothing is planned yet");
    let planned = olga.submit(&proposal, "/cohorts", &[]).await.must_be(200);
    planned.must_say("Tue 12 Jan 2027, 08:00 CET");
    assert_eq!(olga.get("/programmes/gardening/cohorts").await.texts("tbody th"), ["Borealis", "Aurora"]);
}

#[actix_web::test]
async fn a_proposal_with_mistakes_keeps_what_was_typed() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let query = "name=Borealis&starts_on=soon&opens_at=08:00&zone=Europe/Berlin&seats=20";
    let page = olga.fetch(&format!("/programmes/gardening/cohorts/proposal?{query}")).await.must_be(422);
    assert_eq!(page.mistakes().len(), 1);
    let back = olga.get(&page.link("Try another day")).await;
    assert_eq!(back.typed("/cohorts", "name"), "Borealis");
    assert_eq!(back.typed("/cohorts", "seats"), "20");
    for who in ["tom", "elif", "otto"] {
        let who = garden.world.sign_in(who).await;
        who.fetch("/programmes/gardening/cohorts/proposal").await.must_be(404);
    }
}

#[actix_web::test]
async fn nobody_moderates_two_sessions_at_once_without_being_told() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let host = world.person("tom").await.id.to_string();
    for (title, at) in [("Compost", "14:00"), ("Roses", "14:30"), ("Hedges", "15:30")] {
        garden.plan_session(&[("title", title), ("at", at), ("host", &host)]).await;
    }
    let tom = world.sign_in("tom").await;
    let said = calendar(&garden, &tom).await.texts("section[aria-labelledby=collisions] li");
    assert_eq!(said.iter().filter(|line| line.contains("Tom moderates two sessions at once")).count(), 1, "{said:?}");
    assert!(said.iter().any(|line| line.contains("Compost · Roses")), "one that begins when the other ends is none");
}

#[actix_web::test]
async fn a_session_at_night_for_more_than_three_is_named_with_their_zone() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let settings = olga.get(&garden.at("/settings")).await;
    olga.submit(&settings, "/seats", &[("seats", "30")]).await.must_be(200);
    let planned = garden.plan_session(&[("title", "Late talk"), ("at", "18:00")]).await;
    let nights = async || {
        let olga = world.sign_in("olga").await;
        let page = calendar(&garden, &olga).await;
        page.texts("section[aria-labelledby=collisions] li")
            .into_iter()
            .filter(|line| line.contains("Late talk"))
            .collect::<Vec<_>>()
    };
    for nth in 0..4 {
        if nth == 3 {
            assert_eq!(nights().await, Vec::<String>::new(), "three are few");
        }
        let person = world.person(&format!("pune{nth}")).await;
        let profile =
            Profile { name: Name::parse(&person.name).unwrap(), locale: "en".into(), zone: "Asia/Kolkata".into() };
        world.store.write(async |tx| change_profile(tx, person.id, &profile).await).await.unwrap();
        garden.cohort.enrol(world, &format!("pune{nth}"), Role::Participant).await;
    }
    let said = nights().await;
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("Asia/Kolkata: 22:30, 4 people"), "{said:?}");
    // A second time that suits them settles it.
    let tom = world.sign_in("tom").await;
    let edit = tom.get(&format!("{}/edit", planned.path)).await;
    let early = [("on", "2027-01-08"), ("at", "09:00"), ("zone", "Europe/Berlin"), ("minutes", "60")];
    tom.press(&edit, "/slots", &early).await.must_be(303);
    assert_eq!(nights().await, Vec::<String>::new());
}
