//! At the same time.

use entity::{sparring_round, states::RoundState};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{eight, nobody_is_alone, proposed, published, round_of};
use crate::harness::{at_once, tally};

#[actix_web::test]
async fn of_two_who_propose_at_once_there_is_one_proposal() {
    let garden = eight().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let page = round_of(&garden, &tom).await;
    let all = at_once(6, async |_| tom.press_anew(&page, "/sparring/round", &[]).await).await;
    assert_eq!(tally(&all), [(303, 6)], "who comes second proposes anew");
    let rounds = sparring_round::Entity::find().count(world.store.read()).await.unwrap();
    assert_eq!(rounds, 1);
    let placed = super::groups_at(world, RoundState::Proposed).await;
    assert_eq!(placed.iter().map(Vec::len).sum::<usize>(), 8, "{placed:?}");
}

#[actix_web::test]
async fn of_two_who_publish_at_once_one_does() {
    let garden = eight().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let page = proposed(&garden).await;
    let all = at_once(6, async |_| tom.press_anew(&page, "/publication", &[]).await).await;
    assert_eq!(tally(&all), [(303, 1), (409, 5)]);
    let find = sparring_round::Entity::find().filter(sparring_round::Column::State.eq(RoundState::Published));
    assert_eq!(find.count(world.store.read()).await.unwrap(), 1);
    nobody_is_alone(&garden).await;
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 8, "nobody is told twice");
}

#[actix_web::test]
async fn both_of_a_pair_decline_at_once_and_nobody_is_alone() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    let pair = super::groups(world).await.remove(0);
    let people = [world.sign_in(&pair[0].to_lowercase()).await, world.sign_in(&pair[1].to_lowercase()).await];
    let page = people[0].get(&garden.at("/sparring")).await;
    let all = at_once(2, async |nth| people[nth].press_anew(&page, "/decline", &[]).await).await;
    assert_eq!(tally(&all), [(303, 2)]);
    nobody_is_alone(&garden).await;
    let now = super::groups(world).await;
    assert!(!now.contains(&pair), "{now:?}");
}
