//! Files beside the answer to a lesson's question.

use image::ImageFormat;

use super::{PDF, row, send_with};
use crate::{
    discussions::answer_lesson,
    harness::{Garden, Page, Persona},
    people::picture,
};

async fn add(who: &Persona, page: &Page, file: (&str, &[u8]), changes: &[(&str, &str)]) -> Page {
    let path = page.form("/answers").action.replace("/answers", "/answers/files");
    send_with(who, page, "/answers", &path, Some(file), changes).await
}

async fn send(who: &Persona, page: &Page, changes: &[(&str, &str)]) -> Page {
    send_with(who, page, "/answers", &page.form("/answers").action, None, changes).await
}

#[actix_web::test]
async fn a_picture_goes_along_with_the_answer_and_is_seen_by_whoever_has_answered() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let lesson = garden.at("/weeks/1/soil");
    let page = elif.get(&lesson).await;
    let bed = picture([0, 120, 60], ImageFormat::Png);
    let page = add(&elif, &page, ("bed.png", &bed), &[("body", "Loam, see for yourself.")]).await.must_be(200);
    assert_eq!(page.typed("/answers", "body"), "Loam, see for yourself.", "nothing typed is lost");
    let caption = page.attribute("input[name^='caption.']", "name").unwrap();
    let refused = send(&elif, &page, &[]).await.must_be(422);
    refused.must_say("Say in one sentence what is to be seen");
    assert_eq!(refused.typed("/answers", "body"), "Loam, see for yourself.");
    send(&elif, &refused, &[(&caption, "A spade in dark soil")]).await.must_be(303);
    let own = elif.get(&lesson).await;
    assert_eq!(own.attribute("#answers .attached img", "alt").as_deref(), Some("A spade in dark soil"));
    let file = own.attribute("#answers .attached a", "href").unwrap();
    assert!(row(&garden, file.trim_start_matches("/files/")).await.post_id.is_some());
    // Write before you read others: it holds for what hangs on an answer.
    jonas.get(&lesson).await.must_not_say("Loam");
    jonas.get(&file).await.must_be(404);
    let answered = answer_lesson(&garden, &jonas, "soil", "Sand.").await;
    assert_eq!(answered.attribute("#answers .attached a", "href"), Some(file.clone()));
    jonas.fetch(&file).await.must_be(200);
}

#[actix_web::test]
async fn what_was_laid_to_an_answer_waits_with_its_draft_and_can_be_taken_away() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let lesson = garden.at("/weeks/1/soil");
    let page = elif.get(&lesson).await;
    // Kept for later, with a file that was chosen and never added.
    let draft = page.form("/answers").action.replace("/answers", "/draft");
    send_with(&elif, &page, "/answers", &draft, Some(("plan.pdf", PDF)), &[("body", "Loam.")]).await.must_be(303);
    let page = elif.get(&lesson).await;
    page.must_say("plan.pdf");
    assert_eq!(page.typed("/answers", "body"), "Loam.");
    let id = page.attribute("button[name='take_away']", "value").unwrap();
    let path = format!("{lesson}/answers/files");
    let page = send_with(&elif, &page, "/answers", &path, None, &[("take_away", &id)]).await.must_be(200);
    page.must_not_say("plan.pdf");
    assert_eq!(page.typed("/answers", "body"), "Loam.");
    // Loaded anew, the page that came back is the lesson.
    assert_eq!(elif.get(&path).await.must_be(200).path, lesson);
    send(&elif, &page, &[]).await.must_be(303);
    assert_eq!(elif.get(&lesson).await.attribute("#answers .attached a", "href"), None);
}
