//! The mail of the house, from the command line.

use clap::Subcommand;

use super::{close_store, failed, open_database, say};
use crate::platform::{
    mail::Sending,
    settings::{Settings, Unfit},
};

#[derive(Subcommand)]
pub(super) enum MailCommand {
    /// Says that this is the house now: its mail is sent under the address in the settings. A copy of a
    /// database sends nothing before.
    Arm,
    /// Prints what has to stand in DNS about the key e-mails are signed with (DKIM).
    Dkim,
}

pub(super) async fn mail(settings: &Settings, command: MailCommand) -> Result<(), Unfit> {
    match command {
        MailCommand::Arm => arm(settings).await,
        MailCommand::Dkim => print_record(settings),
    }
}

/// The record for DNS, as a line of a zone file.
fn print_record(settings: &Settings) -> Result<(), Unfit> {
    let sending = Sending::of(settings)?;
    let Some(dkim) = sending.dkim() else {
        return Err(Unfit(
            "E-mails are not signed: make a key with `openssl genrsa -out dkim.pem 2048`, readable by this program only, and \
             set LERNWEG_MAIL_DKIM_KEY, LERNWEG_MAIL_DKIM_DOMAIN and LERNWEG_MAIL_DKIM_SELECTOR."
                .into(),
        ));
    };
    say(&dkim.zone_line());
    Ok(())
}

async fn arm(settings: &Settings) -> Result<(), Unfit> {
    let base_url = settings.base_url()?;
    let store = open_database(settings).await?;
    store.write(async |tx| tx.arm_house(&base_url).await).await.map_err(|error| failed(&error))?;
    say(&format!("Mail is sent for {base_url} from now on."));
    close_store(store).await
}
