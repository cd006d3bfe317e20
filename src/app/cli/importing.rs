//! Bringing in people: accounts by a list from another system, all or nothing.

mod list;

use std::{
    cell::Cell as Remembered,
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use entity::ids::PersonId;

use self::list::{Languages, List, read_list};
use super::{
    close_store, failed,
    importing_applications::{ApplicationsArguments, import_from},
    importing_calendars::{CalendarArguments, import_calendar},
    importing_threads::{ThreadsArguments, import_threads},
    open_database, say,
};
use crate::{
    app::{
        forgetting::close_with_all,
        start::{content_files, read_words},
    },
    identity::{Comparison, Standing, Usual, compare_people, find_person, import_people},
    platform::{
        errors::{Error, Result},
        settings::{Settings, Unfit},
        tables::{Cell, write_csv},
    },
    storage::{Store, Tx},
};

/// How many problems are said; a report has all.
const MOST_SAID: usize = 20;
/// Closing more of the open accounts than this, in percent, takes a number said on purpose.
const MOST_LEAVERS: usize = 5;

#[derive(Subcommand)]
pub(super) enum ImportCommand {
    /// Opens and changes accounts as a CSV file says: all of it, or nothing if any row has a problem.
    People(PeopleArguments),
    /// Takes over a run planned elsewhere: its weeks, pauses and live sessions, for a cohort that is only planned.
    Calendar(CalendarArguments),
    /// Takes over applications made on paper or elsewhere: all of them, or nothing if any row has a problem.
    Applications(ApplicationsArguments),
    /// Takes over conversations kept elsewhere: all of them, or nothing if any line has a problem.
    Threads(ThreadsArguments),
}

#[derive(Args)]
pub(super) struct PeopleArguments {
    /// Columns name and email; language (else de) and zone (else Europe/Berlin) may be left out.
    file: PathBuf,
    /// Say what would happen, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write what became of every row into this file, as CSV.
    #[arg(long, value_name = "FILE.csv")]
    report: Option<PathBuf>,
    /// Open closed accounts that the file names; without this they stay closed.
    #[arg(long)]
    reopen: bool,
    /// Close the accounts the file does not name, those of trainers and owners too.
    #[arg(long)]
    leavers: bool,
    /// How many accounts that closes: needed where it is more than 5 % of the open ones.
    #[arg(long, value_name = "N", requires = "leavers")]
    confirm_leavers: Option<usize>,
}

/// Does what an import says.
pub(super) async fn import(settings: &Settings, command: ImportCommand) -> Result<(), Unfit> {
    let wanted = match command {
        ImportCommand::People(wanted) => wanted,
        ImportCommand::Calendar(wanted) => return import_calendar(settings, &wanted).await,
        ImportCommand::Threads(wanted) => return import_threads(settings, &wanted).await,
        ImportCommand::Applications(wanted) => return import_from(settings, &wanted).await,
    };
    let words = read_words(&content_files(settings)?)?;
    let languages = Languages(&words);
    let list = read_list(&wanted.file, &languages)?;
    let report = wanted.report.as_deref().map(|path| create_report(path, &wanted.file)).transpose()?;
    let store = open_database(settings).await?;
    let (comparison, written) = bring_in(&store, &wanted, &list, &languages.usual()).await?;
    if let Some(report) = report {
        write_report(report, &list, &comparison)
            .map_err(|error| Unfit(format!("The report cannot be written: {error}.")))?;
    }
    summarise(&list, &comparison, &wanted, written);
    close_store(store).await?;
    match list.problems().count() {
        0 => Ok(()),
        count => Err(Unfit(format!("Nothing was written: {count} problem(s). Correct the rows and import again."))),
    }
}

/// Compares, and unless something speaks against it writes; says whether it did.
async fn bring_in(
    store: &Store,
    wanted: &PeopleArguments,
    list: &List,
    usual: &Usual,
) -> Result<(Comparison, bool), Unfit> {
    let guard = |comparison: &Comparison| if wanted.leavers { may_close(wanted, list, comparison) } else { Ok(()) };
    if wanted.dry_run || list.problems().next().is_some() {
        let comparison = compare_people(store.read(), &list.people, wanted.reopen).await;
        let comparison = comparison.map_err(|error| failed(&error))?;
        if list.problems().next().is_none() {
            guard(&comparison)?;
        }
        return Ok((comparison, false));
    }
    let closing = Remembered::new(None);
    let done = store.write(async |tx| {
        tx.take_turns("import people").await?;
        let comparison = compare_people(&**tx, &list.people, wanted.reopen).await?;
        if let Err(no) = guard(&comparison) {
            return Ok(Err(no));
        }
        let leavers = if wanted.leavers { comparison.leavers.as_slice() } else { &[] };
        import_people(tx, &list.people, &comparison, usual, leavers.len()).await?;
        close_leavers(tx, leavers, &closing).await?;
        Ok(Ok(comparison))
    });
    match done.await {
        Ok(comparison) => Ok((comparison?, true)),
        Err(error) => Err(not_done(store, closing.get(), &error).await),
    }
}

/// Closes accounts as `account close` does, and remembers whose turn it is.
async fn close_leavers(tx: &Tx, leavers: &[PersonId], closing: &Remembered<Option<PersonId>>) -> Result<()> {
    for leaver in leavers {
        closing.set(Some(*leaver));
        close_with_all(tx, *leaver).await?;
    }
    Ok(())
}

async fn not_done(store: &Store, closing: Option<PersonId>, error: &Error) -> Unfit {
    let Unfit(why) = failed(error);
    let leaver = match closing {
        Some(id) => find_person(store.read(), id).await.ok().flatten(),
        None => None,
    };
    let whose = leaver.map(|person| format!("The account of {} cannot be closed. ", person.email)).unwrap_or_default();
    Unfit(format!("Nothing was written. {whose}{why}"))
}

/// A list that is cut off, or the wrong one, must not close half the house.
fn may_close(wanted: &PeopleArguments, list: &List, comparison: &Comparison) -> Result<(), Unfit> {
    let (leavers, open) = (comparison.leavers.len(), comparison.open);
    let no = |why: String| Err(Unfit(format!("Nothing was written: {why}")));
    if leavers > 0 && !list.ended_with_line_break {
        return no("the last line has no end, so the file may have been cut off; get it anew, or end the line.".into());
    }
    match wanted.confirm_leavers {
        Some(confirmed) if confirmed == leavers => Ok(()),
        Some(confirmed) => no(format!("{leavers} account(s) would be closed, not {confirmed}; look at the file.")),
        None if leavers * 100 > open * MOST_LEAVERS => no(format!(
            "{leavers} of {open} open accounts would be closed, more than {MOST_LEAVERS} %; \
             if that is right, say --confirm-leavers {leavers}."
        )),
        None => Ok(()),
    }
}

fn create_report(path: &Path, list: &Path) -> Result<File, Unfit> {
    if let (Ok(path), Ok(list)) = (path.canonicalize(), list.canonicalize())
        && path == list
    {
        return Err(Unfit("The report would replace the list; give it another name.".to_owned()));
    }
    File::create(path).map_err(|error| Unfit(format!("{} cannot be written: {error}.", path.display())))
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::New => "new",
        Standing::Changed => "changed",
        Standing::Same => "same",
        Standing::Closed => "closed",
    }
}

