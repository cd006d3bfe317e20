//! Many at once, and the one thing that must never happen: a seat that two people have.

use chrono::Duration;
use entity::{
    application, cohort, enrolment,
    ids::ApplicationId,
    offer,
    states::{ApplicationState, OfferState, Role, Verdict, WaitlistRule},
};
use lernweg::features::{
    admissions::{lapse_offers, waiting_order},
    cohorts::{change_seats, hold_cohort},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::harness::{Admission, Persona, World, at_once, newest_offer, offer_link, tally};

/// Seats that are taken, participants and open offers of a cohort.
async fn seats(admission: &Admission) -> (i32, i32, u64, u64) {
    let db = admission.world.store.read();
    let cohort = cohort::Entity::find_by_id(admission.cohort.id).one(db).await.unwrap().unwrap();
    let stays = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort.id))
        .filter(enrolment::Column::Role.eq(Role::Participant))
        .filter(enrolment::Column::EndedAt.is_null());
    let open = offer::Entity::find()
        .filter(offer::Column::CohortId.eq(cohort.id))
        .filter(offer::Column::State.eq(OfferState::Open));
    (cohort.seats, cohort.taken, stays.count(db).await.unwrap(), open.count(db).await.unwrap())
}

async fn hold(admission: &Admission) {
    let (seats, taken, stays, open) = seats(admission).await;
    assert_eq!(u64::try_from(taken).unwrap(), stays + open, "every seat that is taken is somebody's");
    assert!(taken <= seats, "{taken} of {seats}");
}

async fn in_state(world: &World, state: ApplicationState) -> u64 {
    let find = application::Entity::find().filter(application::Column::State.eq(state));
    find.count(world.store.read()).await.unwrap()
}

/// `count` people whose offers lapsed, and one seat: everybody has an old mail, and seats are given on by hand.
async fn everybody_is_late(count: usize) -> (Admission, Vec<(Persona, String)>) {
    let admission = Admission::with(|intake| intake.waitlist = WaitlistRule::ByHand).await;
    let world = &admission.world;
    let ids = admission.apply_all(count).await;
    let may = admission.cohort.may(world).await;
    world.store.write(async |tx| change_seats(tx, &may, i32::try_from(count).unwrap()).await).await.unwrap();
    admission.decide(&ids, Verdict::Offer).await;
    world.later(Duration::days(8));
    world.store.write(async |tx| lapse_offers(tx).await).await.unwrap();
    world.store.write(async |tx| change_seats(tx, &may, 1).await).await.unwrap();
    let mut late = Vec::new();
    for id in &ids {
        late.push((world.stranger(), offer_link(world, *id).await));
    }
    hold(&admission).await;
    (admission, late)
}

/// How many rounds a race is run; more of them to measure than to test.
fn rounds() -> usize {
    std::env::var("LERNWEG_TEST_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3)
}

#[actix_web::test]
async fn of_fifty_who_say_yes_to_one_seat_one_has_it_and_the_others_read_a_kind_page() {
    let rounds = rounds();
    let (admission, mut late) = everybody_is_late(50 + rounds).await;
    let world = &admission.world;
    for round in 1..=rounds {
        let mut pages = Vec::new();
        for (persona, link) in &late[..50] {
            pages.push(persona.get(link).await.must_be(200));
        }
        let answers =
            at_once(50, async |nth| late[nth].0.press(&pages[nth], &late[nth].1, &[("answer", "late")]).await).await;
        assert_eq!(tally(&answers), [(303, 1), (409, 49)], "round {round}");
        for page in answers.iter().filter(|page| page.status.as_u16() == 409) {
            page.must_say("Crocus");
            assert_eq!(page.mistakes().len(), 1, "one sentence says what happened: {}", page.text());
        }
        hold(&admission).await;
        let taken = i32::try_from(round).unwrap();
        assert_eq!(seats(&admission).await, (taken, taken, round as u64, 0));
        assert_eq!(in_state(world, ApplicationState::Accepted).await, round as u64);
        // Whoever has the seat is out of the race, and there is one seat more.
        late.remove(answers.iter().position(|page| page.status.as_u16() == 303).unwrap());
        let may = admission.cohort.may(world).await;
        world.store.write(async |tx| change_seats(tx, &may, taken + 1).await).await.unwrap();
    }
    println!("{rounds} rounds of fifty at once for one seat: {rounds} winners, {} kind pages", rounds * 49);
}

/// Statements that find out what an answer to an offer is about.
const LOOKS: u64 = 6;

#[actix_web::test]
async fn without_its_guard_the_same_seat_is_sold_more_than_once() {
    // The control: a race test that passes with the guards taken away proves nothing.
    let (admission, late) = everybody_is_late(8).await;
    let world = &admission.world;
    world.meddled_with();
    world.store.without_guards();
    let db = world.store.schema();
    if world.store.is_postgres() {
        let text = "select conname from pg_constraint where conrelid = 'cohort'::regclass and contype = 'c'
            and pg_get_constraintdef(oid) like '%taken%'";
        let rows = db.query_all_raw(lernweg::storage::sql(db, text, [])).await.unwrap();
        for row in rows {
            let name: String = row.try_get("", "conname").unwrap();
            db.execute_unprepared(&format!("alter table cohort drop constraint \"{name}\"")).await.unwrap();
        }
    } else {
        db.execute_unprepared("pragma ignore_check_constraints = on").await.unwrap();
    }
    let mut pages = Vec::new();
    for (persona, link) in &late {
        pages.push(persona.get(link).await.must_be(200));
    }
    // Everybody has looked before anybody acts: the writer is kept until eight have found the seat free.
    let looks = world.store.statements() + 8 * LOOKS;
    let keep = world.store.write(async |tx| {
        hold_cohort(tx, admission.cohort.id).await?;
        while world.store.statements() < looks {
            tokio::task::yield_now().await;
        }
        Ok(())
    });
    let race = at_once(8, async |nth| late[nth].0.press(&pages[nth], &late[nth].1, &[("answer", "late")]).await);
    let (kept, answers) = futures_util::future::join(keep, race).await;
    kept.unwrap();
    let yes = answers.iter().filter(|page| page.status.as_u16() == 303).count();
    assert!(yes > 1, "eight at once found the same free seat, and {yes} had it");
    let (seats, taken, ..) = seats(&admission).await;
    assert!(taken > seats, "{taken} of {seats}");
}

#[actix_web::test]
async fn fifty_clicks_on_yes_are_one_yes() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let link = admission.offer(&ids).await.remove(0);
    let anna = world.stranger();
    let page = anna.get(&link).await.must_be(200);
    let answers = at_once(50, async |_| anna.press_anew(&page, &link, &[("answer", "yes")]).await).await;
    assert_eq!(tally(&answers), [(303, 50)], "the same answer again is the same answer");
    assert_eq!(seats(&admission).await, (3, 1, 1, 0));
    world.mail.empty();
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 1, "welcomed once");
}

