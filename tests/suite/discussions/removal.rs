//! Taking back: the words go, the place stays, and so do the answers.

use chrono::Duration;
use entity::{audit, outbox, post, states::MailState, states::PostState};
use lernweg::identity::close_account;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{answer_to, ask, edit_of, posts, reply};
use crate::harness::{Garden, Page, at_once, tally};

async fn all(garden: &Garden) -> Vec<post::Model> {
    post::Entity::find().all(garden.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn the_words_are_gone_everywhere() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let sent = reply(&jonas, &thread.path, "Beer traps.").await;
    let edit = jonas.get(&edit_of(&sent)).await.must_be(200);
    let gone = jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    gone.must_say("This post was taken back.");
    assert!(!gone.body.contains("Beer traps."));
    jonas.press(&edit, "/removal", &[]).await.must_be(303); // the same form once more
    jonas.fetch(&edit.path).await.must_be(404);
    for who in [&elif, &jonas] {
        for path in [thread.path.as_str(), "/home", &garden.at("/threads"), "/me/progress"] {
            assert!(!who.get(path).await.body.contains("Beer traps."), "{path}");
        }
    }
    let row = post::Entity::find().filter(post::Column::State.eq(PostState::Removed));
    let row = row.one(garden.world.store.read()).await.unwrap().unwrap();
    assert_eq!((row.body.as_str(), row.body_html.as_str()), ("", ""), "from the database too");
    garden.world.deliver().await;
    assert_eq!(garden.world.mail.mails().len(), 0, "nobody is told any more");
}

#[actix_web::test]
async fn twelve_answers_to_a_post_outlive_it() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let form = jonas.get(&answer_to(&thread)).await;
    for nth in 1..=12 {
        garden.world.later(Duration::seconds(11));
        jonas.press_anew(&form, "/posts", &[("body", &format!("Advice {nth}"))]).await.must_be(303);
    }
    let edit = elif.get(&edit_of(&elif.get(&thread.path).await)).await;
    let gone = elif.submit(&edit, "/removal", &[]).await.must_be(200);
    assert_eq!(gone.texts("article.post").len(), 13);
    assert_eq!(gone.texts("article.post.gone .post-body"), ["This post was taken back."]);
    assert_eq!(gone.texts("article.post .prose").len(), 12);
    assert_eq!(gone.heading(), "Snails");
    assert_eq!(gone.texts("article.post .quote"), vec!["Answer to Elif"; 12], "they still say whom they answer");
    garden.world.deliver().await;
    assert_eq!(garden.world.mail.mails_to("elif@example.org").len(), 12, "the answers are still news");
}

