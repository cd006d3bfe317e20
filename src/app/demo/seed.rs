//! Lets a school's people do what they did, at the time they did it, through
//! the product's own commands, on a clock that is moved along.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{ids::CohortId, person, states::Role};

use super::{
    applicants::{Applicants, Stage},
    communities,
    deeds::Thing,
    partners,
    plans::Desk,
    profiles,
    school::{Group, School, Somebody, What},
    sessions::{Hall, Sessions},
};
use crate::{
    app::Postman,
    features::{
        certificates::keep_completions,
        cohorts::{
            CohortOn, ManageCohort, NewCohort, NewMember, OwnProgramme, Step, appoint_owner, enrol, find_cohort,
            find_programme, keep_states, move_to, plan_cohort, programme_row,
        },
        curriculum::Catalogue,
        insights::{Report, keep_figures, switch},
        sparring::{HavePartner, MatchPartners, propose_round, publish_round, save_wishes},
    },
    identity::{Actor, NewPerson, Permit, Policy, add_person, appoint_auditor, find_person_by_email},
    platform::{
        clock::Clock,
        errors::Error,
        settings::Unfit,
        text::{EmailAddress, Name, Text, Title, Unfit as UnfitText},
        zones,
    },
    storage::{Store, Tx},
};

/// The people one can be.
pub struct Seeded {
    /// Takes part.
    pub participant: person::Model,
    /// Moderates.
    pub trainer: person::Model,
    /// Looks after the programme.
    pub owner: person::Model,
    /// Reads who did what, for the works council.
    pub auditor: person::Model,
}

/// Keys of the participant and the trainer one can be.
pub(super) const PERSONAS: [&str; 2] = ["elif", "jonas"];
/// Key of who reads applications beside the owner.
const ASSESSOR: &str = "hanna";
/// Where the school is.
pub(super) const ZONE: Tz = Tz::Europe__Berlin;
/// When a week opens there.
const OPENS_AT: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// When partners are told there, on the second day.
const PAIRED_AT: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// How long before its first day a cohort is planned.
const PLANNED_BEFORE: Duration = Duration::days(42);
/// The programme it runs.
pub(super) const PROGRAMME: &str = "community-manager";

/// Seeds the school, unless its owner is there already. E-mails are carried by a postman like `postman`.
pub async fn seed(
    store: &Store,
    catalogue: &Catalogue,
    postman: &Postman,
    school: &School,
    say: fn(&str),
) -> Result<Seeded, Unfit> {
    let now = store.now();
    // Before anything in the story happens.
    let clock = Clock::stopped(now - Duration::days(180));
    // The same database, on a clock of its own that is moved along the story.
    let past = store.at(clock.clone());
    let postman = postman.at(past.clone());
    let story = Story { store: past, clock, catalogue, now, people: BTreeMap::new(), things: BTreeMap::new() };
    let told = story.tell(school, &postman, say).await;
    told.map_err(|error| Unfit(format!("The demo school could not be seeded: {error:#}.")))
}

/// The Monday whose opening hour came last, where the school is: today's, or the one
/// before as long as today is a Monday and it is early. Counted from it, every week of
/// every cohort is the same one from its opening hour to that of the next.
fn newest_monday(now: DateTime<Utc>) -> NaiveDate {
    let today = zones::date_in(ZONE, now);
    let monday = today - Duration::days(today.weekday().num_days_from_monday().into());
    if zones::instant(ZONE, monday, OPENS_AT) <= now { monday } else { monday - Duration::weeks(1) }
}

pub(super) struct Story<'a> {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) catalogue: &'a Catalogue,
    pub(super) now: DateTime<Utc>,
    people: BTreeMap<String, person::Model>,
    pub(super) things: BTreeMap<String, Thing>,
}

pub(super) fn no(error: Error) -> anyhow::Error {
    anyhow!("{error:?}")
}

pub(super) fn unfit(what: &'static str) -> impl Fn(UnfitText) -> anyhow::Error {
    move |unfit| anyhow!("{what}: {}", unfit.key)
}

