//! Bringing in applications by a list: all of it, or nothing.

use std::path::PathBuf;

use clap::Args;
use entity::ids::CohortId;

use super::{close_store, failed, open_database, people::first_owner, say};
use crate::{
    app::start::{content_files, read_content, read_words},
    features::{
        admissions::{Admit, ReadTable, find_admission, import_applications, read_table, told},
        curriculum::Catalogue,
    },
    identity::{Actor, Permit, find_person_by_email},
    platform::{
        errors::{Error, Result},
        settings::{Settings, Unfit},
        text::{EmailAddress, Text},
        words::Words,
    },
    storage::Store,
};

/// How many rows with a problem are said.
const MOST_SAID: usize = 20;

#[derive(Args)]
pub(super) struct ApplicationsArguments {
    /// Columns name and email; language, background, department, site, experience, community, about,
    /// brings, wants and zone may be left out.
    file: PathBuf,
    /// The cohort they are for; its id is in the address of its page.
    #[arg(long, value_name = "ID")]
    cohort: CohortId,
    /// Say what would happen, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Which owner or deputy takes them over, by address; without it the first owner of the programme.
    #[arg(long, value_name = "EMAIL")]
    by: Option<String>,
}

/// Takes over the applications of a file.
pub(super) async fn import_from(settings: &Settings, wanted: &ApplicationsArguments) -> Result<(), Unfit> {
    let text = std::fs::read(&wanted.file)
        .map_err(|error| Unfit(format!("{} cannot be read: {error}.", wanted.file.display())))?;
    let files = content_files(settings)?;
    let (catalogue, words) = (read_content(&files)?, read_words(&files)?);
    let store = open_database(settings).await?;
    let may = permit(&store, &catalogue, wanted).await.map_err(|error| match error {
        Error::Missing => Unfit(format!("There is no cohort {}, or nobody who may give its seats.", wanted.cohort)),
        other => failed(&other),
    })?;
    let table = read_table(store.read(), may.on(), &words, &text).await.map_err(|error| match error {
        Error::Missing => Unfit("The programme of this cohort asks its applicants nothing; nobody can apply.".into()),
        other => failed(&other),
    })?;
    say_problems(&table, &words);
    let outcome = take_over(&store, &may, &table, wanted.dry_run).await;
    close_store(store).await?;
    outcome
}

async fn permit(store: &Store, catalogue: &Catalogue, wanted: &ApplicationsArguments) -> Result<Permit<Admit>> {
    let db = store.read();
    let nobody = entity::ids::PersonId(uuid::Uuid::nil());
    let programme = find_admission(db, catalogue, wanted.cohort, nobody).await?.programme.id;
    let person = match &wanted.by {
        Some(address) => {
            let address = EmailAddress::parse(address).map_err(|_| Error::Missing)?;
            find_person_by_email(db, &address).await?
        }
        None => Some(first_owner(db, programme).await?),
    };
    let who = Actor::of(&person.ok_or(Error::Missing)?);
    let on = find_admission(db, catalogue, wanted.cohort, who.id).await?;
    Ok(Permit::ask(who, on)?)
}

fn say_problems(table: &ReadTable, words: &Words) {
    if !table.left_out.is_empty() {
        say(&format!("These columns are left out: {}.", table.left_out.join(", ")));
    }
    let wrong = table.rows.iter().filter_map(|row| Some((row.number, row.read.as_ref().err()?)));
    let lines = wrong.flat_map(|(number, troubles)| {
        let row = number.map_or_else(|| "the table".to_owned(), |number| format!("row {number}"));
        troubles.iter().map(move |trouble| format!("{row}: {}", told(trouble, words, "en"))).collect::<Vec<_>>()
    });
    lines.take(MOST_SAID).for_each(|line| say(&line));
}

async fn take_over(store: &Store, may: &Permit<Admit>, table: &ReadTable, dry: bool) -> Result<(), Unfit> {
    match table.applications() {
        Some(rows) if dry => say(&format!("{} application(s) would be taken over; nothing was written.", rows.len())),
        Some(rows) => {
            let done = store.write(async |tx| import_applications(tx, may, &rows).await).await;
            say(&format!("{} application(s) taken over.", done.map_err(|error| failed(&error))?));
        }
        None => {
            let count = table.problems();
            return Err(Unfit(format!("Nothing was written: {count} problem(s). Correct the rows and import again.")));
        }
    }
    Ok(())
}
