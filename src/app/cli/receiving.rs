//! One e-mail on standard input, as a mail server pipes it in.

use std::{io::Read, panic::AssertUnwindSafe, process::ExitCode};

use futures_util::FutureExt;

use super::{close_store, open_database};
use crate::{
    app::start::assemble,
    features::by_mail::{Received, receive},
    platform::{
        mail::Mailer,
        settings::{Settings, Unfit},
    },
};

/// More than this of an e-mail is not looked at; its words stand before what is attached.
const MOST_BYTES: u64 = 25 << 20;
/// Tells a mail server to try again later (`EX_TEMPFAIL`), and not to send the e-mail back.
const TRY_LATER: u8 = 75;

/// Takes in the e-mail on standard input. Whatever it is, the mail server need do nothing more with
/// it; it is asked to come again where the house itself is not in order.
pub(super) async fn take_in() -> ExitCode {
    match AssertUnwindSafe(take()).catch_unwind().await {
        Ok(Ok(received)) => {
            tracing::info!(?received, "an e-mail came in");
            ExitCode::SUCCESS
        }
        Ok(Err(Unfit(why))) => {
            tracing::error!(why, "an e-mail could not be taken in");
            ExitCode::from(TRY_LATER)
        }
        Err(_) => ExitCode::from(TRY_LATER),
    }
}

async fn take() -> Result<Received, Unfit> {
    let message = read().map_err(|error| Unfit(format!("The e-mail cannot be read: {error}.")))?;
    let settings = Settings::load()?;
    let (secret, mailer) = (settings.secret()?, Mailer::of(&settings)?);
    let store = open_database(&settings).await?;
    let running = assemble(&settings, secret, store.clone(), mailer, false).await?;
    let received = receive(&running.house, &running.catalogue, &message).await;
    close_store(store).await?;
    received.map_err(|error| Unfit(format!("{error:?}")))
}

/// All of it is read, or the mail server would think that it broke off.
fn read() -> std::io::Result<Vec<u8>> {
    let mut input = std::io::stdin().lock();
    let mut message = Vec::new();
    input.by_ref().take(MOST_BYTES).read_to_end(&mut message)?;
    std::io::copy(&mut input, &mut std::io::sink())?;
    Ok(message)
}
