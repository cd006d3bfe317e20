//! Counting: from what people did in a week to figures. What is counted here goes no further than [`Shown`] lets it;
//! no list of people leaves this file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use entity::{
    application,
    ids::{ApplicationId, PersonId},
    states::{ApplicationState, HelperAnswer, Moment, Rhythm, Role, Tending},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Value};

use super::{
    measures::{Figure, Measure, Report},
    shown::{FLOOR, Shown},
};
use crate::{
    features::{
        cohorts::CohortOn,
        curriculum::{Dimension, Programme},
    },
    platform::errors::Result,
    storage::sql,
};

/// A question waits too long for its first answer after so many hours.
const WAITED: i64 = 36;
/// Half of the first answers came within so many hours: what is told is one of these.
const HOURS: [u32; 6] = [1, 3, 6, 12, 24, 36];
/// By what a cohort is compared with everybody who applied for it.
const DIMENSIONS: [Dimension; 5] =
    [Dimension::Department, Dimension::Site, Dimension::Background, Dimension::Experience, Dimension::Language];
/// Parts that are too small to be told apart.
pub const OTHERS: &str = "*";

/// A week that is over.
pub struct Closed<'a> {
    /// Its cohort.
    pub on: &'a CohortOn,
    /// Its number. Beyond the weeks of the course it stands for what is counted after the end: one more for four
    /// weeks after it, two and three more for what was said within four weeks of being asked, after three months and
    /// after a year. So late moments are counted once, kept and told by the very rules weeks are.
    pub week: u32,
    /// When it began.
    pub from: DateTime<Utc>,
    /// When it was over.
    pub until: DateTime<Utc>,
    /// The smallest group that may be seen.
    pub smallest: u32,
    /// How many had started, where an earlier week has said so: it is told once and never changes.
    pub started: Option<u32>,
}

impl Closed<'_> {
    fn weeks(&self) -> u32 {
        self.on.calendar.weeks()
    }

    /// Everything that may be told of this week in these reports. Nothing where the cohort is too small.
    pub async fn figures(&self, db: &impl ConnectionTrait, reports: &BTreeSet<Report>) -> Result<Vec<Figure>> {
        let base = self.base(db).await?;
        let whole = self.started.unwrap_or_else(|| size(&base));
        let Some(all) = Shown::of(whole, whole, self.smallest) else { return Ok(Vec::new()) };
        let count = Counting { closed: self, base, whole };
        let mut figures = Vec::new();
        if self.week == 1 {
            figures.push(Figure { of: whole, ..count.figure(Measure::Started, "", all) });
        }
        for report in reports {
            figures.extend(count.of_report(db, *report).await?);
        }
        Ok(figures)
    }

    /// Who was in the cohort when its first week was over, whatever became of them.
    async fn base(&self, db: &impl ConnectionTrait) -> Result<BTreeSet<PersonId>> {
        let first_over = if self.weeks() > 1 { self.on.calendar.opens_at(2) } else { self.on.calendar.ends_at() };
        let text = "select distinct person_id as person from enrolment where cohort_id = $1 and role = $2
            and started_at < $3 and (ended_at is null or ended_at >= $3)";
        people(db, text, [self.on.cohort.id.into(), Role::Participant.into(), first_over.into()]).await
    }
}

/// One who counts.
#[derive(FromQueryResult)]
struct One {
    person: PersonId,
}

async fn people(
    db: &impl ConnectionTrait,
    text: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<BTreeSet<PersonId>> {
    let rows = One::find_by_statement(sql(db, text, values)).all(db).await?;
    Ok(rows.into_iter().map(|one| one.person).collect())
}

async fn number(db: &impl ConnectionTrait, text: &str, values: impl IntoIterator<Item = Value>) -> Result<u32> {
    #[derive(FromQueryResult)]
    struct Many {
        many: i64,
    }
    let row = Many::find_by_statement(sql(db, text, values)).one(db).await?;
    Ok(row.and_then(|row| u32::try_from(row.many).ok()).unwrap_or_default())
}

fn size<T>(group: &BTreeSet<T>) -> u32 {
    u32::try_from(group.len()).unwrap_or(u32::MAX)
}

struct Counting<'a> {
    closed: &'a Closed<'a>,
    base: BTreeSet<PersonId>,
    whole: u32,
}

