//! What goes some time after the end of a cohort, from the command line.

use clap::{Args, Subcommand};
use entity::ids::CohortId;

use super::{close_store, failed, open_database, say, who_says};
use crate::{
    platform::{
        errors::Error,
        settings::{Settings, Unfit},
        text::{Line, Text},
    },
    storage::{
        Store,
        retention::{forget_ended, held, rows_going},
    },
};

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct RetentionArguments {
    /// Say what would go, and delete nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(subcommand)]
    command: Option<HoldCommand>,
}

#[derive(Subcommand)]
enum HoldCommand {
    /// Keeps the rows of a cohort until they are released: they are needed for a case.
    Hold {
        /// Its id, which is in the address of its page.
        cohort: CohortId,
        /// Why.
        #[arg(long)]
        because: String,
        /// Who says so; otherwise whoever is signed in on this machine.
        #[arg(long)]
        by: Option<String>,
    },
    /// Lets the rows of a cohort go again as those of others do.
    Release {
        /// Its id, which is in the address of its page.
        cohort: CohortId,
        /// Who says so; otherwise whoever is signed in on this machine.
        #[arg(long)]
        by: Option<String>,
    },
}

fn line(text: &str) -> Result<String, Unfit> {
    Line::parse(text).map(|line| line.to_string()).map_err(|_| Unfit(format!("{text:?} is not a line of text.")))
}

pub(super) async fn retention(settings: &Settings, asked: &RetentionArguments) -> Result<(), Unfit> {
    let store = open_database(settings).await?;
    let outcome = act(&store, settings.retention_months()?, asked).await;
    close_store(store).await?;
    outcome
}

async fn act(store: &Store, months: u32, asked: &RetentionArguments) -> Result<(), Unfit> {
    match &asked.command {
        Some(HoldCommand::Hold { cohort, because, by }) => {
            let (because, by) = (line(because)?, who_says(by.as_deref())?);
            let done = store.write(async |tx| tx.hold_rows_of(*cohort, &because, &by).await).await;
            done.map_err(|error| no_cohort(*cohort, &error))?;
            say(&format!("Nothing of cohort {cohort} goes until it is released."));
        }
        Some(HoldCommand::Release { cohort, by }) => {
            let by = who_says(by.as_deref())?;
            let done = store.write(async |tx| tx.release_rows_of(*cohort, &by).await).await;
            done.map_err(|error| no_cohort(*cohort, &error))?;
            say(&format!("What is due of cohort {cohort} goes with the next run."));
        }
        None if asked.dry_run => list(store, months).await.map_err(|error| failed(&error))?,
        None => {
            let gone = forget_ended(store).await.map_err(|error| failed(&error))?;
            say(&format!("{gone} row(s) are gone."));
        }
    }
    Ok(())
}

fn no_cohort(cohort: CohortId, error: &Error) -> Unfit {
    match error {
        Error::Missing => Unfit(format!("There is no cohort {cohort}.")),
        other => failed(other),
    }
}

/// Says what would go of which cohorts, and what is held.
async fn list(store: &Store, months: u32) -> Result<(), Error> {
    let before = store.ended_before();
    say(&format!("Of cohorts that ended before {}, {months} month(s) ago:", before.format("%Y-%m-%d %H:%M UTC")));
    let going = rows_going(store.read(), before).await?;
    for one in &going {
        say(&format!("  {}: {} row(s) of {} {}", one.table, one.rows, one.name, one.cohort));
    }
    for one in held(store.read()).await? {
        let since = one.set_at.format("%Y-%m-%d");
        say(&format!("  held: {} {}, since {since} by {}: {}", one.name, one.cohort, one.set_by, one.because));
    }
    let rows: i64 = going.iter().map(|one| one.rows).sum();
    say(&format!("{rows} row(s) would go; nothing was changed."));
    Ok(())
}
