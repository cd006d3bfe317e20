//! A whole round of admission on a stopped clock: 150 people of a real research programme's
//! proportions (`pool.csv`: where they live, what they do; nobody's name) apply for 26 seats.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::{
    application, cohort, enrolment,
    ids::{ApplicationId, CohortId},
    offer, review,
    states::{AfterLapse, ApplicationState, OfferState, Role, Verdict, WaitlistRule},
};
use lernweg::{
    app::run_due_jobs,
    features::{
        admissions::{
            Admit, Answer, AnswerOffer, Contact, Filled, Method, NewIntake, NewReview, OwnApplication, ReadApplication,
            Rulebook, answer_offer, apply_decisions, choose, decide, find_admission, find_application, find_offer,
            find_reading, give_consent, save_section, set_intake, start, submit, waiting_order, write_review,
        },
        cohorts::{NewCohort, OwnProgramme, appoint_owner, find_programme, plan_cohort, programme_row},
        curriculum::Section,
    },
    identity::{Actor, Holder, Pass, Permit},
    platform::text::{EmailAddress, Line, Name, Text, Title},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};

use crate::harness::World;

const PROGRAMME: &str = "open-seeds";
const SEATS: i32 = 26;

struct Seeds {
    world: World,
    cohort: CohortId,
}

fn content() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/admissions/content")
}

impl Seeds {
    async fn new() -> Self {
        let world = World::with(|settings| settings.content = Some(content())).await;
        let owner = world.person("olga").await;
        let row = programme_row(world.store.read(), PROGRAMME).await.unwrap().unwrap();
        world.store.write(async |tx| appoint_owner(tx, &row, owner.id).await).await.unwrap();
        let on = find_programme(world.store.read(), PROGRAMME, owner.id).await.unwrap();
        let may = Permit::<OwnProgramme>::ask(Actor::of(&owner), on).unwrap();
        let new = NewCohort {
            name: Title::parse("Seventh").unwrap(),
            starts_on: "2027-04-05".parse::<NaiveDate>().unwrap(),
            opens_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            zone: Tz::Europe__London,
            seats: SEATS,
        };
        let cohort = world.store.write(async |tx| plan_cohort(tx, &may, &new).await).await.unwrap().id;
        let seeds = Self { world, cohort };
        let may = seeds.admit().await;
        let now = seeds.world.store.now();
        let intake = NewIntake {
            opens_at: now,
            closes_at: now + Duration::days(14),
            decides_on: "2027-02-08".parse().unwrap(),
            answer_days: 5,
            waitlist: WaitlistRule::Automatic,
            refill_until: 1,
            after_lapse: AfterLapse::End,
            blind: true,
            own_first: true,
        };
        seeds.world.store.write(async |tx| set_intake(tx, &may, &intake).await).await.unwrap();
        seeds
    }

    async fn admit(&self) -> Permit<Admit> {
        let owner = self.world.person("olga").await;
        let (db, catalogue) = (self.world.store.read(), &self.world.catalogue);
        let on = find_admission(db, catalogue, self.cohort, owner.id).await.unwrap();
        Permit::ask(Actor::of(&owner), on).unwrap()
    }

    fn book(&self) -> Rulebook {
        self.world.rulebook.clone()
    }

    async fn own(&self, id: ApplicationId) -> Pass<OwnApplication> {
        let on = find_application(self.world.store.read(), id).await.unwrap();
        Pass::ask(Holder { who: None, subject: Some(id.to_string()) }, on).unwrap()
    }

    /// Somebody applies, with what a line of the pool says of them.
    async fn apply(&self, nth: usize, line: &str) -> ApplicationId {
        let store = &self.world.store;
        let [site, background, department, zone, experience] = *line.split(',').collect::<Vec<_>>() else {
            panic!("{line}")
        };
        let contact = Contact {
            name: Name::parse(&format!("Applicant {nth}")).unwrap(),
            email: EmailAddress::parse(&format!("applicant{nth}@example.org")).unwrap(),
        };
        let programme = programme_row(store.read(), PROGRAMME).await.unwrap().unwrap();
        store.write(async |tx| start(tx, &programme, &contact, None, ("en", zone)).await).await.unwrap();
        let find = application::Entity::find().filter(application::Column::EmailKey.eq(contact.email.key()));
        let id = find.one(store.read()).await.unwrap().unwrap().id;
        let pass = self.own(id).await;
        let text = |column, text: &str| (column, Some(Value::String(text.to_owned())));
        let filled = Filled {
            columns: vec![
                text(application::Column::Site, site),
                text(application::Column::Background, background),
                text(application::Column::Department, department),
                text(application::Column::Experience, experience),
                (application::Column::Languages, Some(json!(["en"]))),
            ],
            ..Filled::default()
        };
        store.write(async |tx| save_section(tx, &pass, Section::About, &filled).await).await.unwrap();
        store.write(async |tx| give_consent(tx, &pass, Some("I agree.")).await).await.unwrap();
        store.write(async |tx| submit(tx, &pass, true, false).await).await.unwrap();
        id
    }

