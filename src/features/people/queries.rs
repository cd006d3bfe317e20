//! People as a reader may see them. What a reader may not see never leaves this file.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId},
    profile_part, profile_photo,
    states::{ProfilePart, Role, ShownTo},
};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, QuerySelect, Value};

use super::rules::{Relation, folded};
use crate::{
    features::cohorts::{CohortOn, app, find_cohort_of},
    identity::Actor,
    platform::errors::{Error, Result},
    storage::{places, sql},
    web::House,
};

/// One part of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub part: ProfilePart,
    /// What was written; empty where it was taken back, and for the zone.
    pub body: String,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// Whom its owner lets see it.
    pub shown_to: ShownTo,
    /// From 1; a change names the one it was made upon.
    pub version: i32,
}

/// Somebody in a cohort, with the parts of their profile the reader may see.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// What they are in the cohort.
    pub role: Role,
    /// Whether their account is closed.
    pub closed: bool,
    /// What the reader is to them.
    pub relation: Relation,
    /// Name of their zone; none where the reader may not see it.
    pub zone: Option<String>,
    /// The cohort they were found in.
    pub cohort: CohortId,
    parts: Vec<Part>,
}

impl Entry {
    /// A part, also one that says nothing.
    pub fn part(&self, part: ProfilePart) -> Option<&Part> {
        self.parts.iter().find(|one| one.part == part)
    }

    /// A part that says something.
    pub fn said(&self, part: ProfilePart) -> Option<&Part> {
        self.part(part).filter(|one| !one.body.is_empty())
    }

    /// The mark of the photo.
    pub fn photo(&self) -> Option<&str> {
        self.said(ProfilePart::Photo).map(|part| part.body.as_str())
    }
}

#[derive(FromQueryResult)]
struct Row {
    cohort: CohortId,
    person: PersonId,
    name: String,
    zone: String,
    role: Role,
    deactivated_at: Option<DateTime<Utc>>,
    trains: Option<i32>,
    part: Option<ProfilePart>,
    body: Option<String>,
    language: Option<String>,
    shown_to: Option<ShownTo>,
    version: Option<i32>,
}

impl Row {
    fn part(&self) -> Option<Part> {
        Some(Part {
            part: self.part?,
            body: self.body.clone()?,
            language: self.language.clone()?,
            shown_to: self.shown_to?,
            version: self.version?,
        })
    }
}

/// What `reader` is to `person`, where `trains` says whether they moderate a cohort both are in.
fn relation(person: PersonId, reader: PersonId, trains: Option<i32>) -> Relation {
    match trains {
        _ if person == reader => Relation::Oneself,
        None => Relation::Stranger,
        Some(0) => Relation::Fellow,
        Some(_) => Relation::Trainer,
    }
}

/// What a reader is to everybody they share a cohort with, this one or another, running or over: `trains` is 1 where
/// they moderate one of those. Who left is in none.
fn fellows(reader: &str) -> String {
    format!(
        "(select b.person_id, max(case when a.role = 'trainer' then 1 else 0 end) as trains
        from enrolment a join enrolment b on b.cohort_id = a.cohort_id
        where a.person_id = {reader} and a.ended_at is null and b.ended_at is null group by b.person_id)"
    )
}

/// A row per person and part of those whose stay is as `wanted` says; $2 is the reader.
fn entries_of(wanted: &str) -> String {
    format!(
        "select e.cohort_id as cohort, e.person_id as person, p.name, p.zone, e.role, p.deactivated_at, r.trains,
            f.part, f.body, f.language, f.shown_to, f.version
        from enrolment e join person p on p.id = e.person_id
        left join {} r on r.person_id = e.person_id
        left join profile_part f on f.person_id = e.person_id
        where e.ended_at is null and {wanted}",
        fellows("$2")
    )
}

/// Of one cohort, $1.
fn of_cohort() -> String {
    entries_of("e.cohort_id = $1")
}

