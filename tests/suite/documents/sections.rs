//! Beginning papers, and which sections they have.

use entity::{cohort, states::CohortState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{begun, sections_on, titles, with_text, writes};
use crate::harness::{Garden, at_once, tally};

#[actix_web::test]
async fn a_paper_begins_with_headings_and_everybody_in_the_cohort_reads_it() {
    let garden = Garden::new().await;
    let (elif, tom) = (garden.world.sign_in("elif").await, garden.world.sign_in("tom").await);
    elif.get(&garden.at("/documents")).await.must_say("Nobody has begun a paper yet.");
    let page = begun(&garden, &elif, "Half an hour a week", true).await;
    page.must_flash("Begun.").must_say("For the board.").must_say("collecting").must_say("What we recommend");
    assert_eq!(page.heading(), "Half an hour a week");
    assert_eq!(sections_on(&page).len(), 6);
    tom.get(&page.path).await.must_be(200).must_say("What we see");
    tom.get(&garden.at("/documents")).await.must_say("0 of 6 sections have text");
    let blank = begun(&garden, &tom, "A blank one", false).await;
    assert_eq!(sections_on(&blank).len(), 0);
}

#[actix_web::test]
async fn a_paper_needs_a_title_and_a_purpose() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let list = elif.get(&garden.at("/documents")).await;
    let refused = elif.submit(&list, "/documents", &[("title", "x"), ("purpose", "")]).await.must_be(422);
    assert_eq!(refused.mistakes().len(), 2);
    assert_eq!(refused.typed("/documents", "title"), "x");
}

#[actix_web::test]
async fn who_takes_no_part_reads_nothing() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (paper, section) = with_text(&garden, &world.sign_in("elif").await, "Ours.").await;
    for (key, status) in [("olga", 403), ("sam", 404)] {
        let who = world.sign_in(key).await;
        for path in [garden.at("/documents"), paper.clone(), section.clone(), format!("{section}/history")] {
            who.get(&path).await.must_be(status);
        }
        who.send_fresh(&section, &[("body", "Mine."), ("version", "1"), ("tab", "a")]).await.must_be(status);
    }
}

#[actix_web::test]
async fn in_an_archived_cohort_papers_are_only_read() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let (paper, section) = with_text(&garden, &elif, "Ours.").await;
    let editor = elif.get(&section).await;
    cohort::Entity::update_many()
        .col_expr(cohort::Column::State, Expr::value(CohortState::Archived))
        .filter(cohort::Column::Id.eq(garden.cohort.id))
        .exec(world.store.schema())
        .await
        .unwrap();
    elif.press(&editor, &section, &[("body", "Theirs.")]).await.must_be(409).must_say("Ours.");
    let page = elif.get(&paper).await.must_be(200);
    page.must_say("Ours.").must_not_say("Add a section");
    assert!(elif.get(&section).await.must_be(200).find_form(&section).is_none());
    elif.send_fresh(&garden.at("/documents"), &[("title", "New"), ("purpose", "x"), ("language", "en")])
        .await
        .must_be(409);
}

#[actix_web::test]
async fn sections_are_added_renamed_ordered_taken_out_and_brought_back() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let mut page = begun(&garden, &elif, "Half an hour a week", false).await;
    let paper = page.path.clone();
    for heading in ["One by one", "Two by two", "Three in all"] {
        page = elif.submit(&page, &format!("{paper}/sections"), &[("heading", heading)]).await.must_be(200);
    }
    let sections = sections_on(&page);
    page = elif.submit(&page, &format!("{}/place", sections[2]), &[("step", "up")]).await.must_be(200);
    assert_eq!(titles(&garden.world).await, ["One by one", "Three in all", "Two by two"]);
    let stale = page.clone();
    page = elif.submit(&page, &format!("{}/title", sections[0]), &[("name", "At first")]).await.must_be(200);
    elif.press_anew(&stale, &format!("{}/title", sections[0]), &[("name", "At last")]).await.must_be(409);
    assert_eq!(titles(&garden.world).await, ["At first", "Three in all", "Two by two"]);
    // Somebody writes in it meanwhile: it is not taken out unseen.
    writes(&elif, &sections[2], "All of us.").await.must_be(200);
    elif.press(&page, &format!("{}/removal", sections[2]), &[]).await.must_be(409);
    page = elif.get(&paper).await;
    page = elif.submit(&page, &format!("{}/removal", sections[2]), &[]).await.must_be(200);
    page.must_flash("Taken out.").must_not_say("All of us.");
    elif.send_fresh(&sections[2], &[("body", "More."), ("version", "1"), ("tab", "a")]).await.must_be(409);
    page = elif.submit(&page, &format!("{}/return", sections[2]), &[]).await.must_be(200);
    page.must_say("All of us.");
    assert_eq!(titles(&garden.world).await, ["At first", "Three in all", "Two by two"]);
}

#[actix_web::test]
async fn of_two_who_take_a_section_on_at_once_one_does() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let people = [world.sign_in("elif").await, world.sign_in("jonas").await];
    let (paper, section) = with_text(&garden, &people[0], "Ours.").await;
    let pages = [people[0].get(&paper).await, people[1].get(&paper).await];
    let owner = format!("{section}/owner");
    let answers = at_once(2, async |nth| people[nth].press(&pages[nth], &owner, &[("takes", "yes")]).await).await;
    assert_eq!(tally(&answers), [(303, 1), (409, 1)]);
    let page = people[0].get(&paper).await;
    let winner = usize::from(!answers[0].status.is_redirection());
    // The other takes it over, seeing whose it is; nobody lets go of what is another's.
    let page = people[1 - winner].submit(&page, &owner, &[("takes", "yes")]).await.must_be(200);
    page.must_flash("You keep an eye on the section.");
    people[winner].press_anew(&page, &owner, &[("takes", "no")]).await.must_be(403);
    people[1 - winner].submit(&page, &owner, &[("takes", "no")]).await.must_be(200);
}

#[actix_web::test]
async fn what_stands_above_is_changed_by_one_at_a_time() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = begun(&garden, &elif, "Half an hour a week", false).await;
    let terms = format!("{}/settings", page.path);
    let changed = elif.submit(&page, &terms, &[("title", "An hour a week"), ("state", "writing")]).await.must_be(200);
    assert_eq!(changed.heading(), "An hour a week");
    changed.must_say("writing");
    let refused = elif.press_anew(&page, &terms, &[("title", "A day a week")]).await.must_be(409);
    assert_eq!(refused.typed("/settings", "title"), "A day a week");
    elif.press_anew(&changed, &terms, &[("state", "agreed")]).await.must_be(422);
}
