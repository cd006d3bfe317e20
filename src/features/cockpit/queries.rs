//! Finding what needs a trainer and no other room looks for: people of whom there is no sign, heated threads, first
//! posts nobody answered.

use chrono::{DateTime, Duration, Utc};
use entity::ids::{CohortId, PersonId, ThreadId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::rules::{HEATED_POSTS, HEATED_WITHIN};
use crate::{platform::errors::Result, storage::sql};

/// A participant, and the signs of them.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Signs {
    /// Who.
    pub person: PersonId,
    /// Since when they are here.
    pub came_at: DateTime<Utc>,
    /// When they did something last; none where they have done nothing.
    pub last_at: Option<DateTime<Utc>>,
    /// When they wrote something last.
    pub wrote_at: Option<DateTime<Utc>>,
}

/// The signs of each participant of a cohort who is not on a break. One query.
///
/// Only what people did anyway: no visits, no reading. To pages it goes in weeks.
pub async fn signs_in(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Signs>> {
    let text = "select e.person_id as person, min(e.started_at) as came_at, max(s.moment) as last_at,
            max(case when s.wrote = 1 then s.moment end) as wrote_at
        from enrolment e join person n on n.id = e.person_id left join (
            select p.author_id as person, p.posted_at as moment, 1 as wrote
                from thread t join post p on p.thread_id = t.id where t.cohort_id = $1
            union all select d.person_id, d.done_at, 0 from lesson_done d where d.cohort_id = $1
            union all select r.person_id, r.made_at, 0
                from thread t join post p on p.thread_id = t.id join reaction r on r.post_id = p.id where t.cohort_id = $1
            union all select w.person_id, w.written_at, 0 from week_plan w where w.cohort_id = $1
            union all select f.giver_id, f.given_at, 1
                from pitch t join pitch_feedback f on f.pitch_id = t.id where t.cohort_id = $1 and f.given_at is not null
            union all select v.author_id, v.written_at, 1
                from pitch t join pitch_version v on v.pitch_id = t.id where t.cohort_id = $1
            union all select o.person_id, o.said_at, 0
                from sparring_round r join sparring_outcome o on o.round_id = r.id where r.cohort_id = $1
            union all select c.person_id, c.said_at, 0 from circle_presence c where c.cohort_id = $1
            union all select v.author_id, v.written_at, 1
                from document d join document_section s on s.document_id = d.id
                join document_revision v on v.section_id = s.id where d.cohort_id = $1
            union all select m.person_id, m.written_at, 1
                from private_message m where m.cohort_id = $1 and m.author_id = m.person_id
        ) s on s.person = e.person_id
        where e.cohort_id = $1 and e.role = 'participant' and e.ended_at is null and e.state = 'active'
            and n.deactivated_at is null
        group by e.person_id order by e.person_id";
    Ok(Signs::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}

/// A thread in which a few answer each other at once.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Lively {
    /// The thread.
    pub id: ThreadId,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Id of the course's question, where it is about one.
    pub question: Option<String>,
    /// How many posts within a day.
    pub posts: i64,
    /// By how many people.
    pub people: i64,
    /// The first of them.
    pub since: DateTime<Utc>,
    /// The newest.
    pub newest: DateTime<Utc>,
}

/// Threads of a cohort with many posts within a day, the longest first.
pub async fn lively_in(db: &impl ConnectionTrait, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<Lively>> {
    let text = "select t.id, t.title, t.language, t.question, count(*) as posts, count(distinct p.author_id) as people,
            min(p.posted_at) as since, max(p.posted_at) as newest
        from thread t join post p on p.thread_id = t.id
        where t.cohort_id = $1 and t.state in ('open', 'answered') and t.last_post_at > $2 and p.posted_at > $2
            and p.state <> 'removed' and p.hidden_at is null
        group by t.id, t.title, t.language, t.question having count(*) >= $3 order by min(p.posted_at), t.id";
    let from = now - Duration::hours(HEATED_WITHIN);
    let values = [cohort.into(), from.into(), HEATED_POSTS.into()];
    Ok(Lively::find_by_statement(sql(db, text, values)).all(db).await?)
}

/// The first thing somebody wrote in a cohort, to which nobody has said anything.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Unanswered {
    /// Its thread.
    pub id: ThreadId,
    /// The thread's heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Id of the course's question, where it answers one.
    pub question: Option<String>,
    /// Who wrote it.
    pub name: String,
    /// When.
    pub posted_at: DateTime<Utc>,
}

/// For how long a first post is looked at: later a greeting would be odd.
const FRESH: Duration = Duration::days(14);

/// First posts of participants to which nobody has said anything, the oldest first. Whoever opened a thread with
/// theirs waits for an answer, and that is looked after elsewhere; in a thread, whoever writes on says something.
pub async fn unanswered_in(db: &impl ConnectionTrait, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<Unanswered>> {
    let text = "select t.id, t.title, t.language, t.question, n.name, p.posted_at
        from thread t join post p on p.thread_id = t.id join person n on n.id = p.author_id
        join enrolment e on e.person_id = p.author_id and e.cohort_id = t.cohort_id and e.role = 'participant'
            and e.ended_at is null
        where t.cohort_id = $1 and t.state in ('open', 'answered') and p.first_here and p.posted_at > $2
            and p.state <> 'removed' and p.hidden_at is null and n.deactivated_at is null
            and not (t.kind = 'free' and p.position = 1)
            and not exists (select 1 from post a where a.thread_id = p.thread_id and a.author_id <> p.author_id
                and a.state <> 'removed' and a.hidden_at is null
                and (a.answers_to = p.id or (t.kind = 'free' and a.position > p.position)))
        order by p.posted_at, p.id";
    Ok(Unanswered::find_by_statement(sql(db, text, [cohort.into(), (now - FRESH).into()])).all(db).await?)
}
