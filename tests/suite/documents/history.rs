//! What a section was: looked at, compared, brought back, and words that are taken back for good.

use chrono::Duration;
use entity::{document_revision, states::RevisionKind};
use lernweg::features::documents::forget_folded;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{steps, text_of, with_text, writes};
use crate::harness::{Garden, at_once, tally};

#[actix_web::test]
async fn an_earlier_text_is_compared_and_brought_back() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, "We meet on Mondays.").await;
    writes(&jonas, &section, "We meet on Fridays.").await;
    let history = elif.get(&format!("{section}/history")).await;
    history.must_say("Elif").must_say("Jonas").must_say("stands now");
    let changed = elif.get(&format!("{section}/history/2")).await;
    assert!(changed.texts(".differences ins").join(" ").contains("Fridays"));
    let back = elif.get(&format!("{section}/history/2?with=1")).await.must_be(200);
    back.must_say("Mondays");
    elif.get(&format!("{section}/history/7")).await.must_be(404);
    elif.get(&format!("{section}/history/1?with=x")).await.must_be(404);
    let old = elif.get(&format!("{section}/history/1")).await;
    let done = elif.submit(&old, "/return", &[]).await.must_be(200);
    done.must_flash("Brought back.").must_say("Mondays");
    assert_eq!(steps(&elif, &section).await, 3);
    elif.get(&format!("{section}/history")).await.must_say("brought back");
    // Somebody saved since it was shown: nobody's text goes unseen.
    jonas.press_anew(&old, "/return", &[]).await.must_be(409);
}

#[actix_web::test]
async fn of_two_who_bring_something_back_at_once_one_does() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, "One.").await;
    writes(&jonas, &section, "Two.").await;
    writes(&elif, &section, "Three.").await;
    let pages = [elif.get(&format!("{section}/history/1")).await, elif.get(&format!("{section}/history/2")).await];
    let answers = at_once(2, async |nth| elif.press(&pages[nth], "/return", &[]).await).await;
    assert_eq!(tally(&answers), [(303, 1), (409, 1)]);
    assert_eq!(steps(&elif, &section).await, 4);
}

#[actix_web::test]
async fn a_long_history_has_pages() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let (_, section) = with_text(&garden, &elif, "One.").await;
    for nth in 2..=60 {
        world.later(Duration::minutes(6));
        writes(&elif, &section, &format!("Number {nth}.")).await;
    }
    assert_eq!(steps(&elif, &section).await, 50);
    let second = elif.get(&format!("{section}/history?page=2")).await.must_be(200);
    assert_eq!(second.texts(".rows > li").len(), 10);
    elif.get(&format!("{section}/history?page=3")).await.must_be(404);
}

#[actix_web::test]
async fn words_somebody_took_back_stay_gone() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, "We meet.").await;
    writes(&jonas, &section, "We meet. My boss is against it.").await;
    world.later(Duration::minutes(6));
    writes(&elif, &section, "We meet. My boss is against it. We talk.").await;
    let history = jonas.get(&format!("{section}/history")).await;
    let two = format!("{section}/history/2/withdrawal");
    // While it stands it is taken out where everybody sees it go.
    jonas.press(&history, &two, &[]).await.must_be(409).must_say("still stand");
    elif.send_fresh(&two, &[]).await.must_be(403);
    writes(&elif, &section, "We meet. We talk.").await;
    jonas.submit(&jonas.get(&format!("{section}/history")).await, &two, &[]).await.must_flash("Taken back.");
    elif.get(&format!("{section}/history/2")).await.must_be(200).must_say("took these words back");
    let shown = elif.get(&section).await.typed(&section, "version");
    elif.send_fresh(&format!("{section}/history/2/return"), &[("version", &shown)]).await.must_be(409);
    for row in document_revision::Entity::find().all(world.store.read()).await.unwrap() {
        assert!(!row.body.contains("boss"), "{row:?}");
    }
    // What others made of it comes back without it.
    elif.send_fresh(&format!("{section}/history/1/return"), &[("version", &shown)]).await.must_be(303);
    assert_eq!(text_of(&elif, &section).await, "We meet.");
}

#[actix_web::test]
async fn what_nobody_reads_is_forgotten_after_a_month_and_nothing_else() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let (_, section) = with_text(&garden, &elif, "One.").await;
    for text in ["One. Two.", "One. Two. Three."] {
        writes(&elif, &section, text).await;
    }
    world.later(Duration::days(31));
    world.store.write(async |tx| forget_folded(tx).await).await.unwrap();
    let elif = world.sign_in("elif").await;
    let folded = document_revision::Entity::find().filter(document_revision::Column::Kind.ne(RevisionKind::Stands));
    assert_eq!(folded.count(world.store.read()).await.unwrap(), 0);
    assert_eq!(text_of(&elif, &section).await, "One. Two. Three.");
    // Whoever comes back with a page that old is shown both, whole.
    let jonas = world.sign_in("jonas").await;
    let fields = [("body", "Mine."), ("version", "1"), ("tab", "a")];
    let both = jonas.send_fresh(&section, &fields).await.must_be(409);
    both.must_say("Mine.").must_say("One. Two. Three.");
}
