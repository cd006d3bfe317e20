//! What people of the demonstration pitch: drafts and the words they are given on them, a round, and what is said
//! after it.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PitchId, PitchRoundId, PitchSessionId},
    pitch_feedback, pitch_reading, pitch_share, pitch_slot,
    states::ShareState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;

use super::seed::{Story, ZONE, no, unfit};
use crate::{
    app::Postman,
    features::pitches::{
        BeginPitch, Draft, FeedbackWords, ForRound, GiveFeedback, LeadPitches, LeadRoom, MakePitch, NewRound, PitchOn,
        ReadPitch, Round, SeeRoom, SessionOn, SessionTerms, Step, ask_readers, ask_swap, begin_pitch, book, comment,
        give_feedback, keep_draft, mark_helped, pitches_of, plan_round, press, rounds_of, say_change, say_ready,
        show_in_gallery, write_draft,
    },
    identity::{Permit, Policy},
    platform::{
        files::Files,
        text::{Statement, Text},
        zones,
    },
};

/// A round, as `content/demo/pitches.yaml` has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    cohort: String,
    by: String,
    planned_on: i64,
    week: u32,
    at: String,
    minutes: i32,
    places: i32,
    #[serde(default)]
    held: bool,
    drafts: Vec<Drafted>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Drafted {
    key: String,
    language: String,
    title: String,
    begun_on: i64,
    lines: [String; 6],
    /// When two are asked for a word, and what they say, in the order in which they were asked.
    asked_on: Option<i64>,
    #[serde(default)]
    words: ByLanguage<String>,
    /// When it is written again, and which lines become what.
    again_on: Option<i64>,
    #[serde(default)]
    changes: BTreeMap<usize, String>,
    ready_on: Option<i64>,
    place: usize,
    /// Whose place they would rather have, and asked for a while ago.
    swaps_with: Option<String>,
    #[serde(default)]
    shown: bool,
    #[serde(default)]
    feedback: ByLanguage<Said>,
    change: Option<String>,
}

/// What there is to say, by the language of whoever says it.
#[derive(Debug, Deserialize)]
struct ByLanguage<T>(BTreeMap<String, Vec<T>>);

impl<T> Default for ByLanguage<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> ByLanguage<T> {
    /// One thing after the other for these people, each in the language they read, as long as there is any.
    fn deal<'s, P>(&'s self, people: Vec<(P, &str)>) -> Vec<(P, &'s T)> {
        let mut next: BTreeMap<&str, _> = self.0.iter().map(|(tag, all)| (tag.as_str(), all.iter())).collect();
        people.into_iter().filter_map(|(who, tag)| Some((who, next.get_mut(tag)?.next()?))).collect()
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    saw: String,
    wonder: String,
    try_next: String,
    chosen: [i32; 3],
    #[serde(default)]
    helped: bool,
}

fn built_in() -> anyhow::Result<Vec<Told>> {
    let bytes = Files::Content.read("demo/pitches.yaml")?.context("there is no demo/pitches.yaml")?;
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
}

/// When people write, ask, and say what they are asked for.
const WRITES: (u32, u32) = (9, 20);
const ASKS: (u32, u32) = (10, 5);
const SAYS: (u32, u32) = (16, 40);

/// A round while its story is told.
struct Stage {
    cohort: CohortId,
    starts_on: NaiveDate,
    round: PitchRoundId,
    session: PitchSessionId,
}

impl Stage {
    fn at(&self, day: i64, (hour, minute): (u32, u32)) -> DateTime<Utc> {
        let at = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        zones::instant(ZONE, self.starts_on + Duration::days(day - 1), at)
    }
}

