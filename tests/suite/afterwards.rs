//! Stories about what became of it, three months and a year after the end.

use entity::{
    look_back,
    states::{Moment, Rhythm, Tending},
};
use lernweg::features::afterwards::forget_answers;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::{
    harness::{Garden, Page, Persona, at_once, tally},
    nudges::{at, course_from},
};

/// Says what became of it.
pub async fn says(garden: &Garden, who: &Persona, moment: &str, answer: &str, words: &str) -> Page {
    let page = who.get(&garden.at("/afterwards")).await.must_be(200);
    who.submit(&page, &format!("/afterwards/{moment}"), &[("answer", answer), ("words", words)]).await
}

async fn kept(garden: &Garden) -> u64 {
    look_back::Entity::find().count(garden.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn after_three_months_and_after_a_year_i_say_what_became_of_it() {
    // The course ends on Sunday, 28 February.
    let garden = course_from("2027-01-11", &["elif"]).await;
    let world = &garden.world;
    world.until("2027-03-05T10:00:00Z");
    garden.cohort.keep(world).await;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/afterwards")).await.must_be(200);
    page.must_say("You can say this from Sun 23 May 2027").must_say("You can say this from Sun 27 Feb 2028");
    assert!(page.find_form("/afterwards/ninety-days").is_none());
    let early = elif.send_fresh(&garden.at("/afterwards/ninety-days"), &[("answer", "this")]).await.must_be(409);
    early.must_say("It is not time for this yet.");
    world.until("2027-05-23T10:00:00Z");
    let elif = world.sign_in("elif").await;
    let page = says(&garden, &elif, "ninety-days", "this", "Kestrel words of mine.").await.must_be(200);
    page.must_flash("Thank you.").must_say("You answered on Sun 23 May 2027");
    assert_eq!(page.typed("/afterwards/ninety-days", "answer"), "this");
    assert_eq!(page.typed("/afterwards/ninety-days", "words"), "Kestrel words of mine.");
    // It is changed, and a year later asked anew.
    says(&garden, &elif, "ninety-days", "not_yet", "").await.must_be(200);
    world.until("2028-03-01T10:00:00Z");
    let elif = world.sign_in("elif").await;
    says(&garden, &elif, "twelve-months", "another", "Another one by now.").await.must_be(200);
    let rows = look_back::Entity::find().all(world.store.read()).await.unwrap();
    let mut said: Vec<_> = rows.iter().map(|row| (row.moment, row.answer, row.version)).collect();
    said.sort();
    assert_eq!(said, [(Moment::NinetyDays, Tending::NotYet, 2), (Moment::TwelveMonths, Tending::Another, 1)]);
}

#[actix_web::test]
async fn the_question_is_asked_by_e_mail_only_of_those_who_want_it_and_leads_here() {
    let garden = course_from("2027-01-11", &["elif", "jonas"]).await;
    let world = &garden.world;
    world.wants("elif", "nudges/alumni", Rhythm::AtOnce).await;
    at(world, "2027-03-02T08:00:00Z").await;
    for moment in ["2027-05-20T06:00:00Z", "2027-05-24T06:00:00Z", "2028-02-23T07:00:00Z", "2028-02-28T08:00:00Z"] {
        at(world, moment).await;
    }
    let asked = |key: &str| {
        let mails = world.mail.mails_to(&format!("{key}@example.org"));
        mails
            .into_iter()
            .filter(|mail| mail.subject == "What have you tried?")
            .map(|mail| mail.text)
            .collect::<Vec<_>>()
    };
    let mails = asked("elif");
    assert_eq!((mails.len(), asked("jonas").len()), (2, 0), "after twelve weeks and after a year");
    for text in mails {
        assert!(text.contains("/afterwards") && text.contains("Answer for yourself"), "{text}");
    }
}

#[actix_web::test]
async fn what_does_not_fit_comes_back_and_two_windows_overwrite_nothing() {
    let garden = course_from("2027-01-11", &["elif"]).await;
    let world = &garden.world;
    world.until("2027-06-01T10:00:00Z");
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/afterwards")).await.must_be(200);
    let long = "x".repeat(1_001);
    let end = "/afterwards/ninety-days";
    let no = elif.press_anew(&page, end, &[("words", &long)]).await.must_be(422);
    assert_eq!(no.mistakes().len(), 2, "{:?}", no.mistakes());
    assert_eq!(no.typed(end, "words").len(), 1_001);
    elif.press_anew(&page, end, &[("answer", "famous")]).await.must_be(422);
    elif.send_fresh(&garden.at("/afterwards/tomorrow"), &[("answer", "this")]).await.must_be(404);
    assert_eq!(kept(&garden).await, 0);
    let press = async |nth: usize| {
        let answer = ["this", "another", "no_more", "not_yet"][nth % 4];
        elif.press_anew(&page, end, &[("answer", answer)]).await
    };
    assert_eq!(tally(&at_once(6, press).await), [(303, 1), (409, 5)]);
    let no = elif.press_anew(&page, end, &[("answer", "this"), ("words", "<script>{{ 7*7 }}")]).await.must_be(409);
    no.must_say("nothing has been overwritten");
    assert_eq!(no.typed(end, "words"), "<script>{{ 7*7 }}");
    elif.submit(&no, end, &[]).await.must_be(200).must_flash("Thank you.");
    assert_eq!(kept(&garden).await, 1);
}

#[actix_web::test]
async fn nobody_else_reads_what_somebody_tells() {
    let garden = course_from("2027-01-11", &["elif", "jonas"]).await;
    let world = &garden.world;
    world.until("2027-06-01T10:00:00Z");
    let elif = world.sign_in("elif").await;
    says(&garden, &elif, "ninety-days", "this", "kestreltold").await.must_be(200);
    for (key, status) in [("tom", 403), ("olga", 403), ("sam", 404), ("jonas", 200)] {
        let who = world.sign_in(key).await;
        who.get(&garden.at("/afterwards")).await.must_be(status).must_not_say("kestreltold");
        let sent = who.send_fresh(&garden.at("/afterwards/ninety-days"), &[("answer", "this")]).await;
        sent.must_be(if status == 200 { 303 } else { status });
    }
    let export = elif.get("/me/privacy/export.json").await.must_be(200);
    assert!(export.body.contains("kestreltold"));
    let id = world.person("elif").await.id;
    world.store.write(async |tx| forget_answers(tx, id).await).await.unwrap();
    assert_eq!(kept(&garden).await, 1, "that of Jonas");
}
