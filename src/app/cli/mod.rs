//! The command line.

mod backups;
mod checking;
mod content;
mod drawing;
mod importing;
mod importing_applications;
mod importing_calendars;
mod importing_threads;
mod mailing;
mod matching;
mod operating;
mod people;
mod receiving;
mod retention;
mod running;
mod searching;
mod standing;

use std::{fmt, fs::File, io::Write, path::Path, process::ExitCode};

use clap::{Parser, Subcommand};

use self::{
    backups::{BackupArguments, RestoreArguments, back_up, restore, verify},
    checking::{CheckCommand, check_mail},
    content::{ContentCommand, check_content},
    drawing::{DrawArguments, print_draw},
    importing::{ImportCommand, import},
    mailing::{MailCommand, mail},
    matching::{MatchArguments, match_people},
    operating::{OperationsArguments, print_operations},
    people::{AccountCommand, AuditorCommand, OwnerCommand, add_auditor, add_owner, close, erase, remove_auditor},
    receiving::take_in,
    retention::{RetentionArguments, retention},
    running::{check, migrate_database, serve_pages, work},
    searching::{SearchCommand, search},
    standing::{ReadOnlyCommand, read_only},
};
use super::{demo, rooms};
use crate::{
    platform::{
        clock::Clock,
        errors::Error,
        files::Files,
        settings::{Settings, Unfit},
        tables::Rows,
        text::{Line, Text},
    },
    storage::{
        Store,
        connect::{Absent, check_schema, open},
    },
};

/// A home for cohort-based courses.
#[derive(Parser)]
#[command(name = "lernweg", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Turns an empty folder into a running school to look at.
    Demo,
    /// Serves the pages, and carries the e-mails unless told not to.
    Serve {
        /// Leave e-mails and recurring work to `lernweg worker`.
        #[arg(long)]
        no_worker: bool,
    },
    /// Carries the e-mails and does recurring work, without pages.
    Worker,
    /// Makes the database, or brings its schema up to this version.
    Migrate,
    /// Says whether settings, content, database, the place for files and mail server will do.
    Check {
        #[command(subcommand)]
        what: Option<CheckCommand>,
    },
    /// Writes everything the house keeps into one file, while it goes on.
    Backup(BackupArguments),
    /// Puts such a file back into an empty database, SQLite or PostgreSQL; no e-mail leaves from there until told to.
    Restore(RestoreArguments),
    /// Prints files for whoever runs a house: units, a container, a proxy, alarms, a dashboard.
    Operations(OperationsArguments),
    /// Lets everybody read and nobody write, for as long as it takes to move or mend something.
    ReadOnly {
        #[command(subcommand)]
        command: ReadOnlyCommand,
    },
    /// Says of everything that must be true of the database whether it is.
    Verify,
    /// Looks at the course content.
    Content {
        #[command(subcommand)]
        command: ContentCommand,
    },
    /// Names the people who look after a programme.
    Owner {
        #[command(subcommand)]
        command: OwnerCommand,
    },
    /// Names the people who may read who did what in the house.
    Auditor {
        #[command(subcommand)]
        command: AuditorCommand,
    },
    /// Closes accounts.
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Brings in lists from other systems.
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Looks after the index of the search.
    Search {
        #[command(subcommand)]
        command: SearchCommand,
    },
    /// Looks after the mail the house sends.
    Mail {
        #[command(subcommand)]
        command: MailCommand,
    },
    /// Deletes what has to go some time after the end of its cohort, as the worker does every day.
    Retention(RetentionArguments),
    /// Takes in an e-mail on standard input, as a mail server pipes it in: somebody's answer to one of ours.
    Receive,
    /// Draws who gets a seat, as anybody can do it again.
    Draw(DrawArguments),
    /// Puts the people of a file into pairs or circles, the best way there is.
    Match(MatchArguments),
}

/// Reads the arguments and does what they say.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    log_to_stderr(matches!(cli.command, Command::Demo));
    let outcome = actix_web::rt::System::new().block_on(act(cli.command));
    match outcome {
        Ok(code) => code,
        Err(unfit) => {
            // One sentence; a reader of logs and a reader of terminals want the same.
            let _ = writeln!(std::io::stderr(), "{unfit}");
            ExitCode::FAILURE
        }
    }
}