    async fn review(&self, by: &str, id: ApplicationId, scores: Option<u32>) {
        let who = self.world.person(by).await;
        let (db, catalogue) = (self.world.store.read(), &self.world.catalogue);
        let admission = find_admission(db, catalogue, self.cohort, who.id).await.unwrap();
        let criteria: Vec<String> = admission.form().unwrap().rubric.iter().map(|one| one.id.clone()).collect();
        let reading = find_reading(db, admission, id, who.id).await.unwrap();
        let may = Permit::<ReadApplication>::ask(Actor::of(&who), reading).unwrap();
        let scores = scores.map(|score| criteria.iter().map(|one| (one.clone(), score)).collect());
        let new = NewReview { scores, words: "Read.".into() };
        self.world.store.write(async |tx| write_review(tx, &may, &new).await).await.unwrap();
    }

    async fn answer(&self, offer: &offer::Model, answer: Answer) {
        let on = find_offer(self.world.store.read(), offer.id).await.unwrap();
        let pass = Pass::<AnswerOffer>::ask(Holder { who: None, subject: Some(offer.id.to_string()) }, on).unwrap();
        self.world.store.write(async |tx| answer_offer(tx, &pass, &answer).await).await.unwrap();
    }

    async fn open_offers(&self) -> Vec<offer::Model> {
        let find = offer::Entity::find().filter(offer::Column::State.eq(OfferState::Open));
        let mut found = find.all(self.world.store.read()).await.unwrap();
        found.sort_by_key(|offer| offer.id);
        found
    }

    async fn applications(&self) -> Vec<application::Model> {
        application::Entity::find().all(self.world.store.read()).await.unwrap()
    }

    /// What must be true at every moment.
    async fn holds(&self) {
        let db = self.world.store.read();
        let cohort = cohort::Entity::find_by_id(self.cohort).one(db).await.unwrap().unwrap();
        let stays = enrolment::Entity::find()
            .filter(enrolment::Column::CohortId.eq(self.cohort))
            .filter(enrolment::Column::Role.eq(Role::Participant))
            .filter(enrolment::Column::EndedAt.is_null())
            .count(db)
            .await
            .unwrap();
        let open = self.open_offers().await.len() as u64;
        assert_eq!(u64::try_from(cohort.taken).unwrap(), stays + open, "every seat that is taken is somebody's");
        assert!(cohort.taken <= cohort.seats, "{} of {}", cohort.taken, cohort.seats);
        for one in self.applications().await {
            let own = offer::Entity::find()
                .filter(offer::Column::ApplicationId.eq(one.id))
                .filter(offer::Column::State.eq(OfferState::Open));
            let open = own.count(db).await.unwrap();
            assert_eq!(open, u64::from(one.state == ApplicationState::Offered), "{}: {:?}", one.code, one.state);
        }
    }
}

/// In a hundred, by value, of one dimension.
fn shares(of: &[&application::Model], value: fn(&application::Model) -> Option<String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for one in of {
        *counts.entry(value(one).unwrap_or_default()).or_insert(0) += 1;
    }
    counts.values_mut().for_each(|count: &mut usize| *count = (*count * 100 + of.len() / 2) / of.len().max(1));
    counts
}

fn show_balance(all: &[application::Model]) {
    let pool: Vec<&application::Model> = all.iter().collect();
    let seated: Vec<&application::Model> = all.iter().filter(|one| one.state == ApplicationState::Accepted).collect();
    for (name, value) in [
        ("site", (|one: &application::Model| one.site.clone()) as fn(&application::Model) -> Option<String>),
        ("background", |one| one.background.clone()),
        ("department", |one| one.department.clone()),
    ] {
        println!("{name}: pool {:?}, seated {:?} (in a hundred)", shares(&pool, value), shares(&seated, value));
    }
}

