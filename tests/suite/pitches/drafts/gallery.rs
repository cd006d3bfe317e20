//! What of a pitch others see after it was heard.

use entity::{
    ids::{PitchId, PitchSessionId, PitchSlotId},
    pitch, pitch_slot,
    states::PitchState,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{
    super::{pitch_by, round_in},
    at, drafted, minutes, writes,
};
use crate::harness::Garden;

/// A pitch has its place in a session and was heard there.
async fn heard_at(garden: &Garden, session: PitchSessionId, position: i32, pitch: PitchId) {
    let now = garden.world.store.now();
    let row = pitch_slot::ActiveModel {
        id: Set(PitchSlotId(lernweg::platform::ids::fresh(now))),
        session_id: Set(session),
        position: Set(position),
        fallback: Set(false),
        pitch_id: Set(Some(pitch)),
        booked_at: Set(Some(now)),
        heard_at: Set(Some(now)),
    };
    row.insert(garden.world.store.schema()).await.unwrap();
}

#[actix_web::test]
async fn a_pitch_stands_in_the_gallery_once_its_makers_put_it_there() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (round, session) = round_in(&garden).await;
    let gallery = garden.at("/pitches/gallery");
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    elif.get(&gallery).await.must_be(200).must_say("No pitch stands here yet.");
    let first = pitch_by(&garden, round, "elif", PitchState::Ready).await;
    let second = pitch_by(&garden, round, "jonas", PitchState::Presented).await;
    // Jonas was heard first, though his pitch was made second.
    heard_at(&garden, session, 1, second).await;
    heard_at(&garden, session, 2, first).await;
    let path = at(&garden, first);
    let early = elif.send_fresh(&format!("{path}/gallery"), &[("shown", "yes")]).await.must_be(409);
    early.must_say("A pitch goes into the gallery once it was heard.");
    let heard = pitch::Entity::update_many()
        .col_expr(pitch::Column::State, sea_orm::sea_query::Expr::value(PitchState::Presented));
    heard.exec(world.store.schema()).await.unwrap();
    for words in ["Two", "Three"] {
        minutes(&garden, 6);
        writes(&garden, &elif, first, &[("line-1", words), ("title", "Bees at last")]).await.must_be(200);
    }
    let page = elif.get(&path).await;
    elif.submit(&page, "/gallery", &[("shown", "yes")]).await.must_be(200).must_flash("stands in the gallery");
    jonas.submit(&jonas.get(&at(&garden, second)).await, "/gallery", &[("shown", "yes")]).await.must_be(200);
    let shown = jonas.get(&gallery).await.must_be(200);
    assert_eq!(shown.texts("section h2"), ["Pitch of jonas", "Bees at last"]);
    shown.must_say("There is one version in between.").must_say("There is one version.").must_say("Three");
    assert!(shown.texts("section").concat().contains("One"), "how it began");
    for (key, status) in [("tom", 200), ("olga", 403), ("sam", 404)] {
        world.sign_in(key).await.get(&gallery).await.must_be(status);
    }
    jonas.send_fresh(&format!("{path}/gallery"), &[("shown", "no")]).await.must_be(403);
    elif.submit(&elif.get(&path).await, "/gallery", &[("shown", "no")]).await.must_be(200).must_flash("no more");
    jonas.get(&gallery).await.must_not_say("Bees at last");
}

#[actix_web::test]
async fn a_recording_stands_as_long_as_it_is_agreed_to() {
    let (garden, elif, id) = drafted().await;
    let world = &garden.world;
    let path = at(&garden, id);
    let row = async || pitch::Entity::find_by_id(id).one(world.store.read()).await.unwrap().unwrap();
    let page = elif.get(&path).await;
    elif.press_anew(&page, "/recording", &[("agreed", "yes"), ("url", "http://x.example/")]).await.must_be(422);
    elif.press_anew(&page, "/recording", &[("agreed", "yes")]).await.must_be(303);
    assert!(row().await.recording_agreed_at.is_some() && row().await.recording_url.is_none());
    let url = "https://video.example.org/round";
    elif.press_anew(&page, "/recording", &[("agreed", "yes"), ("url", url)]).await.must_be(303);
    assert_eq!(elif.get(&path).await.link("Watch the recording"), url);
    // A link in the draft is a recording, too, and giving it agrees.
    let form = elif.get(&format!("{path}/draft")).await;
    writes(&garden, &elif, id, &[("link", "https://video.example.org/mine"), ("line-1", "Bees")]).await.must_be(200);
    let open = elif.get(&format!("{path}/draft")).await;
    elif.send_fresh(&format!("{path}/recording"), &[("agreed", "no")]).await.must_be(303);
    let now = row().await;
    assert!(now.recording_agreed_at.is_none() && now.recording_url.is_none());
    let gone = elif.get(&path).await.must_be(200);
    gone.must_say("Bees").must_not_say("Watch the recording");
    elif.get(&format!("{path}/versions")).await.must_not_say("video.example.org");
    // Nor does it come back by a form that was open.
    elif.press_anew(&open, "/draft", &[("line-2", "More")]).await.must_be(409);
    elif.press_anew(&form, "/draft", &[]).await.must_be(409);
    writes(&garden, &elif, id, &[("link", "https://video.example.org/mine")]).await.must_be(200);
    assert!(row().await.recording_agreed_at.is_some());
    for (key, status) in [("jonas", 404), ("tom", 403), ("olga", 403), ("sam", 404)] {
        let who = world.sign_in(key).await;
        who.send_fresh(&format!("{path}/recording"), &[("agreed", "yes")]).await.must_be(status);
    }
}
