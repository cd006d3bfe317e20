//! The mail of the house, from the command line.

use clap::Subcommand;

use super::{close_store, failed, open_database, say};
use crate::platform::settings::{Settings, Unfit};

#[derive(Subcommand)]
pub(super) enum MailCommand {
    /// Says that this is the house now: its mail is sent under the address in the settings. A copy of a
    /// database sends nothing before.
    Arm,
}

pub(super) async fn mail(settings: &Settings, command: MailCommand) -> Result<(), Unfit> {
    let MailCommand::Arm = command;
    let base_url = settings.base_url()?;
    let store = open_database(settings).await?;
    store.write(async |tx| tx.arm_house(&base_url).await).await.map_err(|error| failed(&error))?;
    say(&format!("Mail is sent for {base_url} from now on."));
    close_store(store).await
}
