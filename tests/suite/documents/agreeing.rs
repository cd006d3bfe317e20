//! A paper is agreed, signed, shown to those who were there before, and carried on.

use entity::states::Role;

use super::{sections_on, text_of, with_text, writes};
use crate::{
    harness::{Cohort, Garden, Page, Persona, at_once, tally},
    sparring::leaves,
};

async fn agreed(who: &Persona, paper: &str) -> Page {
    who.submit(&who.get(paper).await, "/agreement", &[]).await.must_be(200)
}

#[actix_web::test]
async fn an_agreed_paper_is_frozen_and_signed_by_name() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let edition = agreed(&elif, &paper).await;
    edition.must_flash("Agreed.").must_say("Edition 1").must_say("We meet.").must_say("Nobody has signed yet.");
    elif.submit(&edition, "/signature", &[("signs", "yes"), ("name", "Elif D.")]).await.must_say("Elif D.");
    let his = jonas.get(&edition.path).await;
    jonas.submit(&his, "/signature", &[("signs", "yes")]).await.must_say("Jonas");
    let his = jonas.get(&edition.path).await;
    jonas.submit(&his, "/signature", &[("signs", "no")]).await.must_be(200);
    assert!(!jonas.get(&edition.path).await.texts("main li").contains(&"Jonas".to_owned()));
    // Somebody goes on: the paper is in the making again, and the edition stays.
    writes(&jonas, &section, "We meet. We talk.").await.must_be(200).must_say("writing");
    elif.get(&edition.path).await.must_say("We meet.").must_not_say("We talk.").must_say("Elif D.");
    jonas.press_anew(&his, "/signature", &[("signs", "yes"), ("name", "Jonas")]).await.must_be(409);
    agreed(&elif, &paper).await.must_say("Edition 2").must_say("We talk.");
}

#[actix_web::test]
async fn of_many_who_agree_at_once_one_makes_the_edition() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let people = [world.sign_in("elif").await, world.sign_in("jonas").await];
    let (paper, _) = with_text(&garden, &people[0], "We meet.").await;
    let pages = [people[0].get(&paper).await, people[1].get(&paper).await];
    let answers = at_once(2, async |nth| people[nth].press(&pages[nth], "/agreement", &[]).await).await;
    assert_eq!(tally(&answers), [(303, 1), (409, 1)]);
    assert_eq!(people[0].get(&paper).await.texts("section[aria-labelledby=editions] li").len(), 1);
}

#[actix_web::test]
async fn there_is_nothing_to_agree_on_without_a_text() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let (paper, _) = with_text(&garden, &elif, "").await;
    elif.press(&elif.get(&paper).await, "/agreement", &[]).await.must_be(409).must_say("no text in it yet");
    elif.get(&paper).await.must_say("collecting");
}

#[actix_web::test]
async fn a_published_paper_is_read_by_those_who_were_there_before() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let earlier = Cohort::plan(world, "gardening", "Earlier", "olga").await;
    earlier.enrol(world, "ada", Role::Participant).await;
    let (ada, sam) = (world.sign_in("ada").await, world.sign_in("sam").await);
    let (paper, _) = with_text(&garden, &elif, "We meet.").await;
    let edition = agreed(&elif, &paper).await;
    let theirs = tom.get(&edition.path).await;
    tom.press(&theirs, "/publication", &[("shown", "yes")]).await.must_be(409).must_say("Nobody has signed yet.");
    let signed = elif.submit(&edition, "/signature", &[("signs", "yes"), ("name", "E. D.")]).await;
    elif.send_fresh(&format!("{}/publication", edition.path), &[("shown", "yes")]).await.must_be(403);
    ada.get("/programmes/gardening/papers").await.must_say("No cohort has published a paper yet.");
    let theirs = tom.submit(&theirs, "/publication", &[("shown", "yes")]).await.must_be(200);
    let list = ada.get("/programmes/gardening/papers").await.must_be(200);
    let read = ada.get(&list.attribute(".row-title a", "href").unwrap()).await.must_be(200);
    read.must_say("We meet.").must_say("E. D.");
    sam.get("/programmes/gardening/papers").await.must_be(404);
    sam.get(&read.path).await.must_be(404);
    ada.get(&edition.path).await.must_be(404);
    // What is out is out, with the names that stand there.
    elif.press_anew(&signed, "/signature", &[("signs", "no")]).await.must_be(409);
    leaves(&garden, "elif").await;
    elif.get(&read.path).await.must_be(200);
    tom.submit(&theirs, "/publication", &[("shown", "no")]).await.must_be(200);
    ada.get(&read.path).await.must_be(404);
}

#[actix_web::test]
async fn the_next_cohort_begins_with_what_this_one_agreed_on() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let (paper, _) = with_text(&garden, &elif, "We meet.").await;
    let edition = agreed(&elif, &paper).await;
    let next = Cohort::plan(world, "gardening", "Next", "olga").await;
    let to = next.id.to_string();
    assert!(tom.get(&edition.path).await.find_form("/carrying").is_none());
    let carrying = format!("{}/carrying", edition.path);
    tom.send_fresh(&carrying, &[("cohort", &to)]).await.must_be(404);
    elif.send_fresh(&carrying, &[("cohort", &to)]).await.must_be(403);
    next.enrol(world, "tom", Role::Trainer).await;
    let page = tom.get(&edition.path).await;
    let there = tom.submit(&page, "/carrying", &[("cohort", &to)]).await.must_be(200);
    there.must_flash("Here you begin").must_say("We meet.");
    assert!(there.path.starts_with(&next.at("/documents/")), "{}", there.path);
    let section = sections_on(&there).remove(0);
    writes(&tom, &section, "We meet. We talk.").await.must_be(200);
    assert_eq!(text_of(&tom, &section).await, "We meet. We talk.");
    elif.get(&there.path).await.must_be(404);
    tom.send_fresh(&carrying, &[("cohort", &garden.cohort.id.to_string())]).await.must_be(404);
}
