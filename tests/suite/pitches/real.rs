//! A round with the people of a cohort that took place: its size and its teams, where its people lived, what
//! they worked on, and who of them dropped out and why, as a programme for open science had them in its fourth
//! year. Their names and what they did here are made up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use entity::{
    cohort,
    ids::{PersonId, PitchId, PitchSessionId},
    person, pitch, pitch_comment, pitch_feedback, pitch_reading, pitch_reading_late, pitch_share, pitch_swap,
    states::{FeedbackState, PitchState, Role, ShareState},
};
use lernweg::{
    app::run_due_jobs,
    features::pitches::{keep_readings, own_pitch},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    drafts::at,
    feedback::ENOUGH,
    rounds::{places, planned, sessions},
};
use crate::{
    harness::{Garden, Persona},
    sparring::{leaves, takes_a_break},
};

/// Somebody of that cohort.
struct Somebody {
    key: &'static str,
    locale: &'static str,
    zone: &'static str,
    field: &'static str,
    /// What they pitch, with whoever has the same number.
    pitch: usize,
    /// How it went for them.
    story: &'static str,
}

fn everybody() -> Vec<Somebody> {
    let rows = include_str!("cohort.csv").lines().skip(1).map(|line| {
        let [key, locale, zone, field, pitch, story] = line.split(',').collect::<Vec<_>>().try_into().unwrap();
        Somebody { key, locale, zone, field, pitch: pitch.parse().unwrap(), story }
    });
    rows.collect()
}

/// The cohort on its way through a round.
struct Told {
    garden: Garden,
    path: String,
    people: Vec<Somebody>,
    ids: BTreeMap<&'static str, PersonId>,
    pitches: BTreeMap<usize, PitchId>,
    /// The one for the east, and the one for the west.
    sessions: [PitchSessionId; 2],
}

impl Told {
    /// Everybody is there, and a round is planned with a session for those in the east and one for the west.
    async fn begin() -> Self {
        let garden = Garden::new().await;
        let world = &garden.world;
        let room = cohort::Entity::update_many().col_expr(cohort::Column::Seats, Expr::value(40));
        room.exec(world.store.schema()).await.unwrap();
        let (people, mut ids) = (everybody(), BTreeMap::new());
        for one in &people {
            let id = world.person_reading(one.key, one.locale).await.id;
            let lives = person::Entity::update_many()
                .col_expr(person::Column::Zone, Expr::value(one.zone))
                .col_expr(person::Column::Locale, Expr::value(one.locale))
                .filter(person::Column::Id.eq(id));
            lives.exec(world.store.schema()).await.unwrap();
            if !["elif", "jonas"].contains(&one.key) {
                garden.cohort.enrol(world, one.key, Role::Participant).await;
            }
            ids.insert(one.key, id);
        }
        let (round, path) = planned(&garden, &[("at", "10:00"), ("places", "14")]).await;
        let tom = world.sign_in("tom").await;
        let west = [("on", "2027-01-14"), ("at", "18:00"), ("zone", "Europe/Berlin"), ("places", "14")];
        tom.submit(&tom.get(&path).await, "/sessions", &west).await.must_be(200);
        let sessions = sessions(&garden, round).await.iter().map(|one| one.id).collect::<Vec<_>>();
        let mut told =
            Self { path, people, ids, pitches: BTreeMap::new(), sessions: sessions.try_into().unwrap(), garden };
        for number in 1..=26 {
            let id = told.drafts(&format!("{}/pitches", told.path), number).await;
            told.pitches.insert(number, id);
        }
        told
    }

    fn makers(&self, pitch: usize) -> impl Iterator<Item = &Somebody> {
        self.people.iter().filter(move |one| one.pitch == pitch)
    }

    async fn who(&self, key: &str) -> Persona {
        self.garden.world.sign_in(key).await
    }