#[actix_web::test]
async fn yes_and_the_end_of_the_time_in_the_same_second_have_one_winner() {
    for round in 0..4 * rounds() {
        let admission = Admission::new().await;
        let world = &admission.world;
        let ids = admission.apply_all(2).await;
        let link = admission.offer(&ids[..1]).await.remove(0);
        admission.decide(&ids[1..], Verdict::Waitlist).await;
        let anna = world.stranger();
        let page = anna.get(&link).await.must_be(200);
        let offer = newest_offer(world, ids[0]).await;
        // One instant before its end, or at it; the answer and the job that lets it lapse at once.
        let before = round % 2 == 0;
        let end = if before { offer.expires_at - Duration::microseconds(1) } else { offer.expires_at };
        world.later(end - world.store.now());
        let lapse = world.store.write(async |tx| lapse_offers(tx).await);
        let yes = anna.press(&page, &link, &[("answer", "yes")]);
        let (lapsed, answered) = futures_util::future::join(lapse, yes).await;
        let won = (lapsed.unwrap() == 1, answered.status.as_u16() == 303);
        assert_eq!(won, (!before, before), "round {round}: {}", answered.status);
        hold(&admission).await;
    }
}

#[actix_web::test]
async fn seats_that_are_freed_at_once_go_to_different_people_in_order() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(9).await;
    let links = admission.offer(&ids[..3]).await;
    admission.decide(&ids[3..], Verdict::Waitlist).await;
    let order: Vec<ApplicationId> =
        waiting_order(world.store.read(), admission.cohort.id).await.unwrap().iter().map(|one| one.id).collect();
    let mut pages = Vec::new();
    let people: Vec<Persona> = links.iter().map(|_| world.stranger()).collect();
    for (persona, link) in people.iter().zip(&links) {
        pages.push(persona.get(link).await.must_be(200));
    }
    let answers = at_once(3, async |nth| people[nth].press(&pages[nth], &links[nth], &[("answer", "no")]).await).await;
    assert_eq!(tally(&answers), [(303, 3)]);
    hold(&admission).await;
    let open = offer::Entity::find().filter(offer::Column::State.eq(OfferState::Open));
    let mut asked: Vec<ApplicationId> =
        open.all(world.store.read()).await.unwrap().iter().map(|offer| offer.application_id).collect();
    asked.sort_by_key(|id| order.iter().position(|one| one == id));
    assert_eq!(asked, order[..3], "the first three who wait, each once");
}

#[actix_web::test]
async fn who_withdraws_while_saying_yes_leaves_one_seat_and_not_two() {
    for _ in 0..6 {
        let admission = Admission::new().await;
        let world = &admission.world;
        let ids = admission.apply_all(2).await;
        let link = admission.offer(&ids[..1]).await.remove(0);
        admission.decide(&ids[1..], Verdict::Waitlist).await;
        let (anna, again) = (world.stranger(), world.stranger());
        let offer = anna.get(&link).await.must_be(200);
        let own = again.get(&crate::harness::application_link(world, ids[0])).await.must_be(200);
        let yes = anna.press(&offer, &link, &[("answer", "yes")]);
        let no = again.press(&own, "/withdrawal", &[]);
        let (yes, no) = futures_util::future::join(yes, no).await;
        // Said yes and then given back, or withdrawn and then too late for a yes: in the end the seat is free.
        let done = [yes.status.as_u16(), no.status.as_u16()];
        assert!(done == [303, 303] || done == [409, 303], "{done:?}");
        hold(&admission).await;
        assert_eq!(seats(&admission).await, (3, 1, 0, 1), "and whoever waits has the offer");
    }
}
