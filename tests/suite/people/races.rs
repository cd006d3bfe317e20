//! Two windows at once.

use entity::profile_part;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{profile_of, say};
use crate::harness::{Garden, at_once, tally};

#[actix_web::test]
async fn the_second_of_two_windows_sees_both_texts_and_loses_nothing() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let mine = profile_of(&garden, "elif").await;
    say(&garden, "elif", "wonder", "As it was", "cohorts").await;
    let windows = [elif.get(&format!("{mine}?edit=wonder")).await, elif.get(&format!("{mine}?edit=wonder")).await];
    elif.press(&windows[0], "/parts/wonder", &[("body", "From the first"), ("shown_to", "nobody")]).await.must_be(303);
    let second = elif.press(&windows[1], "/parts/wonder", &[("body", "From the second")]).await.must_be(409);
    assert_eq!(second.text_at("textarea").trim(), "From the second");
    second.must_say("From the first").must_say("Only you see this").must_say("in another window");
    // Having seen both, she decides.
    let kept = elif.submit(&second, "/parts/wonder", &[("body", "From both")]).await.must_be(200);
    kept.must_say("From both");
    // Another part in another window is no collision.
    let [offer, community] =
        [elif.get(&format!("{mine}?edit=offer")).await, elif.get(&format!("{mine}?edit=community")).await];
    elif.press(&offer, "/parts/offer", &[("body", "One")]).await.must_be(303);
    elif.press(&community, "/parts/community", &[("body", "Two")]).await.must_be(303);
    // Taken back and written anew meanwhile: an old window does not write over it.
    let old = elif.get(&format!("{mine}?edit=offer")).await;
    say(&garden, "elif", "offer", "", "cohorts").await;
    say(&garden, "elif", "offer", "Three", "cohorts").await;
    elif.press(&old, "/parts/offer", &[("body", "Four")]).await.must_be(409).must_say("Three");
}

#[actix_web::test]
async fn of_ten_windows_at_once_one_is_taken() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let mine = profile_of(&garden, "elif").await;
    for round in 0..2 {
        let form = elif.get(&format!("{mine}?edit=offer")).await;
        let sent = at_once(10, async |nth| {
            elif.press_anew(&form, "/parts/offer", &[("body", &format!("{round}: number {nth}"))]).await
        })
        .await;
        assert_eq!(tally(&sent), [(303, 1), (409, 9)], "round {round}");
    }
    assert_eq!(profile_part::Entity::find().count(garden.world.store.read()).await.unwrap(), 1);
}
