//! Reading programmes, cohorts and their people.

mod home;
mod listed;
mod membership;
mod stays;
mod team;

use std::sync::Arc;

use actix_web::{HttpRequest, web::Data};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    cohort, cohort_pause, enrolment,
    ids::{CohortId, EnrolmentId, PersonId, ProgrammeId},
    programme, programme_owner,
    states::{CohortState, EnrolmentState, ProgrammeRole, Role},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
};
use serde::Serialize;

use super::calendar::RunCalendar;
use crate::{
    features::curriculum::{Catalogue, Lesson, Programme},
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};
pub use home::{HOME, MINE};
pub use listed::{Listed, cohorts_of};
pub use membership::{MemberOn, find_member_of, is_member, is_member_as};
pub use stays::{Stay, stays, under_way, under_way_or_over};
pub use team::{Helper, Later, later_cohorts, team_of};

/// What somebody is to a cohort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Participant or trainer, while their stay lasts.
    pub role: Option<Role>,
    /// Whether they own the programme.
    pub owner: bool,
    /// Since when they are in it; none for somebody who is not.
    pub since: Option<DateTime<Utc>>,
    /// Their break, while they take one.
    pub away: Option<Away>,
}

/// A break somebody takes from a cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Away {
    /// The day they are back, where the cohort is; none where nobody has said.
    pub back_on: Option<NaiveDate>,
}

impl Away {
    /// The break of a stay that stands so.
    pub fn of(state: EnrolmentState, back_on: Option<NaiveDate>) -> Option<Self> {
        (state == EnrolmentState::Paused).then_some(Self { back_on })
    }
}

/// A cohort as somebody found it.
#[derive(Clone, Debug)]
pub struct CohortOn {
    /// The row.
    pub cohort: cohort::Model,
    /// Slug of its programme.
    pub programme: String,
    /// The course as it has it; none where the content no longer has it and it kept nothing.
    pub course: Option<Arc<Programme>>,
    /// Its dates.
    pub calendar: RunCalendar,
    /// Its pauses, in order.
    pub pauses: Vec<cohort_pause::Model>,
    /// What the asking person is to it.
    pub standing: Standing,
}

impl CohortOn {
    /// Whether nobody writes in it any more.
    pub fn is_closed(&self) -> bool {
        super::rules::writable(self.cohort.state).is_err()
    }

    /// The course as it has it; missing where it has none.
    pub fn course(&self) -> Result<&Programme> {
        self.course.as_deref().ok_or(Error::Missing)
    }
}

/// A programme as somebody found it.
#[derive(Clone, Debug)]
pub struct ProgrammeOn {
    /// The row.
    pub programme: programme::Model,
    /// Whether the asking person looks after it, as its owner or in an owner's place.
    pub owner: bool,
    /// What the asking person is to it.
    pub role: Option<ProgrammeRole>,
}

/// Something the app was given.
pub fn app<T: Clone + 'static>(req: &HttpRequest) -> Result<Data<T>> {
    let found = req.app_data::<Data<T>>().cloned();
    found.ok_or_else(|| Error::Broken(anyhow::anyhow!("the app lacks {}", std::any::type_name::<T>())))
}

/// The cohort a request's path names, with the standing of `who`.
pub async fn find_cohort_of(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
    let id = req.match_info().query("cohort").parse().map_err(|_| Error::Missing)?;
    let (house, catalogue) = (app::<House>(req)?, app::<Catalogue>(req)?);
    find_cohort(house.store.read(), &catalogue, id, who.id).await
}

/// A week of a cohort, as somebody found it.
#[derive(Clone, Debug)]
pub struct WeekOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// From 1.
    pub number: u32,
    /// Whether it is open.
    pub open: bool,
}

/// A lesson of a cohort, as somebody found it.
#[derive(Clone, Debug)]
pub struct LessonOn {
    /// Its week.
    pub week: WeekOn,
    /// Its id.
    pub lesson: String,
}

impl LessonOn {
    /// The lesson as the cohort has it.
    pub fn lesson(&self) -> Result<&Lesson> {
        let week = self.week.cohort.course()?.week(self.week.number).ok_or(Error::Missing)?;
        week.lesson(&self.lesson).ok_or(Error::Missing)
    }
}

/// The week a request's path names. Absent: no such number in the course.
pub async fn find_week_of(req: &HttpRequest, who: &Actor) -> Result<WeekOn> {
    let cohort = find_cohort_of(req, who).await?;
    let written = req.match_info().query("week");
    let number: u32 = written.parse().map_err(|_| Error::Missing)?;
    // One address per week: no `01`, no `+1`.
    if number.to_string() != written || !(1..=cohort.calendar.weeks()).contains(&number) {
        return Err(Error::Missing);
    }
    let open = cohort.calendar.is_open(number, app::<House>(req)?.store.now());
    Ok(WeekOn { cohort, number, open })
}

/// The lesson a request's path names. Absent: not in this week of the course.
pub async fn find_lesson_of(req: &HttpRequest, who: &Actor) -> Result<LessonOn> {
    let week = find_week_of(req, who).await?;
    let lesson = req.match_info().query("lesson").to_owned();
    let there = week.cohort.course()?.week(week.number).is_some_and(|content| content.lesson(&lesson).is_some());
    if there { Ok(LessonOn { week, lesson }) } else { Err(Error::Missing) }
}

