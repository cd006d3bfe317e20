//! What somebody writes down while a pitch is heard.

use entity::{pitch_feedback, states::FeedbackState};
use sea_orm::EntityTrait;

use super::Round;
use crate::harness::at_once;

/// Elif speaks, Jonas is next, Mia listens.
async fn speaking() -> (Round, crate::harness::Persona) {
    let round = Round::new().await;
    round.book(&round.who("elif").await, 1).await.must_be(303);
    round.book(&round.who("jonas").await, 2).await.must_be(303);
    let _ = round.joined_by("mia").await;
    round.almost();
    let tom = round.who("tom").await;
    round.press(&tom, "begin").await.must_be(303);
    let mia = round.who("mia").await;
    (round, mia)
}

async fn kept(round: &Round) -> Vec<pitch_feedback::Model> {
    pitch_feedback::Entity::find().all(round.garden.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn what_is_written_down_belongs_to_the_pitch_it_was_written_for() {
    let (round, mia) = speaking().await;
    let room = mia.get(&round.room()).await;
    room.must_say("About: Elif: Pitch of elif");
    // The trainer moves on while Mia types.
    round.press(&round.who("tom").await, "next").await.must_be(303);
    let page =
        mia.submit(&room, "/notes", &[("saw", "Bees & <b>beds</b>"), ("wonder", "Who waters?")]).await.must_be(200);
    page.must_flash("Kept").must_say("About: Elif").must_say("Speaking now Jonas");
    assert_eq!(page.typed("/notes", "saw"), "Bees & <b>beds</b>");
    let row = kept(&round).await.remove(0);
    assert_eq!((row.state, row.version, row.by_trainer, row.late), (FeedbackState::Draft, 1, false, false));
    assert_eq!(row.giver_id, round.garden.world.person("mia").await.id);
    // By itself the form is about whoever speaks; what was kept is found again.
    let room = mia.get(&round.room()).await;
    room.must_say("About: Jonas");
    assert_eq!(room.typed("/notes", "saw"), "");
    let again = mia.get(&room.link("Write on")).await;
    assert_eq!(again.typed("/notes", "wonder"), "Who waters?");
    mia.submit(&again, "/notes", &[("wonder", "Who pays?")]).await.must_be(200);
    assert_eq!(kept(&round).await[0].version, 2);
    round.who("jonas").await.get(&round.room()).await.must_not_say("Who pays?");
}

#[actix_web::test]
async fn nobody_writes_about_their_own_or_what_is_not_heard_here() {
    let (round, mia) = speaking().await;
    let room = mia.get(&round.room()).await;
    let pitch = room.typed("/notes", "pitch");
    let no = mia.press_anew(&room, "/notes", &[]).await.must_be(422);
    no.must_say("Write something into one of the two fields");
    let long = "x".repeat(2_001);
    let no = mia.press_anew(&room, "/notes", &[("saw", &long)]).await.must_be(422);
    assert_eq!(no.typed("/notes", "saw"), long);
    let elif = round.who("elif").await;
    assert!(elif.get(&round.room()).await.find_form("/notes").is_none());
    let path = format!("{}/notes", round.room());
    let fields = [("pitch", pitch.as_str()), ("version", "0"), ("saw", "Me"), ("wonder", "")];
    elif.send_fresh(&path, &fields).await.must_be(409);
    let gone = "00000000-0000-7000-8000-000000000000".to_owned();
    let fields = [("pitch", gone.as_str()), ("version", "0"), ("saw", "Me"), ("wonder", "")];
    let no = mia.send_fresh(&path, &fields).await.must_be(409);
    no.must_say("no longer here").must_say("This is what you wrote: Me");
    assert!(kept(&round).await.is_empty());
}

#[actix_web::test]
async fn two_windows_lose_nothing() {
    let (round, mia) = speaking().await;
    let room = mia.get(&round.room()).await;
    let pages = at_once(6, async |nth| mia.press_anew(&room, "/notes", &[("saw", &format!("Text {nth}"))]).await).await;
    assert_eq!(pages.iter().filter(|page| page.status == 303).count(), 1);
    let stands = kept(&round).await.remove(0).saw;
    let (nth, no) = pages.iter().enumerate().find(|(_, page)| page.status == 409).unwrap();
    no.must_say("from another window").must_say(&stands);
    assert_eq!(no.typed("/notes", "saw"), format!("Text {nth}"));
    mia.press_anew(no, "/notes", &[("saw", "Both")]).await.must_be(303);
    let now = kept(&round).await.remove(0);
    assert_eq!((now.saw.as_str(), now.version), ("Both", 2));
}
