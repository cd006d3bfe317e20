//! When pitches are heard, in the files of calendar programs.

use crate::harness::{
    Garden, Persona,
    calendar::{Calendar, Entry},
    pause,
};

use super::{Round, places, sessions};

/// What a file says about pitches.
fn pitches_in(body: &str) -> Vec<Entry> {
    let all = Calendar::read(body).entries;
    all.into_iter().filter(|entry| entry.uid.starts_with("pitches-")).collect()
}

/// The same in the file of the cohort and in somebody's own feed.
async fn both(garden: &Garden, who: &Persona) -> [Vec<Entry>; 2] {
    let file = who.get(&garden.at("/calendar.ics")).await.must_be(200);
    let page = who.get("/me/calendar").await;
    let made = who.submit(&page, "/me/calendar", &[]).await.must_be(200);
    let path = format!("/calendar/{}", made.text_at("pre code").rsplit("/calendar/").next().unwrap());
    let feed = garden.world.stranger().get(&path).await.must_be(200);
    [pitches_in(&file.body), pitches_in(&feed.body)]
}

#[actix_web::test]
async fn whoever_has_a_place_sees_their_session_and_everybody_else_all_of_them() {
    let round = Round::new().await;
    let garden = &round.garden;
    let (tom, elif, jonas) = (round.who("tom").await, round.who("elif").await, round.who("jonas").await);
    let page = tom.get(&round.path).await;
    let second = [("on", "2027-01-15"), ("at", "09:00"), ("zone", "Asia/Kolkata"), ("places", "2")];
    tom.submit(&page, "/sessions", &second).await.must_be(200);
    round.book(&elif, 1).await.must_be(303);
    for (who, many) in [(&elif, 1), (&jonas, 2), (&tom, 2)] {
        for entries in both(garden, who).await {
            assert_eq!(entries.len(), many, "{entries:?}");
            assert!(entries.iter().any(|entry| entry.uid.contains(&round.session.to_string())));
        }
    }
    // With a place in the other one it is that one.
    let other = sessions(garden, round.id).await.into_iter().find(|one| one.id != round.session).unwrap();
    let slot = places(garden, other.id).await.remove(0).id;
    let booking = garden.at(&format!("/pitches/sessions/{}/slots/{slot}/booking", other.id));
    elif.send_fresh(&booking, &[]).await.must_be(303);
    for entries in both(garden, &elif).await {
        assert_eq!(entries.len(), 1);
        assert!(entries[0].uid.contains(&other.id.to_string()));
    }
    // Who does not take part hears no pitches.
    let olga = garden.world.sign_in("olga").await;
    assert!(pitches_in(&olga.get(&garden.at("/calendar.ics")).await.must_be(200).body).is_empty());
    tom.submit(&tom.get(&round.path).await, "/cancel", &[]).await.must_be(200);
    for entries in both(garden, &jonas).await {
        assert!(entries.is_empty(), "{entries:?}");
    }
}

#[actix_web::test]
async fn a_session_that_moves_keeps_its_id_and_its_sequence_rises() {
    let round = Round::new().await;
    let (garden, tom, elif) = (&round.garden, round.who("tom").await, round.who("elif").await);
    let before = both(garden, &elif).await;
    let end = format!("/sessions/{}", round.session);
    tom.submit(&tom.get(&round.path).await, &end, &[("at", "16:30")]).await.must_be(200);
    let moved = both(garden, &elif).await;
    let olga = garden.world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Works holiday")).await.must_be(200);
    let shifted = both(garden, &elif).await;
    for nth in 0..2 {
        let [before, moved, shifted] = [&before[nth][0], &moved[nth][0], &shifted[nth][0]];
        assert!(before.uid == moved.uid && moved.uid == shifted.uid);
        assert!(before.sequence < moved.sequence && moved.sequence < shifted.sequence);
        assert!(before.when != moved.when && moved.when != shifted.when);
    }
    assert_eq!(before[0][0].sequence, before[1][0].sequence);
}
