//! Schools to test in, built by the product's own commands.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::{ids::CohortId, states::Role};
use lernweg::{
    features::cohorts::{
        CohortOn, ManageCohort, NewCohort, NewMember, OwnProgramme, Step, appoint_owner, enrol, find_cohort,
        find_programme, keep_states, move_to, plan_cohort, programme_row,
    },
    identity::{Actor, Permit},
    platform::text::{EmailAddress, Name, Text, Title},
};

use super::World;

/// A running cohort of the gardening course: it started on Monday, so week 1 is open.
pub struct Garden {
    pub world: World,
    pub cohort: Cohort,
}

impl Garden {
    /// With Olga as owner, Tom as trainer, Elif and Jonas as participants.
    pub async fn new() -> Self {
        Self::in_world(World::new().await).await
    }

    /// The same in a house of another making.
    pub async fn in_world(world: World) -> Self {
        let cohort = Cohort::plan(&world, "gardening", "Aurora", "olga").await;
        cohort.enrol(&world, "tom", Role::Trainer).await;
        cohort.enrol(&world, "elif", Role::Participant).await;
        cohort.enrol(&world, "jonas", Role::Participant).await;
        cohort.step(&world, Step::Confirm).await;
        world.clear_mail().await;
        Self { world, cohort }
    }

    /// Address of something below the cohort.
    pub fn at(&self, path: &str) -> String {
        self.cohort.at(path)
    }
}

/// A cohort and who looks after it.
#[derive(Clone)]
pub struct Cohort {
    pub id: CohortId,
    owner: String,
}

impl Cohort {
    /// Plans a cohort of `programme` that starts on Monday, 4 January 2027, with three seats.
    pub async fn plan(world: &World, programme: &str, name: &str, owner: &str) -> Self {
        Self::plan_on(world, programme, name, owner, "2027-01-04").await
    }

    /// The same, starting on another day.
    pub async fn plan_on(world: &World, programme: &str, name: &str, owner: &str, day: &str) -> Self {
        let who = Actor::of(&world.person(owner).await);
        let row = programme_row(world.store.read(), programme).await.unwrap().unwrap();
        let _ = world.store.write(async |tx| appoint_owner(tx, &row, who.id).await).await;
        let on = find_programme(world.store.read(), programme, who.id).await.unwrap();
        let may = Permit::<OwnProgramme>::ask(who, on).unwrap();
        let new = NewCohort {
            name: Title::parse(name).unwrap(),
            starts_on: day.parse::<NaiveDate>().unwrap(),
            opens_at: NaiveTime::from_hms_opt(8, 0, 0).unwrap(),
            zone: Tz::Europe__Berlin,
            seats: 3,
        };
        let cohort = world.store.write(async |tx| plan_cohort(tx, &may, &new).await).await.unwrap();
        Self { id: cohort.id, owner: owner.to_owned() }
    }

    /// The cohort as its owner finds it.
    pub async fn on(&self, world: &World) -> CohortOn {
        let owner = world.person(&self.owner).await;
        find_cohort(world.store.read(), &world.catalogue, self.id, owner.id).await.unwrap()
    }

    /// The owner's permit.
    pub async fn may(&self, world: &World) -> Permit<ManageCohort> {
        let owner = Actor::of(&world.person(&self.owner).await);
        Permit::ask(owner, self.on(world).await).unwrap()
    }

    /// Brings somebody in.
    pub async fn enrol(&self, world: &World, key: &str, role: Role) {
        let person = world.person(key).await;
        let may = self.may(world).await;
        let new = NewMember {
            name: Name::parse(&person.name).unwrap(),
            email: EmailAddress::parse(&person.email).unwrap(),
            locale: person.locale,
            role,
        };
        world.store.write(async |tx| enrol(tx, &may, &new).await).await.unwrap();
    }

    /// Takes a step.
    pub async fn step(&self, world: &World, step: Step) {
        let may = self.may(world).await;
        world.store.write(async |tx| move_to(tx, &may, step).await).await.unwrap();
    }

    /// Lets the calendar do what is due.
    pub async fn keep(&self, world: &World) {
        world.store.write(async |tx| keep_states(tx, &world.catalogue).await).await.unwrap();
    }

    /// Address of something below the cohort.
    pub fn at(&self, path: &str) -> String {
        format!("/cohorts/{}{path}", self.id)
    }
}
