//! Who is no longer in the cohort.

use super::{with_text, writes};
use crate::{harness::Garden, sparring::leaves};

#[actix_web::test]
async fn who_leaves_reads_and_writes_no_more_and_their_words_stay() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    writes(&jonas, &section, "We meet. We talk.").await;
    let page = jonas.get(&paper).await;
    let page = jonas.submit(&page, &format!("{section}/owner"), &[("takes", "yes")]).await;
    let editor = jonas.submit(&page, &format!("{section}/desk"), &[]).await.must_be(200);
    elif.get(&paper).await.must_say("Jonas is writing here");
    leaves(&garden, "jonas").await;
    jonas.get(&paper).await.must_be(404);
    jonas.press(&editor, &section, &[("body", "Mine."), ("quietly", "yes")]).await.must_be(404);
    let page = elif.get(&paper).await;
    page.must_say("We talk.").must_not_say("is writing here").must_say("Nobody keeps an eye on it");
    elif.submit(&page, &format!("{section}/owner"), &[("takes", "yes")]).await.must_be(200);
}
