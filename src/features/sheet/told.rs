//! The sheet: what the house stores and does, section by section.

use sea_orm::DatabaseBackend;

use super::{
    pages::{Cell, Part, Section},
    rules::{DELETING, ROLES, job_key, personal},
    teller::Teller,
};
use crate::{
    identity::Auditor,
    platform::errors::Result,
    storage::{
        jobs::Chores,
        outbox::Kinds,
        registry::{GROUPS, Table},
    },
    web::Ways,
};

/// What of a house's settings matters to people.
pub struct Set {
    /// Which ways data leaves it.
    pub ways: Ways,
    /// Whether e-mails can be answered.
    pub answers: bool,
    /// Where everything is stored.
    pub database: DatabaseBackend,
    /// Whether this is a demonstration.
    pub demo: bool,
}

/// What is not stored.
pub fn never(teller: Teller<'_>) -> Section {
    let more = ["who-read", "rank", "tries", "managers", "others"].map(|key| teller.say(&format!("sheet-never-{key}")));
    let items = std::iter::once(teller.say("privacy-never-note")).chain(more).collect();
    Section::new("never", teller.say("privacy-never"), vec![Part::List { items }])
}

/// What is stored, group by group.
pub fn groups(teller: Teller<'_>) -> Result<Vec<Section>> {
    GROUPS.iter().map(|(key, tables)| group(teller, key, tables)).collect()
}

fn group(teller: Teller<'_>, key: &str, tables: &[Table]) -> Result<Section> {
    let head = ["what", "seen", "kept", "columns"].map(|column| teller.say(&format!("sheet-{column}"))).into();
    let row = |table: &Table| {
        let kept = std::iter::once(teller.kept(table.kept)?).chain(teller.erased(table.erased));
        let columns = match table.personal.len() {
            0 => teller.say("sheet-columns-none"),
            count => teller.count("sheet-columns-count", "count", count)?,
        };
        Ok(vec![
            Cell { name: Some(table.name.to_owned()), ..Cell::of(teller.purpose(table)) },
            Cell::of(teller.seen(table)),
            Cell::of(kept.collect::<Vec<_>>().join(" ")),
            Cell { names: table.personal.iter().map(|name| (*name).to_owned()).collect(), ..Cell::of(columns) },
        ])
    };
    let rows: Result<Vec<Vec<Cell>>> = tables.iter().map(row).collect();
    let count = teller.count("sheet-group-count", "count", personal(tables))?;
    let parts = vec![Part::Text { text: count }, Part::Table { head, rows: rows? }];
    Ok(Section::new(format!("group-{key}"), teller.say(&format!("sheet-group-{key}")), parts))
}

/// Every kind of e-mail, and whether one can say no to it.
pub fn emails(teller: Teller<'_>, kinds: &Kinds) -> Section {
    let head = ["sheet-mail", "sheet-mail-why", "sheet-mail-no"].map(|key| teller.say(key)).into();
    let row = |kind: &crate::storage::outbox::Kind| {
        let no = if kind.stoppable { "choices-stoppable" } else { "choices-not-stoppable" };
        let said = [format!("mail-kind-{}", kind.key()), format!("mail-reason-{}", kind.key()), no.to_owned()];
        said.iter().map(|key| Cell::of(teller.say(key))).collect()
    };
    let rows = kinds.all().map(row).collect();
    Section::new("mails", teller.say("choices-sends"), vec![Part::Table { head, rows }])
}

/// Recurring work: first what deletes something.
pub fn jobs(teller: Teller<'_>, chores: &Chores) -> Section {
    let (deleting, others): (Vec<_>, Vec<_>) = chores.0.iter().partition(|(name, _)| DELETING.contains(name));
    let facts = |jobs: Vec<&(&str, crate::storage::jobs::Every)>| {
        let fact = |(name, every): &&(&str, crate::storage::jobs::Every)| {
            let often = teller.say(&format!("sheet-every-{}", every.word()));
            (teller.say(&format!("sheet-job-{}", job_key(name))), vec![often])
        };
        Part::Facts { facts: jobs.iter().map(fact).collect() }
    };
    let parts = vec![
        Part::Text { text: teller.say("sheet-jobs-deleting") },
        facts(deleting),
        Part::Text { text: teller.say("sheet-jobs-others") },
        facts(others),
    ];
    Section::new("jobs", teller.say("sheet-jobs"), parts)
}

/// Who may do what, and sees what for it.
pub fn roles(teller: Teller<'_>) -> Section {
    let fact =
        |role: &str| (teller.say(&format!("sheet-role-{role}")), vec![teller.say(&format!("sheet-role-{role}-sees"))]);
    let note = Part::Text { text: teller.say("sheet-roles-note") };
    let facts = Part::Facts { facts: ROLES.into_iter().map(fact).collect() };
    Section::new("roles", teller.say("sheet-roles"), vec![note, facts])
}

/// Who may read the record of who did what: how many, and who.
pub fn reading_along(teller: Teller<'_>, auditors: &[Auditor]) -> Result<Section> {
    let count = teller.count("sheet-auditors-count", "count", auditors.len())?;
    let mut parts = vec![Part::Text { text: count }];
    if !auditors.is_empty() {
        parts.push(Part::List { items: auditors.iter().map(|one| one.name.clone()).collect() });
    }
    Ok(Section::new("auditors", teller.say("sheet-auditors"), parts))
}

/// Settings that matter to people.
pub fn settings(teller: Teller<'_>, set: &Set) -> Section {
    let said = |what: &str, how: &str| {
        (teller.say(&format!("sheet-set-{what}")), vec![teller.say(&format!("sheet-set-{what}-{how}"))])
    };
    let database = if set.database == DatabaseBackend::Postgres { "server" } else { "file" };
    let mut facts = vec![
        said("mail", set.ways.mail),
        said("answers", if set.answers { "on" } else { "off" }),
        said("files", set.ways.files),
        said("database", database),
    ];
    facts.extend(set.demo.then(|| said("demo", "on")));
    let note = Part::Text { text: teller.say("sheet-set-note") };
    Section::new("settings", teller.say("sheet-set"), vec![note, Part::Facts { facts }])
}
