//! Shelf 3: what the trainers of a cohort do about somebody, partners or a thread that need them: one of them takes
//! it, or they let it be until a day. Rooms that find what needs a trainer ask here who is at it.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc, Weekday};
use entity::{
    care,
    ids::{CareId, CohortId, PersonId, SparringGroupId, ThreadId},
    states::Role,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Value,
    sea_query::{Expr, OnConflict},
};

use crate::{
    platform::errors::{Refusal, Result},
    storage::{Tx, sql},
};

/// SQL for a source on Home (there `$1` is the reader, `$2` is now): no other trainer has taken it, and it is not let
/// be. Which column of `care` says what it is about, what that is in the source, and when its newest was.
macro_rules! untended {
    ($column:literal, $subject:literal, $newest:literal) => {
        concat!(
            "not exists (select 1 from care tended where tended.",
            $column,
            " = ",
            $subject,
            " and tended.cohort_id = mine.cohort and ((tended.rested_at >= ",
            $newest,
            " and (tended.rests_until is null or tended.rests_until > $2))
                or (tended.taken_by <> $1 and exists (select 1 from enrolment tender
                    where tender.person_id = tended.taken_by and tender.cohort_id = tended.cohort_id
                        and tender.role = 'trainer' and tender.ended_at is null))))"
        )
    };
}
pub(crate) use untended;

/// What needs a trainer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A participant.
    Person(PersonId),
    /// A thread.
    Thread(ThreadId),
    /// Sparring partners.
    Partners(SparringGroupId),
}

impl Subject {
    fn column(self) -> &'static str {
        match self {
            Self::Person(_) => "person_id",
            Self::Thread(_) => "thread_id",
            Self::Partners(_) => "group_id",
        }
    }

    fn value(self) -> Value {
        match self {
            Self::Person(id) => id.into(),
            Self::Thread(id) => id.into(),
            Self::Partners(id) => id.into(),
        }
    }
}

/// What is being done about it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Care {
    person_id: Option<PersonId>,
    thread_id: Option<ThreadId>,
    group_id: Option<SparringGroupId>,
    /// The trainer who took it, as long as they are one here.
    pub taken_by: Option<PersonId>,
    /// What they are called.
    pub taker: Option<String>,
    /// What the trainer is called who lets it be, unless their account is closed.
    pub rester: Option<String>,
    /// Since when.
    pub rested_at: Option<DateTime<Utc>>,
    /// When it comes back by itself; none where only news brings it back.
    pub rests_until: Option<DateTime<Utc>>,
}

impl Care {
    /// What it is about.
    pub fn subject(&self) -> Option<Subject> {
        let person = self.person_id.map(Subject::Person);
        person.or(self.thread_id.map(Subject::Thread)).or(self.group_id.map(Subject::Partners))
    }

    /// Whether it is let be at `now`, where the newest about it is of `newest`.
    pub fn rests(&self, now: DateTime<Utc>, newest: DateTime<Utc>) -> bool {
        rests(self.rested_at, self.rests_until, now, newest)
    }
}

fn rests(
    rested_at: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
    newest: DateTime<Utc>,
) -> bool {
    rested_at.is_some_and(|at| newest <= at) && until.is_none_or(|until| now < until)
}

