//! The question of a month.

use entity::alumni_answer;
use sea_orm::{EntityTrait, PaginatorTrait, sea_query::Expr};

use super::{HERE, joins, over};
use crate::harness::{Persona, at_once, tally};

const JANUARY: &str = "/programmes/gardening/alumni/months/2027-01";
const FEBRUARY: &str = "/programmes/gardening/alumni/months/2027-02";

async fn answers(who: &Persona, month: &str, body: &str) -> crate::harness::Page {
    let page = who.get(month).await.must_be(200);
    who.submit(&page, "/answer", &[("body", body)]).await
}

#[actix_web::test]
async fn one_question_a_month_goes_to_all() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    let page = elif.get(HERE).await.must_be(200);
    // January 2027 is month 24324 of the house: the first of three questions.
    page.must_say("What grows where you are?").must_say("Answer first");
    assert_eq!(page.link("Answer first"), JANUARY);
    let month = elif.get(JANUARY).await.must_be(200);
    assert_eq!(month.heading(), "What grows where you are?");
    month.must_say("January 2027").must_say("Nobody has answered yet.");
    let page = answers(&elif, JANUARY, "Garlic, *of course*.").await.must_be(200);
    page.must_flash("Your answer is up.").must_say("Garlic, of course.").must_say("One answer");
    assert_eq!(page.texts("article em"), ["of course"]);
    let page = jonas.get(HERE).await;
    assert_eq!(page.link("Read the answer"), JANUARY);
    jonas.get(JANUARY).await.must_say("Elif").must_say("Garlic, of course.");
    // In February another one is asked, and January can be read.
    world.until("2027-02-01T00:00:00Z");
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let page = jonas.get(FEBRUARY).await.must_be(200);
    page.must_say("What has died?").must_say("January 2027 One answer");
    assert_eq!(page.link("January 2027"), JANUARY);
    let page = jonas.get(JANUARY).await.must_be(200);
    page.must_say("What grows where you are?").must_say("This month is over.");
    assert!(page.find_form("/answer").is_none());
    jonas.send_fresh(&format!("{JANUARY}/answer"), &[("body", "Late"), ("version", "0")]).await.must_be(409);
    // One's own goes nevertheless, and with it a month nobody has said anything in.
    let page = elif.get(JANUARY).await;
    elif.submit(&page, "/answer/end", &[]).await.must_be(200).must_flash("Your answer is gone.");
    jonas.get(JANUARY).await.must_be(404);
    for odd in ["2027-03", "2027-1", "2027-00", "2026-12", "x", "2027-02-01"] {
        jonas.get(&format!("{HERE}/months/{odd}")).await.must_be(404);
    }
    assert_eq!(alumni_answer::Entity::find().count(world.store.read()).await.unwrap(), 0);
}

#[actix_web::test]
async fn an_answer_is_changed_and_two_windows_never_write_over_each_other() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    let page = elif.get(JANUARY).await;
    let many =
        at_once(6, async |nth| elif.press_anew(&page, "/answer", &[("body", &format!("Nth {nth}"))]).await).await;
    assert_eq!(tally(&many), [(303, 1), (409, 5)]);
    let page = elif.get(JANUARY).await;
    page.must_say("Change your answer");
    assert!(page.typed("/answer", "body").starts_with("Nth "));
    elif.submit(&page, "/answer", &[("body", "Leek")]).await.must_be(200).must_say("Leek").must_say("One answer");
    let no = elif.press_anew(&page, "/answer", &[("body", "Kale")]).await.must_be(409);
    no.must_say("Leek").must_say("Both stand here");
    assert_eq!(no.typed("/answer", "body"), "Kale");
    elif.submit(&no, "/answer", &[]).await.must_be(200).must_say("Kale").must_not_say("Leek");
    // What does not fit comes back.
    let page = elif.get(JANUARY).await;
    let long = "k".repeat(4_001);
    let no = elif.press_anew(&page, "/answer", &[("body", &long)]).await.must_be(422);
    assert_eq!(no.typed("/answer", "body").len(), 4_001);
    elif.press_anew(&page, "/answer", &[("body", " \n ")]).await.must_be(422);
    // Taken back in one window, sent once more from the other: it would come back unseen.
    let page = elif.get(JANUARY).await;
    elif.press(&page, "/answer/end", &[]).await.must_be(303);
    let no = elif.press_anew(&page, "/answer", &[("body", "Kale again")]).await.must_be(409);
    elif.submit(&no, "/answer", &[]).await.must_be(200).must_say("Kale again");
}

#[actix_web::test]
async fn an_answer_keeps_its_question_when_the_course_asks_another() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    answers(&elif, JANUARY, "Garlic.").await.must_be(200);
    let german = world.person_reading("gerd", "de").await;
    assert_eq!(german.locale, "de");
    let other =
        alumni_answer::Entity::update_many().col_expr(alumni_answer::Column::Question, Expr::value("Who waters?"));
    other.exec(world.store.schema()).await.unwrap();
    assert_eq!(elif.get(JANUARY).await.heading(), "Who waters?");
}

#[actix_web::test]
async fn fifty_answers_fill_a_page() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    let many = super::crowd(&garden, 51).await;
    let programme = garden.cohort.on(world).await.cohort.programme_id;
    let work = async |tx: &lernweg::storage::Tx| {
        for person in &many {
            let row = alumni_answer::ActiveModel {
                programme_id: sea_orm::ActiveValue::Set(programme),
                month: sea_orm::ActiveValue::Set("2027-01".into()),
                person_id: sea_orm::ActiveValue::Set(*person),
                question: sea_orm::ActiveValue::Set("What grows where you are?".into()),
                body: sea_orm::ActiveValue::Set("Moss.".into()),
                body_html: sea_orm::ActiveValue::Set("<p>Moss.</p>".into()),
                renderer: sea_orm::ActiveValue::Set(2),
                language: sea_orm::ActiveValue::Set("en".into()),
                written_at: sea_orm::ActiveValue::Set(tx.now()),
                version: sea_orm::ActiveValue::Set(1),
            };
            sea_orm::ActiveModelTrait::insert(row, &**tx).await?;
        }
        Ok(())
    };
    world.store.write(work).await.unwrap();
    let first = elif.get(JANUARY).await.must_be(200);
    assert_eq!(first.texts("article.post").len(), 50);
    first.must_say("51 answers");
    assert_eq!(elif.get(&format!("{JANUARY}?page=2")).await.must_be(200).texts("article.post").len(), 1);
    elif.get(&format!("{JANUARY}?page=3")).await.must_be(404);
}