#[actix_web::test]
async fn a_hundred_and_fifty_apply_for_twenty_six_seats() {
    let seeds = Seeds::new().await;
    let world = &seeds.world;
    let lines: Vec<&str> = include_str!("pool.csv").lines().skip(1).collect();
    assert_eq!(lines.len(), 150);
    let mut ids = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        world.later(Duration::minutes(7));
        ids.push(seeds.apply(nth, line).await);
    }
    world.clear_mail().await;
    world.later(Duration::days(15));

    // Two assessors read everybody; what they think has nothing to do with who it is.
    for (nth, id) in ids.iter().enumerate() {
        seeds.review("olga", *id, Some(1 + (nth as u32 * 7) % 3)).await;
        if nth % 5 != 0 {
            let abstains = nth % 11 == 0;
            let second = world.person("anna").await;
            if nth == 1 {
                let programme = programme_row(world.store.read(), PROGRAMME).await.unwrap().unwrap();
                world.store.write(async |tx| appoint_owner(tx, &programme, second.id).await).await.unwrap();
            }
            seeds.review("anna", *id, (!abstains).then_some(1 + (nth as u32 * 5) % 3)).await;
        }
    }
    let abstained = review::Entity::find().filter(review::Column::Abstained.eq(true));
    assert!(abstained.count(world.store.read()).await.unwrap() > 5);

    // Four by hand, ten turned down, the rest by lot.
    let may = seeds.admit().await;
    let book = seeds.book();
    let (by_hand, no) = (&ids[..4], &ids[140..]);
    world.store.write(async |tx| decide(tx, &may, by_hand, Verdict::Offer, None).await).await.unwrap();
    let reason = Line::parse("Your project has its own course.").unwrap();
    world.store.write(async |tx| decide(tx, &may, no, Verdict::TurnDown, Some(&reason)).await).await.unwrap();
    let drawn = world.store.write(async |tx| choose(tx, &may, Method::Draw).await).await.unwrap();
    assert_eq!(drawn, 136);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0, "nothing happens and nobody hears until it is applied");
    seeds.holds().await;
    world.store.write(async |tx| apply_decisions(tx, &book, &may, None).await.map(|_| ())).await.unwrap();
    seeds.holds().await;
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0, "the letters wait");
    world.later(Duration::minutes(10));
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 150, "everybody hears, once");
    world.mail.empty();

    // Of 26: 17 yes, 4 no, 2 rather later, 3 say nothing. Whoever is freed, the next in order is asked.
    let first = seeds.open_offers().await;
    assert_eq!(first.len(), 26);
    let waiting: Vec<ApplicationId> =
        waiting_order(world.store.read(), seeds.cohort).await.unwrap().iter().map(|one| one.id).collect();
    assert_eq!(waiting.len(), 114);
    for (nth, offer) in first.iter().enumerate() {
        match nth {
            0..17 => seeds.answer(offer, Answer::Yes(Line::parse("I bring cake.").ok())).await,
            17..21 => seeds.answer(offer, Answer::No).await,
            21..23 => seeds.answer(offer, Answer::Later).await,
            _ => {}
        }
        seeds.holds().await;
    }
    let mut asked: Vec<ApplicationId> = seeds
        .open_offers()
        .await
        .iter()
        .filter(|offer| !first.contains(offer))
        .map(|offer| offer.application_id)
        .collect();
    asked.sort_by_key(|id| waiting.iter().position(|one| one == id));
    assert_eq!(asked, waiting[..6], "the first six who wait, and nobody else");

    // A day before the end one reminder; after it the offers of the silent lapse and others are asked.
    world.clear_mail().await;
    let silent = seeds.open_offers().await;
    assert_eq!(silent.len(), 3 + 6, "the six after them say nothing either");
    let begun = world.store.now();
    while seeds.open_offers().await.iter().any(|offer| silent.iter().any(|one| one.id == offer.id)) {
        world.later(Duration::hours(1));
        run_due_jobs(&world.store, &world.catalogue).await;
        world.deliver().await;
    }
    assert!(
        world.store.now() - begun < Duration::days(12),
        "five working days, a weekend and the holidays of wherever they are"
    );
    seeds.holds().await;
    let to = |offer: &offer::Model, start: &str| {
        let nth = ids.iter().position(|id| *id == offer.application_id).unwrap();
        let mails = world.mail.mails_to(&format!("applicant{nth}@example.org"));
        mails.iter().filter(|mail| mail.subject.starts_with(start)).count()
    };
    for offer in &silent {
        assert_eq!(to(offer, "Until "), 1, "reminded once");
        assert_eq!(to(offer, "Your offer has lapsed"), 1, "and told once");
    }

    // Everybody who is asked from now on says yes, until the house is full.
    while let Some(offer) = seeds.open_offers().await.first() {
        seeds.answer(offer, Answer::Yes(None)).await;
        seeds.holds().await;
    }
    let all = seeds.applications().await;
    let seated: BTreeSet<&str> =
        all.iter().filter(|one| one.state == ApplicationState::Accepted).map(|one| one.code.as_str()).collect();
    assert_eq!(seated.len(), 26);
    assert_eq!(all.iter().filter(|one| one.state == ApplicationState::Declined).count(), 4);
    assert_eq!(all.iter().filter(|one| one.state == ApplicationState::TurnedDown).count(), 10);
    let later: Vec<_> = all.iter().filter(|one| one.cohort_id.is_none()).collect();
    assert_eq!(later.len(), 2, "two wait for the next cohort");
    assert!(later.iter().all(|one| one.state == ApplicationState::Waitlisted && one.waiting_since.is_some()));
    show_balance(&all);
}
