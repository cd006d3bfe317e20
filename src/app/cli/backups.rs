//! Backups: made while the house goes on, put back into an empty database, and what is true of either.

use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
    time::Instant,
};

use clap::Args;

use super::{close_store, failed, open_database, say};
use crate::{
    app::{
        invariants::{Breach, INVARIANTS, breaches, lost_files, of_itself},
        restoring,
    },
    platform::{
        errors::Error,
        settings::{Settings, Unfit},
    },
    storage::{FileStore, backup::take, connect::Absent},
};

#[derive(Args)]
pub(super) struct BackupArguments {
    /// The file to make; one that is there already is left alone.
    file: PathBuf,
    /// Leave out what people attached: a bucket has backups of its own.
    #[arg(long)]
    without_files: bool,
}

#[derive(Args)]
pub(super) struct RestoreArguments {
    /// A file that `lernweg backup` made.
    file: PathBuf,
}

/// Makes a backup beside the place it is for, and gives it its name when it is whole: what has that name is one.
pub(super) async fn back_up(settings: &Settings, asked: &BackupArguments) -> Result<(), Unfit> {
    let (file, shown) = (&asked.file, asked.file.display());
    if file.exists() {
        return Err(Unfit(format!("There is a file {shown} already; it is left as it is.")));
    }
    let part = beside(file)?;
    let begun = Instant::now();
    let store = open_database(settings).await?;
    let place = if asked.without_files { None } else { Some(FileStore::open(settings, Absent::Refuse)?) };
    let made = match make(&part) {
        Ok(opened) => take(&store, place.as_ref(), opened).await.map_err(|error| not_made(file, &error)),
        Err(reason) => Err(reason),
    };
    close_store(store).await?;
    let (_, counts) = match made {
        Ok(made) => made,
        Err(reason) => {
            // Half a backup is none, and a disk that is full needs the room.
            let _ = fs::remove_file(&part);
            return Err(reason);
        }
    };
    fs::rename(&part, file).map_err(|error| not_made(file, &error))?;
    let files = counts.files.map_or_else(|| "files left out".to_owned(), |files| format!("{files} file(s)"));
    let bytes = fs::metadata(file).map_or(0, |file| file.len());
    say(&format!(
        "{} row(s) of {} table(s), {files}: {shown}, {} kB, in {:.1} s.",
        counts.rows(),
        counts.tables.len(),
        bytes.div_ceil(1000),
        begun.elapsed().as_secs_f64()
    ));
    Ok(())
}

fn not_made(file: &Path, why: &dyn std::fmt::Display) -> Unfit {
    Unfit(format!("No backup was made at {}: {why}.", file.display()))
}

fn beside(file: &Path) -> Result<PathBuf, Unfit> {
    let mut name = file.file_name().ok_or_else(|| not_made(file, &"it has no name"))?.to_owned();
    name.push(".part");
    Ok(file.with_file_name(name))
}

/// Only whoever makes it can read it: everything is in it.
fn make(part: &Path) -> Result<File, Unfit> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(part).map_err(|error| not_made(part, &error))
}

/// Puts a backup back, and says what is to be done next.
pub(super) async fn restore(settings: &Settings, asked: &RestoreArguments) -> Result<(), Unfit> {
    let begun = Instant::now();
    let done = restoring::restore(settings, &asked.file).await?;
    let about = &done.backup.about;
    say(&format!(
        "The house of {} is back: {} row(s), {} file(s), in {:.1} s.",
        about.made_at.format("%Y-%m-%d %H:%M UTC"),
        done.backup.counts.rows(),
        done.files,
        begun.elapsed().as_secs_f64()
    ));
    if done.changes > 0 {
        say(&format!("It was made by version {}; {} change(s) of the schema followed.", about.lernweg, done.changes));
    }
    if done.forgotten > 0 {
        say(&format!("{} people who were forgotten since are forgotten again.", done.forgotten));
    }
    say("It sends no e-mail until you say that this is the house: `lernweg mail arm`.");
    judge(&done.breaches, &done.lost)
}

/// Says of everything that must be true whether it is.
pub(super) async fn verify(settings: &Settings) -> Result<(), Unfit> {
    let store = open_database(settings).await?;
    let place = FileStore::open(settings, Absent::Refuse)?;
    let outcome = async {
        let found = breaches(store.read(), store.now()).await?;
        let lost = lost_files(store.read(), &place).await?;
        Ok::<_, Error>((found, lost))
    };
    let outcome = outcome.await.map_err(|error| failed(&error));
    close_store(store).await?;
    let (found, lost) = outcome?;
    judge(&found, &lost)
}

fn judge(found: &[Breach], lost: &[String]) -> Result<(), Unfit> {
    let itself = of_itself(sea_orm::DbBackend::Sqlite).map(|(name, says, _)| (name, says));
    let asked = INVARIANTS.iter().map(|one| (one.name, one.says)).chain(itself);
    for (name, says) in asked {
        match found.iter().find(|breach| breach.name == name) {
            None => say(&format!("good  {name}: {says}")),
            Some(breach) => say(&format!("bad   {name}: {says} Not so: {}", breach.rows.join(", "))),
        }
    }
    let says = "Every file that a row names is there.";
    if lost.is_empty() {
        say(&format!("good  files: {says}"));
    } else {
        say(&format!("bad   files: {says} Not so: {}", lost.join(", ")));
    }
    match found.len() + usize::from(!lost.is_empty()) {
        0 => Ok(()),
        some => Err(Unfit(format!("{some} of these do not hold."))),
    }
}
