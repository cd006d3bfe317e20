//! Cohorts one can apply for, and those who do, built by the product's own commands.

use chrono::Duration;
use entity::{
    application,
    ids::{ApplicationId, DecisionRoundId},
    offer,
    states::{AfterLapse, Verdict, WaitlistRule},
};
use lernweg::{
    features::{
        admissions::{
            Admit, AdmitApplication, Contact, Filled, NewIntake, OwnApplication, Rulebook, apply_decisions, decide,
            find_admission, find_application, find_reading, give_consent, save_section, set_intake, start, submit,
        },
        cohorts::programme_row,
        curriculum::Section,
    },
    identity::{Actor, Holder, Pass, Permit},
    platform::{
        files::Files,
        holidays::Holidays,
        text::{EmailAddress, Name, Text},
        tokens::Purpose,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{Cohort, World};

/// A cohort of the gardening course with three seats, Crocus, that Olga owns and that begins on Monday,
/// 1 March 2027. One can apply until 20 January, 18:00 in Berlin; everybody hears on 27 January.
pub struct Admission {
    pub world: World,
    pub cohort: Cohort,
}

impl Admission {
    /// By the usual rules.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// By other rules.
    pub async fn with(change: impl FnOnce(&mut NewIntake)) -> Self {
        let world = World::new().await;
        let cohort = Cohort::plan_on(&world, "gardening", "Crocus", "olga", "2027-03-01").await;
        cohort.open_to_apply(&world, change).await;
        Self { world, cohort }
    }

    /// `count` people without an account who have applied: `anna-1`, `anna-2`, …
    pub async fn apply_all(&self, count: usize) -> Vec<ApplicationId> {
        let mut ids = Vec::new();
        for nth in 1..=count {
            ids.push(self.cohort.apply(&self.world, &format!("anna-{nth}")).await);
        }
        ids
    }

    /// Decides by hand and applies it at once; the letters leave when the ten minutes to undo are over.
    pub async fn decide(&self, ids: &[ApplicationId], verdict: Verdict) -> DecisionRoundId {
        self.cohort.decide(&self.world, ids, verdict).await;
        self.cohort.settle(&self.world).await
    }

    /// Offers seats, waits until the letters have left, and gives the paths of the links in them.
    pub async fn offer(&self, ids: &[ApplicationId]) -> Vec<String> {
        self.decide(ids, Verdict::Offer).await;
        self.world.later(Duration::minutes(11));
        self.world.deliver().await;
        let mut links = Vec::new();
        for id in ids {
            links.push(offer_link(&self.world, *id).await);
        }
        links
    }
}

/// Three working days to answer, from 4 to 20 January.
fn window() -> NewIntake {
    NewIntake {
        opens_at: "2027-01-04T07:00:00Z".parse().unwrap(),
        closes_at: "2027-01-20T17:00:00Z".parse().unwrap(),
        decides_on: "2027-01-27".parse().unwrap(),
        answer_days: 3,
        waitlist: WaitlistRule::Automatic,
        refill_until: 1,
        after_lapse: AfterLapse::End,
        blind: false,
        own_first: false,
    }
}

/// The forms and the holidays.
pub fn rulebook(world: &World) -> Rulebook {
    Rulebook { catalogue: world.catalogue.clone(), holidays: Holidays::load(&Files::Content).unwrap() }
}

/// How admission goes in a cohort.
impl Cohort {
    /// What somebody with a role in the programme may do: `olga` owns every one.
    pub async fn admits(&self, world: &World, key: &str) -> Permit<Admit> {
        let who = Actor::of(&world.person(key).await);
        let on = find_admission(world.store.read(), &world.catalogue, self.id, who.id).await.unwrap();
        Permit::ask(who, on).unwrap()
    }

    /// The same about one application.
    pub async fn admits_one(&self, world: &World, key: &str, id: ApplicationId) -> Permit<AdmitApplication> {
        let who = Actor::of(&world.person(key).await);
        let db = world.store.read();
        let admission = find_admission(db, &world.catalogue, self.id, who.id).await.unwrap();
        Permit::ask(who.clone(), find_reading(db, admission, id, who.id).await.unwrap()).unwrap()
    }

    /// Says when one can apply.
    pub async fn open_to_apply(&self, world: &World, change: impl FnOnce(&mut NewIntake)) {
        let may = self.admits(world, "olga").await;
        let mut new = window();
        change(&mut new);
        new.decides_on = new.decides_on.max(new.closes_at.date_naive() + Duration::days(1));
        world.store.write(async |tx| set_intake(tx, &may, &new).await).await.unwrap();
    }

    /// Somebody without an account begins to apply for gardening: `anna` is Anna, anna@example.org.
    pub async fn begin(&self, world: &World, key: &str) -> ApplicationId {
        let email = EmailAddress::parse(&format!("{key}@example.org")).unwrap();
        let contact =
            Contact { name: Name::parse(&format!("{}{}", key[..1].to_uppercase(), &key[1..])).unwrap(), email };
        let programme = programme_row(world.store.read(), "gardening").await.unwrap().unwrap();
        let place = ("en", "Europe/Berlin");
        world.store.write(async |tx| start(tx, &programme, &contact, None, place).await).await.unwrap();
        let find = application::Entity::find().filter(application::Column::EmailKey.eq(contact.email.key()));
        find.order_by_desc(application::Column::Id).one(world.store.read()).await.unwrap().unwrap().id
    }

    /// The same, with everything filled in and nothing sent.
    pub async fn draft(&self, world: &World, key: &str) -> ApplicationId {
        use application::Column;
        let id = self.begin(world, key).await;
        let text = |text: &str| Some(json!(text));
        let sections = [
            (
                Section::About,
                vec![
                    (Column::Background, text("garden")),
                    (Column::Department, text("north")),
                    (Column::Site, text("berlin")),
                    (Column::Languages, Some(json!(["en"]))),
                ],
                vec![],
            ),
            (
                Section::Community,
                vec![
                    (Column::Community, text("Balcony growers")),
                    (Column::About, text("Forty people with pots and questions.")),
                    (Column::Experience, text("new")),
                ],
                vec![("why".to_owned(), json!("Because things should grow."))],
            ),
            (
                Section::Offer,
                vec![(Column::Brings, text("Seeds, and time.")), (Column::Wants, text("To see others grow."))],
                vec![("plants".to_owned(), json!(["beans"]))],
            ),
            (
                Section::Times,
                vec![(Column::Zone, text("Europe/Berlin")), (Column::Times, Some(json!(["mon-am", "thu-pm"])))],
                vec![("weekend".to_owned(), json!("yes"))],
            ),
        ];
        let pass = own(world, id).await;
        for (section, columns, answers) in sections {
            let filled = Filled { columns, answers, name: None };
            world.store.write(async |tx| save_section(tx, &pass, section, &filled).await).await.unwrap();
        }
        let words = "I agree that you read this.";
        world.store.write(async |tx| give_consent(tx, &pass, Some(words)).await).await.unwrap();
        id
    }

    /// The same, sent in.
    pub async fn apply(&self, world: &World, key: &str) -> ApplicationId {
        let id = self.draft(world, key).await;
        let pass = own(world, id).await;
        world.store.write(async |tx| submit(tx, &pass, true, false).await).await.unwrap();
        id
    }

    /// Olga decides by hand, for the time being.
    pub async fn decide(&self, world: &World, ids: &[ApplicationId], verdict: Verdict) {
        let may = self.admits(world, "olga").await;
        world.store.write(async |tx| decide(tx, &may, ids, verdict, None).await).await.unwrap();
    }

    /// Olga applies what is decided.
    pub async fn settle(&self, world: &World) -> DecisionRoundId {
        let (may, book) = (self.admits(world, "olga").await, rulebook(world));
        world.store.write(async |tx| apply_decisions(tx, &book, &may, None).await).await.unwrap()
    }
}

/// What the holder of the link to an application may do.
pub async fn own(world: &World, id: ApplicationId) -> Pass<OwnApplication> {
    let on = find_application(world.store.read(), id).await.unwrap();
    Pass::ask(Holder { who: None, subject: Some(id.to_string()) }, on).unwrap()
}

/// An application as it is now.
pub async fn application_now(world: &World, id: ApplicationId) -> application::Model {
    application::Entity::find_by_id(id).one(world.store.read()).await.unwrap().unwrap()
}

/// The newest offer of an application.
pub async fn newest_offer(world: &World, id: ApplicationId) -> offer::Model {
    let find = offer::Entity::find().filter(offer::Column::ApplicationId.eq(id));
    find.order_by_desc(offer::Column::Id).one(world.store.read()).await.unwrap().unwrap()
}

/// The way back to an application, as its e-mails give it.
pub fn application_link(world: &World, id: ApplicationId) -> String {
    let until = world.store.now() + Duration::days(30);
    format!("/apply/{}", world.house.tokens.sign(Purpose::Application, &id.to_string(), until).unwrap())
}

/// Where the newest offer of an application is answered.
pub async fn offer_link(world: &World, id: ApplicationId) -> String {
    let offer = newest_offer(world, id).await;
    let until = offer.expires_at + Duration::days(90);
    format!("/offers/{}", world.house.tokens.sign(Purpose::Offer, &offer.id.to_string(), until).unwrap())
}
