//! What e-mails say is for those who look after the house to change.

use entity::{audit, mail_text, states::Rhythm};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    admissions::board::{at, tick},
    harness::{Admission, Garden, Mail, Page, Persona, at_once, tally},
};

const PATH: &str = "/mail/texts/discussions-answered/en";

/// Somebody answers Elif; what she is sent.
async fn answered(garden: &Garden, by: &str) -> Mail {
    let world = &garden.world;
    let (elif, other) = (world.sign_in("elif").await, world.sign_in(by).await);
    let title = format!("Snails {}", rand::random::<u32>());
    let thread = crate::discussions::ask(garden, &elif, &title, "They eat everything.").await;
    world.later(chrono::Duration::seconds(11));
    other.submit(&other.get(&thread.path).await, "/posts", &[("body", "Beer *traps*.")]).await.must_be(200);
    world.deliver().await;
    world.mail.last_to("elif@example.org")
}

async fn change(olga: &Persona, subject: &str, body: &str) -> Page {
    change_at(olga, PATH, subject, body).await
}

async fn change_at(olga: &Persona, path: &str, subject: &str, body: &str) -> Page {
    let page = olga.get(path).await.must_be(200);
    olga.submit(&page, path, &[("subject", subject), ("body", body), ("way", "save")]).await
}

#[actix_web::test]
async fn what_an_owner_writes_is_in_the_next_e_mail_and_goes_back_with_one_click() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    olga.get("/mail").await.must_be(200).link("What the e-mails say");
    let list = olga.get("/mail/texts").await.must_be(200);
    assert!(list.attributes("main a", "href").contains(&PATH.to_owned()));
    list.must_not_say("changed:");
    let page = olga.get(PATH).await;
    page.must_say("Jonas answered you: How do I begin?").must_say("made-up names").must_say("{{ excerpt }}");
    let body = "Dear {{ reader }},\n\n{{ author }} says: {{ excerpt }}\n\n[Go there]({{ link }})";
    let saved = change(&olga, "A word from {{ author }}", body).await.must_be(200);
    saved.must_flash("From now on this text is sent").must_say("A word from Jonas").must_say("Olga");
    olga.get("/mail/texts").await.must_say("changed: Somebody answered you, English");
    let mail = answered(&garden, "jonas").await;
    assert_eq!(mail.subject, "A word from Jonas");
    let text = mail.text.replace("\r\n", "\n");
    assert!(text.starts_with("Dear Elif,\n\nJonas says: Beer traps.\n\nGo there: http"), "{text}");
    assert!(mail.text.contains("because somebody answered you") && mail.header("List-Unsubscribe").is_some());
    // In another process too, and in no other language.
    let elsewhere = world.another_node().await;
    let lea = world.person_reading("lea", "de").await;
    let shown = world.sign_in("elif").await.get("/me/notifications/discussions-answered").await;
    shown.must_say("A word from Jonas");
    drop((elsewhere, lea));
    let page = olga.get(PATH).await;
    olga.submit(&page, "/removal", &[]).await.must_be(200).must_flash("came with the house").must_not_say("Other than");
    assert!(answered(&garden, "jonas").await.subject.starts_with("Jonas answered you"));
    let done = audit::Entity::find().filter(audit::Column::SubjectKind.eq("mail"));
    let done: Vec<String> = done.all(world.store.read()).await.unwrap().into_iter().map(|row| row.action).collect();
    assert_eq!(done, ["change_mail_text", "ship_mail_text"]);
}

#[actix_web::test]
async fn what_cannot_be_drawn_is_refused_with_its_line_and_kept() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    for (subject, body, says) in [
        ("Hello", "Dear {{ reader }},\n\n{{ secret }}", "In line 3 stands something to be filled in"),
        ("{{ cohort }}", "Dear {{ reader }}", "In line 1 stands something to be filled in"),
        ("Hello", "Dear\n{% if files %}reader", "Something is wrong in line 2"),
    ] {
        for way in ["save", "look"] {
            let page = olga.get(PATH).await;
            let fields = [("subject", subject), ("body", body), ("way", way)];
            let again = olga.press(&page, PATH, &fields).await.must_be(422);
            again.must_say(says);
            assert_eq!((again.typed(PATH, "subject").as_str(), again.typed(PATH, "body").as_str()), (subject, body));
        }
    }
    let page = olga.get(PATH).await;
    olga.press(&page, PATH, &[("subject", ""), ("body", "x"), ("way", "save")]).await.must_be(422);
    assert!(mail_text::Entity::find().all(garden.world.store.read()).await.unwrap().is_empty());
}

#[actix_web::test]
async fn a_preview_changes_nothing() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.get(PATH).await;
    let fields = [("subject", "Look: {{ thread }}"), ("body", "<b>{{ author }}</b> *writes*"), ("way", "look")];
    let seen = olga.press(&page, PATH, &fields).await.must_be(200);
    seen.must_say("Look: How do I begin?").must_say("<b>Jonas</b> writes");
    assert_eq!(seen.typed(PATH, "subject"), "Look: {{ thread }}");
    assert!(mail_text::Entity::find().all(garden.world.store.read()).await.unwrap().is_empty());
}

