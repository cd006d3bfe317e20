//! Whoever drops out, nobody is left with too little.

use std::collections::BTreeMap;

use entity::{
    ids::PersonId,
    pitch_feedback,
    states::{FeedbackState, ShareState},
};
use lernweg::{
    features::{
        cohorts::find_cohort,
        pitches::{
            FeedbackWords, GiveFeedback, GiveMore, LEAST, PitchOn, WriteForShort, give_feedback, keep_draft,
            keep_feedback, pitches_of, short_count, take_next, take_short,
        },
    },
    identity::{Actor, Permit, Policy},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{EIGHT, ENOUGH, Heard, hours};
use crate::sparring::leaves;

impl Heard {
    async fn pitch_on(&self, who: &Actor, whose: &str) -> PitchOn {
        let world = &self.garden.world;
        let cohort = find_cohort(world.store.read(), &world.catalogue, self.garden.cohort.id, who.id).await.unwrap();
        let all = pitches_of(world.store.read(), self.round).await.unwrap();
        let pitch = all.into_iter().find(|pitch| pitch.row.id == self.pitches[whose]).unwrap();
        PitchOn { cohort, pitch }
    }

    async fn may<P: Policy<On = PitchOn>>(&self, key: &str, whose: &str) -> Permit<P> {
        let who = Actor::of(&self.garden.world.person(key).await);
        let on = self.pitch_on(&who, whose).await;
        Permit::ask(who, on).unwrap()
    }

    /// Somebody says something, without a browser.
    async fn says(&self, key: &str, whose: &str) {
        let may = self.may::<GiveFeedback>(key, whose).await;
        let [clear, fits_members, doable] = [Some(3); 3];
        let words = FeedbackWords { saw: ENOUGH.to_owned(), clear, fits_members, doable, ..FeedbackWords::default() };
        let store = &self.garden.world.store;
        store.write(async |tx| keep_draft(tx, &may, &words, 0).await).await.unwrap();
        store.write(async |tx| give_feedback(tx, &may, 1).await).await.unwrap();
    }

    /// Somebody has time for one more: whose pitch they were given.
    async fn takes(&self, key: &str) -> Option<String> {
        let world = &self.garden.world;
        let who = Actor::of(&world.person(key).await);
        let on = find_cohort(world.store.read(), &world.catalogue, self.garden.cohort.id, who.id).await.unwrap();
        let may = Permit::<GiveMore>::ask(who, on).unwrap();
        let pitch = world.store.write(async |tx| take_next(tx, &may).await).await.unwrap()?;
        self.pitches.iter().find(|(_, id)| **id == pitch).map(|(key, _)| key.clone())
    }

    async fn counts(&self) -> BTreeMap<String, Vec<PersonId>> {
        let find = pitch_feedback::Entity::find().filter(pitch_feedback::Column::State.eq(FeedbackState::Given));
        let rows = find.all(self.garden.world.store.read()).await.unwrap();
        let of = |id| rows.iter().filter(|row| row.pitch_id == id).map(|row| row.giver_id).collect();
        self.pitches.iter().map(|(key, id)| (key.clone(), of(*id))).collect()
    }
}

/// One round in which some write at once, some late, some never, some leave, and some have time for more.
async fn plays(seed: u64) {
    let heard = Heard::shared(&EIGHT).await;
    let world = &heard.garden.world;
    for key in ["tina"] {
        heard.garden.cohort.enrol(world, key, entity::states::Role::Trainer).await;
    }
    let mut dice = StdRng::seed_from_u64(seed);
    let mut there: Vec<&str> = EIGHT.to_vec();
    for _ in 0..4 {
        for key in EIGHT {
            let gone = !there.contains(&key);
            if gone || dice.random_range(0..3) == 0 {
                continue;
            }
            if there.len() > 3 && dice.random_range(0..12) == 0 {
                leaves(&heard.garden, key).await;
                there.retain(|one| *one != key);
                continue;
            }
            let owed = heard.owed_by(key).await;
            let whose = match owed.first() {
                Some(whose) => Some(whose.clone()),
                None => heard.takes(key).await,
            };
            let own = whose.filter(|whose| there.contains(&whose.as_str()));
            if let Some(whose) = own.filter(|_| dice.random_range(0..4) > 0) {
                heard.says(key, &whose).await;
            }
        }
        hours(&heard, 12);
        keep_feedback(&world.store).await.unwrap();
    }
    // Forty-eight hours: trainers do what stands on their page.
    for trainer in ["tom", "tina"] {
        let id = world.person(trainer).await.id;
        for whose in there.clone() {
            let cohort = heard.garden.cohort.id;
            let short = heard.counts().await[whose].len() < LEAST;
            let before = short_count(world.store.read(), cohort, id, world.clock.now()).await.unwrap();
            assert!(!short || before > 0, "{seed}: it stands there");
            if short {
                let may = heard.may::<WriteForShort>(trainer, whose).await;
                world.store.write(async |tx| take_short(tx, &may).await).await.unwrap();
                let after = short_count(world.store.read(), cohort, id, world.clock.now()).await.unwrap();
                assert_eq!(after, before - 1, "{seed}");
                heard.says(trainer, whose).await;
            }
        }
    }
    hours(&heard, 24);
    keep_feedback(&world.store).await.unwrap();
    let counts = heard.counts().await;
    for key in &there {
        let own = &counts[*key];
        assert!(own.len() >= LEAST, "{seed}: {key} has {own:?}");
        assert!(!own.contains(&world.person(key).await.id), "{seed}");
    }
    assert!(heard.shares(ShareState::Open).await.iter().all(|(giver, _)| there.contains(&giver.as_str())), "{seed}");
}

#[actix_web::test]
async fn whoever_drops_out_nobody_is_left_with_fewer_than_two_after_three_days() {
    for seed in 0..6 {
        plays(seed).await;
    }
}