/// Until when something can be let be on `today`: the next day, Friday, Monday, a week later; the same day once, in
/// order.
pub fn days_to_rest(today: NaiveDate) -> Vec<NaiveDate> {
    let next = |weekday: Weekday| {
        let ahead = (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
        today.checked_add_days(Days::new(if ahead == 0 { 7 } else { u64::from(ahead) }))
    };
    let days = [today.succ_opt(), next(Weekday::Fri), next(Weekday::Mon), today.checked_add_days(Days::new(7))];
    let mut days: Vec<NaiveDate> = days.into_iter().flatten().collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// What is being done in a cohort. One query.
pub async fn care_in(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Care>> {
    let text = "select c.person_id, c.thread_id, c.group_id, e.person_id as taken_by, k.name as taker,
            case when r.deactivated_at is null then r.name end as rester, c.rested_at, c.rests_until
        from care c
        left join enrolment e on e.person_id = c.taken_by and e.cohort_id = c.cohort_id
            and e.role = 'trainer' and e.ended_at is null
        left join person k on k.id = e.person_id
        left join person r on r.id = c.rested_by
        where c.cohort_id = $1";
    Ok(Care::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}

async fn row_of(tx: &Tx, cohort: CohortId, subject: Subject) -> Result<()> {
    let (person, thread, group) = match subject {
        Subject::Person(id) => (Some(id), None, None),
        Subject::Thread(id) => (None, Some(id), None),
        Subject::Partners(id) => (None, None, Some(id)),
    };
    let row = care::ActiveModel {
        id: Set(CareId(tx.id())),
        cohort_id: Set(cohort),
        person_id: Set(person),
        thread_id: Set(thread),
        group_id: Set(group),
        taken_by: Set(None),
        taken_at: Set(None),
        rested_by: Set(None),
        rested_at: Set(None),
        rests_until: Set(None),
    };
    let mut known = match subject {
        Subject::Person(_) => OnConflict::columns([care::Column::CohortId, care::Column::PersonId]),
        Subject::Thread(_) => OnConflict::column(care::Column::ThreadId),
        Subject::Partners(_) => OnConflict::column(care::Column::GroupId),
    };
    care::Entity::insert(row).on_conflict(known.do_nothing().to_owned()).exec_without_returning(&**tx).await?;
    Ok(())
}

/// A trainer takes it: the first one has it, and who no longer is a trainer here has nothing. That `who` is one,
/// whoever calls has a permit for.
pub async fn take_up(tx: &Tx, cohort: CohortId, who: PersonId, subject: Subject) -> Result<()> {
    row_of(tx, cohort, subject).await?;
    let text = format!(
        "update care set taken_by = $3, taken_at = case when taken_by = $3 then taken_at else $4 end
        where cohort_id = $1 and {} = $2 and (taken_by is null or taken_by = $3 or not exists (
            select 1 from enrolment e where e.person_id = care.taken_by and e.cohort_id = care.cohort_id
                and e.role = $5 and e.ended_at is null))",
        subject.column()
    );
    let values = [cohort.into(), subject.value(), who.into(), tx.now().into(), Role::Trainer.into()];
    let taken = tx.execute_raw(sql(&**tx, &text, values)).await?;
    if taken.rows_affected() == 1 { Ok(()) } else { Err(Refusal::conflict("care-taken").into()) }
}

fn of(cohort: CohortId, subject: Subject) -> sea_orm::Condition {
    let about = match subject {
        Subject::Person(id) => care::Column::PersonId.eq(id),
        Subject::Thread(id) => care::Column::ThreadId.eq(id),
        Subject::Partners(id) => care::Column::GroupId.eq(id),
    };
    sea_orm::Condition::all().add(care::Column::CohortId.eq(cohort)).add(about)
}

/// Whoever took it does not have it any more; nothing changes where they never had.
pub async fn give_up(tx: &Tx, cohort: CohortId, who: PersonId, subject: Subject) -> Result<()> {
    care::Entity::update_many()
        .col_expr(care::Column::TakenBy, Expr::value(None::<PersonId>))
        .col_expr(care::Column::TakenAt, Expr::value(None::<entity::Instant>))
        .filter(of(cohort, subject))
        .filter(care::Column::TakenBy.eq(who))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// It is let be until a moment, or until there is news of it; whoever had taken it has it no more.
pub async fn let_rest(
    tx: &Tx,
    cohort: CohortId,
    who: PersonId,
    subject: Subject,
    until: Option<DateTime<Utc>>,
) -> Result<()> {
    row_of(tx, cohort, subject).await?;
    care::Entity::update_many()
        .col_expr(care::Column::RestedBy, Expr::value(who))
        .col_expr(care::Column::RestedAt, Expr::value(tx.now()))
        .col_expr(care::Column::RestsUntil, Expr::value(until))
        .col_expr(care::Column::TakenBy, Expr::value(None::<PersonId>))
        .col_expr(care::Column::TakenAt, Expr::value(None::<entity::Instant>))
        .filter(of(cohort, subject))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// It is not let be any more.
pub async fn wake(tx: &Tx, cohort: CohortId, subject: Subject) -> Result<()> {
    care::Entity::update_many()
        .col_expr(care::Column::RestedBy, Expr::value(None::<PersonId>))
        .col_expr(care::Column::RestedAt, Expr::value(None::<entity::Instant>))
        .col_expr(care::Column::RestsUntil, Expr::value(None::<entity::Instant>))
        .filter(of(cohort, subject))
        .exec(&**tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, Utc};

    use super::{days_to_rest, rests};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn it_rests_until_its_day_or_until_there_is_news() {
        let rested = Some(at("2027-01-06T10:00:00Z"));
        let (before, after) = (at("2027-01-05T10:00:00Z"), at("2027-01-06T10:00:01Z"));
        let friday = Some(at("2027-01-07T23:00:00Z"));
        for (rested, until, now, newest, expected) in [
            (None, None, "2027-01-06T11:00:00Z", before, false),
            (rested, friday, "2027-01-06T11:00:00Z", before, true),
            (rested, friday, "2027-01-07T22:59:59Z", before, true),
            (rested, friday, "2027-01-07T23:00:00Z", before, false),
            (rested, friday, "2027-01-07T11:00:00Z", after, false),
            (rested, None, "2027-06-01T11:00:00Z", before, true),
            (rested, None, "2027-01-06T11:00:00Z", after, false),
        ] {
            assert_eq!(rests(rested, until, at(now), newest), expected, "{until:?} at {now}");
        }
    }

    #[test]
    fn it_can_rest_until_tomorrow_friday_monday_and_for_a_week() {
        let days = |today: &str| days_to_rest(day(today)).iter().map(NaiveDate::to_string).collect::<Vec<_>>();
        assert_eq!(days("2027-01-06"), ["2027-01-07", "2027-01-08", "2027-01-11", "2027-01-13"]);
        assert_eq!(days("2027-01-07"), ["2027-01-08", "2027-01-11", "2027-01-14"]);
        assert_eq!(days("2027-01-08"), ["2027-01-09", "2027-01-11", "2027-01-15"]);
        assert_eq!(days("2027-01-10"), ["2027-01-11", "2027-01-15", "2027-01-17"]);
    }
}