async fn entries(
    db: &impl ConnectionTrait,
    text: &str,
    values: Vec<Value>,
    relation_in: impl Fn(&Row) -> Relation,
) -> Result<Vec<Entry>> {
    let mut found = BTreeMap::<PersonId, Entry>::new();
    for row in Row::find_by_statement(sql(db, text, values)).all(db).await? {
        let relation = relation_in(&row);
        let entry = found.entry(row.person).or_insert_with(|| Entry {
            person: row.person,
            name: row.name.clone(),
            role: row.role,
            closed: row.deactivated_at.is_some(),
            relation,
            zone: None,
            cohort: row.cohort,
            parts: Vec::new(),
        });
        if entry.cohort != row.cohort {
            continue; // the same person, met again in another cohort
        }
        let part = row.part().filter(|part| !entry.closed && relation.sees(part.shown_to));
        if part.as_ref().is_some_and(|part| part.part == ProfilePart::Zone) || relation == Relation::Oneself {
            entry.zone = Some(row.zone);
        }
        entry.parts.extend(part);
    }
    let mut found: Vec<Entry> = found.into_values().collect();
    // Sorted here: the databases disagree on how names are ordered.
    found.sort_by_cached_key(|entry| (entry.closed, folded(&entry.name), entry.person));
    Ok(found)
}

/// Everybody in a cohort as `reader` may see them, trainers among the others, by name. One query.
pub async fn people_of(db: &impl ConnectionTrait, cohort: CohortId, reader: PersonId) -> Result<Vec<Entry>> {
    let values = vec![cohort.into(), reader.into()];
    entries(db, &of_cohort(), values, |row| relation(row.person, reader, row.trains)).await
}

/// Everybody in these cohorts as `reader` may see them, each once, by name. One query.
pub async fn people_in(db: &impl ConnectionTrait, cohorts: &[CohortId], reader: PersonId) -> Result<Vec<Entry>> {
    let Some((first, others)) = cohorts.split_first() else { return Ok(Vec::new()) };
    let places: String = (0..others.len()).map(|nth| format!(", ${}", nth + 3)).collect();
    let text = entries_of(&format!("e.cohort_id in ($1{places})"));
    let values = [(*first).into(), reader.into()].into_iter().chain(others.iter().map(|id| (*id).into()));
    entries(db, &text, values.collect(), |row| relation(row.person, reader, row.trains)).await
}

/// Everybody in a cohort with what all of it may see: for a room that puts people together
/// and says why. Nothing in it was hidden from anybody who will read the reason.
pub async fn profiles_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Entry>> {
    let nobody = PersonId(uuid::Uuid::nil());
    entries(db, &of_cohort(), vec![cohort.into(), nobody.into()], |_| Relation::Fellow).await
}

/// What somebody says about themselves, as far as a reader may see it.
#[derive(Clone, Debug, Default)]
pub struct Told(Vec<Part>);

impl Told {
    /// A part that says something.
    pub fn said(&self, part: ProfilePart) -> Option<&Part> {
        self.0.iter().find(|one| one.part == part && !one.body.is_empty())
    }
}

/// What these people say about themselves, as `reader` may see it: nothing of anybody they share no cohort with. One
/// query; who says nothing is not in it.
pub async fn told_by(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    reader: PersonId,
) -> Result<BTreeMap<PersonId, Told>> {
    #[derive(FromQueryResult)]
    struct Found {
        person: PersonId,
        trains: Option<i32>,
        part: ProfilePart,
        body: String,
        language: String,
        shown_to: ShownTo,
        version: i32,
    }
    let (places, values) = places(people);
    let text = format!(
        "select f.person_id as person, r.trains, f.part, f.body, f.language, f.shown_to, f.version
        from profile_part f left join {} r on r.person_id = f.person_id where f.person_id in ({places})",
        fellows(&format!("${}", people.len() + 1))
    );
    let values = values.into_iter().chain([reader.into()]);
    let mut all: BTreeMap<PersonId, Told> = BTreeMap::new();
    for row in Found::find_by_statement(sql(db, &text, values)).all(db).await? {
        if relation(row.person, reader, row.trains).sees(row.shown_to) {
            let Found { part, body, language, shown_to, version, .. } = row;
            all.entry(row.person).or_default().0.push(Part { part, body, language, shown_to, version });
        }
    }
    Ok(all)
}

