//! Whether e-mails arrive, and are believed: a test to an address, and what its mailbox made of it.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};

use super::say;
use crate::{
    app::start::content_files,
    platform::{
        clock::Clock,
        ids,
        letters::{Letters, Surroundings},
        mail::{Envelope, Findings, Mailer, Sending, Unsent, message},
        settings::{Settings, Unfit},
    },
};

/// What is looked at more closely.
#[derive(Subcommand)]
pub(super) enum CheckCommand {
    /// Sends a test to an address, or reads what its mailbox made of it.
    Mail(CheckMail),
}

/// One of the two.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(super) struct CheckMail {
    /// Where the test goes.
    address: Option<String>,
    /// The test as it was saved in the mailbox; standard input where no file is named.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    read: Option<PathBuf>,
}

/// More than this of an e-mail is not looked at.
const MOST_BYTES: u64 = 25 << 20;

pub(super) async fn check_mail(settings: &Settings, what: CheckMail) -> Result<(), Unfit> {
    match (what.address, what.read) {
        (_, Some(file)) => explain(&read(&file)?),
        (Some(address), None) => send(settings, &address).await,
        (None, None) => Err(Unfit("Where shall a test go? `lernweg check mail ADDRESS`.".into())),
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Unfit> {
    let unfit = |error: std::io::Error| Unfit(format!("{} cannot be read: {error}.", file.display()));
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().take(MOST_BYTES).read_to_end(&mut bytes).map_err(unfit)?;
    } else {
        std::fs::File::open(file).map_err(unfit)?.take(MOST_BYTES).read_to_end(&mut bytes).map_err(unfit)?;
    }
    Ok(bytes)
}

/// Says sentence by sentence what a mailbox made of an e-mail.
fn explain(bytes: &[u8]) -> Result<(), Unfit> {
    let found = Findings::read(bytes).ok_or_else(|| {
        Unfit(
            "That is no e-mail with a sender: save it with all its headers (\u{201c}show original\u{201d}, .eml)."
                .into(),
        )
    })?;
    let sentences = found.explain();
    for one in &sentences {
        say(&format!("{}  {}", if one.good { "good" } else { "bad " }, one.words));
    }
    match sentences.iter().filter(|one| !one.good).count() {
        0 => Ok(()),
        1 => Err(Unfit("One thing is to be mended.".into())),
        some => Err(Unfit(format!("{some} things are to be mended."))),
    }
}

/// What the test says; as the e-mails of the house look.
const SUBJECT: &str = "A test of the e-mails of this house";
const BODY: &str = "Hello,\n\nthis e-mail is a test: somebody who looks after this house wants to know whether its e-mails \
                    arrive and are believed.\n\nSave it with all its headers (\u{201c}show original\u{201d}, .eml), and give the \
                    file to `lernweg check mail --read FILE`: it says what your mailbox made of it.\n\n[To the house]({link})";

async fn send(settings: &Settings, address: &str) -> Result<(), Unfit> {
    let (sending, mailer) = (Sending::of(settings)?, Mailer::of(settings)?);
    let base_url = settings.base_url()?;
    let broken = |error: anyhow::Error| Unfit(format!("The test cannot be written: {error:#}."));
    let around = Surroundings {
        site: &settings.site_name,
        link: &base_url,
        reason: "Somebody typed your address on the server.",
        ..Surroundings::nobody()
    };
    let letters =
        Letters::load(&content_files(settings)?).or_else(|_| Letters::load(&crate::platform::files::Files::Content));
    let composed = letters.and_then(|letters| letters.compose_own("en", SUBJECT, BODY, &around)).map_err(broken)?;
    let returns_to = settings.reply_address()?.map(|address| address.bare()).unwrap_or_default();
    let envelope = Envelope {
        from: sending.from(false),
        domain: sending.domain(),
        address,
        id: &ids::random().to_string(),
        sent_at: Clock::Wall.now(),
        returns_to: &returns_to,
        ..Envelope::default()
    };
    let mut test = message(&composed, None, &envelope).map_err(broken)?;
    sending.sign(&mut test);
    say(&format!("From {} to {address}.", sending.from(false)));
    hints(&sending);
    match mailer.send(test).await {
        Ok(_) => {
            say("good  The mail server took it.");
            say("Now open it in that mailbox, save it with all its headers, and let the file be read:");
            say("  lernweg check mail --read FILE");
            Ok(())
        }
        Err(Unsent::Later(why)) => Err(Unfit(format!("The mail server did not take it, and might later: {why}."))),
        Err(Unsent::Never(why)) => Err(Unfit(format!("The mail server will not take it: {why}."))),
        Err(Unsent::Unreachable(_, why)) => Err(Unfit(format!("Nobody can be reached at {address}: {why}."))),
    }
}

/// What can be said before it leaves.
fn hints(sending: &Sending) {
    let domain = sending.domain();
    if domain == "localhost" || !domain.contains('.') {
        say(&format!("bad   LERNWEG_MAIL_FROM is at {domain}: no mailbox elsewhere believes that."));
    }
    match sending.dkim() {
        Some(dkim) => {
            say(&format!("good  It is signed (DKIM) for {}; its key is looked for at {}.", dkim.domain, dkim.name))
        }
        None => say("      It is not signed here (DKIM); perhaps your relay does that."),
    }
}
