//! What is taken along as a table.

use std::collections::BTreeMap;

use entity::states::Verdict;
use lernweg::{
    features::admissions::{DRAW_FIELDS, DrawRules, Entrant, Method, choose, commitment, draw},
    platform::tables::Table,
};
use reqwest::header;
use sea_orm::EntityTrait;

use super::paste;
use crate::harness::{Admission, Page, Persona, application_now};

const FORMULA: &str = "=cmd|' /C calc'!A0";

async fn table(page: &Page) -> Table {
    Table::read(page.body.as_bytes()).unwrap()
}

fn column(table: &Table, name: &str) -> Vec<String> {
    let at = table.header().require(name).unwrap();
    table.rows().iter().map(|row| row.cell(at).to_owned()).collect()
}

async fn csv(admission: &Admission, olga: &Persona) -> Page {
    let page = olga.fetch(&admission.cohort.at("/applications.csv")).await.must_be(200);
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    let name = page.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(name, "attachment; filename=\"gardening-2027-03-01-applications.csv\"");
    page
}

#[actix_web::test]
async fn the_table_has_who_the_board_has() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(4).await;
    let draft = admission.cohort.draft(world, "dora").await;
    admission.decide(&ids[2..3], Verdict::Waitlist).await;
    admission.cohort.decide(world, &ids[..1], Verdict::Offer).await;
    let olga = world.sign_in("olga").await;
    let table = table(&csv(&admission, &olga).await).await;
    let mut codes = Vec::new();
    for id in &ids {
        codes.push(application_now(world, *id).await.code);
    }
    assert_eq!(column(&table, "Code"), codes);
    assert!(!codes.contains(&application_now(world, draft).await.code), "what is being written is its writer’s");
    assert_eq!(column(&table, "Name")[0], "Anna-1");
    assert_eq!(column(&table, "Email")[3], "anna-4@example.org");
    assert_eq!(column(&table, "State"), ["received", "received", "on the waitlist", "received"]);
    assert_eq!(column(&table, "Pending"), ["Offer a seat", "", "", ""]);
    assert_eq!(column(&table, "Place on the waitlist"), ["", "", "1", ""]);
    assert_eq!(column(&table, "Background")[0], "Garden");
    assert_eq!(column(&table, "What do you grow already?")[0], "Beans");
    assert_eq!(column(&table, "Can you come at the weekend?")[0], "yes");
    assert_eq!(column(&table, "Submitted")[0], "2027-01-06T10:00:00Z");
    let book = olga.request(reqwest::Method::GET, &admission.cohort.at("/applications.xlsx")).send().await.unwrap();
    assert_eq!(book.status().as_u16(), 200);
    assert_eq!(&book.bytes().await.unwrap()[..2], b"PK");
}

#[actix_web::test]
async fn a_formula_stays_text() {
    let admission = Admission::new().await;
    paste(&admission, &format!("name\temail\twants\nAnna\tanna@example.org\t{FORMULA}")).await.must_be(303);
    let olga = admission.world.sign_in("olga").await;
    let page = csv(&admission, &olga).await;
    assert_eq!(column(&table(&page).await, "Wants"), [format!("'{FORMULA}")]);
}

#[actix_web::test]
async fn where_names_are_hidden_no_table_has_them() {
    let admission = Admission::with(|rules| rules.blind = true).await;
    admission.apply_all(2).await;
    let olga = admission.world.sign_in("olga").await;
    let page = csv(&admission, &olga).await;
    assert!(!page.body.contains("anna-") && !page.body.contains("Anna-"), "{}", page.body);
    let names = table(&page).await.header().names().to_vec();
    assert!(!names.contains(&"Name".to_owned()) && !names.contains(&"Email".to_owned()));
    assert_eq!(column(&table(&page).await, "Code").len(), 2);
}

#[actix_web::test]
async fn what_one_must_not_read_does_not_come_in_a_table() {
    let admission = Admission::new().await;
    let own = "name\temail\twants\nOlga\tolga@example.org\tMy secret\nBo\tbo@example.org\tTo grow";
    paste(&admission, own).await.must_be(303);
    let olga = admission.world.sign_in("olga").await;
    let table = table(&csv(&admission, &olga).await).await;
    let mut wants = column(&table, "Wants");
    wants.sort();
    assert_eq!(wants, ["", "To grow"]);
}

#[actix_web::test]
async fn anybody_can_make_the_draw_again() {
    let admission = Admission::new().await;
    let world = &admission.world;
    admission.apply_all(7).await;
    let olga = world.sign_in("olga").await;
    olga.fetch(&admission.cohort.at("/draw.csv")).await.must_be(404);
    let may = admission.cohort.admits(world, "olga").await;
    let before = world.stranger().get("/programmes/gardening/seats").await;
    world.store.write(async |tx| choose(tx, &may, Method::Draw).await).await.unwrap();
    let kept = entity::draw::Entity::find().one(world.store.read()).await.unwrap().unwrap();
    before.must_say(&commitment(&kept.seed));
    let page = olga.get(super::OVERVIEW).await;
    assert_eq!(page.link("Draw"), admission.cohort.at("/draw.csv"));
    assert_eq!(page.link("Excel"), admission.cohort.at("/applications.xlsx"));
    let page = olga.fetch(&admission.cohort.at("/draw.csv")).await.must_be(200);
    assert!(!page.body.contains("Anna") && !page.body.contains('@'), "a draw names nobody");
    let table = table(&page).await;
    let cell = |name: &str| column(&table, name);
    let values: Vec<Vec<String>> = DRAW_FIELDS.iter().map(|field| cell(field)).collect();
    let value = |nth: usize| {
        let of = DRAW_FIELDS.iter().zip(&values).map(|(field, all)| ((*field).to_owned(), all[nth].clone()));
        of.filter(|(_, value)| !value.is_empty()).collect::<BTreeMap<_, _>>()
    };
    let entrants: Vec<Entrant> = cell("code")
        .into_iter()
        .zip(cell("losses"))
        .enumerate()
        .map(|(nth, (code, losses))| Entrant { code, losses: losses.parse().unwrap(), values: value(nth) })
        .collect();
    let rules: DrawRules = serde_json::from_value(kept.rules.clone()).unwrap();
    let again = draw(&kept.seed, kept.seats.try_into().unwrap(), &rules, &entrants);
    let order = again.seats.iter().chain(&again.waiting).map(|one| one.code.clone()).collect::<Vec<_>>();
    let mut decided = entity::decision::Entity::find().all(world.store.read()).await.unwrap();
    decided.sort_by_key(|decision| decision.place);
    let mut places = Vec::new();
    for decision in &decided {
        places.push(application_now(world, decision.application_id).await.code);
    }
    assert_eq!(order, places);
    assert_eq!(again.seats.len(), 3);
}
