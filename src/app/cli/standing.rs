//! A house that stands still, from the command line.

use clap::Subcommand;

use super::{close_store, failed, open_database, say, who_says};
use crate::{
    platform::{
        settings::{Settings, Unfit},
        text::{Line, Text},
    },
    storage::Tx,
};

#[derive(Subcommand)]
pub(super) enum ReadOnlyCommand {
    /// From now on everybody can read and nobody can write, in every process, within seconds.
    On {
        /// Why, as everybody reads it on top of every page: "We move to a new machine until 6 pm."
        #[arg(long)]
        because: String,
        /// Who says so; otherwise whoever is signed in on this machine.
        #[arg(long)]
        by: Option<String>,
    },
    /// The house goes on.
    Off {
        /// Who says so; otherwise whoever is signed in on this machine.
        #[arg(long)]
        by: Option<String>,
    },
}

pub(super) async fn read_only(settings: &Settings, command: &ReadOnlyCommand) -> Result<(), Unfit> {
    let (by, because) = match command {
        ReadOnlyCommand::On { because, by } => {
            let line = Line::parse(because).map_err(|_| Unfit(format!("{because:?} is not a line of text.")))?;
            (who_says(by.as_deref())?, Some(line.to_string()))
        }
        ReadOnlyCommand::Off { by } => (who_says(by.as_deref())?, None),
    };
    let store = open_database(settings).await?;
    let work = async |tx: &Tx| match &because {
        Some(because) => tx.stand_still(because, &by).await,
        None => tx.go_on(&by).await,
    };
    let done = store.write(work).await.map_err(|error| failed(&error));
    close_store(store).await?;
    done?;
    say(match because {
        Some(_) => "Everybody reads and nobody writes, until `lernweg read-only off`.",
        None => "The house goes on.",
    });
    Ok(())
}
