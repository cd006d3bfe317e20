//! Who is in a network, and what they let the others know.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    alumni_word,
    ids::{CohortId, PersonId, ProgrammeId},
    states::{AlumniRoleKind, AlumniWordKind, Role},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::{KEEPS, TOOK_PART, found_in};
use crate::{
    features::{
        people::{Told, folded, told_by},
        ventures,
    },
    platform::errors::Result,
    storage::{places, sql},
};

/// Somebody who has joined.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// Id of their department, where they say.
    pub department: Option<String>,
    keeps: i32,
}

impl Member {
    /// Whether they look after the programme.
    pub fn keeps(&self) -> bool {
        self.keeps == 1
    }
}

/// Those of a network whom a condition finds.
fn members_who(wanted: &str) -> String {
    format!(
        "select p.id as person, p.name, a.department, case when {KEEPS} then 1 else 0 end as keeps
        from {} where a.programme_id = $1{wanted}",
        found_in()
    )
}

/// Everybody who is in a network, by name.
pub async fn members(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<Member>> {
    let mut found = Member::find_by_statement(sql(db, &members_who(""), [programme.into()])).all(db).await?;
    // Sorted here: the databases disagree on how names are ordered.
    found.sort_by_cached_key(|one| (folded(&one.name), one.person));
    Ok(found)
}

/// Somebody who is in a network.
pub async fn member(db: &impl ConnectionTrait, programme: ProgrammeId, person: PersonId) -> Result<Option<Member>> {
    let text = members_who(" and a.person_id = $2");
    Ok(Member::find_by_statement(sql(db, &text, [programme.into(), person.into()])).one(db).await?)
}

/// Whether somebody is in a network.
pub async fn is_in(db: &impl ConnectionTrait, programme: ProgrammeId, person: PersonId) -> Result<bool> {
    Ok(member(db, programme, person).await?.is_some())
}

/// Something asked or offered that is shown, and who said it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Spoken {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// Asked or offered.
    pub kind: AlumniWordKind,
    /// The words.
    pub body: String,
    /// BCP 47 tag.
    pub language: String,
    /// When it was written, or said to hold still.
    pub written_at: DateTime<Utc>,
}

/// All that is asked and offered in a network, newest first.
pub async fn spoken(db: &impl ConnectionTrait, programme: ProgrammeId, now: DateTime<Utc>) -> Result<Vec<Spoken>> {
    let text = format!(
        "select p.id as person, p.name, w.kind, w.body, w.language, w.written_at
        from {} join alumni_word w on w.programme_id = a.programme_id and w.person_id = a.person_id
        where a.programme_id = $1 and w.until_on > $2 order by w.written_at desc, w.id desc",
        found_in()
    );
    let values = [programme.into(), now.date_naive().into()];
    Ok(Spoken::find_by_statement(sql(db, &text, values)).all(db).await?)
}

/// All that somebody asks and offers themselves, also what is no longer shown; newest first.
pub async fn own_words(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    person: PersonId,
) -> Result<Vec<alumni_word::Model>> {
    let find = alumni_word::Entity::find()
        .filter(alumni_word::Column::ProgrammeId.eq(programme))
        .filter(alumni_word::Column::PersonId.eq(person))
        .order_by_desc(alumni_word::Column::WrittenAt)
        .order_by_desc(alumni_word::Column::Id);
    Ok(find.all(db).await?)
}

/// A cohort somebody took part in.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TookPart {
    person: PersonId,
    /// Which.
    pub cohort: CohortId,
    /// What it is called.
    pub name: String,
    /// As what.
    pub role: Role,
    /// 1 unless they are in it no more.
    pub lasts: i32,
}

/// A role somebody holds.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Holds {
    person: PersonId,
    /// Which.
    pub kind: AlumniRoleKind,
    /// Since when.
    pub starts_on: NaiveDate,
    /// When it ends by itself.
    pub ends_on: NaiveDate,
}

/// Somebody who has joined, with all that a reader may know of them there.
#[derive(Clone, Debug)]
pub struct Alumnus {
    /// Who.
    pub member: Member,
    /// The cohorts of the programme they took part in, in their order.
    pub cohorts: Vec<TookPart>,
    /// What their community is called, and the language that is in.
    pub community: Option<(String, String)>,
    /// What they say about themselves, as far as the reader may see it.
    pub told: Told,
    /// What they ask and offer, newest first.
    pub words: Vec<Spoken>,
    /// The roles they hold.
    pub roles: Vec<Holds>,
}

/// These people as `reader` may know them, in the same order, with their own of what is `said` in the network; not
/// more than some thousands. Four statements.
pub async fn alumni(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    members: Vec<Member>,
    said: &[Spoken],
    (reader, now): (PersonId, DateTime<Utc>),
) -> Result<Vec<Alumnus>> {
    let ids: Vec<PersonId> = members.iter().map(|one| one.person).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut told = told_by(db, &ids, reader).await?;
    let mut communities = ventures::names_of(db, &ids).await?;
    let mut cohorts: BTreeMap<PersonId, Vec<TookPart>> = BTreeMap::new();
    for one in took_part(db, programme, &ids).await? {
        cohorts.entry(one.person).or_default().push(one);
    }
    let mut words: BTreeMap<PersonId, Vec<Spoken>> = BTreeMap::new();
    for one in said {
        words.entry(one.person).or_default().push(one.clone());
    }
    let mut roles: BTreeMap<PersonId, Vec<Holds>> = BTreeMap::new();
    for one in held(db, programme, now).await? {
        roles.entry(one.person).or_default().push(one);
    }
    let whole = members.into_iter().map(|member| Alumnus {
        cohorts: cohorts.remove(&member.person).unwrap_or_default(),
        community: communities.remove(&member.person),
        told: told.remove(&member.person).unwrap_or_default(),
        words: words.remove(&member.person).unwrap_or_default(),
        roles: roles.remove(&member.person).unwrap_or_default(),
        member,
    });
    Ok(whole.collect())
}

async fn took_part(db: &impl ConnectionTrait, programme: ProgrammeId, ids: &[PersonId]) -> Result<Vec<TookPart>> {
    let (places, values) = places(ids);
    let text = format!(
        "select e.person_id as person, c.id as cohort, c.name, e.role,
            case when e.ended_at is null then 1 else 0 end as lasts
        from enrolment e join cohort c on c.id = e.cohort_id
        where e.person_id in ({places}) and c.programme_id = ${} and {TOOK_PART} order by c.starts_on, c.id",
        ids.len() + 1
    );
    Ok(TookPart::find_by_statement(sql(db, &text, values.into_iter().chain([programme.into()]))).all(db).await?)
}

async fn held(db: &impl ConnectionTrait, programme: ProgrammeId, now: DateTime<Utc>) -> Result<Vec<Holds>> {
    let text = "select person_id as person, kind, starts_on, ends_on from alumni_role
        where programme_id = $1 and state = 'held' and ends_on > $2 order by starts_on, kind";
    Ok(Holds::find_by_statement(sql(db, text, [programme.into(), now.date_naive().into()])).all(db).await?)
}
