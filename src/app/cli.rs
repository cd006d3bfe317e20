//! The command line.

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use super::{
    demo, rooms,
    server::{Shared, listen, serve, threads},
    start::{Running, assemble, content_files, read_content, read_programmes, read_words},
};
use crate::{
    features::{
        cohorts::{appoint_owner, end_stays_of, programme_row, register_programmes},
        curriculum::{self, Labels, Problems},
    },
    identity::{NewPerson, add_person, close_account, find_person_by_email},
    platform::{
        clock::Clock,
        errors::Error,
        files::Files,
        mail::Mailer,
        settings::{Settings, Unfit},
        text::{EmailAddress, Name, Text},
        words::Locale,
    },
    storage::{
        Store,
        connect::{Absent, check_schema, migrate, open},
    },
    web::Routes,
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
    /// Says whether settings, content, database and mail server will do.
    Check,
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
    /// Closes accounts.
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
}

#[derive(Subcommand)]
enum ContentCommand {
    /// Names every mistake, with file, line and what to do.
    Check {
        /// The folder; without one, that of the settings or the one built in.
        dir: Option<PathBuf>,
        /// As JSON, for other programs.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Subcommand)]
enum OwnerCommand {
    /// Makes somebody an owner, with an account if they have none.
    Add {
        /// Their address.
        email: String,
        /// What they are called; needed where there is no account yet.
        #[arg(long)]
        name: Option<String>,
        /// The language they read.
        #[arg(long, default_value = "de")]
        locale: String,
        /// The zone they live in.
        #[arg(long, default_value = "Europe/Berlin")]
        zone: String,
        /// The programme; without one, every programme.
        #[arg(long)]
        programme: Option<String>,
    },
}

#[derive(Subcommand)]
enum AccountCommand {
    /// Ends every session of an account and lets nobody sign in to it any more.
    Close {
        /// Their address.
        email: String,
    },
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
        Command::Check => check(&Settings::load()?).await?,
        Command::Content { command: ContentCommand::Check { dir, json } } => return check_content(dir, json),
        Command::Owner { command: OwnerCommand::Add { email, name, locale, zone, programme } } => {
            let owner = NewOwner { email, name, locale, zone, programme };
            add_owner(&Settings::load()?, owner).await?;
        }
        Command::Account { command: AccountCommand::Close { email } } => close(&Settings::load()?, &email).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A database that is there and has this version's schema.
async fn open_database(settings: &Settings) -> Result<Store, Unfit> {
    let store = open(&settings.database_url, Absent::Refuse, Clock::Wall).await?;
    check_schema(&store).await?;
    Ok(store)
}

async fn start(settings: &Settings) -> Result<Running, Unfit> {
    let secret = settings.secret()?;
    settings.base_url()?;
    let mailer = Mailer::new(&settings.mail_url)?;
    read_content(&content_files(settings)?)?;
    let store = open_database(settings).await?;
    assemble(settings, secret, store, mailer, false).await
}

async fn serve_pages(settings: Settings, with_worker: bool) -> Result<(), Unfit> {
    let running = start(&settings).await?;
    let listener = listen(&settings)?;
    tracing::info!(listen = settings.listen, base_url = running.house.base_url, "serving");
    let shared = Shared::new(running.house.clone(), running.catalogue.clone(), running.pages);
    let server = serve(shared, listener, threads(), Routes::default, |_| {})
        .map_err(|error| Unfit(format!("The server cannot start: {error}.")))?;
    if with_worker {
        actix_web::rt::spawn(running.postman.work(running.catalogue));
    }
    server.await.map_err(|error| Unfit(format!("The server ended: {error}.")))?;
    close_store(running.house.store.clone()).await
}

async fn close_store(store: Store) -> Result<(), Unfit> {
    store.close().await.map_err(|error| Unfit(format!("The database did not close well: {error}.")))
}

async fn work(settings: Settings) -> Result<(), Unfit> {
    let running = start(&settings).await?;
    tracing::info!("working");
    let stop = actix_web::rt::signal::ctrl_c();
    tokio::select! {
        () = running.postman.work(running.catalogue) => {}
        _ = stop => {}
        () = terminated() => {}
    }
    close_store(running.house.store.clone()).await
}

#[cfg(unix)]
async fn terminated() {
    use actix_web::rt::signal::unix::{SignalKind, signal};
    if let Ok(mut terminate) = signal(SignalKind::terminate()) {
        terminate.recv().await;
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending::<()>().await;
}

async fn migrate_database(settings: &Settings) -> Result<(), Unfit> {
    let store = open(&settings.database_url, Absent::Create, Clock::Wall).await?;
    let changes = migrate(&store).await?;
    let catalogue = read_content(&content_files(settings)?)?;
    store.write(async |tx| register_programmes(tx, &catalogue).await).await.map_err(|error| failed(&error))?;
    say(&format!("The database is ready; {changes} change(s) made."));
    close_store(store).await
}

async fn check(settings: &Settings) -> Result<(), Unfit> {
    let mut unfit = Vec::new();
    let mut note = |what: &str, outcome: Result<(), Unfit>| match outcome {
        Ok(()) => say(&format!("good  {what}")),
        Err(reason) => {
            say(&format!("bad   {what}: {reason}"));
            unfit.push(what.to_owned());
        }
    };
    note("base URL", settings.base_url().map(|_| ()));
    note("secret", settings.secret().map(|_| ()));
    note("content", content_files(settings).and_then(|files| read_content(&files)).map(|_| ()));
    note(
        "database",
        match open_database(settings).await {
            Ok(store) => close_store(store).await,
            Err(reason) => Err(reason),
        },
    );
    note(
        "mail",
        match Mailer::new(&settings.mail_url) {
            Ok(mailer) => mailer.check().await,
            Err(reason) => Err(reason),
        },
    );
    if unfit.is_empty() { Ok(()) } else { Err(Unfit(format!("Not ready: {}.", unfit.join(", ")))) }
}

fn check_content(dir: Option<PathBuf>, json: bool) -> Result<ExitCode, Unfit> {
    let read = || {
        let settings = match dir {
            Some(dir) => Settings { content: Some(dir), ..Settings::default() },
            None => Settings::load()?,
        };
        let files = content_files(&settings)?;
        read_programmes(&files, &Labels::new(&read_words(&files)?))
    };
    let (programmes, problems) = match read() {
        Ok(read) => read,
        Err(Unfit(why)) if json => {
            let mut problems = Problems::default();
            problems.of("", why, "look at the folder and its permissions");
            (Vec::new(), problems)
        }
        Err(unfit) => return Err(unfit),
    };
    if json {
        let list = serde_json::to_string_pretty(&problems.list());
        say(&list.map_err(|error| Unfit(format!("The list cannot be written: {error}.")))?);
    } else if problems.none() {
        for (programme, _) in &programmes {
            let languages = programme.languages.join(", ");
            let (weeks, lessons) = (programme.week_count(), programme.lesson_count());
            say(&format!("{}: {weeks} week(s), {lessons} lesson(s), {languages}. No mistake found.", programme.slug));
            for week in curriculum::measure(programme) {
                let words = week.words.iter().map(|(language, words)| format!("{words} words in {language}"));
                let words: Vec<String> = words.collect();
                say(&format!("  week {}: {} minutes, {}", week.number, week.minutes, words.join(", ")));
            }
        }
    } else {
        say(&problems.report());
        let (all, mistakes) = (problems.list().len(), problems.mistakes().len());
        say(&format!("{mistakes} mistake(s), {} gap(s).", all - mistakes));
    }
    Ok(if problems.none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct NewOwner {
    email: String,
    name: Option<String>,
    locale: String,
    zone: String,
    programme: Option<String>,
}

fn address(written: &str) -> Result<EmailAddress, Unfit> {
    EmailAddress::parse(written).map_err(|_| Unfit(format!("{written} is no e-mail address.")))
}

/// A command's no, in English: the key's own words are for pages.
fn failed(error: &Error) -> Unfit {
    let words = crate::platform::words::Words::load(&Files::Content, "en");
    match (error, words) {
        (Error::Refused(refusal), Ok(words)) => Unfit(words.plain("en", refusal.key)),
        _ => Unfit(format!("That did not work: {error:?}.")),
    }
}

async fn add_owner(settings: &Settings, new: NewOwner) -> Result<(), Unfit> {
    let email = address(&new.email)?;
    let catalogue = read_content(&content_files(settings)?)?;
    let slugs: Vec<String> = match &new.programme {
        Some(slug) if catalogue.programme(slug).is_some() => vec![slug.clone()],
        Some(slug) => return Err(Unfit(format!("There is no programme {slug}."))),
        None => catalogue.programmes().iter().map(|programme| programme.slug.clone()).collect(),
    };
    let words = read_words(&content_files(settings)?)?;
    if words.locale(&new.locale).is_none() {
        let known: Vec<&str> = words.locales().map(Locale::tag).collect();
        return Err(Unfit(format!("There are no words in {}; there are in {}.", new.locale, known.join(" and "))));
    }
    if crate::platform::zones::zone(&new.zone).is_none() {
        return Err(Unfit(format!("There is no zone {}; write it like Europe/Berlin.", new.zone)));
    }
    let store = open_database(settings).await?;
    let known = find_person_by_email(store.read(), &email).await.map_err(|error| failed(&error))?;
    let name = match (&known, &new.name) {
        (Some(person), _) => person.name.clone(),
        (None, Some(name)) => name.clone(),
        (None, None) => return Err(Unfit(format!("{} has no account yet; say --name too.", new.email))),
    };
    let name = Name::parse(&name).map_err(|_| Unfit(format!("{name:?} is no name.")))?;
    let account = NewPerson { name, email, locale: new.locale, zone: new.zone };
    let done = store.write(async |tx| {
        register_programmes(tx, &catalogue).await?;
        let person = match &known {
            Some(person) => person.clone(),
            None => add_person(tx, &account).await?,
        };
        for slug in &slugs {
            let programme = programme_row(&**tx, slug).await?.ok_or(Error::Missing)?;
            appoint_owner(tx, &programme, person.id).await?;
        }
        Ok(person.name)
    });
    let name = done.await.map_err(|error| failed(&error))?;
    say(&format!("{name} owns {}; they sign in at {}/sign-in.", slugs.join(", "), settings.base_url()?));
    close_store(store).await
}

async fn close(settings: &Settings, email: &str) -> Result<(), Unfit> {
    let address = address(email)?;
    let store = open_database(settings).await?;
    let done = store.write(async |tx| {
        let person = find_person_by_email(&**tx, &address).await?.ok_or(Error::Missing)?;
        end_stays_of(tx, person.id).await?;
        close_account(tx, None, person.id).await
    });
    match done.await {
        Ok(()) => say(&format!("The account of {email} is closed.")),
        Err(Error::Missing) => return Err(Unfit(format!("There is no account for {email}."))),
        Err(error) => return Err(failed(&error)),
    }
    close_store(store).await
}

/// The kinds of e-mail the house sends, for tests and documentation.
pub fn mail_kinds() -> Vec<&'static str> {
    rooms::kinds().names()
}
