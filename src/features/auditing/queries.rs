//! Rows of the record: who, when, what, and whom it concerned. Facts beside that are not read.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::ids::PersonId;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use uuid::Uuid;

use super::rules::LOOK;
use crate::{
    platform::errors::Result,
    storage::{big, places, sql},
};

/// Which rows: of whom, of what kind, from when on, and before when.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Who did it, or whom it concerned.
    pub person: Option<PersonId>,
    /// The kind of deed.
    pub act: Option<&'static str>,
    /// From when on.
    pub from: Option<DateTime<Utc>>,
    /// Before when.
    pub before: Option<DateTime<Utc>>,
}

impl Wanted {
    /// A condition in SQL, and its values.
    fn condition(&self) -> (String, Vec<Value>) {
        let mut values: Vec<Value> = Vec::new();
        let mut place = |value: Value| {
            values.push(value);
            format!("${}", values.len())
        };
        let mut all = vec!["1 = 1".to_owned()];
        if let Some(who) = self.person {
            let (id, said) = (place(who.into()), place(who.to_string().into()));
            all.push(format!(
                "(a.actor_id = {id} or (a.subject_kind = 'person' and a.subject_id = {said}) or a.facts ->> 'person' = {said})"
            ));
        }
        if let Some(act) = self.act {
            all.push(format!("a.action = {}", place(act.into())));
        }
        if let Some(from) = self.from {
            all.push(format!("a.happened_at >= {}", place(from.into())));
        }
        if let Some(before) = self.before {
            all.push(format!("a.happened_at < {}", place(before.into())));
        }
        (all.join(" and "), values)
    }
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// How many there are.
pub async fn count(db: &impl ConnectionTrait, wanted: &Wanted) -> Result<u64> {
    let (condition, values) = wanted.condition();
    let text = format!("select count(*) as n from audit a where {condition}");
    let found = Count::find_by_statement(sql(db, &text, values)).one(db).await?;
    Ok(found.map_or(0, |found| found.n.unsigned_abs()))
}

/// A deed.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Deed {
    /// When.
    pub happened_at: DateTime<Utc>,
    /// What.
    pub action: String,
    /// Who; nobody where the house itself did it.
    pub actor: Option<String>,
    /// On what kind of thing.
    pub subject_kind: String,
    /// On which.
    pub subject_id: String,
    /// Whom it concerned, as an id.
    pub whom: Option<String>,
}

/// Rows, newest first.
pub async fn deeds(db: &impl ConnectionTrait, wanted: &Wanted, skip: u64, most: u64) -> Result<Vec<Deed>> {
    let (condition, mut values) = wanted.condition();
    let (most_at, skip_at) = (values.len() + 1, values.len() + 2);
    values.extend([big(most), big(skip)]);
    let text = format!(
        "select a.happened_at, a.action, p.name as actor, a.subject_kind, a.subject_id,
            case when a.subject_kind = 'person' then a.subject_id else a.facts ->> 'person' end as whom
        from audit a left join person p on p.id = a.actor_id
        where {condition} order by a.happened_at desc, a.id desc limit ${most_at} offset ${skip_at}"
    );
    Ok(Deed::find_by_statement(sql(db, &text, values)).all(db).await?)
}

#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
    name: String,
}

/// What those are called whom these concerned, by id as text.
pub async fn named(db: &impl ConnectionTrait, deeds: &[Deed]) -> Result<BTreeMap<String, String>> {
    let mut ids: Vec<Uuid> = deeds.iter().filter_map(|deed| Uuid::try_parse(deed.whom.as_deref()?).ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut names = BTreeMap::new();
    for some in ids.chunks(500) {
        let (places, values) = places(some);
        let text = format!("select id, name from person where id in ({places})");
        let found = Named::find_by_statement(sql(db, &text, values)).all(db).await?;
        names.extend(found.into_iter().map(|one| (one.id.to_string(), one.name)));
    }
    Ok(names)
}

/// Whether `who` has put on record since then that they look at what is on record about `whom`.
pub async fn has_looked(
    db: &impl ConnectionTrait,
    who: PersonId,
    whom: PersonId,
    since: DateTime<Utc>,
) -> Result<bool> {
    let text = "select count(*) as n from audit
        where subject_kind = 'person' and subject_id = $1 and actor_id = $2 and action = $3 and happened_at > $4";
    let values: [Value; 4] = [whom.to_string().into(), who.into(), LOOK.into(), since.into()];
    let found = Count::find_by_statement(sql(db, text, values)).one(db).await?;
    Ok(found.is_some_and(|found| found.n > 0))
}
