//! Reading programmes, cohorts and their people.

mod listed;
mod team;

use std::sync::Arc;

use actix_web::{HttpRequest, web::Data};
use chrono::{DateTime, Utc};
use entity::{
    cohort, cohort_pause, enrolment,
    ids::{CohortId, EnrolmentId, PersonId, ProgrammeId},
    programme, programme_owner,
    states::{CohortState, EnrolmentState, ProgrammeRole, Role},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder,
};

use super::calendar::RunCalendar;
use crate::{
    features::curriculum::{Catalogue, Lesson, Programme},
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};
pub use listed::{Listed, cohorts_of};
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
    // The pauses come along, a row each; without any there is one row.
    let text = "select c.*, p.slug, cp.id as pause_id, cp.cohort_id as pause_cohort_id, cp.starts_on as pause_starts_on,
            cp.days_for as pause_days_for, cp.kind as pause_kind, cp.reason as pause_reason, cp.created_at as pause_created_at,
            (select e.role from enrolment e where e.cohort_id = c.id and e.person_id = $2 and e.ended_at is null) as role,
            (select e.started_at from enrolment e where e.cohort_id = c.id and e.person_id = $2 and e.ended_at is null) as since,
            (select count(*) from programme_owner o
              where o.programme_id = p.id and o.person_id = $2 and o.until is null and o.role <> 'assessor') as owner
        from cohort c join programme p on p.id = c.programme_id
        left join cohort_pause cp on cp.cohort_id = c.id
        where c.id = $1 order by cp.starts_on";
    let rows = db.query_all_raw(sql(db, text, [id.into(), who.into()])).await?;
    let row = rows.first().ok_or(Error::Missing)?;
    let cohort = cohort::Model::from_query_result(row, "")?;
    let programme: String = row.try_get("", "slug")?;
    let role: Option<Role> = row.try_get("", "role")?;
    let owner: i64 = row.try_get("", "owner")?;
    let since: Option<DateTime<Utc>> = row.try_get("", "since")?;
    let pauses = rows.iter().map(|row| cohort_pause::Model::from_query_result_optional(row, "pause_"));
    let pauses = pauses.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect::<Vec<_>>();
    let course = catalogue.of_cohort(db, id, &programme, cohort.content_version).await?;
    let weeks = course.as_ref().map_or(0, |course| course.week_count());
    Ok(CohortOn {
        calendar: RunCalendar::of(&cohort, &pauses, weeks),
        cohort,
        programme,
        course,
        pauses,
        standing: Standing { role, owner: owner > 0, since },
    })
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

/// Slugs of the programmes somebody owns.
pub async fn owned_programmes(db: &impl ConnectionTrait, who: PersonId) -> Result<Vec<String>> {
    #[derive(FromQueryResult)]
    struct Slug {
        slug: String,
    }
    let text = "select p.slug from programme p join programme_owner o on o.programme_id = p.id
        where o.person_id = $1 and o.until is null and o.role <> 'assessor' order by p.slug";
    let found = Slug::find_by_statement(sql(db, text, [who.into()])).all(db).await?;
    Ok(found.into_iter().map(|row| row.slug).collect())
}

/// Somebody's stay in a cohort.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The cohort.
    pub cohort: cohort::Model,
    /// What they are in it.
    pub role: Role,
}

/// The cohorts somebody is in, the one that matters now first: running before
/// what comes before what was. A cohort whose course is no longer in the content,
/// and that kept nothing of it, has no pages and is left out.
pub async fn memberships(db: &DatabaseConnection, catalogue: &Catalogue, who: PersonId) -> Result<Vec<Membership>> {
    let text = "select c.*, e.role, p.slug from enrolment e
        join cohort c on c.id = e.cohort_id join programme p on p.id = c.programme_id
        where e.person_id = $1 and e.ended_at is null order by c.starts_on desc, c.id";
    let mut found = Vec::new();
    for row in db.query_all_raw(sql(db, text, [who.into()])).await? {
        let programme: String = row.try_get("", "slug")?;
        let (cohort, role) = (cohort::Model::from_query_result(&row, "")?, row.try_get("", "role")?);
        if cohort.content_version > 0 || catalogue.programme(&programme).is_some() {
            found.push(Membership { cohort, role });
        }
    }
    found.sort_by_key(|membership| match membership.cohort.state {
        CohortState::Running | CohortState::Paused => 0,
        CohortState::Confirmed | CohortState::Open | CohortState::Planned => 1,
        CohortState::Finished => 2,
        CohortState::Archived | CohortState::Cancelled => 3,
    });
    Ok(found)
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
    /// Whether their account is closed.
    pub deactivated_at: Option<DateTime<Utc>>,
}

/// Everybody whose stay in a cohort lasts, trainers first, then by name.
pub async fn members(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Member>> {
    let text = "select e.id as enrolment, e.person_id as person, p.name, e.role, e.state, p.deactivated_at
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
    let find = Condition::any().add(cohort::Column::State.is_in(states)).add(over);
    let cohorts = cohort::Entity::find().filter(find).all(db).await?;
    let programmes = programme::Entity::find().all(db).await?;
    let slug = |id| programmes.iter().find(|programme| programme.id == id).map(|programme| programme.slug.clone());
    Ok(cohorts.into_iter().filter_map(|cohort| Some((cohort.clone(), slug(cohort.programme_id)?))).collect())
}
