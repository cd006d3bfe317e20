//! At the same time.

use entity::{
    circle, circle_contribution, circle_member, circle_merge, circle_presence,
    states::{CircleState, MergeState},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    circle_with, circles_at, eight, elsewhere, joins, meeting, named, opens, page_of, proposed, round_of, sizes,
    whole::leaves,
};
use crate::harness::{at_once, tally};

#[actix_web::test]
async fn of_two_who_take_the_last_place_one_has_it() {
    let garden = eight().await;
    let world = &garden.world;
    opens(&garden, "elif", "Early shift").await.must_be(200);
    for one in ["jonas", "mia", "kim"] {
        joins(&garden, one, "Early shift").await.must_be(200);
    }
    let people = [named(world, "Noah").await, named(world, "Lea").await, named(world, "Ben").await];
    let pages =
        [page_of(&garden, &people[0]).await, page_of(&garden, &people[1]).await, page_of(&garden, &people[2]).await];
    let all = at_once(3, async |nth| people[nth].press(&pages[nth], "/join", &[]).await).await;
    assert_eq!(tally(&all), [(303, 1), (409, 2)]);
    assert_eq!(circles_at(world, CircleState::Forming).await[0].len(), 5);
}

#[actix_web::test]
async fn somebody_who_opens_and_joins_at_once_is_in_one_circle() {
    let garden = eight().await;
    let world = &garden.world;
    opens(&garden, "elif", "Early shift").await.must_be(200);
    let jonas = world.sign_in("jonas").await;
    let page = page_of(&garden, &jonas).await;
    let all = at_once(4, async |nth| {
        let end = if nth % 2 == 0 { "/join" } else { "/circles" };
        let fields: &[(&str, &str)] = if nth % 2 == 0 { &[] } else { &[("name", "Late shift")] };
        jonas.press_anew(&page, end, fields).await
    })
    .await;
    assert_eq!(tally(&all), [(303, 1), (409, 3)]);
    let who = world.person("jonas").await.id;
    let find = circle_member::Entity::find().filter(circle_member::Column::PersonId.eq(who));
    assert_eq!(find.count(world.store.read()).await.unwrap(), 1);
}

#[actix_web::test]
async fn of_two_who_propose_or_publish_at_once_there_is_one_proposal_and_nobody_is_told_twice() {
    let garden = eight().await;
    let world = &garden.world;
    let (tom, page) = round_of(&garden).await;
    let all = at_once(4, async |_| tom.press_anew(&page, "/circles/round", &[]).await).await;
    assert_eq!(tally(&all), [(303, 4)], "who comes second proposes anew");
    let made = circle::Entity::find().count(world.store.read()).await.unwrap();
    assert_eq!(made, 2);
    let (tom, page) = proposed(&garden).await;
    let all = at_once(6, async |_| tom.press_anew(&page, "/publication", &[]).await).await;
    assert_eq!(tally(&all), [(303, 1), (409, 5)]);
    assert_eq!(sizes(world).await, [4, 4]);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 8);
}

#[actix_web::test]
async fn two_who_set_the_hour_or_take_a_week_at_once() {
    let garden = meeting().await;
    let world = &garden.world;
    let own = circle_with(world, "Elif").await;
    let mut people = Vec::new();
    for name in &own {
        people.push(named(world, name).await);
    }
    let mut pages = Vec::new();
    for one in &people {
        pages.push(page_of(&garden, one).await);
    }
    let all = at_once(4, async |nth| people[nth].press(&pages[nth], "/hour", &[("hour", "2 12:00")]).await).await;
    assert_eq!(tally(&all), [(303, 1), (409, 3)]);
    // Three of them do not lead week 1: all three take it from whoever does.
    let mine = |nth: usize| pages[nth].says("Week 1: You lead");
    let others: Vec<usize> = (0..4).filter(|nth| !mine(*nth)).collect();
    let all = at_once(3, async |nth| {
        let nth = others[nth];
        people[nth].press(&pages[nth], "/turn", &[("week", "1")]).await
    })
    .await;
    assert_eq!(tally(&all), [(303, 1), (409, 2)]);
}

#[actix_web::test]
async fn yes_and_rather_not_at_once_end_one_way() {
    let garden = meeting().await;
    let world = &garden.world;
    let others: Vec<String> = circle_with(world, "Elif").await.into_iter().filter(|name| name != "Elif").collect();
    leaves(&garden, &others[0]).await;
    leaves(&garden, &others[1]).await;
    let people = [world.sign_in("elif").await, named(world, &elsewhere(world, "Elif").await).await];
    let pages = [page_of(&garden, &people[0]).await, page_of(&garden, &people[1]).await];
    people[0].press(&pages[0], "/merge", &[("answer", "yes")]).await.must_be(303);
    let all = at_once(4, async |nth| {
        let answer = if nth % 2 == 0 { "yes" } else { "no" };
        people[1].press_anew(&pages[1], "/merge", &[("answer", answer)]).await
    })
    .await;
    assert_eq!(tally(&all), [(303, 1), (409, 3)]);
    let row = circle_merge::Entity::find().one(world.store.read()).await.unwrap().unwrap();
    let one = sizes(world).await == [6];
    assert_eq!(one, row.state == MergeState::Agreed);
}

#[actix_web::test]
async fn a_tick_is_one_tick_and_a_row_goes_once() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let table = elif.get(&garden.at("/circles/meeting")).await.must_be(200);
    let all = at_once(4, async |_| elif.press_anew(&table, "/presence", &[("there", "yes")]).await).await;
    assert_eq!(tally(&all), [(303, 4)]);
    assert_eq!(circle_presence::Entity::find().count(world.store.read()).await.unwrap(), 1);
    let list = elif.get(&garden.at("/circles/contributions")).await;
    let list = elif.submit(&list, "/contributions", &[("whom", "Heike"), ("gift", "The sheet")]).await.must_be(200);
    let row = list.attributes("main ul.rows form", "action").remove(0);
    let all = at_once(4, async |_| elif.press_anew(&list, &row, &[("what", "delete")]).await).await;
    assert_eq!(tally(&all), [(303, 1), (404, 3)]);
    assert_eq!(circle_contribution::Entity::find().count(world.store.read()).await.unwrap(), 0);
}

#[actix_web::test]
async fn who_leaves_while_somebody_publishes_is_in_no_circle() {
    let garden = eight().await;
    let world = &garden.world;
    let (tom, page) = proposed(&garden).await;
    let all = at_once(2, async |nth| {
        if nth == 0 {
            tom.press_anew(&page, "/publication", &[]).await
        } else {
            leaves(&garden, "jonas").await;
            tom.get(&garden.at("/circles/round")).await
        }
    })
    .await;
    assert!(all.iter().all(|page| matches!(page.status.as_u16(), 200 | 303)));
    assert!(circle_with(world, "Jonas").await.is_empty());
    assert_eq!(sizes(world).await.iter().sum::<usize>(), 7);
}