#[actix_web::test]
async fn fifty_clicks_take_a_post_back_once() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let edit = elif.get(&edit_of(&thread)).await;
    let pages = at_once(50, async |_| elif.press_anew(&edit, "/removal", &[]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    let log = audit::Entity::find().filter(audit::Column::Action.eq("remove_post"));
    let log = log.all(garden.world.store.read()).await.unwrap();
    assert_eq!(log.iter().map(|row| row.facts.to_string()).collect::<Vec<_>>(), [r#"{"own":true}"#]);
}

#[actix_web::test]
async fn of_fifty_edits_at_once_one_stands() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "First.").await;
    let edit = elif.get(&edit_of(&thread)).await;
    let pages =
        at_once(50, async |nth| elif.press_anew(&edit, &edit.path, &[("body", &format!("Text {nth}."))]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    assert_eq!(all(&garden).await[0].version, 2);
    let stands = elif.get(&thread.path).await.text_at("article.post .prose");
    let winner = pages.iter().position(|page| page.status == 303).unwrap();
    assert_eq!(stands, format!("Text {winner}."));
}

#[actix_web::test]
async fn an_edit_brings_back_nothing_that_was_taken_back() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    for round in 0..10 {
        garden.world.later(Duration::seconds(11));
        let thread = ask(&garden, &elif, &format!("Round {round}"), "First.").await;
        let edit = elif.get(&edit_of(&thread)).await;
        let pages: Vec<Page> = at_once(2, async |nth| match nth {
            0 => elif.press_anew(&edit, "/removal", &[]).await,
            _ => elif.press_anew(&edit, &edit.path, &[("body", "Second.")]).await,
        })
        .await;
        assert_eq!(pages[0].status.as_u16(), 303);
        assert!([303, 404, 409].contains(&pages[1].status.as_u16()), "{}", pages[1].status);
        elif.get(&thread.path).await.must_say("This post was taken back.").must_not_say("Second.");
    }
    assert!(all(&garden).await.iter().all(|post| post.state == PostState::Removed && post.body.is_empty()));
}

#[actix_web::test]
async fn an_answer_and_taking_back_what_it_answers_leave_a_whole_thread() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    for round in 0..10 {
        let before = posts(&garden).await;
        garden.world.later(Duration::seconds(11));
        let thread = ask(&garden, &elif, &format!("Round {round}"), "First.").await;
        let edit = elif.get(&edit_of(&thread)).await;
        let form = jonas.get(&answer_to(&thread)).await;
        let pages = at_once(2, async |nth| match nth {
            0 => elif.press_anew(&edit, "/removal", &[]).await,
            _ => jonas.press_anew(&form, "/posts", &[("body", "Second.")]).await,
        })
        .await;
        assert_eq!(pages[0].status.as_u16(), 303);
        let written = posts(&garden).await - before - 1;
        match pages[1].status.as_u16() {
            303 => assert_eq!(written, 1),
            409 => assert_eq!((written, pages[1].typed("/posts", "body").as_str()), (0, "Second.")),
            other => panic!("{other}"),
        }
    }
    world.deliver().await;
    let mails = outbox::Entity::find().filter(outbox::Column::Kind.eq("discussions/answered"));
    let mails = mails.all(world.store.read()).await.unwrap();
    assert!(mails.iter().all(|mail| mail.state == MailState::Sent));
    assert_eq!(mails.len() as u64, posts(&garden).await - 10);
}

#[actix_web::test]
async fn who_moderates_may_take_back_what_others_wrote_and_it_is_written_down() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let thread = ask(&garden, &elif, "Snails", "Something nasty.").await;
    assert!(jonas.get(&thread.path).await.find_form("/removal").is_none());
    let removal = format!("{}/removal", edit_of(&thread));
    jonas.send(&removal, &[("_key", "0123456789abcdef01")]).await.must_be(403);
    let page = tom.get(&thread.path).await;
    tom.submit(&page, "/removal", &[]).await.must_be(200).must_not_say("Something nasty.");
    let log = audit::Entity::find().filter(audit::Column::Action.eq("remove_post"));
    let log = log.all(world.store.read()).await.unwrap();
    assert_eq!(log.len(), 1);
    assert_eq!(
        (log[0].actor_id, log[0].facts.to_string()),
        (Some(world.person("tom").await.id), r#"{"own":false}"#.into())
    );
    assert!(tom.get(&thread.path).await.find_form("/removal").is_none(), "nothing is left to take back");
}

#[actix_web::test]
async fn whose_account_is_closed_is_named_nowhere_and_their_words_stay() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let snails = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    world.later(Duration::seconds(1));
    let sent = reply(&jonas, &snails, "Beer traps.").await;
    let slugs = ask(&garden, &jonas, "Slugs", "They eat the rest.").await.path;
    let to_jonas = answer_to(&sent);
    let form = elif.get(&to_jonas).await;
    elif.submit(&form, "/posts", &[("body", "Which beer?")]).await.must_be(200);
    world.later(Duration::seconds(1));
    reply(&jonas, &snails, "Any.").await;
    elif.get("/home").await.must_say("Jonas answered you");
    let id = world.person("jonas").await.id;
    world.store.write(async |tx| close_account(tx, None, id).await).await.unwrap();
    for path in [snails.as_str(), &slugs, &to_jonas, "/home", &garden.at("/threads"), &garden.at("/people")] {
        let page = elif.get(path).await.must_be(200);
        assert!(!page.body.contains("Jonas"), "{path}: {}", page.text());
    }
    let page = elif.get(&snails).await;
    page.must_say("Beer traps.").must_say("Former member").must_say("Answer to Former member");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0, "nor in a letter");
}
