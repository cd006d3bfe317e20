//! Reading what participants and trainers say to each other alone.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    enrolment,
    ids::{CohortId, PersonId},
    person, private_message,
    states::Role,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    features::cohorts::{MemberOn, find_member_of},
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
};

/// The participant a request's path names, to talk with. Absent: trainers, too.
pub async fn find_participant_of(req: &HttpRequest, who: &Actor) -> Result<MemberOn> {
    let found = find_member_of(req, who).await?;
    if found.member.role == Role::Participant { Ok(found) } else { Err(Error::Missing) }
}

/// How many messages of a conversation a page shows, the newest.
const MOST: u64 = 200;

/// A conversation, the oldest first.
pub async fn conversation(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    person: PersonId,
) -> Result<Vec<private_message::Model>> {
    let find = private_message::Entity::find()
        .filter(private_message::Column::CohortId.eq(cohort))
        .filter(private_message::Column::PersonId.eq(person))
        .order_by_desc(private_message::Column::WrittenAt)
        .order_by_desc(private_message::Column::Id)
        .limit(MOST);
    let mut found = find.all(db).await?;
    found.reverse();
    Ok(found)
}

/// Everybody who ever wrote in a conversation, and what they are called; none for a closed account.
pub async fn authors_of(
    db: &impl ConnectionTrait,
    messages: &[private_message::Model],
) -> Result<Vec<(PersonId, Option<String>)>> {
    let ids = messages.iter().map(|message| message.author_id).collect::<std::collections::BTreeSet<_>>();
    let find = person::Entity::find().filter(person::Column::Id.is_in(ids));
    let name = |one: person::Model| (one.id, one.deactivated_at.is_none().then_some(one.name));
    Ok(find.all(db).await?.into_iter().map(name).collect())
}

/// The trainers of a cohort who read what is confided, by their accounts.
pub async fn trainers_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<person::Model>> {
    let here = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::Role.eq(Role::Trainer))
        .filter(enrolment::Column::EndedAt.is_null());
    let ids: Vec<PersonId> = here.all(db).await?.into_iter().map(|stay| stay.person_id).collect();
    let find =
        person::Entity::find().filter(person::Column::Id.is_in(ids)).filter(person::Column::DeactivatedAt.is_null());
    let mut found = find.all(db).await?;
    found.sort_by_cached_key(|one| one.name.to_lowercase());
    Ok(found)
}

/// A participant whose last word no trainer has answered.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Asking {
    /// Who.
    pub person: PersonId,
    /// Since when: their newest word.
    pub since: DateTime<Utc>,
}

/// Whose words wait for an answer in a cohort, the longest first.
pub async fn asking_in(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Asking>> {
    let text = "select m.person_id as person, max(m.written_at) as since from private_message m
        where m.cohort_id = $1 and m.author_id = m.person_id and not exists (select 1 from private_message a
            where a.cohort_id = m.cohort_id and a.person_id = m.person_id and a.author_id <> a.person_id
                and a.written_at >= m.written_at)
        group by m.person_id order by max(m.written_at), m.person_id";
    Ok(Asking::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}

/// What a trainer wrote to somebody.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Written {
    /// To whom.
    pub person: PersonId,
    /// Who did, unless their account is closed.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What trainers wrote to the participants of a cohort since a moment, in order.
pub async fn written_in(db: &impl ConnectionTrait, cohort: CohortId, since: DateTime<Utc>) -> Result<Vec<Written>> {
    let text = "select m.person_id as person, case when p.deactivated_at is null then p.name end as name,
            m.written_at as at
        from private_message m join person p on p.id = m.author_id
        where m.cohort_id = $1 and m.author_id <> m.person_id and m.written_at >= $2
        order by m.written_at, m.id";
    Ok(Written::find_by_statement(sql(db, text, [cohort.into(), since.into()])).all(db).await?)
}