impl Story<'_> {
    /// The pitches of a cohort, as far as its story is told.
    pub(super) async fn pitch(
        &self,
        (name, cohort): (&str, CohortId),
        starts_on: NaiveDate,
        postman: &Postman,
    ) -> anyhow::Result<()> {
        for told in built_in()?.iter().filter(|told| told.cohort == name) {
            let planned = zones::instant(ZONE, starts_on + Duration::days(told.planned_on - 1), NaiveTime::MIN);
            if planned + Duration::hours(12) > self.now {
                continue;
            }
            self.turn_to(planned + Duration::hours(12));
            let stage = self.stage(told, cohort, starts_on).await?;
            self.turn_to(planned + Duration::hours(13));
            postman.drain().await.map_err(no)?;
            for drafted in &told.drafts {
                self.draft(&stage, drafted, postman).await.with_context(|| drafted.title.clone())?;
            }
            for drafted in &told.drafts {
                if let Some(whom) = &drafted.swaps_with {
                    self.wish(&stage, &drafted.key, whom).await.with_context(|| drafted.title.clone())?;
                    postman.drain().await.map_err(no)?;
                }
            }
            if told.held {
                self.hear(&stage, told, postman).await?;
            }
        }
        Ok(())
    }

    async fn stage(&self, told: &Told, cohort: CohortId, starts_on: NaiveDate) -> anyhow::Result<Stage> {
        let may = self.may::<LeadPitches>(&told.by, cohort).await?;
        let terms = SessionTerms {
            day: 4,
            at: NaiveTime::parse_from_str(&told.at, "%H:%M")?,
            zone: ZONE,
            minutes: told.minutes,
            places: told.places,
            join_url: Some("https://meet.example.org/pitches".to_owned()),
        };
        let new = NewRound { week: told.week, session: terms };
        let round = self.store.write(async |tx| plan_round(tx, &may, &new).await).await.map_err(no)?;
        let found = self.round(cohort, round).await?;
        let session = found.sessions.first().context("a session")?.id;
        Ok(Stage { cohort, starts_on, round, session })
    }

    async fn round(&self, cohort: CohortId, round: PitchRoundId) -> anyhow::Result<Round> {
        let all = rounds_of(self.store.read(), cohort).await.map_err(no)?;
        all.into_iter().find(|one| one.row.id == round).context("the round")
    }

    async fn on_pitch<P: Policy<On = PitchOn>>(
        &self,
        stage: &Stage,
        key: &str,
        id: PitchId,
    ) -> anyhow::Result<Permit<P>> {
        let who = self.actor(key)?;
        let cohort = self.cohort(key, stage.cohort).await?;
        let all = pitches_of(self.store.read(), stage.round).await.map_err(no)?;
        let pitch = all.into_iter().find(|pitch| pitch.row.id == id).context("the pitch")?;
        Permit::ask(who, PitchOn { cohort, pitch }).map_err(|denied| anyhow!("{key}: {denied:?}"))
    }

    async fn in_room<P: Policy<On = SessionOn>>(&self, stage: &Stage, key: &str) -> anyhow::Result<Permit<P>> {
        let (who, cohort) = (self.actor(key)?, self.cohort(key, stage.cohort).await?);
        let round = self.round(stage.cohort, stage.round).await?;
        let session = round.sessions.iter().find(|one| one.id == stage.session).context("the session")?.clone();
        Permit::ask(who, SessionOn { cohort, round, session }).map_err(|denied| anyhow!("{key}: {denied:?}"))
    }

    fn whose(&self, who: PersonId) -> anyhow::Result<&str> {
        self.people().find(|(_, person)| person.id == who).map(|(key, _)| key.as_str()).context("somebody unknown")
    }

    /// Somebody begins a draft, asks for words, writes it again, says that it is ready, and takes a place.
    async fn draft(&self, stage: &Stage, told: &Drafted, postman: &Postman) -> anyhow::Result<()> {
        let begun = stage.at(told.begun_on, WRITES);
        if begun > self.now {
            return Ok(());
        }
        self.turn_to(begun);
        let round = self.round(stage.cohort, stage.round).await?.row;
        let for_round = ForRound { cohort: self.cohort(&told.key, stage.cohort).await?, round };
        let may = Permit::<BeginPitch>::ask(self.actor(&told.key)?, for_round);
        let may = may.map_err(|denied| anyhow!("{denied:?}"))?;
        let mut draft =
            Draft { title: told.title.clone(), language: told.language.clone(), lines: told.lines.clone(), link: None };
        let id = self.store.write(async |tx| begin_pitch(tx, &may, &draft).await).await.map_err(no)?;
        if let Some(day) = told.asked_on.filter(|day| stage.at(*day, SAYS) <= self.now) {
            self.turn_to(stage.at(day, ASKS));
            let may = self.on_pitch::<MakePitch>(stage, &told.key, id).await?;
            self.store.write(async |tx| ask_readers(tx, &may).await).await.map_err(no)?;
            postman.drain().await.map_err(no)?;
            self.turn_to(stage.at(day, SAYS));
            self.read(stage, id, &told.words).await?;
            postman.drain().await.map_err(no)?;
        }
        if let Some(day) = told.again_on.filter(|day| stage.at(*day, WRITES) <= self.now) {
            self.turn_to(stage.at(day, WRITES));
            for (number, line) in &told.changes {
                let place = draft.lines.get_mut(number - 1).context("a line")?;
                place.clone_from(line);
            }
            let may = self.on_pitch::<MakePitch>(stage, &told.key, id).await?;
            let seen = may.on().pitch.row.version;
            self.store.write(async |tx| write_draft(tx, &may, seen, &draft).await).await.map_err(no)?;
        }
        if let Some(day) = told.ready_on.filter(|day| stage.at(*day, ASKS) <= self.now) {
            self.turn_to(stage.at(day, ASKS));
            let may = self.on_pitch::<MakePitch>(stage, &told.key, id).await?;
            self.store.write(async |tx| say_ready(tx, &may, true).await).await.map_err(no)?;
        }
        let slots = pitch_slot::Entity::find()
            .filter(pitch_slot::Column::SessionId.eq(stage.session))
            .filter(pitch_slot::Column::Position.eq(i32::try_from(told.place)?));
        let Some(slot) = slots.one(self.store.read()).await?.map(|slot| slot.id) else { return Ok(()) };
        let may = self.in_room::<SeeRoom>(stage, &told.key).await?;
        self.store.write(async |tx| book(tx, &may, slot).await).await.map_err(no)
    }

    /// A while ago somebody asked whether somebody changes places with them.
    async fn wish(&self, stage: &Stage, key: &str, whom: &str) -> anyhow::Result<()> {
        let all = pitches_of(self.store.read(), stage.round).await.map_err(no)?;
        let whom = self.person(whom)?.id;
        let Some(theirs) = all.iter().find(|pitch| pitch.is_by(whom)) else { return Ok(()) };
        let slot = pitch_slot::Entity::find().filter(pitch_slot::Column::PitchId.eq(theirs.row.id));
        let Some(slot) = slot.one(self.store.read()).await?.map(|slot| slot.id) else { return Ok(()) };
        self.turn_to(self.now - Duration::hours(4));
        let may = self.in_room::<SeeRoom>(stage, key).await?;
        self.store.write(async |tx| ask_swap(tx, &may, slot).await).await.map_err(no)
    }

    /// Whoever was asked for a word gives one.
    async fn read(&self, stage: &Stage, id: PitchId, words: &ByLanguage<String>) -> anyhow::Result<()> {
        let asked = pitch_reading::Entity::find()
            .filter(pitch_reading::Column::PitchId.eq(id))
            .filter(pitch_reading::Column::DeclinedAt.is_null())
            .order_by_asc(pitch_reading::Column::PersonId);
        let mut readers = Vec::new();
        for reading in asked.all(self.store.read()).await? {
            let key = self.whose(reading.person_id)?;
            readers.push((key, self.person(key)?.locale.as_str()));
        }
        for (key, words) in words.deal(readers) {
            let body = Statement::parse(words).map_err(unfit("a word"))?;
            let may = self.on_pitch::<ReadPitch>(stage, key, id).await?;
            self.store.write(async |tx| comment(tx, &may, 1, &body).await).await.map_err(no)?;
        }
        Ok(())
    }

    /// The round takes place: one speaks after the other, and people say what they saw.
    async fn hear(&self, stage: &Stage, told: &Told, postman: &Postman) -> anyhow::Result<()> {
        let starts_at = self.in_room::<LeadRoom>(stage, &told.by).await?.on().session.starts_at;
        if starts_at + Duration::hours(2) > self.now {
            return Ok(());
        }
        self.turn_to(starts_at);
        self.step(stage, told, Step::Begin).await?;
        for _ in &told.drafts {
            self.turn_to(self.clock.now() + Duration::minutes(i64::from(told.minutes)));
            self.step(stage, told, Step::Next).await?;
        }
        self.step(stage, told, Step::End).await?;
        postman.drain().await.map_err(no)?;
        for (hours, drafted) in (2..).zip(&told.drafts) {
            self.turn_to(starts_at + Duration::hours(hours));
            self.respond(stage, drafted).await.with_context(|| drafted.title.clone())?;
            postman.drain().await.map_err(no)?;
        }
        Ok(())
    }

    async fn step(&self, stage: &Stage, told: &Told, step: Step) -> anyhow::Result<()> {
        let may = self.in_room::<LeadRoom>(stage, &told.by).await?;
        let version = may.on().session.version;
        self.store.write(async |tx| press(tx, &may, version, (step, &None)).await).await.map_err(no)
    }

    /// Those who are to say something to a pitch say it, and the next day its maker answers.
    async fn respond(&self, stage: &Stage, told: &Drafted) -> anyhow::Result<()> {
        let all = pitches_of(self.store.read(), stage.round).await.map_err(no)?;
        let maker = self.person(&told.key)?.id;
        let id = all.iter().find(|pitch| pitch.is_by(maker)).context("the pitch")?.row.id;
        let shares = pitch_share::Entity::find()
            .filter(pitch_share::Column::PitchId.eq(id))
            .filter(pitch_share::Column::State.eq(ShareState::Open))
            .order_by_asc(pitch_share::Column::GiverId);
        let (mut helped, mut givers) = (Vec::new(), Vec::new());
        for share in shares.all(self.store.read()).await? {
            let key = self.whose(share.giver_id)?;
            givers.push((key, self.person(key)?.locale.as_str()));
        }
        for (key, said) in told.feedback.deal(givers) {
            let may = self.on_pitch::<GiveFeedback>(stage, key, id).await?;
            let [clear, fits_members, doable] = said.chosen.map(Some);
            let (saw, wonder, try_next) = (said.saw.clone(), said.wonder.clone(), said.try_next.clone());
            let words = FeedbackWords { saw, wonder, try_next, clear, fits_members, doable };
            self.store.write(async |tx| keep_draft(tx, &may, &words, 0).await).await.map_err(no)?;
            self.store.write(async |tx| give_feedback(tx, &may, 1).await).await.map_err(no)?;
            helped.extend(said.helped.then_some(self.person(key)?.id));
        }
        self.turn_to(self.clock.now() + Duration::hours(20));
        let given = pitch_feedback::Entity::find().filter(pitch_feedback::Column::PitchId.eq(id));
        let given = given.all(self.store.read()).await?;
        for reply in given.iter().filter(|reply| helped.contains(&reply.giver_id)) {
            let may = self.on_pitch::<MakePitch>(stage, &told.key, id).await?;
            self.store.write(async |tx| mark_helped(tx, &may, reply.id, true).await).await.map_err(no)?;
        }
        if let Some(change) = &told.change {
            let note = Statement::parse(change).map_err(unfit("a change"))?;
            let may = self.on_pitch::<MakePitch>(stage, &told.key, id).await?;
            let seen = may.on().pitch.row.version;
            self.store.write(async |tx| say_change(tx, &may, Some(&note), seen).await).await.map_err(no)?;
        }
        if told.shown {
            let may = self.on_pitch::<MakePitch>(stage, &told.key, id).await?;
            self.store.write(async |tx| show_in_gallery(tx, &may, true).await).await.map_err(no)?;
        }
        Ok(())
    }
}
