//! What does not go together is said, not forbidden.

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
