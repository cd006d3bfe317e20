//! What a long paper with a long history costs. No test: `tests/bench-documents` runs it, in a release build.

use std::time::{Duration, Instant};

use entity::{
    document, document_revision, document_section,
    ids::{DocumentId, DocumentSectionId},
    states::{DocumentState, RevisionKind},
};
use lernweg::{
    platform::{
        ids::fresh,
        markdown::{Kind, RENDERER, render},
    },
    storage::Tx,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::text_of;
use crate::harness::{Garden, at_once, on_postgres};

const SECTIONS: i32 = 52;
const REVISIONS: i32 = 2_000;
const TIMES: usize = 60;
const EDITORS: usize = 50;

/// About 20,000 characters in sentences of their own.
fn long(section: i32) -> String {
    let sentence =
        |nth: i32| format!("Sentence {nth} of section {section} says that people who know each other ask sooner.");
    let paragraph = |from: i32| (from..from + 5).map(sentence).collect::<Vec<_>>().join(" ");
    (0..46).map(|nth| paragraph(nth * 5)).collect::<Vec<_>>().join("\n\n")
}

async fn planted(garden: &Garden) -> (String, DocumentSectionId) {
    let (world, now) = (&garden.world, garden.world.store.now());
    let who = world.person("elif").await.id;
    let paper = DocumentId(fresh(now));
    let ids: Vec<DocumentSectionId> = (0..SECTIONS).map(|_| DocumentSectionId(fresh(now))).collect();
    let plant = async |tx: &Tx| {
        let row = document::ActiveModel {
            id: Set(paper),
            cohort_id: Set(garden.cohort.id),
            title: Set("A long paper".into()),
            purpose: Set("To be measured.".into()),
            language: Set("en".into()),
            state: Set(DocumentState::Writing),
            version: Set(1),
            opened_by: Set(who),
            opened_at: Set(now),
        };
        document::Entity::insert(row).exec_without_returning(&**tx).await?;
        for (nth, id) in (0..).zip(&ids) {
            let body = long(nth);
            // The history lies in one section: the worst there is for its page.
            let revisions = if nth == 0 { REVISIONS } else { 1 };
            let row = document_section::ActiveModel {
                id: Set(*id),
                document_id: Set(paper),
                title: Set(format!("Section {nth}")),
                example: Set(String::new()),
                position: Set(nth),
                owner_id: Set(None),
                body_html: Set(render(&body, Kind::Post)),
                body: Set(body.clone()),
                renderer: Set(RENDERER),
                version: Set(revisions),
                newest: Set(revisions),
                saved_at: Set(Some(now)),
                removed_at: Set(None),
                removed_by: Set(None),
            };
            document_section::Entity::insert(row).exec_without_returning(&**tx).await?;
            for version in 1..=revisions {
                let row = document_revision::ActiveModel {
                    section_id: Set(*id),
                    version: Set(version),
                    kind: Set(RevisionKind::Stands),
                    author_id: Set(who),
                    body: Set(body.clone()),
                    base: Set(version - 1),
                    tab: Set(String::new()),
                    restored_from: Set(None),
                    begun_at: Set(now),
                    written_at: Set(now),
                    erased_at: Set(None),
                };
                document_revision::Entity::insert(row).exec_without_returning(&**tx).await?;
            }
        }
        Ok(())
    };
    world.store.write(plant).await.unwrap();
    (garden.at(&format!("/documents/{paper}")), ids[0])
}

fn say(what: &str, mut took: Vec<Duration>) {
    took.sort();
    let ms = |at: usize| took[at].as_secs_f64() * 1000.0;
    println!(
        "  {what:<44} min {:7.1} ms  median {:7.1} ms  max {:7.1} ms",
        ms(0),
        ms(took.len() / 2),
        ms(took.len() - 1)
    );
}

#[actix_web::test]
#[ignore = "a measurement, for tests/bench-documents"]
async fn a_long_paper_with_a_long_history() {
    println!("{}", if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" });
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let (paper, section) = planted(&garden).await;
    let section = format!("{paper}/sections/{section}");
    let weight = elif.fetch(&format!("{paper}/paper.md")).await.must_be(200).body.len();
    println!("  a paper of {weight} bytes, {SECTIONS} sections, {REVISIONS} revisions in one of them");
    for (what, path) in [
        ("opening the paper", paper.clone()),
        ("opening a section to write", section.clone()),
        ("its history, page 1", format!("{section}/history")),
        ("its history, page 40", format!("{section}/history?page=40")),
        ("two revisions compared", format!("{section}/history/2000?with=1")),
    ] {
        let mut took = Vec::new();
        for _ in 0..TIMES {
            let begun = Instant::now();
            elif.fetch(&path).await.must_be(200);
            took.push(begun.elapsed());
        }
        say(what, took);
    }
    let mut took = Vec::new();
    for nth in 0..TIMES {
        let editor = elif.get(&section).await;
        let body = format!("{}\n\nOne more, number {nth}.", long(0));
        let begun = Instant::now();
        elif.press(&editor, &section, &[("body", &body)]).await.must_be(303);
        took.push(begun.elapsed());
    }
    say("saving", took);
    let base = text_of(&elif, &section).await;
    let mut pages = Vec::new();
    for _ in 0..EDITORS {
        pages.push(elif.get(&section).await);
    }
    let took = at_once(EDITORS, async |nth| {
        let place = format!("Sentence {} of", nth * 4);
        let body = base.replace(&place, &format!("Sentence {nth}, changed, of"));
        let begun = Instant::now();
        elif.press(&pages[nth], &section, &[("body", &body)]).await.must_be(303);
        begun.elapsed()
    })
    .await;
    say(&format!("{EDITORS} who save at once, merged"), took);
}
