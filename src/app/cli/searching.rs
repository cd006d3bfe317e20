//! The index of the search.

use clap::Subcommand;

use super::{close_store, failed, open_database, say};
use crate::{
    features::search::rebuild,
    platform::settings::{Settings, Unfit},
};

#[derive(Subcommand)]
pub(super) enum SearchCommand {
    /// Makes the index anew from what is written; the house may run meanwhile.
    Rebuild,
}

pub(super) async fn search(settings: &Settings, command: SearchCommand) -> Result<(), Unfit> {
    let SearchCommand::Rebuild = command;
    let store = open_database(settings).await?;
    let done = rebuild(&store).await.map_err(|error| failed(&error))?;
    say(&format!(
        "The index is made anew: {} post(s), {} paper(s) and section(s), {} forgotten.",
        done.posts, done.papers, done.gone
    ));
    close_store(store).await
}