/// The cohort with this id, with the standing of `who`.
pub async fn find_cohort(
    db: &impl ConnectionTrait,
    catalogue: &Catalogue,
    id: CohortId,
    who: PersonId,
) -> Result<CohortOn> {
    stays::found(db, "c.id = $2", [who.into(), id.into()]).await?.pop().ok_or(Error::Missing)?.open(db, catalogue).await
}

/// The pauses of a cohort, in order.
pub async fn pauses_of(db: &impl ConnectionTrait, id: CohortId) -> Result<Vec<cohort_pause::Model>> {
    let find = cohort_pause::Entity::find().filter(cohort_pause::Column::CohortId.eq(id));
    Ok(find.order_by_asc(cohort_pause::Column::StartsOn).all(db).await?)
}

/// The cohort of a programme with this name.
pub async fn find_cohort_named(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    name: &str,
) -> Result<Option<cohort::Model>> {
    let find =
        cohort::Entity::find().filter(cohort::Column::ProgrammeId.eq(programme)).filter(cohort::Column::Name.eq(name));
    Ok(find.one(db).await?)
}

/// The programme a request's path names, and whether `who` owns it.
pub async fn find_programme_of(req: &HttpRequest, who: &Actor) -> Result<ProgrammeOn> {
    let house = app::<House>(req)?;
    find_programme(house.store.read(), req.match_info().query("programme"), who.id).await
}

/// The programme with this slug, and whether `who` owns it.
pub async fn find_programme(db: &impl ConnectionTrait, slug: &str, who: PersonId) -> Result<ProgrammeOn> {
    let programme = programme_row(db, slug).await?.ok_or(Error::Missing)?;
    let live = programme_owner::Entity::find()
        .filter(programme_owner::Column::ProgrammeId.eq(programme.id))
        .filter(programme_owner::Column::PersonId.eq(who))
        .filter(programme_owner::Column::Until.is_null());
    let role = live.one(db).await?.map(|row| row.role);
    Ok(ProgrammeOn { programme, owner: role.is_some_and(|role| role != ProgrammeRole::Assessor), role })
}

/// The row of the programme with this slug.
pub async fn programme_row(db: &impl ConnectionTrait, slug: &str) -> Result<Option<programme::Model>> {
    Ok(programme::Entity::find().filter(programme::Column::Slug.eq(slug)).one(db).await?)
}

/// Somebody in a cohort.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Member {
    /// Their stay.
    pub enrolment: EnrolmentId,
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// Where their stay stands.
    pub state: EnrolmentState,
    /// The day they are back from a break, where one is known.
    pub back_on: Option<NaiveDate>,
    /// Whether their account is closed.
    pub deactivated_at: Option<DateTime<Utc>>,
}

impl Member {
    /// Their break, while they take one.
    pub fn away(&self) -> Option<Away> {
        Away::of(self.state, self.back_on)
    }
}

/// Everybody whose stay in a cohort lasts, trainers first, then by name.
pub async fn members(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Member>> {
    let text = "select e.id as enrolment, e.person_id as person, p.name, e.role, e.state, e.back_on, p.deactivated_at
        from enrolment e join person p on p.id = e.person_id
        where e.cohort_id = $1 and e.ended_at is null";
    let mut found = Member::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?;
    // Sorted here: the databases disagree on how names are ordered.
    found.sort_by_cached_key(|member| (member.role == Role::Participant, member.name.to_lowercase(), member.person));
    Ok(found)
}

/// How many of a role are in a cohort.
pub async fn seat_count(db: &impl ConnectionTrait, cohort: CohortId, role: Role) -> Result<u64> {
    let find = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::Role.eq(role))
        .filter(enrolment::Column::EndedAt.is_null());
    Ok(find.count(db).await?)
}

/// Cohorts the calendar may have to move: confirmed, running or paused; and those
/// that are over and have not kept their course yet.
pub async fn moving(db: &impl ConnectionTrait) -> Result<Vec<(cohort::Model, String)>> {
    let states = [CohortState::Confirmed, CohortState::Running, CohortState::Paused];
    let over =
        Condition::all().add(cohort::Column::State.eq(CohortState::Finished)).add(cohort::Column::ContentVersion.eq(0));
    with_slugs(db, Condition::any().add(cohort::Column::State.is_in(states)).add(over)).await
}

/// Cohorts that are over or did not take place, and of which it is not written down since when.
pub async fn over_at_some_time(db: &impl ConnectionTrait) -> Result<Vec<(cohort::Model, String)>> {
    let states = [CohortState::Finished, CohortState::Archived, CohortState::Cancelled];
    let over = Condition::all().add(cohort::Column::State.is_in(states)).add(cohort::Column::EndedAt.is_null());
    with_slugs(db, over).await
}

async fn with_slugs(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<(cohort::Model, String)>> {
    let cohorts = cohort::Entity::find().filter(which).all(db).await?;
    let programmes = programme::Entity::find().all(db).await?;
    let slug = |id| programmes.iter().find(|programme| programme.id == id).map(|programme| programme.slug.clone());
    Ok(cohorts.into_iter().filter_map(|cohort| Some((cohort.clone(), slug(cohort.programme_id)?))).collect())
}
