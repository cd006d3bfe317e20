//! Files of a post that was sent, while its author changes it.

use super::{PDF, asked, send_with, sent_picture};
use crate::harness::{Garden, Page, Persona};

struct Sent {
    garden: Garden,
    elif: Persona,
    jonas: Persona,
    /// Place of the thread.
    thread: String,
    /// Place of Elif's post in it, with one picture.
    post: String,
    /// Place of that picture.
    picture: String,
}

impl Sent {
    async fn new() -> Self {
        let garden = Garden::new().await;
        let thread = asked(&garden).await.path;
        let picture = format!("/files/{}", sent_picture(&garden, "elif", &thread).await);
        let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
        let post = elif.get(&thread).await.edits().pop().unwrap();
        Self { garden, elif, jonas, thread, post, picture }
    }

    /// The form that changes the post.
    async fn form(&self) -> Page {
        self.elif.get(&self.post).await.must_be(200)
    }

    /// Presses something beside the files on `page`.
    async fn act(&self, page: &Page, file: Option<(&str, &[u8])>, changes: &[(&str, &str)]) -> Page {
        send_with(&self.elif, page, &self.post, &format!("{}/files", self.post), file, changes).await
    }

    async fn save(&self, page: &Page, changes: &[(&str, &str)]) -> Page {
        send_with(&self.elif, page, &self.post, &self.post, None, changes).await
    }
}

#[actix_web::test]
async fn what_is_added_to_a_post_that_was_sent_waits_until_the_change_is_saved() {
    let sent = Sent::new().await;
    let page = sent.form().await;
    page.must_say("bed.jpg");
    let page = sent.act(&page, Some(("plan.pdf", PDF)), &[("body", "My bed, and its plan.")]).await.must_be(200);
    page.must_say("bed.jpg").must_say("plan.pdf");
    assert_eq!(page.typed(&sent.post, "body"), "My bed, and its plan.", "nothing typed is lost");
    sent.jonas.get(&sent.thread).await.must_not_say("plan.pdf");
    sent.save(&page, &[]).await.must_be(303);
    let thread = sent.jonas.get(&sent.thread).await;
    thread.must_say("plan.pdf").must_say("My bed, and its plan.");
    assert_eq!(thread.attributes(".attached a", "href").len(), 2);
    assert_eq!(sent.elif.get(&format!("{}/files", sent.post)).await.path, sent.post, "loaded anew it is the form");
}

#[actix_web::test]
async fn what_is_taken_away_from_a_post_that_was_sent_is_gone_at_once() {
    let sent = Sent::new().await;
    sent.jonas.fetch(&sent.picture).await.must_be(200);
    let page = sent.form().await;
    let id = page.attribute("button[name='take_away']", "value").unwrap();
    let page = sent.act(&page, None, &[("take_away", &id), ("body", "Not my bed.")]).await.must_be(200);
    page.must_not_say("bed.jpg");
    assert_eq!(page.typed(&sent.post, "body"), "Not my bed.");
    sent.jonas.get(&sent.picture).await.must_be(404);
    assert!(sent.jonas.get(&sent.thread).await.attributes(".attached a", "href").is_empty());
    // Nobody takes away what is not theirs: Jonas has a post of his own and names her file in it.
    let again = sent_picture(&sent.garden, "elif", &sent.thread).await;
    let own = sent.jonas.get(&sent.thread).await.edits().remove(0);
    let form = sent.jonas.get(&own).await;
    let pressed = send_with(&sent.jonas, &form, &own, &format!("{own}/files"), None, &[("take_away", &again)]).await;
    pressed.must_be(200);
    sent.jonas.fetch(&format!("/files/{again}")).await.must_be(200);
}

#[actix_web::test]
async fn words_about_a_picture_can_be_changed_and_not_left_out() {
    let sent = Sent::new().await;
    let page = sent.form().await;
    let caption = page.attribute("input[name^='caption.']", "name").unwrap();
    assert_eq!(page.typed(&sent.post, &caption), "A bed of young lettuce");
    sent.save(&page, &[(&caption, "")]).await.must_be(422).must_say("Say in one sentence what is to be seen");
    let page = sent.form().await;
    sent.save(&page, &[(&caption, "Lettuce, eaten")]).await.must_be(303);
    let thread = sent.jonas.get(&sent.thread).await;
    assert_eq!(thread.attributes(".attached img", "alt"), ["Lettuce, eaten"]);
}

#[actix_web::test]
async fn a_change_that_comes_too_late_keeps_the_file_that_was_added() {
    let sent = Sent::new().await;
    let (first, second) = (sent.form().await, sent.form().await);
    sent.save(&first, &[("body", "First.")]).await.must_be(303);
    let second = sent.act(&second, Some(("plan.pdf", PDF)), &[("body", "Second.")]).await.must_be(200);
    let refused = sent.save(&second, &[]).await.must_be(409);
    refused.must_say("plan.pdf").must_say("First.");
    sent.save(&refused, &[]).await.must_be(303);
    sent.jonas.get(&sent.thread).await.must_say("plan.pdf").must_say("Second.");
}

#[actix_web::test]
async fn ten_files_are_a_post_those_it_was_sent_with_included() {
    let sent = Sent::new().await;
    let mut page = sent.form().await;
    for nth in 0..9 {
        let bytes = [PDF, format!("% {nth}").as_bytes()].concat();
        page = sent.act(&page, Some(("plan.pdf", &bytes)), &[]).await.must_be(200);
    }
    page.must_say("ten are here");
    let bytes = [PDF, b"% ten"].concat();
    sent.act(&page, Some(("plan.pdf", &bytes)), &[]).await.must_be(422).must_say("10");
}