/// Somebody in a cohort, as another one found them.
#[derive(Clone, Debug)]
pub struct PersonOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// Them.
    pub entry: Entry,
}

/// The person a request's path names, in the cohort it names. Absent: who left, whose account is closed.
pub async fn find_person_of(req: &HttpRequest, who: &Actor) -> Result<PersonOn> {
    let cohort = find_cohort_of(req, who).await?;
    let id: PersonId = req.match_info().query("person").parse().map_err(|_| Error::Missing)?;
    find_person(app::<House>(req)?.store.read(), cohort, id, who.id).await
}

/// Somebody in a cohort, as `reader` finds them.
pub async fn find_person(
    db: &impl ConnectionTrait,
    cohort: CohortOn,
    person: PersonId,
    reader: PersonId,
) -> Result<PersonOn> {
    let text = format!("{} and e.person_id = $3", of_cohort());
    let values = vec![cohort.cohort.id.into(), reader.into(), person.into()];
    let found = entries(db, &text, values, |row| relation(row.person, reader, row.trains)).await?;
    let entry = found.into_iter().find(|entry| !entry.closed).ok_or(Error::Missing)?;
    Ok(PersonOn { cohort, entry })
}

/// Somebody's photo, as another one found it.
#[derive(Clone, Debug)]
pub struct PhotoOn {
    /// Whose.
    pub person: PersonId,
    /// Tells one picture from another.
    pub mark: String,
    /// Whom they let see it.
    pub shown_to: ShownTo,
    /// What the reader is to them.
    pub relation: Relation,
}

/// The photo of the person a request's path names.
pub async fn find_photo_of(req: &HttpRequest, who: &Actor) -> Result<PhotoOn> {
    #[derive(FromQueryResult)]
    struct Found {
        body: String,
        shown_to: ShownTo,
        trains: Option<i32>,
    }
    let person: PersonId = req.match_info().query("person").parse().map_err(|_| Error::Missing)?;
    let text = "select f.body, f.shown_to,
            (select max(case when a.role = 'trainer' then 1 else 0 end)
                from enrolment a join enrolment b on b.cohort_id = a.cohort_id
                where a.person_id = $2 and b.person_id = f.person_id and a.ended_at is null and b.ended_at is null) as trains
        from profile_part f join person p on p.id = f.person_id
        where f.person_id = $1 and f.part = 'photo' and f.body <> '' and p.deactivated_at is null";
    let house = app::<House>(req)?;
    let db = house.store.read();
    let found = Found::find_by_statement(sql(db, text, [person.into(), who.id.into()])).one(db).await?;
    let found = found.ok_or(Error::Missing)?;
    let relation = relation(person, who.id, found.trains);
    Ok(PhotoOn { person, mark: found.body, shown_to: found.shown_to, relation })
}

/// The picture itself, in one of its two sizes.
pub async fn picture(db: &impl ConnectionTrait, person: PersonId, small: bool) -> Result<Vec<u8>> {
    let column = if small { profile_photo::Column::Small } else { profile_photo::Column::Large };
    let find = profile_photo::Entity::find_by_id(person).select_only().column(column);
    find.into_tuple().one(db).await?.ok_or(Error::Missing)
}

/// A part of somebody's own profile as it stands now.
pub async fn own_part(db: &impl ConnectionTrait, person: PersonId, part: ProfilePart) -> Result<Option<Part>> {
    let found = profile_part::Entity::find_by_id((person, part)).one(db).await?;
    Ok(found.map(|row| Part {
        part: row.part,
        body: row.body,
        language: row.language,
        shown_to: row.shown_to,
        version: row.version,
    }))
}
