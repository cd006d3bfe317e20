//! Finding what stands in papers.

use entity::states::Role;
use lernweg::features::cohorts::{Step, end_stays_of};

use super::{search, titles};
use crate::{
    documents::{begun, sections_on, with_text, writes},
    harness::{Cohort, Garden},
};

/// The sections that were found, as the line below the title names them.
fn sections(page: &crate::harness::Page) -> Vec<String> {
    page.texts("section[aria-labelledby=papers] .row-meta")
}

#[actix_web::test]
async fn a_paper_is_found_by_its_title_its_purpose_and_its_text() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, "Every **hedgehog** <b>counts</b>.").await;
    let page = search(&jonas, "hedgehogs").await;
    page.must_say("One thing found").must_say("Every hedgehog");
    assert_eq!(page.texts("h3.row-title"), ["Half an hour a week"]);
    assert_eq!(page.texts("mark"), ["hedgehog"]);
    assert_eq!(sections(&page), ["What this is about"]);
    let href = page.attribute("h3.row-title a", "href").unwrap();
    let (paper, anchor) = href.split_once('#').unwrap();
    let shown = jonas.get(paper).await.must_be(200);
    assert!(shown.attributes("section", "id").contains(&anchor.to_owned()), "{href}");
    assert!(section.ends_with(anchor.trim_start_matches("section-")));
    for typed in ["\"half an hour\"", "board", "in:paper board", "in:dokument stunde"] {
        let found = titles(&jonas, typed).await;
        let expected: &[&str] = if typed.contains("stunde") { &[] } else { &["Half an hour a week"] };
        assert_eq!(found, expected, "{typed}");
    }
}

#[actix_web::test]
async fn a_section_is_found_by_what_it_says_now_and_not_when_it_was_taken_out() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet in the orangery.").await;
    writes(&jonas, &section, "We meet in the kitchen.").await.must_be(200);
    assert!(titles(&elif, "orangery").await.is_empty());
    assert_eq!(titles(&elif, "kitchen").await.len(), 1);
    // The old text is brought back.
    let first = elif.get(&format!("{section}/history/1")).await;
    elif.submit(&first, "/return", &[]).await.must_be(200);
    assert_eq!((titles(&elif, "orangery").await.len(), titles(&elif, "kitchen").await.len()), (1, 0));
    let page = elif.get(&paper).await;
    elif.submit(&page, &format!("{section}/title"), &[("name", "Where we are")]).await.must_be(200);
    assert_eq!(sections(&search(&jonas, "orangery").await), ["Where we are"]);
    let page = elif.get(&paper).await;
    elif.submit(&page, &format!("{section}/removal"), &[]).await.must_be(200);
    assert!(titles(&jonas, "orangery").await.is_empty());
    let page = elif.get(&paper).await;
    elif.submit(&page, &format!("{section}/return"), &[]).await.must_be(200);
    assert_eq!(titles(&jonas, "orangery").await.len(), 1);
    let page = elif.get(&paper).await;
    let fields = [("title", "The glasshouse"), ("purpose", "For the head gardener."), ("state", "writing")];
    elif.submit(&page, "/settings", &fields).await.must_be(200);
    assert_eq!(titles(&jonas, "orangery").await, ["The glasshouse"]);
    assert_eq!(titles(&jonas, "\"head gardener\"").await, ["The glasshouse"]);
}

#[actix_web::test]
async fn nothing_of_a_paper_shows_to_whoever_takes_no_part() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "paul", Role::Participant).await;
    other.enrol(world, "tina", Role::Trainer).await;
    other.step(world, Step::Confirm).await;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    with_text(&garden, &elif, "Only marmots.").await;
    for key in ["paul", "olga"] {
        let who = world.sign_in(key).await;
        for typed in ["marmots", "half", "in:paper week"] {
            assert!(search(&who, typed).await.texts("h3.row-title").is_empty(), "{key}: {typed}");
        }
    }
    assert_eq!(titles(&jonas, "marmots").await.len(), 1);
    let id = world.person("jonas").await.id;
    world.store.write(async |tx| end_stays_of(tx, id).await).await.unwrap();
    assert!(titles(&jonas, "marmots").await.is_empty(), "whoever leaves finds nothing any more");
}

#[actix_web::test]
async fn papers_stand_above_what_was_said_and_all_of_them_on_pages_of_their_own() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    super::ask(&garden, &elif, "Marmots", "Who has seen one?").await;
    for nth in 0..4 {
        let page = begun(&garden, &elif, &format!("Marmots {nth}"), true).await;
        writes(&elif, &sections_on(&page)[0], "They whistle like marmots.").await.must_be(200);
    }
    let page = search(&jonas, "marmots").await;
    page.must_say("9 things found");
    assert_eq!(page.texts("section[aria-labelledby=papers] li").len(), 3);
    assert_eq!(page.texts("section[aria-labelledby=talk] li").len(), 1);
    let all = page.attribute("section[aria-labelledby=papers] .after a", "href").unwrap();
    assert_eq!(jonas.get(&all).await.must_be(200).texts("h3.row-title").len(), 8);
    search(&jonas, "marmots from:elif").await.must_say("One thing found");
}
