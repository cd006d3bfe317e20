//! Names in a post.

use entity::{cohort, states::Role};
use sea_orm::{EntityTrait, sea_query::Expr};

use super::{ask, edit_of, reply};
use crate::harness::{Cohort, Garden};

#[actix_web::test]
async fn whoever_is_named_hears_of_it_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread =
        ask(&garden, &elif, "Snails", "@jonas, you had ducks. `@Tom` is code, tom@Tom.example is a mail.").await;
    let named = thread.attributes("article.post .prose a[href*='/people/']", "href");
    assert_eq!(named.len(), 1);
    jonas.get(&named[0]).await.must_be(200);
    world.deliver().await;
    let told: Vec<String> =
        world.mail.mails().into_iter().map(|mail| format!("{}: {}", mail.to, mail.subject)).collect();
    assert_eq!(told, ["jonas@example.org: Elif named you: Snails"]);
    // Named again in a change, he hears nothing; Tom, who is new in it, does.
    let edit = elif.get(&edit_of(&elif.get(&thread.path).await)).await;
    elif.submit(&edit, &edit.path, &[("body", "@jonas and @Tom, you had ducks.")]).await.must_be(200);
    world.deliver().await;
    let told: Vec<String> = world.mail.mails().into_iter().skip(1).map(|mail| mail.to).collect();
    assert_eq!(told, ["tom@example.org"]);
}

#[actix_web::test]
async fn an_answer_that_names_whom_it_answers_is_one_letter() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    reply(&jonas, &thread.path, "@Elif, beer traps.").await;
    world.deliver().await;
    let told: Vec<String> = world.mail.mails().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(told, ["Jonas answered you: Snails"]);
}

#[actix_web::test]
async fn a_name_that_was_taken_out_again_before_the_mail_left_tells_nobody() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "@Jonas?").await;
    let edit = elif.get(&edit_of(&thread)).await;
    elif.submit(&edit, "/removal", &[]).await.must_be(200);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
}

#[actix_web::test]
async fn ten_people_at_most_and_everybody_only_by_a_trainer() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let room = cohort::Entity::update_many().col_expr(cohort::Column::Seats, Expr::value(30));
    room.exec(world.store.schema()).await.unwrap();
    let mut all = String::new();
    for nth in 0..11 {
        garden.cohort.enrol(world, &format!("guest{nth}"), Role::Participant).await;
        all.push_str(&format!("@Guest{nth} "));
    }
    world.clear_mail().await;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let new = elif.get(&garden.at("/threads/new")).await;
    let fields = [("title", "All of you"), ("body", all.as_str())];
    let no = elif.press_anew(&new, "/threads", &fields).await.must_be(422);
    no.must_say("ten people at most");
    assert_eq!(no.typed("/threads", "body").trim(), all.trim(), "nothing typed is lost");
    let no = elif.press_anew(&new, "/threads", &[("title", "All"), ("body", "Listen, @all!")]).await.must_be(422);
    no.must_say("Only trainers can call everybody");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
    ask(&garden, &tom, "The hall", "@all, the hall is closed tomorrow.").await;
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 13, "everybody but Tom, once");
}

#[actix_web::test]
async fn names_are_offered_of_ones_own_cohort_only() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "johanna", Role::Participant).await;
    let elif = world.sign_in("elif").await;
    let offered = async |q: &str| elif.fetch(&garden.at(&format!("/threads/names?q={q}"))).await.must_be(200).body;
    assert_eq!(offered("jo").await, "[\"Jonas\"]");
    assert_eq!(offered("").await, "[\"Jonas\",\"Tom\"]", "not oneself");
    assert_eq!(offered("%25").await, "[]");
    elif.fetch(&other.at("/threads/names?q=jo")).await.must_be(404);
    // Nor does a name of elsewhere become a link.
    let thread = ask(&garden, &elif, "Snails", "@Johanna?").await;
    assert!(thread.attribute(".prose a", "href").is_none());
}
