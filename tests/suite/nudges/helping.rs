//! Whether people would help the next ones.

use super::{course_from, subjects, through};
use crate::{first_answers::home_of, harness::at_once};

#[actix_web::test]
async fn in_the_last_week_but_one_i_am_asked_once_and_one_click_answers_it() {
    let garden = course_from("2027-01-11", &["elif", "jonas"]).await;
    let world = &garden.world;
    // The sixth week begins on 15 February; its third day is a Wednesday.
    through(world, "2027-02-17T08:00:00Z").await;
    assert!(!subjects(world, "elif").iter().any(|one| one.contains("next group")));
    through(world, "2027-02-17T10:00:00Z").await;
    for key in ["elif", "jonas"] {
        assert_eq!(subjects(world, key).iter().filter(|one| one.contains("next group")).count(), 1);
        home_of(world, key).await.must_say("Would you help the next group?");
    }
    let elif = world.sign_in("elif").await;
    let page = elif.get(&world.mail.last_to("elif@example.org").link("/cohorts/")).await.must_be(200);
    elif.press_anew(&page, "/helping", &[("answer", "perhaps")]).await.must_be(422);
    elif.submit(&page, "/helping", &[("answer", "later")]).await.must_be(200).must_flash("for saying so");
    let page = elif.get(&garden.at("/helping")).await;
    page.must_say("You have answered.").must_not_say("Who would help");
    let said = at_once(6, async |_| elif.press_anew(&page, "/helping", &[("answer", "yes")]).await.status).await;
    assert!(said.iter().all(|status| *status == 303), "{said:?}");
    home_of(world, "elif").await.must_not_say("Would you help");
    home_of(world, "jonas").await.must_say("Would you help");
    for key in ["tom", "olga"] {
        let page = world.sign_in(key).await.get(&garden.at("/helping")).await.must_be(200);
        page.must_say("Who would help").must_say("Elif").must_not_say("Jonas");
        let key = format!("{:032x}", rand::random::<u128>());
        world
            .sign_in("tom")
            .await
            .send(&garden.at("/helping"), &[("_key", &key), ("answer", "yes")])
            .await
            .must_be(403);
    }
    world.sign_in("mia").await.get(&garden.at("/helping")).await.must_be(404);
}
