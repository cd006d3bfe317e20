//! A question, and the people of its cohort who could be asked.

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    states::ProfilePart,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::waits;
use crate::{
    features::{first_answers::rules::Peer, people::profiles_of},
    platform::errors::Result,
    storage::sql,
};

/// A question that waits.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Opening {
    /// Its cohort.
    pub cohort_id: CohortId,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who asked.
    pub opened_by: Option<PersonId>,
    /// What they are called, unless their account is closed.
    pub asker: Option<String>,
    /// The opening post.
    pub post_id: PostId,
    /// Its words.
    pub body: String,
}

impl Opening {
    /// All of it, as one text.
    pub fn text(&self) -> String {
        format!("{}\n{}", self.title, crate::platform::markdown::to_text(&self.body))
    }
}

/// A thread that waits, or nothing where it does not.
pub async fn opening_of(db: &impl ConnectionTrait, thread: ThreadId) -> Result<Option<Opening>> {
    let text = concat!(
        "select t.cohort_id, t.title, t.language, t.opened_by, q.id as post_id, q.body,
            case when o.deactivated_at is null then o.name end as asker
        from thread t join post q on q.thread_id = t.id left join person o on o.id = t.opened_by
        where t.id = $1 and ",
        waits!()
    );
    Ok(Opening::find_by_statement(sql(db, text, [thread.into()])).one(db).await?)
}

/// Somebody who could be asked.
#[derive(Clone, Debug)]
pub struct Known {
    /// What they say about themselves to their cohort, and how often they were asked.
    pub peer: Peer,
    /// What they are called.
    pub name: String,
    /// How often they were asked within the last week.
    pub lately: i64,
    /// When they were asked about this thread.
    pub asked_at: Option<DateTime<Utc>>,
    /// Whether they said: not me.
    pub declined: bool,
}

#[derive(FromQueryResult)]
struct Row {
    person_id: PersonId,
    name: String,
    asked: i64,
    lately: i64,
    asked_at: Option<DateTime<Utc>>,
    declined_at: Option<DateTime<Utc>>,
}

/// The participants who could be asked about a thread: neither who asked it, nor who has paused or
/// left or does not want to hear of it. Whoever has been asked least stands first.
pub async fn peers_of(
    db: &impl ConnectionTrait,
    thread: ThreadId,
    opening: &Opening,
    now: DateTime<Utc>,
) -> Result<Vec<Known>> {
    let text = "select e.person_id, p.name, coalesce(n.asked, 0) as asked, coalesce(n.lately, 0) as lately,
            a.asked_at, a.declined_at
        from enrolment e join person p on p.id = e.person_id
        left join (select k.person_id, count(*) as asked,
                sum(case when k.asked_at > $3 then 1 else 0 end) as lately
            from peer_ask k join thread h on h.id = k.thread_id where h.cohort_id = $2 group by k.person_id) n
            on n.person_id = e.person_id
        left join peer_ask a on a.thread_id = $1 and a.person_id = e.person_id
        left join thread_watch m on m.thread_id = $1 and m.person_id = e.person_id and m.watch = 'mute'
        where e.cohort_id = $2 and e.role = 'participant' and e.state <> 'paused' and e.ended_at is null
            and p.deactivated_at is null and m.person_id is null
        order by asked, e.person_id";
    let cohort = opening.cohort_id;
    let values = [thread.into(), cohort.into(), (now - Duration::days(7)).into()];
    let rows = Row::find_by_statement(sql(db, text, values)).all(db).await?;
    let profiles = profiles_of(db, cohort).await?;
    let parts = |person| {
        let entry = profiles.iter().find(|entry| entry.person == person);
        let said = [ProfilePart::Offer, ProfilePart::Community, ProfilePart::Wonder].into_iter();
        let said = said.filter_map(|part| entry.and_then(|entry| entry.said(part)));
        said.map(|part| (part.part, part.body.clone(), part.language.clone())).collect()
    };
    let others = rows.into_iter().filter(|row| Some(row.person_id) != opening.opened_by);
    Ok(others
        .map(|row| Known {
            peer: Peer { person: row.person_id, asked: row.asked, parts: parts(row.person_id) },
            name: row.name,
            lately: row.lately,
            asked_at: row.asked_at,
            declined: row.declined_at.is_some(),
        })
        .collect())
}

/// Those whose turn it is to greet: participants who have been asked to least often. Not whom the
/// post answers: they hear of it anyway.
pub async fn least_asked(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    post: PostId,
    author: PersonId,
    most: i64,
) -> Result<Vec<PersonId>> {
    #[derive(FromQueryResult)]
    struct Turn {
        person_id: PersonId,
    }
    let text = "select e.person_id from enrolment e join person p on p.id = e.person_id
        left join (select person_id, count(*) as turns from welcome_turn where cohort_id = $1 group by person_id) n
            on n.person_id = e.person_id
        where e.cohort_id = $1 and e.role = 'participant' and e.state = 'active' and e.ended_at is null
            and e.person_id <> $2 and p.deactivated_at is null
            and not exists (select 1 from welcome_turn w where w.post_id = $3 and w.person_id = e.person_id)
            and not exists (select 1 from post f join thread t on t.id = f.thread_id
                left join post r on r.id = f.answers_to
                where f.id = $3 and coalesce(r.author_id, t.opened_by) = e.person_id)
        order by coalesce(n.turns, 0), e.person_id limit $4";
    let values = [cohort.into(), author.into(), post.into(), most.into()];
    let turns = Turn::find_by_statement(sql(db, text, values)).all(db).await?;
    Ok(turns.into_iter().map(|turn| turn.person_id).collect())
}