fn write_report(file: File, list: &List, comparison: &Comparison) -> std::io::Result<()> {
    let mut standings = comparison.standings.iter();
    let rows = list.rows.iter().map(|row| {
        let outcome = match &row.problem {
            Some(problem) => format!("problem: {problem}"),
            None => standings.next().map(|standing| word(*standing)).unwrap_or_default().to_owned(),
        };
        vec![Cell::from(row.number), Cell::from(outcome)]
    });
    write_csv(BufWriter::new(file), &["row", "outcome"], rows)
}

fn summarise(list: &List, comparison: &Comparison, wanted: &PeopleArguments, written: bool) {
    let count = |standing| format!("{} {}", comparison.count(standing), word(standing));
    let counts = [Standing::New, Standing::Changed, Standing::Same, Standing::Closed].map(count).join(", ");
    let problems = list.problems().count();
    say(&format!("{} row(s): {counts}, {problems} problem(s).", list.rows.len()));
    for (row, problem) in list.problems().take(MOST_SAID) {
        say(&format!("row {row}: {problem}"));
    }
    if problems > MOST_SAID {
        say(&format!("… and {} more; --report FILE.csv has all.", problems - MOST_SAID));
    }
    let leavers = comparison.leavers.len();
    if written && wanted.leavers {
        say(&format!("{leavers} account(s) closed that the file does not name."));
    } else if wanted.leavers && problems == 0 {
        say(&format!("{leavers} account(s) would be closed that the file does not name."));
    }
    if wanted.dry_run && problems == 0 {
        say("Nothing was written: this was a dry run.");
    }
}
