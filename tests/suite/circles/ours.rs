//! A circle runs itself: who leads, what each wants, who was there.

use entity::{circle_member, circle_presence};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{as_listed, circle_with, elsewhere, meeting, named, page_of};

const LEADS: &str = "#leads-h ~ ul > li .row-title";

#[actix_web::test]
async fn everybody_leads_in_turn_and_somebody_takes_a_week() {
    let garden = meeting().await;
    let world = &garden.world;
    let own = circle_with(world, "Elif").await;
    let leads = async |name: &str| page_of(&garden, &named(world, name).await).await.texts(LEADS);
    let first = leads("Elif").await;
    assert_eq!(first.len(), 3, "a course of three weeks: {first:?}");
    assert!(first[0].starts_with("Week 1: ") && first[0].ends_with("this week"));
    let leader = |rows: &[String], week: usize, me: &str| {
        let said = rows[week - 1].split(": ").nth(1).unwrap().to_owned();
        if said.starts_with("You lead") { me.to_owned() } else { said.split(' ').next().unwrap().to_owned() }
    };
    let order: Vec<String> = (1..=3).map(|week| leader(&first, week, "Elif")).collect();
    let mut distinct = order.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 3, "{order:?}");
    // Who leads in week 3 takes week 1: the two change places.
    let takes = named(world, &order[2]).await;
    let page = page_of(&garden, &takes).await;
    let form = page.form("/turn");
    assert!(form.fields.iter().any(|(name, _)| name == "from"));
    let page = takes.submit(&page, "/turn", &[("week", "1")]).await.must_be(200);
    page.must_flash("You lead that week.").must_say("Week 1: You lead");
    assert_eq!(leader(&leads("Elif").await, 1, "Elif"), order[2]);
    assert_eq!(leader(&leads("Elif").await, 3, "Elif"), order[0]);
    // Another one saw the page as it was before.
    let late = own.iter().find(|name| **name != order[0] && **name != order[2]).unwrap();
    let late = named(world, late).await;
    let before = world.person(&order[0].to_lowercase()).await.id.to_string();
    let key = super::key();
    let fields = [("_key", key.as_str()), ("week", "1"), ("from", before.as_str())];
    let no = late.send(&garden.at("/circles/turn"), &fields).await.must_be(409);
    no.must_say("Somebody else has taken this week meanwhile.");
    for week in ["4", "0"] {
        let key = super::key();
        let fields = [("_key", key.as_str()), ("week", week), ("from", before.as_str())];
        late.send(&garden.at("/circles/turn"), &fields).await.must_be(422);
    }
}

#[actix_web::test]
async fn a_goal_is_seen_by_the_circle_and_by_nobody_else() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    let page = elif.submit(&page, "/goal", &[("goal", "Learn about ornithology.")]).await.must_be(200);
    page.must_flash("Saved.");
    assert_eq!(page.typed("/goal", "goal"), "Learn about ornithology.");
    let fellow = circle_with(world, "Elif").await.into_iter().find(|name| name != "Elif").unwrap();
    let fellow = named(world, &fellow).await;
    page_of(&garden, &fellow).await.must_say("Wants: Learn about ornithology.");
    let other = named(world, &elsewhere(world, "Elif").await).await;
    page_of(&garden, &other).await.must_not_say("ornithology");
    let (_, round) = super::round_of(&garden).await;
    round.must_not_say("ornithology").must_say("seen by the people themselves only");
    let long = "x".repeat(201);
    let no = elif.press_anew(&page, "/goal", &[("goal", &long)]).await.must_be(422);
    assert_eq!(no.typed("/goal", "goal"), long);
    let page = elif.submit(&page_of(&garden, &elif).await, "/goal", &[("goal", " ")]).await.must_be(200);
    assert_eq!(page.typed("/goal", "goal"), "");
}

#[actix_web::test]
async fn the_page_for_the_table_has_all_a_circle_needs_and_who_was_there_says_so_themselves() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    let table = elif.get(&page.link("Start this week")).await.must_be(200);
    table.must_say("Meeting in week 1").must_say("Wed 6 Jan 2027").must_say("Leads: ").must_say("no goal said yet");
    table.must_say("There is no guide for this week.");
    let names = as_listed(&table, "#who-h + ul .row-title");
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(sorted, circle_with(world, "Elif").await);
    let table = elif.submit(&table, "/presence", &[("there", "yes")]).await.must_be(200);
    table.must_say("You say: I was there.");
    elif.press_anew(&table, "/presence", &[("there", "yes")]).await.must_be(303);
    assert_eq!(circle_presence::Entity::find().count(world.store.read()).await.unwrap(), 1, "once a week");
    let fellow = named(world, names.iter().find(|name| **name != "Elif").unwrap()).await;
    page_of(&garden, &fellow).await.must_say("was there this week");
    let (_, round) = super::round_of(&garden).await;
    round.must_not_say("was there");
    for week in ["2", "9"] {
        let key = super::key();
        let fields = [("_key", key.as_str()), ("week", week), ("there", "yes")];
        let no = elif.send(&garden.at("/circles/presence"), &fields).await.must_be(422);
        no.must_say("That does not work in this week.");
    }
    elif.submit(&table, "/presence", &[("there", "no")]).await.must_be(200).must_not_say("You say: I was there.");
    assert_eq!(circle_presence::Entity::find().count(world.store.read()).await.unwrap(), 0);
}

#[actix_web::test]
async fn a_closed_cohort_is_only_read() {
    let garden = meeting().await;
    let world = &garden.world;
    world.later(chrono::Duration::days(30));
    garden.cohort.keep(world).await;
    garden.cohort.step(world, lernweg::features::cohorts::Step::Archive).await;
    let elif = world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    for end in ["/goal", "/hour", "/turn", "/merge"] {
        assert!(page.find_form(end).is_none(), "{end}");
    }
    let fields = [("_key", super::key()), ("goal", "Late".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    elif.send(&garden.at("/circles/goal"), &fields).await.must_be(409);
    let goals = circle_member::Entity::find().filter(circle_member::Column::Goal.is_not_null());
    assert_eq!(goals.count(world.store.read()).await.unwrap(), 0);
}
