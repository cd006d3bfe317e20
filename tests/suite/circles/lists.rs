//! What somebody could give to whom.

use entity::circle_contribution;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{key, meeting, named, page_of};
use crate::harness::Page;

fn listed(page: &Page) -> Vec<String> {
    page.texts("main ul.rows .row-title")
}

#[actix_web::test]
async fn somebody_keeps_a_list_that_nobody_else_sees() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    let page = elif.get(&page.link("To my list")).await.must_be(200);
    page.must_say("Nothing stands here yet.").must_say("nobody but you");
    let page = elif.submit(&page, "/contributions", &[("whom", "Dragan"), ("gift", "The handover sheet")]).await;
    let page = elif.submit(&page, "/contributions", &[("whom", "Ole"), ("gift", "A good word")]).await.must_be(200);
    assert_eq!(listed(&page), ["Dragan", "Ole"]);
    let first = page.attributes("main ul.rows form", "action").remove(0);
    let page = elif.submit(&page, &first, &[("what", "done")]).await.must_be(200);
    assert_eq!(listed(&page), ["Ole", "Dragan given"], "what is open stands first");
    let page = elif.submit(&page, &first, &[("what", "open")]).await.must_be(200);
    assert_eq!(listed(&page), ["Dragan", "Ole"]);
    for other in ["jonas", "mia"] {
        let other = named(world, other).await;
        other.get(&garden.at("/circles/contributions")).await.must_be(200).must_not_say("Dragan");
        other.send(&first, &[("_key", &key()), ("what", "delete")]).await.must_be(404);
    }
    let page = elif.submit(&page, &first, &[("what", "delete")]).await.must_be(200);
    assert_eq!(listed(&page), ["Ole"]);
    elif.send(&first, &[("_key", &key()), ("what", "done")]).await.must_be(404);
    elif.send(&first, &[("_key", &key()), ("what", "burn")]).await.must_be(422);
}

#[actix_web::test]
async fn what_does_not_fit_comes_back_and_it_goes_with_the_stay() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/circles/contributions")).await.must_be(200);
    let long = "x".repeat(501);
    let no = elif.press_anew(&page, "/contributions", &[("whom", ""), ("gift", &long)]).await.must_be(422);
    assert_eq!((no.mistakes().len(), no.typed("/contributions", "gift")), (2, long));
    elif.submit(&page, "/contributions", &[("whom", "Dragan"), ("gift", "The sheet")]).await.must_be(200);
    super::whole::leaves(&garden, "elif").await;
    assert_eq!(circle_contribution::Entity::find().count(world.store.read()).await.unwrap(), 0);
}