impl Counting<'_> {
    fn figure(&self, measure: Measure, part: &str, shown: Shown) -> Figure {
        Figure {
            cohort: self.closed.on.cohort.id,
            week: self.closed.week,
            measure,
            part: part.to_owned(),
            at_least: shown.at_least,
            at_most: shown.at_most,
            of: 0,
        }
    }

    /// How many of those who started are among `people`.
    fn among(&self, measure: Measure, part: &str, people: &BTreeSet<PersonId>) -> Option<Figure> {
        let count = u32::try_from(self.base.intersection(people).count()).unwrap_or(u32::MAX);
        let shown = Shown::of(count, self.whole, self.closed.smallest)?;
        Some(Figure { of: self.whole, ..self.figure(measure, part, shown) })
    }

    fn alone(&self, measure: Measure, part: &str, count: u32) -> Figure {
        self.figure(measure, part, Shown::alone(count, self.closed.smallest))
    }

    async fn of_report(&self, db: &impl ConnectionTrait, report: Report) -> Result<Vec<Figure>> {
        let (week, weeks) = (self.closed.week, self.closed.weeks());
        let within = week <= weeks;
        match report {
            Report::TakingPart if within => self.taking_part(db).await,
            Report::Mail if within => self.mail(db).await,
            Report::Answers if within => self.answers(db).await,
            Report::Composition if week == 1 => self.composition(db).await,
            Report::Path if week == 1 => self.way_in(db).await,
            Report::Path if (weeks..=weeks + 1).contains(&week) => self.way_on(db).await,
            Report::Afterwards if week == weeks + 2 => self.afterwards(db, Moment::NinetyDays).await,
            Report::Afterwards if week == weeks + 3 => self.afterwards(db, Moment::TwelveMonths).await,
            _ => Ok(Vec::new()),
        }
    }

    async fn way_in(&self, db: &impl ConnectionTrait) -> Result<Vec<Figure>> {
        let cohort = self.closed.on.cohort.id;
        let text = "select count(*) as many from application where cohort_id = $1 and submitted_at is not null
            and state not in ('draft', 'merged')";
        let applied = number(db, text, [cohort.into()]).await?;
        let text = "select count(distinct application_id) as many from offer where cohort_id = $1";
        let offered = number(db, text, [cohort.into()]).await?;
        Ok(vec![self.alone(Measure::Applied, "", applied), self.alone(Measure::Offered, "", offered)])
    }

    async fn way_on(&self, db: &impl ConnectionTrait) -> Result<Vec<Figure>> {
        let (cohort, until) = (self.closed.on.cohort.id, self.closed.until);
        let text = "select distinct person_id as person from completion where cohort_id = $1 and person_id is not null
            and revoked_at is null and earned_at < $2";
        let completed = people(db, text, [cohort.into(), until.into()]).await?;
        let text = "select person_id as person from helper_wish where cohort_id = $1 and answer <> $2";
        let helpers = people(db, text, [cohort.into(), HelperAnswer::No.into()]).await?;
        let completed = self.among(Measure::Completed, "", &completed);
        Ok(completed.into_iter().chain(self.among(Measure::Helpers, "", &helpers)).collect())
    }

    /// Who answered, and who looks after a community. What they wrote about it is not looked at.
    async fn afterwards(&self, db: &impl ConnectionTrait, moment: Moment) -> Result<Vec<Figure>> {
        let (cohort, until) = (self.closed.on.cohort.id, self.closed.until);
        let text = "select person_id as person from look_back where cohort_id = $1 and moment = $2 and said_at < $3";
        let answered = people(db, text, [cohort.into(), moment.into(), until.into()]).await?;
        let text = "select person_id as person from look_back where cohort_id = $1 and moment = $2 and said_at < $3
            and answer in ($4, $5)";
        let yes = [Tending::This.into(), Tending::Another.into()];
        let tending = people(db, text, [cohort.into(), moment.into(), until.into()].into_iter().chain(yes)).await?;
        let answered = self.among(Measure::LookedBack, "", &answered);
        Ok(answered.into_iter().chain(self.among(Measure::Tending, "", &tending)).collect())
    }

    async fn taking_part(&self, db: &impl ConnectionTrait) -> Result<Vec<Figure>> {
        let closed = self.closed;
        let text = "select p.author_id as person from post p join thread t on t.id = p.thread_id
            where t.cohort_id = $1 and p.state <> 'removed' and p.posted_at >= $2 and p.posted_at < $3
            union select person_id from lesson_done where cohort_id = $1 and done_at >= $2 and done_at < $3
            union select f.giver_id from pitch_feedback f join pitch q on q.id = f.pitch_id
                where q.cohort_id = $1 and f.given_at >= $2 and f.given_at < $3
            union select r.author_id from document_revision r join document_section s on s.id = r.section_id
                join document d on d.id = s.document_id
                where d.cohort_id = $1 and r.written_at >= $2 and r.written_at < $3
            union select person_id from circle_presence where cohort_id = $1 and said_at >= $2 and said_at < $3";
        let span = [closed.on.cohort.id.into(), closed.from.into(), closed.until.into()];
        let took_part = people(db, text, span).await?;
        let shown = self.shown(db).await?;
        let took_part = self.among(Measure::TookPart, "", &took_part);
        Ok(took_part.into_iter().chain(self.among(Measure::OnTime, "", &shown)).collect())
    }

    /// Who had answered a question of this week before it was over.
    async fn shown(&self, db: &impl ConnectionTrait) -> Result<BTreeSet<PersonId>> {
        let closed = self.closed;
        let week = closed.on.course.as_deref().and_then(|course: &Programme| course.week(closed.week));
        let questions: Vec<String> =
            week.into_iter().flat_map(|week| &week.lessons).map(|lesson| lesson.question_id.clone()).collect();
        if questions.is_empty() {
            return Ok(BTreeSet::new());
        }
        let places: Vec<String> = (3..3 + questions.len()).map(|nth| format!("${nth}")).collect();
        let text = format!(
            "select distinct p.author_id as person from post p join thread t on t.id = p.thread_id
            where t.cohort_id = $1 and p.state <> 'removed' and p.answers_to is null and p.posted_at < $2
                and t.question in ({})",
            places.join(", ")
        );
        let values: Vec<Value> = [closed.on.cohort.id.into(), closed.until.into()]
            .into_iter()
            .chain(questions.into_iter().map(Value::from))
            .collect();
        people(db, &text, values).await
    }

    async fn mail(&self, db: &impl ConnectionTrait) -> Result<Vec<Figure>> {
        let text = "select distinct m.person_id as person from mail_preference m
            join enrolment e on e.person_id = m.person_id where e.cohort_id = $1 and m.rhythm = $2";
        let said_no = people(db, text, [self.closed.on.cohort.id.into(), Rhythm::Off.into()]).await?;
        Ok(self.among(Measure::OptedOut, "", &said_no).into_iter().collect())
    }

    /// Nothing before enough questions were asked, by enough people.
    async fn answers(&self, db: &impl ConnectionTrait) -> Result<Vec<Figure>> {
        #[derive(FromQueryResult)]
        struct Asked {
            opened_by: Option<PersonId>,
            opened_at: DateTime<Utc>,
            first_answer_at: Option<DateTime<Utc>>,
        }
        let closed = self.closed;
        let text = "select opened_by, opened_at, first_answer_at from thread where cohort_id = $1 and kind = 'free'
            and state <> 'hidden' and opened_at < $2";
        let old_enough = closed.until - Duration::hours(WAITED);
        let rows = Asked::find_by_statement(sql(db, text, [closed.on.cohort.id.into(), old_enough.into()]));
        let asked = rows.all(db).await?;
        let many = u32::try_from(asked.len()).unwrap_or(u32::MAX);
        let askers: BTreeSet<_> = asked.iter().filter_map(|one| one.opened_by).collect();
        if many < closed.smallest || size(&askers) < FLOOR {
            return Ok(Vec::new());
        }
        let within = |hours: u32| {
            let answered = |one: &&Asked| {
                one.first_answer_at.is_some_and(|at| at - one.opened_at <= Duration::hours(hours.into()))
            };
            u32::try_from(asked.iter().filter(answered).count()).unwrap_or(u32::MAX)
        };
        let half = HOURS.into_iter().find(|hours| within(*hours).saturating_mul(2) >= many).unwrap_or_default();
        let late = many - within(HOURS.into_iter().max().unwrap_or_default());
        let half = Shown { at_least: half, at_most: half };
        Ok(vec![
            self.alone(Measure::Asked, "", many),
            self.alone(Measure::Waited, "", late),
            self.figure(Measure::FirstAnswer, "", half),
        ])
    }

    /// Part by part; parts with few in the pool are told together, and not at all where together they are few.
    async fn composition(&self, db: &impl ConnectionTrait) -> Result<Vec<Figure>> {
        let rows = application::Entity::find()
            .filter(application::Column::CohortId.eq(self.closed.on.cohort.id))
            .filter(application::Column::SubmittedAt.is_not_null())
            .filter(application::Column::State.is_not_in([ApplicationState::Draft, ApplicationState::Merged]))
            .all(db)
            .await?;
        let figures = DIMENSIONS.into_iter().flat_map(|dimension| self.parts(dimension, &rows));
        Ok(figures.collect())
    }

    fn parts(&self, dimension: Dimension, rows: &[application::Model]) -> Vec<Figure> {
        let mut all: BTreeMap<String, Part> = BTreeMap::new();
        for row in rows {
            for value in values_of(row, dimension) {
                all.entry(value).or_default().add(row);
            }
        }
        let mut told: BTreeMap<String, Part> = BTreeMap::new();
        for (value, part) in all {
            let name = if size(&part.pool) < self.closed.smallest { OTHERS.to_owned() } else { value };
            let into = told.entry(name).or_default();
            into.pool.extend(part.pool);
            into.people.extend(part.people);
        }
        let large = told.into_iter().filter(|(_, part)| size(&part.pool) >= self.closed.smallest);
        let figures = |(value, part): (String, Part)| {
            let name = format!("{}:{value}", dimension.word());
            let pool = self.alone(Measure::Pool, &name, size(&part.pool));
            [Some(pool), self.among(Measure::Joined, &name, &part.people)]
        };
        large.flat_map(figures).flatten().collect()
    }
}

/// Who applied with something in common.
#[derive(Default)]
struct Part {
    pool: BTreeSet<ApplicationId>,
    people: BTreeSet<PersonId>,
}

impl Part {
    fn add(&mut self, row: &application::Model) {
        self.pool.insert(row.id);
        self.people.extend(row.person_id);
    }
}

fn values_of(row: &application::Model, dimension: Dimension) -> Vec<String> {
    let one = |value: &Option<String>| value.iter().cloned().collect();
    match dimension {
        Dimension::Background => one(&row.background),
        Dimension::Department => one(&row.department),
        Dimension::Site => one(&row.site),
        Dimension::Experience => one(&row.experience),
        Dimension::Zone => one(&row.zone),
        Dimension::Language => {
            let tags = row.languages.as_array().into_iter().flatten();
            tags.filter_map(|tag| tag.as_str()).map(ToOwned::to_owned).collect()
        }
    }
}
