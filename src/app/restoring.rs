//! Putting a house back that was backed up: its rows and files, whatever changed in the schema since, the index of the
//! search, and nobody who was forgotten meanwhile.

use std::path::Path;

use super::{
    Library, assemble_with, forget_due,
    invariants::{Breach, breaches, lost_files},
};
use crate::{
    features::search::rebuild,
    identity::forgotten,
    platform::{
        clock::Clock,
        errors::Error,
        mail::Mailer,
        settings::{Settings, Unfit},
    },
    storage::{
        FileStore,
        backup::{Backup, put_back, put_files_back, ready_for},
        connect::{Absent, migrate, open},
    },
};

/// What was put back.
pub struct Restored {
    /// From what.
    pub backup: Backup,
    /// How many files.
    pub files: u64,
    /// How many changes the schema has had since.
    pub changes: usize,
    /// How many people were forgotten again.
    pub forgotten: usize,
    /// What does not hold of it.
    pub breaches: Vec<Breach>,
    /// Files that rows name and that are not there.
    pub lost: Vec<String>,
}

/// Puts the backup at `path` where the settings say. Refuses, before anything is changed, what is no whole backup,
/// settings a house cannot be served with, and a database that is not empty.
///
/// Files come before rows, as always: what breaks off between leaves files no row names, and an empty database.
pub async fn restore(settings: &Settings, path: &Path) -> Result<Restored, Unfit> {
    let backup = Backup::open(path)?;
    let (secret, mailer, library) = (settings.secret()?, Mailer::of(settings)?, Library::read(settings)?);
    settings.base_url()?;
    let store = open(&settings.database_url, Absent::Create, Clock::Wall).await?;
    store.keep_for(settings.retention_months()?);
    ready_for(&store, &backup).await?;
    let place = FileStore::open(settings, Absent::Create)?;
    let broke = |error: Error| Unfit(format!("The backup cannot be put back: {error}."));
    let files = put_files_back(&place, &backup).await.map_err(broke)?;
    store.write(async |tx| put_back(tx, &backup).await).await.map_err(broke)?;
    let changes = migrate(&store).await?;
    rebuild(&store).await.map_err(broke)?;
    // Whoever goes leaves every room as they would have: the rooms have to be there for that.
    assemble_with(library, settings, secret, store.clone(), mailer, false).await?;
    let before = forgotten(store.read()).await.map_err(broke)?.len();
    forget_due(&store).await.map_err(broke)?;
    let forgotten = forgotten(store.read()).await.map_err(broke)?.len() - before;
    let breaches = breaches(store.read(), store.now()).await.map_err(broke)?;
    let lost = lost_files(store.read(), &place).await.map_err(broke)?;
    store.close().await.map_err(broke)?;
    Ok(Restored { backup, files, changes, forgotten, breaches, lost })
}
