//! Who applies in the demonstration: as written, and let in by the product's own commands.

use anyhow::Context;
use chrono::{DateTime, Duration, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{application, ids::ApplicationId, ids::CohortId, person, programme, states};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use serde_json::{Value, json};

use super::seed::{no, unfit};
use crate::{
    features::{
        admissions::{
            Admit, Contact, Filled, NewIntake, NewReview, OwnApplication, ReadApplication, find_admission,
            find_application, find_reading, give_consent, save_section, set_intake, start, submit, write_review,
        },
        cohorts::{LeadProgramme, NewHelper, appoint_helper, find_programme},
        curriculum::{Catalogue, Section},
    },
    identity::{Actor, Holder, Pass, Permit},
    platform::{
        clock::Clock,
        files::Files,
        text::{EmailAddress, Name, Text},
        zones,
    },
    storage::Store,
};

/// Everybody who applies, as `content/demo/applicants.yaml` has them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applicants {
    /// In the order in which they apply.
    pub applicants: Vec<Applicant>,
}

/// One application, and what was thought of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applicant {
    name: String,
    email: String,
    locale: String,
    background: String,
    department: String,
    site: String,
    languages: Vec<String>,
    experience: String,
    zone: String,
    times: Vec<String>,
    /// The day after applications opened, and the time of that day.
    day: i64,
    at: String,
    community: String,
    about: String,
    brings: String,
    wants: String,
    answers: serde_json::Map<String, Value>,
    #[serde(default)]
    reviews: Vec<Reviewed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reviewed {
    by: String,
    #[serde(default)]
    scores: std::collections::BTreeMap<String, u32>,
    #[serde(default)]
    abstain: bool,
    words: String,
}

impl Applicants {
    /// Those that are built in.
    pub fn built_in() -> anyhow::Result<Self> {
        let bytes = Files::Content.read("demo/applicants.yaml")?.context("there is no demo/applicants.yaml")?;
        serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow::anyhow!("{error}"))
    }
}

/// For how many days one can apply.
const OPEN_FOR: i64 = 28;
/// How many of them have passed.
const OPEN_SINCE: i64 = 20;

/// The stage on which people apply: a database on a clock that is moved along.
pub struct Stage<'a> {
    /// The database.
    pub store: &'a Store,
    /// Its clock.
    pub clock: &'a Clock,
    /// The courses.
    pub catalogue: &'a Catalogue,
    /// The programme.
    pub programme: &'a programme::Model,
    /// Where it is.
    pub zone: Tz,
    /// What time it really is.
    pub now: DateTime<Utc>,
}