    fn key_of(&self, id: PersonId) -> &'static str {
        self.ids.iter().find(|(_, own)| **own == id).map(|(key, _)| *key).unwrap()
    }

    fn story_of(&self, key: &str) -> &'static str {
        self.people.iter().find(|one| one.key == key).unwrap().story
    }

    fn go_to(&self, moment: &str) {
        let moment: DateTime<Utc> = moment.parse().unwrap();
        self.garden.world.later(moment - self.garden.world.store.now());
    }

    /// The first of them begins a draft and writes it, the others join; then they ask for a word on it.
    async fn drafts(&self, begin: &str, number: usize) -> PitchId {
        let makers: Vec<&Somebody> = self.makers(number).collect();
        let first = self.who(makers[0].key).await;
        let title = format!("More of {} together", makers[0].field);
        let begun = first.send_fresh(begin, &[("title", &title), ("language", makers[0].locale)]).await.must_be(303);
        let id: PitchId = begun.headers["location"].to_str().unwrap().split('/').nth(4).unwrap().parse().unwrap();
        let path = at(&self.garden, id);
        let lines = [
            ("title", title.as_str()),
            ("language", makers[0].locale),
            ("line-1", "To the institute: one day a month."),
            ("line-2", "People who work alone on the same things."),
            ("line-6", "We meet in February."),
            ("seen", "1"),
        ];
        first.send_fresh(&format!("{path}/draft"), &lines).await.must_be(303);
        for other in &makers[1..] {
            let whom = self.ids[other.key].to_string();
            first.send_fresh(&format!("{path}/members"), &[("person", &whom)]).await.must_be(303);
            let answers = self.who(other.key).await;
            answers.send_fresh(&format!("{path}/members/answer"), &[("answer", "yes")]).await.must_be(303);
        }
        id
    }

    /// Whoever is asked for a word gives it, but for those who say nothing.
    async fn give_words(&self) {
        let find = pitch_reading::Entity::find()
            .filter(pitch_reading::Column::CommentedAt.is_null())
            .filter(pitch_reading::Column::DeclinedAt.is_null());
        for reading in find.all(self.garden.world.store.read()).await.unwrap() {
            let key = self.key_of(reading.person_id);
            if self.story_of(key) != "silent" {
                let path = format!("{}/comments", at(&self.garden, reading.pitch_id));
                let fields = [("body", "I understood whom it is for. Who says yes to it?"), ("number", "1")];
                self.who(key).await.send_fresh(&path, &fields).await.must_be(303);
            }
        }
    }

    /// Two are asked about each draft; where a day passes without a word, somebody else is.
    async fn get_words(&self) {
        for number in self.pitches.keys() {
            let first = self.who(self.makers(*number).next().unwrap().key).await;
            first.send_fresh(&format!("{}/readers", at(&self.garden, self.pitches[number])), &[]).await.must_be(303);
        }
        for _ in 0..3 {
            self.give_words().await;
            self.garden.world.later(Duration::hours(25));
            keep_readings(&self.garden.world.store).await.unwrap();
        }
        self.give_words().await;
        let db = self.garden.world.store.read();
        let comments = pitch_comment::Entity::find().all(db).await.unwrap();
        let late = pitch_reading_late::Entity::find().all(db).await.unwrap();
        for id in self.pitches.values() {
            let words = comments.iter().filter(|one| one.pitch_id == *id).count();
            let tries = late.iter().filter(|one| one.pitch_id == *id).count();
            assert!(words >= 2 || tries >= 3, "{words} words after {tries} who were late");
        }
        assert!(late.iter().all(|one| self.story_of(self.key_of(one.person_id)) == "silent"));
    }

    /// All that are ready take a place in the session of their part of the world; two change places.
    async fn take_places(&self) {
        let slots = [places(&self.garden, self.sessions[0]).await, places(&self.garden, self.sessions[1]).await];
        let mut taken = [0, 0];
        for (number, id) in &self.pitches {
            let first = self.makers(*number).next().unwrap();
            let who = self.who(first.key).await;
            if first.story != "late" {
                who.send_fresh(&format!("{}/ready", at(&self.garden, *id)), &[("ready", "yes")]).await.must_be(303);
                let west = usize::from(first.zone.starts_with("America") || taken[0] == 13);
                let slot = slots[west][taken[west]].id;
                taken[west] += 1;
                let path = format!("/pitches/sessions/{}/slots/{slot}/booking", self.sessions[west]);
                who.send_fresh(&self.garden.at(&path), &[]).await.must_be(303);
            }
        }
        // Who came first in the east would rather be second.
        let (asks, asked) = (self.who("elif").await, self.who("bram").await);
        let path = format!("/pitches/sessions/{}/slots/{}/swap", self.sessions[0], slots[0][1].id);
        asks.send_fresh(&self.garden.at(&path), &[]).await.must_be(303);
        let db = self.garden.world.store.read();
        let wish = pitch_swap::Entity::find().one(db).await.unwrap().unwrap().id;
        let answer = self.garden.at(&format!("/pitches/swaps/{wish}"));
        asked.send_fresh(&answer, &[("answer", "yes")]).await.must_be(303);
        let now = places(&self.garden, self.sessions[0]).await;
        assert_eq!([now[0].pitch_id, now[1].pitch_id], [Some(self.pitches[&2]), Some(self.pitches[&1])]);
    }

    /// Before the round some withdraw, take a break, or leave.
    async fn drop_out(&self) {
        for one in &self.people {
            match one.story {
                "withdraws" => {
                    let who = self.who(one.key).await;
                    let path = format!("{}/withdrawal", at(&self.garden, self.pitches[&one.pitch]));
                    who.send_fresh(&path, &[("withdrawn", "yes")]).await.must_be(303);
                    takes_a_break(&self.garden, one.key).await;
                }
                "away" => {
                    let who = self.who(one.key).await;
                    let path = format!("{}/withdrawal", at(&self.garden, self.pitches[&one.pitch]));
                    who.send_fresh(&path, &[("withdrawn", "yes")]).await.must_be(303);
                    takes_a_break(&self.garden, one.key).await;
                }
                "leaves" => leaves(&self.garden, one.key).await,
                _ => {}
            }
        }
    }

    async fn press(&self, tom: &Persona, session: PitchSessionId, button: &str) {
        let room = tom.get(&self.garden.at(&format!("/pitches/sessions/{session}"))).await.must_be(200);
        tom.press_anew(&room, &format!("/{button}"), &[]).await.must_be(303);
    }

    /// A session: one after the other speaks; who is not there is called again at the end.
    async fn hold(&self, session: PitchSessionId) {
        let (tom, skipped) = (self.who("tom").await, self.pitches[&17]);
        self.press(&tom, session, "begin").await;
        let mut called = false;
        loop {
            self.garden.world.later(Duration::minutes(5));
            let now = entity::pitch_session::Entity::find_by_id(session).one(self.garden.world.store.read()).await;
            let Some(slot) = now.unwrap().unwrap().slot_id else { break };
            let speaks = places(&self.garden, session).await.into_iter().find(|one| one.id == slot).unwrap();
            let absent = speaks.pitch_id == Some(skipped) && !called;
            called |= absent;
            self.press(&tom, session, if absent { "skip" } else { "next" }).await;
        }
        self.press(&tom, session, "end").await;
    }

    /// Somebody says something to a pitch: as two presses, what stands between them is read elsewhere.
    async fn says(&self, key: &str, pitch: PitchId) {
        let (who, path) = (self.who(key).await, format!("{}/feedback", at(&self.garden, pitch)));
        let words = [("saw", ENOUGH), ("wonder", "Who says yes?"), ("try_next", "")];
        let chosen = [("clear", "3"), ("fits_members", "4"), ("doable", "2")];
        let preview = [&words[..], &chosen[..], &[("version", "0"), ("way", "preview")]].concat();
        who.send_fresh(&path, &preview).await.must_be(303);
        let send = [("version", "1"), ("way", "send"), ("saw", ""), ("wonder", ""), ("try_next", "")];
        who.send_fresh(&path, &send).await.must_be(303);
    }

    async fn shares(&self, state: ShareState) -> Vec<pitch_share::Model> {
        let find = pitch_share::Entity::find().filter(pitch_share::Column::State.eq(state));
        find.all(self.garden.world.store.read()).await.unwrap()
    }

    /// Whoever these stories are about gives all they owe, as many as they do.
    async fn give(&self, gives: impl Fn(&str) -> usize) {
        let mut given: BTreeMap<PersonId, usize> = BTreeMap::new();
        for share in self.shares(ShareState::Open).await {
            let key = self.key_of(share.giver_id);
            let many = given.entry(share.giver_id).or_default();
            if *many < gives(self.story_of(key)) {
                *many += 1;
                self.says(key, share.pitch_id).await;
            }
        }
    }
}

