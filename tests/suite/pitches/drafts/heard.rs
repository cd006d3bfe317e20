//! A pitch as it was heard, whatever its makers wrote since.

use entity::{ids::PitchId, pitch, states::PitchState};
use sea_orm::{EntityTrait, sea_query::Expr};

use super::{
    at, drafted, minutes,
    slides::{pdf, puts},
    writes,
};
use crate::{harness::Garden, pitches::feedback::form_of};

/// It was heard just now.
async fn is_heard(garden: &Garden, id: PitchId) {
    let heard = pitch::Entity::update_many()
        .col_expr(pitch::Column::State, Expr::value(PitchState::Presented))
        .col_expr(pitch::Column::PresentedAt, Expr::value(garden.world.store.now()));
    heard.exec(garden.world.store.schema()).await.unwrap();
    assert!(pitch::Entity::find_by_id(id).one(garden.world.store.read()).await.unwrap().is_some());
}

#[actix_web::test]
async fn feedback_stands_beside_the_pitch_as_it_was_heard() {
    let (garden, elif, id) = drafted().await;
    let world = &garden.world;
    let path = at(&garden, id);
    let lines = [("line-1", "To the board: two hours a week."), ("line-6", "We begin in March.")];
    writes(&garden, &elif, id, &lines).await.must_be(200);
    puts(&elif, &elif.get(&path).await, &pdf(2)).await.must_be(303);
    minutes(&garden, 3);
    is_heard(&garden, id).await;
    minutes(&garden, 1);
    let later = [("title", "Bees for the board"), ("line-1", "To the board: half a day.")];
    writes(&garden, &elif, id, &later).await.must_be(200);
    puts(&elif, &elif.get(&path).await, &pdf(3)).await.must_be(303);
    // Whoever says something sees what they heard: its lines by their questions, and its slides.
    let jonas = world.sign_in("jonas").await;
    let form = form_of(&jonas, &format!("{path}/feedback")).await;
    form.must_say("Bees for all").must_say("As it was heard (version 1).").must_say("There is a version 2 by now");
    form.must_say("Whom I speak to and what I ask for").must_say("two hours a week").must_say("The next step");
    form.must_say("Slide 2").must_not_say("Slide 3").must_not_say("half a day");
    let slide = form.link("Slide 2");
    jonas.get(&slide).await.must_be(200);
    jonas.get(&slide.replace("/slides/2", "/slides/3")).await.must_be(404);
    // So do its makers, on screen and on paper.
    for page in ["replies", "print"] {
        let page = elif.get(&format!("{path}/{page}")).await.must_be(200);
        page.must_say("Bees for all").must_say("The next step").must_say("two hours a week").must_say("Slide 2");
        page.must_not_say("half a day").must_not_say("Slide 3");
    }
    // On its own page it stands as it is now.
    jonas.get(&path).await.must_say("half a day").must_say("Slide 3");
    // The gallery says what they change.
    elif.submit(&elif.get(&path).await, "/gallery", &[("shown", "yes")]).await.must_be(200);
    let replies = elif.get(&format!("{path}/replies")).await;
    elif.submit(&replies, "/change", &[("note", "I ask for half a day.")]).await.must_be(200);
    let shown = jonas.get(&garden.at("/pitches/gallery")).await.must_be(200);
    shown.must_say("What they change").must_say("I ask for half a day.");
}