#[actix_web::test]
async fn of_two_who_change_it_at_once_the_second_sees_both() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.get(PATH).await;
    let texts = ["One {{ author }}", "Two {{ author }}"];
    let sent = at_once(2, async |nth| {
        let fields = [("subject", texts[nth]), ("body", "Dear {{ reader }}"), ("way", "save")];
        olga.press_anew(&page, PATH, &fields).await
    })
    .await;
    assert_eq!(tally(&sent), [(303, 1), (409, 1)]);
    let second = sent.iter().position(|page| page.status.as_u16() == 409).unwrap();
    sent[second].must_say("Somebody else has saved meanwhile");
    assert_eq!(sent[second].typed(PATH, "subject"), texts[second]);
    let saved = olga.submit(&sent[second], PATH, &[("way", "save")]).await.must_be(200);
    assert_eq!(saved.typed(PATH, "subject"), texts[second], "sent once more, it holds");
    // Back to the shipped one as well, only from what is there.
    olga.press_anew(&saved, "/removal", &[("version", "1")]).await.must_be(409);
    olga.press_anew(&saved, "/removal", &[]).await.must_be(303);
    olga.press_anew(&saved, "/removal", &[]).await.must_be(409);
    change(&olga, "Three {{ author }}", "Dear {{ reader }}").await.must_be(200).must_say("Three Jonas");
}

#[actix_web::test]
async fn a_text_that_fails_keeps_no_e_mail_back() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let body = "Dear {{ reader }}{% if author != \"Jonas\" %}{{ author.first.name }}{% endif %}";
    change(&olga, "A word from {{ author }}", body).await.must_be(200).must_not_say("could not be filled in");
    assert_eq!(answered(&garden, "jonas").await.subject, "A word from Jonas");
    assert!(answered(&garden, "tom").await.subject.starts_with("Tom answered you"), "the shipped one");
    let olga = garden.world.sign_in("olga").await;
    olga.get(PATH).await.must_say("This text could not be filled in the last time");
    olga.get("/mail/texts").await.must_say("changed, does not work");
    change(&olga, "A word from {{ author }}", "Dear {{ reader }}").await.must_not_say("could not be filled in");
    assert_eq!(answered(&garden, "tom").await.subject, "A word from Tom");
}

#[actix_web::test]
async fn only_those_who_look_after_the_house_see_and_change_texts() {
    let garden = Garden::new().await;
    for key in ["elif", "tom", "sam"] {
        let who = garden.world.sign_in(key).await;
        for path in ["/mail/texts", PATH] {
            who.get(path).await.must_be(404);
        }
        let fields = [("subject", "x"), ("body", "y"), ("version", "0"), ("way", "save")];
        who.send_fresh(PATH, &fields).await.must_be(404);
        who.send_fresh(&format!("{PATH}/removal"), &[("version", "0")]).await.must_be(404);
    }
    let olga = garden.world.sign_in("olga").await;
    for path in ["/mail/texts/nothing/en", "/mail/texts/discussions-answered/nl"] {
        olga.get(path).await.must_be(404);
    }
}

#[actix_web::test]
async fn what_is_put_together_has_a_text_to_change_as_well() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let path = "/mail/texts/nudges-digest/en";
    olga.get("/mail/texts").await.must_say("News put together");
    let body = "Dear {{ reader }},\n\n{% for one in lines %}- {{ one.subject }}\n{% endfor %}";
    change_at(&olga, path, "{{ count }} for you", body).await.must_be(200).must_say("2 for you");
    world.wants("elif", "discussions/answered", Rhythm::Daily).await;
    for title in ["Snails", "Bees"] {
        super::gathering::answer(&garden, title).await;
    }
    world.deliver().await;
    super::gathering::until(world, "2027-01-06T15:00:00Z").await;
    let mail = world.mail.last_to("elif@example.org");
    assert_eq!(mail.subject, "2 for you");
    assert!(
        mail.text.contains("- Jonas answered you: Bees") && mail.header("List-Unsubscribe").is_some(),
        "{}",
        mail.text
    );
    // What it cannot be filled into is said, and the shipped one goes.
    let broken = mail_text::Entity::update_many().col_expr(mail_text::Column::Body, "{{ lines.one.two }}".into());
    broken.exec(world.store.schema()).await.unwrap();
    for title in ["Ants", "Wasps"] {
        super::gathering::answer(&garden, title).await;
    }
    world.deliver().await;
    super::gathering::until(world, "2027-01-07T15:00:00Z").await;
    assert_eq!(world.mail.last_to("elif@example.org").subject, "2 pieces of news: Jonas answered you: Ants");
    world.sign_in("olga").await.get("/mail/texts").await.must_say("changed, does not work: News put together, English");
}

#[actix_web::test]
async fn who_reads_letters_before_they_leave_reads_what_will_leave() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let olga = world.sign_in("olga").await;
    let body = "Good news, {{ reader }}: {{ cohort }}.\n\n[Answer]({{ link }})";
    change_at(&olga, "/mail/texts/admissions-offer/en", "A seat in {{ cohort }}", body).await.must_be(200);
    tick(&admission, &olga, &ids, "offer").await.must_be(303);
    let outbox = olga.get(&at(&admission, "/decisions")).await.must_be(200);
    outbox.must_say("A seat in Crocus").must_say("Good news, Anna-1: Crocus.");
    olga.submit(&outbox, "/rounds", &[]).await.must_be(200);
    world.later(chrono::Duration::minutes(10));
    world.deliver().await;
    let told = world.mail.mails_to("anna-1@example.org");
    assert!(told.iter().any(|mail| mail.subject == "A seat in Crocus"), "{told:?}");
}
