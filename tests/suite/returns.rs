//! Stories about what a community gives back.

use crate::harness::Garden;

const EXAMPLE: &str = "/returns?answers_low=40&answers_likely=40&answers_high=40&searches_low=900&searches_likely=900\
    &searches_high=900&success_low=10&success_likely=50&success_high=50&value_low=15&value_likely=15&value_high=15\
    &cost_low=30000&cost_likely=30.000&cost_high=30+000";

#[actix_web::test]
async fn four_things_go_in_and_the_guess_it_hangs_on_comes_out() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get("/returns").await.must_be(200);
    page.must_not_say("comes back on top").must_say("Nothing of this is kept.");
    elif.get(&page.link("Look at an example")).await.must_be(200).must_say("It hangs on a guess.");
    let page = elif.get(EXAMPLE).await.must_be(200);
    page.must_say("Between −22 % and +194 % of what it costs comes back on top.");
    page.must_say("Searches that find something: below 14.1 % it costs more than it gives back.");
    assert_eq!(page.attribute("[name='cost_high']", "value").as_deref(), Some("30 000"), "as it was typed");
}

#[actix_web::test]
async fn what_makes_no_sense_comes_back_as_it_was_typed() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&EXAMPLE.replace("success_low=10", "success_low=90")).await.must_be(422);
    page.must_say("Searches that find something, in percent: likely – The likely one lies between");
    let page = elif.get(&EXAMPLE.replace("cost_low=30000", "cost_low=0")).await.must_be(422);
    page.must_say("Write a number that fits here").must_not_say("comes back on top");
    assert_eq!(page.attribute("[name='cost_low']", "value").as_deref(), Some("0"));
    let page = elif.get("/returns?answers_low=%3Cscript%3E&value_high=-1").await.must_be(422);
    assert_eq!(page.attribute("[name='answers_low']", "value").as_deref(), Some("<script>"));
    assert!(garden.world.stranger().get("/returns").await.path.starts_with("/sign-in"));
}