impl Story<'_> {
    async fn tell(mut self, school: &School, postman: &Postman, say: fn(&str)) -> anyhow::Result<Seeded> {
        let owner = account(&school.owner)?;
        let known = find_person_by_email(self.store.read(), &owner.email).await.map_err(no)?;
        if known.is_none() {
            say("Seeding the demo school …");
            self.found(&school.owner, &owner).await?;
            let auditor = account(&school.auditor)?;
            let appointed = self.store.write(async |tx| {
                let person = add_person(tx, &auditor).await?;
                appoint_auditor(tx, person).await
            });
            appointed.await.map_err(no)?;
            let (mut cohorts, mut runs) = (BTreeMap::new(), BTreeMap::new());
            for group in &school.cohorts {
                let cohort = self.play(&school.owner.key, group, postman).await.with_context(|| group.name.clone())?;
                self.meet(group, cohort, postman).await.context("sessions")?;
                cohorts.insert(group.name.clone(), cohort);
                let starts_on = newest_monday(self.now) - Duration::weeks(group.starts_weeks_ago);
                runs.insert(group.name.clone(), (cohort, starts_on));
                if group.takes_applications {
                    self.let_apply(&school.owner.key, cohort, postman).await.context("applications")?;
                }
            }
            self.introduce(&cohorts).await?;
            self.stay_in_touch(&school.owner.key, &cohorts).await.context("alumni")?;
            self.say_aside(&runs, postman).await.context("asides")?;
            self.turn_to(self.now);
            for community in communities::built_in()? {
                let (who, today) = (self.person(&community.key)?.id, zones::date_in(ZONE, self.now));
                community.keep(&self.store, who, today).await.with_context(|| community.key.clone())?;
            }
            keep_completions(&self.store, self.catalogue).await.map_err(no)?;
            keep_figures(&self.store, self.catalogue).await.map_err(no)?;
        }
        let mut found = Vec::new();
        let all = || school.cohorts.iter().flat_map(|group| group.trainers.iter().chain(&group.participants));
        for key in PERSONAS {
            let somebody = all().find(|somebody| somebody.key == key && somebody.email.is_some());
            let email = account(somebody.with_context(|| format!("there is nobody {key}"))?)?.email;
            found.push(find_person_by_email(self.store.read(), &email).await.map_err(no)?.context("a persona")?);
        }
        for somebody in [&school.owner, &school.auditor] {
            let email = account(somebody)?.email;
            found.push(find_person_by_email(self.store.read(), &email).await.map_err(no)?.context("a persona")?);
        }
        let [participant, trainer, owner, auditor] =
            <[person::Model; 4]>::try_from(found).map_err(|_| anyhow!("four personas"))?;
        Ok(Seeded { participant, trainer, owner, auditor })
    }

    async fn found(&mut self, owner: &Somebody, account: &NewPerson) -> anyhow::Result<()> {
        let person = self
            .store
            .write(async |tx| {
                let person = add_person(tx, account).await?;
                let programme = programme_row(&**tx, PROGRAMME).await?.ok_or(Error::Missing)?;
                appoint_owner(tx, &programme, person.id).await?;
                Ok(person)
            })
            .await
            .map_err(no)?;
        self.people.insert(owner.key.clone(), person);
        let may = self.looks_after(&owner.key).await?;
        for report in Report::ALL {
            self.store.write(async |tx| switch(tx, &may, report, true).await).await.map_err(no)?;
        }
        Ok(())
    }

    /// The owner's permit for the programme.
    pub(super) async fn looks_after(&self, owner: &str) -> anyhow::Result<Permit<OwnProgramme>> {
        let who = self.actor(owner)?;
        let programme = find_programme(self.store.read(), PROGRAMME, who.id).await.map_err(no)?;
        Permit::<OwnProgramme>::ask(who, programme).map_err(|_| anyhow!("not the owner"))
    }

    pub(super) fn person(&self, key: &str) -> anyhow::Result<&person::Model> {
        self.people.get(key).with_context(|| format!("there is nobody {key}"))
    }

    /// Everybody, by the key the school knows them by.
    pub(super) fn people(&self) -> impl Iterator<Item = (&String, &person::Model)> {
        self.people.iter()
    }

    pub(super) fn actor(&self, key: &str) -> anyhow::Result<Actor> {
        Ok(Actor::of(self.person(key)?))
    }

    /// Turns the clock; back again where another cohort's story begins.
    pub(super) fn turn_to(&self, at: DateTime<Utc>) {
        self.clock.forward(at.min(self.now) - self.clock.now());
    }

    /// One cohort, from its plan to now. E-mails leave as they are written.
    async fn play(&mut self, owner: &str, group: &Group, postman: &Postman) -> anyhow::Result<CohortId> {
        let starts_on = newest_monday(self.now) - Duration::weeks(group.starts_weeks_ago);
        self.turn_to(zones::instant(ZONE, starts_on - PLANNED_BEFORE, OPENS_AT));
        let may = self.looks_after(owner).await?;
        let name = Title::parse(&group.name).map_err(unfit("name"))?;
        let new = NewCohort { name, starts_on, opens_at: OPENS_AT, zone: ZONE, seats: group.seats };
        let cohort = self.store.write(async |tx| plan_cohort(tx, &may, &new).await).await.map_err(no)?.id;
        for (people, role) in [(&group.trainers, Role::Trainer), (&group.participants, Role::Participant)] {
            for somebody in people {
                self.bring_in(owner, cohort, somebody, role).await.with_context(|| somebody.key.clone())?;
            }
        }
        postman.drain().await.map_err(no)?;
        for word in &group.steps {
            let step = Step::named(word).with_context(|| format!("no step {word}"))?;
            self.manage(owner, cohort, async |tx, may| move_to(tx, may, step).await).await?;
        }
        let mut today = None;
        for deed in &group.talk {
            let at = NaiveTime::parse_from_str(&deed.at, "%H:%M")?;
            let at = zones::instant(ZONE, starts_on + Duration::days(deed.day - 1), at);
            if at > self.now {
                // Told in order: whatever follows has not happened yet either.
                break;
            }
            self.turn_to(at);
            // States change with the calendar, so once a day is often enough.
            if today.replace(deed.day) != Some(deed.day) {
                self.keep_states().await?;
            }
            for by in deed.by.all() {
                let told = self.act(cohort, by, deed).await;
                told.with_context(|| format!("{by} {:?} on day {}", deed.does, deed.day))?;
            }
            // Nothing else of what is told here writes to anybody.
            if deed.does == What::Reply {
                postman.drain().await.map_err(no)?;
            }
        }
        self.pair(group, cohort, starts_on, postman).await.context("partners")?;
        if let Some(trainer) = group.trainers.first() {
            self.gather(&trainer.key, cohort, (starts_on, ZONE)).await.context("circles")?;
            postman.drain().await.map_err(no)?;
        }
        self.spar(cohort, starts_on, postman).await.context("what partners do")?;
        self.pitch((&group.name, cohort), starts_on, postman).await.context("pitches")?;
        self.write_papers(&group.name, cohort, starts_on, postman).await.context("papers")?;
        let desk = Desk { store: &self.store, clock: &self.clock, catalogue: self.catalogue, now: self.now };
        desk.write(cohort, |key| self.people.get(key)).await?;
        self.turn_to(self.now);
        self.keep_states().await?;
        Ok(cohort)
    }

    /// On its second day everybody has a sparring partner.
    async fn pair(
        &self,
        group: &Group,
        cohort: CohortId,
        starts_on: NaiveDate,
        postman: &Postman,
    ) -> anyhow::Result<()> {
        let at = zones::instant(ZONE, starts_on + Duration::days(1), PAIRED_AT);
        let Some(trainer) = group.trainers.first().filter(|_| at <= self.now) else { return Ok(()) };
        self.turn_to(at);
        for wish in partners::built_in()? {
            if let Some(somebody) = group.participants.iter().find(|somebody| somebody.key == wish.key) {
                let may = self.may::<HavePartner>(&somebody.key, cohort).await?;
                self.store.write(async |tx| save_wishes(tx, &may, &wish.facts(), 0).await).await.map_err(no)?;
            }
        }
        let may = self.may::<MatchPartners>(&trainer.key, cohort).await?;
        self.store.write(async |tx| propose_round(tx, &may).await).await.map_err(no)?;
        self.store.write(async |tx| publish_round(tx, &may).await).await.map_err(no)?;
        postman.drain().await.map_err(no)?;
        Ok(())
    }

    /// What of a cohort takes place live.
    async fn meet(&self, group: &Group, cohort: CohortId, postman: &Postman) -> anyhow::Result<()> {
        let hall = Hall {
            store: &self.store,
            clock: &self.clock,
            catalogue: self.catalogue,
            cohort,
            starts_on: newest_monday(self.now) - Duration::weeks(group.starts_weeks_ago),
            zone: ZONE,
            now: self.now,
            postman,
            people: &self.people,
        };
        hall.play(&group.name, &Sessions::built_in()?).await?;
        self.turn_to(self.now);
        Ok(())
    }

    /// People apply for a cohort, and the owner and a trainer of an earlier one read what they wrote.
    async fn let_apply(&mut self, owner: &str, cohort: CohortId, postman: &Postman) -> anyhow::Result<()> {
        let programme = programme_row(self.store.read(), PROGRAMME).await.map_err(no)?.context("the programme")?;
        let mut assessors = Vec::new();
        for key in [owner, ASSESSOR] {
            assessors.push((key.to_owned(), self.person(key)?.clone()));
        }
        let stage = Stage {
            store: &self.store,
            clock: &self.clock,
            catalogue: self.catalogue,
            programme: &programme,
            zone: ZONE,
            now: self.now,
        };
        stage.play(self.person(owner)?, cohort, &Applicants::built_in()?, &assessors).await?;
        postman.drain().await.map_err(no)?;
        self.turn_to(self.now);
        Ok(())
    }

    /// People say who they are to the others.
    async fn introduce(&self, cohorts: &BTreeMap<String, CohortId>) -> anyhow::Result<()> {
        for profile in profiles::built_in()? {
            let cohort = cohorts.get(&profile.cohort).with_context(|| profile.cohort.clone())?;
            let told = profile.say(&self.store, self.catalogue, self.person(&profile.key)?, *cohort);
            told.await.with_context(|| profile.key.clone())?;
        }
        Ok(())
    }

    async fn keep_states(&self) -> anyhow::Result<()> {
        self.store.write(async |tx| keep_states(tx, self.catalogue).await).await.map_err(no)
    }

    async fn manage(
        &self,
        owner: &str,
        cohort: CohortId,
        work: impl AsyncFn(&Tx, &Permit<ManageCohort>) -> crate::platform::errors::Result<()>,
    ) -> anyhow::Result<()> {
        let may = self.may::<ManageCohort>(owner, cohort).await?;
        self.store.write(async |tx| work(tx, &may).await).await.map_err(no)
    }

    pub(super) async fn may<P: Policy<On = CohortOn>>(&self, who: &str, cohort: CohortId) -> anyhow::Result<Permit<P>> {
        let on = self.cohort(who, cohort).await?;
        Permit::ask(self.actor(who)?, on).map_err(|denied| anyhow!("{denied:?}"))
    }

    /// A cohort as somebody finds it.
    pub(super) async fn cohort(&self, who: &str, cohort: CohortId) -> anyhow::Result<CohortOn> {
        let who = self.person(who)?.id;
        find_cohort(self.store.read(), self.catalogue, cohort, who).await.map_err(no)
    }

    async fn bring_in(&mut self, owner: &str, cohort: CohortId, somebody: &Somebody, role: Role) -> anyhow::Result<()> {
        let new = match self.people.get(&somebody.key) {
            Some(known) => NewMember {
                name: Name::parse(&known.name).map_err(unfit("name"))?,
                email: EmailAddress::parse(&known.email).map_err(unfit("email"))?,
                locale: known.locale.clone(),
                role,
            },
            None => {
                let account = account(somebody)?;
                let person = self.store.write(async |tx| add_person(tx, &account).await).await.map_err(no)?;
                self.people.insert(somebody.key.clone(), person);
                NewMember { name: account.name, email: account.email, locale: account.locale, role }
            }
        };
        self.manage(owner, cohort, async |tx, may| enrol(tx, may, &new).await.map(|_| ())).await
    }
}

/// An account for somebody who is named in full.
fn account(somebody: &Somebody) -> anyhow::Result<NewPerson> {
    let said = |value: &Option<String>, what| value.clone().with_context(|| format!("{} has no {what}", somebody.key));
    Ok(NewPerson {
        name: Name::parse(&said(&somebody.name, "name")?).map_err(unfit("name"))?,
        email: EmailAddress::parse(&said(&somebody.email, "email")?).map_err(unfit("email"))?,
        locale: said(&somebody.locale, "locale")?,
        zone: said(&somebody.zone, "zone")?,
    })
}
