//! Stories about a week: who sees what of it, and when.

mod figures;
mod home;
mod lessons;
mod over;
mod parts;
mod plans;
mod sources;
mod weeks;

use entity::{
    application,
    ids::{ApplicationId, PersonId},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::harness::{Garden, Page, Persona, World};

async fn lesson(garden: &Garden, who: &Persona, id: &str) -> Page {
    who.get(&garden.at(&format!("/weeks/1/{id}"))).await.must_be(200)
}

async fn answer(garden: &Garden, who: &Persona, id: &str, words: &str) -> Page {
    let page = lesson(garden, who, id).await;
    who.submit(&page, "/answers", &[("body", words)]).await.must_be(200)
}

/// Somebody applied while they were signed in.
pub async fn owned_by(world: &World, id: ApplicationId, who: PersonId) {
    let claim = async |tx: &lernweg::storage::Tx| {
        application::Entity::update_many()
            .col_expr(application::Column::PersonId, Expr::value(who))
            .filter(application::Column::Id.eq(id))
            .exec(&**tx)
            .await?;
        Ok(())
    };
    world.store.write(claim).await.unwrap();
}

#[actix_web::test]
async fn a_participant_follows_a_week() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let home = elif.get("/home").await.must_be(200);
    assert_eq!(home.heading(), "Week 1: why sowing?");
    answer(&garden, &jonas, "soil", "It is brown.").await;
    let before = lesson(&garden, &elif, "soil").await;
    before.must_say("1 of 2 have answered").must_not_say("It is brown.");
    assert!(!before.body.contains("It is brown."), "not even hidden");
    let after = answer(&garden, &elif, "soil", "It **smells**.").await;
    after.must_say("It smells.").must_say("It is brown.");
    assert!(after.body.contains("<strong>smells</strong>"));
    let done = elif.submit(&after, "/completion", &[("done", "yes")]).await.must_be(200);
    assert!(!done.flash().is_empty());
    let progress = elif.get("/me/progress").await.must_be(200);
    progress.must_say("1 of 2 open lessons done");
    assert_eq!(progress.texts("dl.figures dd"), ["1", "0", "0"], "made, given, received");
    let reply = after.attribute("#answers details article.post a[href*='?answer=']", "href").unwrap();
    let thread = elif.get(reply.split('#').next().unwrap()).await.must_be(200);
    elif.submit(&thread, "/posts", &[("body", "With us it is black.")]).await.must_be(200);
    world.deliver().await;
    assert_eq!(world.mail.last_to("jonas@example.org").subject, "Elif answered you: What do you know about soil?");
    let home = jonas.get("/home").await;
    home.must_say("Elif answered you").must_say("What do you know about soil?");
    let progress = elif.get("/me/progress").await;
    assert_eq!(progress.texts("dl.figures dd"), ["1", "1", "0"]);
}

#[actix_web::test]
async fn a_trainer_sees_the_cohort_and_an_owner_its_outside() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = lesson(&garden, &elif, "soil").await;
    elif.submit(&page, "/completion", &[("done", "yes")]).await;
    let new = elif.get(&garden.at("/threads/new")).await;
    elif.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await;
    let trainer = world.sign_in("tom").await.get(&garden.at("")).await.must_be(200);
    trainer.must_say("Threads that wait").must_say("Snails").must_say("Elif").must_say("How far everybody is");
    let participant = world.sign_in("jonas").await.get(&garden.at("")).await.must_be(200);
    participant.must_not_say("How far everybody is");
    let owner = world.sign_in("olga").await.get(&garden.at("")).await.must_be(200);
    owner.must_not_say("Snails").must_not_say("How far everybody is").must_say("2 of 3 seats");
}