impl Stage<'_> {
    fn turn_to(&self, at: DateTime<Utc>) {
        self.clock.forward(at.min(self.now) - self.clock.now());
    }

    /// Opens a cohort for applications, lets everybody apply, and lets `assessors` read.
    pub async fn play(
        &self,
        owner: &person::Model,
        cohort: CohortId,
        applicants: &Applicants,
        assessors: &[(String, person::Model)],
    ) -> anyhow::Result<()> {
        let today = zones::date_in(self.zone, self.now);
        let opened_on = today - Duration::days(OPEN_SINCE);
        let at = |days: i64, time: NaiveTime| zones::instant(self.zone, opened_on + Duration::days(days), time);
        let morning = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
        self.turn_to(at(0, morning));
        self.open(owner, cohort, at(0, morning), at(OPEN_FOR, morning)).await?;
        for (key, assessor) in assessors.iter().filter(|(_, assessor)| assessor.id != owner.id) {
            self.appoint(owner, assessor).await.with_context(|| key.clone())?;
        }
        let mut sent = Vec::new();
        for one in &applicants.applicants {
            let time = NaiveTime::parse_from_str(&one.at, "%H:%M")?;
            self.turn_to(at(one.day, time));
            sent.push((one, self.apply(one).await.with_context(|| one.name.clone())?));
        }
        self.turn_to(self.now - Duration::days(1));
        for (one, id) in sent {
            for review in &one.reviews {
                self.turn_to(self.clock.now() + Duration::minutes(9));
                let found = assessors.iter().find(|(key, _)| *key == review.by);
                let (_, assessor) = found.with_context(|| format!("there is no assessor {}", review.by))?;
                self.read(assessor, cohort, id, review).await.with_context(|| one.name.clone())?;
            }
        }
        Ok(())
    }

    async fn open(
        &self,
        owner: &person::Model,
        cohort: CohortId,
        opens_at: DateTime<Utc>,
        closes_at: DateTime<Utc>,
    ) -> anyhow::Result<()> {
        let on = find_admission(self.store.read(), self.catalogue, cohort, owner.id).await.map_err(no)?;
        let may = Permit::<Admit>::ask(Actor::of(owner), on).map_err(|denied| anyhow::anyhow!("{denied:?}"))?;
        let intake = NewIntake {
            opens_at,
            closes_at,
            decides_on: zones::date_in(self.zone, closes_at) + Duration::days(4),
            answer_days: 5,
            waitlist: states::WaitlistRule::Automatic,
            refill_until: 1,
            after_lapse: states::AfterLapse::End,
            blind: true,
            own_first: true,
        };
        self.store.write(async |tx| set_intake(tx, &may, &intake).await).await.map_err(no)
    }

    async fn appoint(&self, owner: &person::Model, assessor: &person::Model) -> anyhow::Result<()> {
        let on = find_programme(self.store.read(), &self.programme.slug, owner.id).await.map_err(no)?;
        let may = Permit::<LeadProgramme>::ask(Actor::of(owner), on).map_err(|denied| anyhow::anyhow!("{denied:?}"))?;
        let new = NewHelper {
            name: Name::parse(&assessor.name).map_err(unfit("name"))?,
            email: EmailAddress::parse(&assessor.email).map_err(unfit("email"))?,
            role: states::ProgrammeRole::Assessor,
        };
        self.store.write(async |tx| appoint_helper(tx, &may, &new).await.map(|_| ())).await.map_err(no)
    }

    async fn apply(&self, one: &Applicant) -> anyhow::Result<ApplicationId> {
        let contact = Contact {
            name: Name::parse(&one.name).map_err(unfit("name"))?,
            email: EmailAddress::parse(&one.email).map_err(unfit("email"))?,
        };
        let language = (one.locale.as_str(), one.zone.as_str());
        let begun = self.store.write(async |tx| start(tx, self.programme, &contact, None, language).await);
        begun.await.map_err(no)?;
        let find = application::Entity::find().filter(application::Column::EmailKey.eq(contact.email.key()));
        let id = find.one(self.store.read()).await?.context("the application")?.id;
        let on = find_application(self.store.read(), id).await.map_err(no)?;
        let holder = Holder { who: None, subject: Some(id.to_string()) };
        let pass = Pass::<OwnApplication>::ask(holder, on).map_err(|denied| anyhow::anyhow!("{denied:?}"))?;
        let filled = filled(one);
        let course = self.catalogue.programme(&self.programme.slug).context("the course")?;
        let form = course.application.clone().context("its form")?;
        let consent = course.say(&form.consent, &one.locale).text;
        let sent = self.store.write(async |tx| {
            save_section(tx, &pass, Section::About, &filled).await?;
            give_consent(tx, &pass, Some(&consent)).await?;
            submit(tx, &pass, true, false).await
        });
        sent.await.map_err(no)?;
        Ok(id)
    }

    async fn read(
        &self,
        assessor: &person::Model,
        cohort: CohortId,
        id: ApplicationId,
        review: &Reviewed,
    ) -> anyhow::Result<()> {
        let admission = find_admission(self.store.read(), self.catalogue, cohort, assessor.id).await.map_err(no)?;
        let on = find_reading(self.store.read(), admission, id, assessor.id).await.map_err(no)?;
        let may =
            Permit::<ReadApplication>::ask(Actor::of(assessor), on).map_err(|denied| anyhow::anyhow!("{denied:?}"))?;
        let scores = (!review.abstain).then(|| review.scores.clone());
        let new = NewReview { scores, words: review.words.trim().to_owned() };
        self.store.write(async |tx| write_review(tx, &may, &new).await).await.map_err(no)
    }
}

/// All an applicant wrote, at once.
fn filled(one: &Applicant) -> Filled {
    use application::Column::{
        About, Background, Brings, Community, Department, Experience, Languages, Site, Times, Wants,
    };
    let texts = [
        (Background, &one.background),
        (Department, &one.department),
        (Site, &one.site),
        (Experience, &one.experience),
        (Community, &one.community),
        (About, &one.about),
        (Brings, &one.brings),
        (Wants, &one.wants),
    ];
    let texts = texts.map(|(column, text)| (column, Some(json!(text.trim()))));
    let lists = [(Languages, Some(json!(one.languages))), (Times, Some(json!(one.times)))];
    let trimmed = |value: &Value| match value {
        Value::Bool(yes) => json!(if *yes { "yes" } else { "no" }),
        Value::String(text) => json!(text.trim()),
        other => other.clone(),
    };
    Filled {
        columns: texts.into_iter().chain(lists).collect(),
        answers: one.answers.iter().map(|(id, answer)| (id.clone(), trimmed(answer))).collect(),
        name: None,
    }
}
