//! The record of processing: the same data, as Article 30 of the GDPR asks for it.

use std::collections::BTreeSet;

use super::{
    pages::{Part, Section},
    rules::{has_files, personal},
    teller::Teller,
    told::Set,
};
use crate::{
    platform::errors::Result,
    storage::registry::{GROUPS, Kept, Table},
};

/// Who is responsible, and what holds for all of it.
pub fn general(teller: Teller<'_>) -> Section {
    let fact = |key: &str| (teller.say(&format!("record-{key}")), vec![teller.say(&format!("record-{key}-said"))]);
    let facts = ["controller", "basis", "abroad"].map(fact).into();
    Section::new("general", teller.say("record-general"), vec![Part::Facts { facts }])
}

/// A section for each thing the house does with data.
pub fn activities(teller: Teller<'_>, set: &Set) -> Result<Vec<Section>> {
    GROUPS.iter().map(|(key, tables)| activity(teller, key, tables, set)).collect()
}

fn activity(teller: Teller<'_>, key: &str, tables: &[Table], set: &Set) -> Result<Section> {
    let about: Vec<&Table> = tables.iter().filter(|table| !table.personal.is_empty()).collect();
    let said = |what: &str| (teller.say(&format!("record-{what}")), vec![teller.say(&format!("record-{what}-{key}"))]);
    let data =
        vec![teller.say(&format!("record-data-{key}")), teller.count("record-columns", "count", personal(tables))?];
    let facts = vec![
        said("purpose"),
        said("people"),
        (teller.say("record-data"), data),
        (teller.say("record-recipients"), recipients(teller, key, &about, set)),
        (teller.say("record-periods"), periods(teller, &about)?),
    ];
    Ok(Section::new(format!("record-{key}"), teller.say(&format!("sheet-group-{key}")), vec![Part::Facts { facts }]))
}

/// Who gets to see it inside, as the registry says, and outside, as the settings do.
fn recipients(teller: Teller<'_>, key: &str, about: &[&Table], set: &Set) -> Vec<String> {
    let mut known = BTreeSet::new();
    let mut said: Vec<String> =
        about.iter().map(|table| teller.seen(table)).filter(|seen| known.insert(seen.clone())).collect();
    said.extend((key == "mail").then(|| teller.say(&format!("sheet-set-mail-{}", set.ways.mail))));
    said.extend(has_files(key).then(|| teller.say(&format!("sheet-set-files-{}", set.ways.files))));
    said
}

/// How long what stays, the shortest first, and what is done when somebody goes.
fn periods(teller: Teller<'_>, about: &[&Table]) -> Result<Vec<String>> {
    let mut kept: Vec<Kept> = about.iter().map(|table| table.kept.plain()).collect();
    kept.sort_by_key(|kept| match kept {
        Kept::Days(days) => (0, *days),
        Kept::Ended(_) => (1, 0),
        Kept::Cohort => (2, 0),
        Kept::Account => (3, 0),
        Kept::Always => (4, 0),
    });
    kept.dedup();
    let line = |kept: Kept| {
        let of: Vec<&str> = about.iter().filter(|table| table.kept.plain() == kept).map(|table| table.name).collect();
        Ok(format!("{} ({})", teller.kept(kept)?.trim_end_matches('.'), of.join(", ")) + ".")
    };
    let mut said: Vec<String> = kept.into_iter().map(line).collect::<Result<_>>()?;
    said.push(teller.say("record-periods-erasure"));
    Ok(said)
}

/// What keeps it safe, wherever it is.
pub fn measures(teller: Teller<'_>) -> Section {
    let all = ["rights", "sign-in", "links", "text", "log", "sparing", "copies", "operator"];
    let items = all.iter().map(|key| teller.say(&format!("record-measure-{key}"))).collect();
    Section::new("measures", teller.say("record-measures"), vec![Part::List { items }])
}