fn log_to_stderr(quiet: bool) {
    let usual = if quiet { "lernweg=warn,error" } else { "lernweg=info,warn" };
    let filter = std::env::var("LERNWEG_LOG").unwrap_or_else(|_| usual.to_owned());
    let filter = tracing_subscriber::EnvFilter::new(filter);
    let json = std::env::var("LERNWEG_LOG_FORMAT").is_ok_and(|format| format == "json");
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let _ = if json { builder.json().try_init() } else { builder.try_init() };
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

async fn act(command: Command) -> Result<ExitCode, Unfit> {
    match command {
        Command::Demo => demo::run(Settings::load()?, say).await?,
        Command::Serve { no_worker } => serve_pages(Settings::load()?, !no_worker).await?,
        Command::Worker => work(Settings::load()?).await?,
        Command::Migrate => migrate_database(&Settings::load()?).await?,
        Command::Check { what: None } => check(&Settings::load()?).await?,
        Command::Check { what: Some(CheckCommand::Mail(what)) } => check_mail(&Settings::load()?, what).await?,
        Command::Backup(asked) => back_up(&Settings::load()?, &asked).await?,
        Command::Restore(asked) => restore(&Settings::load()?, &asked).await?,
        Command::Operations(asked) => print_operations(&asked)?,
        Command::ReadOnly { command } => read_only(&Settings::load()?, &command).await?,
        Command::Verify => verify(&Settings::load()?).await?,
        Command::Content { command: ContentCommand::Check { dir, json } } => return check_content(dir, json),
        Command::Owner { command: OwnerCommand::Add { named, programme } } => {
            add_owner(&Settings::load()?, named, programme.as_deref()).await?;
        }
        Command::Auditor { command: AuditorCommand::Add { named } } => {
            add_auditor(&Settings::load()?, named).await?;
        }
        Command::Auditor { command: AuditorCommand::Remove { email } } => {
            remove_auditor(&Settings::load()?, &email).await?;
        }
        Command::Account { command: AccountCommand::Close { email } } => close(&Settings::load()?, &email).await?,
        Command::Account { command: AccountCommand::Erase { email, words } } => {
            erase(&Settings::load()?, &email, words).await?;
        }
        Command::Import { command } => import(&Settings::load()?, command).await?,
        Command::Search { command } => search(&Settings::load()?, command).await?,
        Command::Mail { command } => mail(&Settings::load()?, command).await?,
        Command::Retention(asked) => retention(&Settings::load()?, &asked).await?,
        Command::Receive => return Ok(take_in().await),
        Command::Draw(wanted) => print_draw(wanted)?,
        Command::Match(wanted) => match_people(wanted)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A database that is there and has this version's schema.
async fn open_database(settings: &Settings) -> Result<Store, Unfit> {
    let store = open(&settings.database_url, Absent::Refuse, Clock::Wall).await?;
    check_schema(&store).await?;
    store.keep_for(settings.retention_months()?);
    Ok(store)
}

async fn close_store(store: Store) -> Result<(), Unfit> {
    store.close().await.map_err(|error| Unfit(format!("The database did not close well: {error}.")))
}

/// Who gives an order: as they say, or whoever is signed in on this machine.
fn who_says(said: Option<&str>) -> Result<String, Unfit> {
    let here = || ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    let name = said.map(str::to_owned).or_else(here).unwrap_or_else(|| "operator".to_owned());
    Line::parse(&name).map(|line| line.to_string()).map_err(|_| Unfit(format!("{name:?} is not a line of text.")))
}

/// The rows of a file of delimited text.
fn open_table(file: &Path) -> Result<Rows<File>, Unfit> {
    let opened = File::open(file).map_err(|error| Unfit(format!("{} cannot be read: {error}.", file.display())))?;
    Rows::open(opened).map_err(|error| at_row(file, error.row, &error))
}

/// What is wrong with a file, or with one of its rows.
fn at_row(file: &Path, row: Option<u32>, why: &dyn fmt::Display) -> Unfit {
    let file = file.display();
    Unfit(row.map_or_else(|| format!("{file}: {why}."), |row| format!("{file}, row {row}: {why}.")))
}

/// A command's no, in English: the key's own words are for pages.
fn failed(error: &Error) -> Unfit {
    let words = crate::platform::words::Words::load(&Files::Content, "en");
    match (error, words) {
        (Error::Refused(refusal), Ok(words)) => Unfit(words.plain("en", refusal.key)),
        _ => Unfit(format!("That did not work: {error:?}.")),
    }
}

/// The kinds of e-mail the house sends, for tests and documentation.
pub fn mail_kinds() -> Vec<&'static str> {
    rooms::kinds().names()
}