/// Everybody gives three, and every pitch gets three or four.
async fn is_shared_evenly(told: &Told) {
    let open = told.shares(ShareState::Open).await;
    let (mut gives, mut gets) = (BTreeMap::<_, usize>::new(), BTreeMap::<_, usize>::new());
    for share in &open {
        *gives.entry(told.key_of(share.giver_id)).or_default() += 1;
        *gets.entry(share.pitch_id).or_default() += 1;
    }
    let here = told.people.iter().filter(|one| !["withdraws", "away", "leaves"].contains(&one.story));
    assert_eq!(gives.keys().copied().collect::<BTreeSet<_>>(), here.map(|one| one.key).collect());
    assert!(gives.values().all(|many| *many == 3), "{gives:?}");
    assert!(gets.len() == 21 && gets.values().all(|many| (3..=4).contains(many)), "{gets:?}");
    for share in &open {
        let own = own_pitch(told.garden.world.store.read(), share.round_id, share.giver_id).await.unwrap();
        assert_ne!(own.map(|own| own.row.id), Some(share.pitch_id), "nobody gives to their own");
    }
}

#[actix_web::test]
async fn a_real_cohort_goes_through_a_round_and_nobody_is_left_with_too_little() {
    let told = Told::begin().await;
    let (garden, world) = (&told.garden, &told.garden.world);
    told.get_words().await;
    told.take_places().await;
    told.drop_out().await;
    told.go_to("2027-01-14T08:55:00Z");
    told.hold(told.sessions[0]).await;
    told.go_to("2027-01-14T16:55:00Z");
    told.hold(told.sessions[1]).await;
    let heard = pitch::Entity::find().filter(pitch::Column::State.eq(PitchState::Presented));
    assert_eq!(heard.clone().all(world.store.read()).await.unwrap().len(), 21);
    is_shared_evenly(&told).await;
    // Robin's is ready a day later, and heard as a recording.
    world.later(Duration::hours(20));
    let (robin, tom, late) = (told.who("robin").await, told.who("tom").await, told.pitches[&13]);
    robin.send_fresh(&format!("{}/ready", at(garden, late)), &[("ready", "yes")]).await.must_be(303);
    tom.send_fresh(&format!("{}/heard", told.path), &[("pitch", &late.to_string())]).await.must_be(303);
    assert_eq!(told.shares(ShareState::Open).await.iter().filter(|share| share.pitch_id == late).count(), 3);
    // Most write at once. Tariq writes one and falls ill; some are slow, some never write.
    let many = |story: &str| match story {
        "silent" | "slow" => 0,
        "breaks" => 1,
        _ => 9,
    };
    told.give(many).await;
    takes_a_break(garden, "tariq").await;
    for _ in 0..2 {
        world.later(Duration::hours(24));
        run_due_jobs(&world.store, &world.catalogue).await;
    }
    told.give(|story| if story == "slow" { 9 } else { 0 }).await;
    // Two days after it trainers write where there is too little; by the third day nobody is left with less than two.
    let queue = told.who("tom").await.get(&garden.at("/pitches/feedback")).await.must_be(200);
    for action in queue.attributes("#short form", "action") {
        let pitch: PitchId = action.split('/').nth(4).unwrap().parse().unwrap();
        told.who("tom").await.send_fresh(&action, &[]).await.must_be(303);
        told.says("tom", pitch).await;
    }
    world.later(Duration::hours(4));
    run_due_jobs(&world.store, &world.catalogue).await;
    let given = pitch_feedback::Entity::find().filter(pitch_feedback::Column::State.eq(FeedbackState::Given));
    let given = given.all(world.store.read()).await.unwrap();
    let pitches = heard.all(world.store.read()).await.unwrap();
    assert_eq!(pitches.len(), 22);
    for pitch in &pitches {
        let many = given.iter().filter(|one| one.pitch_id == pitch.id).count();
        assert!(many >= 2, "{} has {many}", pitch.title);
    }
    // Whoever wrote gave three or more; nobody was asked for more than they could have known of.
    for one in told.people.iter().filter(|one| ["", "slow", "skipped", "late"].contains(&one.story)) {
        let many = given.iter().filter(|row| row.giver_id == told.ids[one.key]).count();
        assert!((3..=4).contains(&many), "{} gave {many}", one.key);
    }
}
