//! Owners and accounts.

use chrono::Duration;
use clap::{Args, Subcommand};
use entity::{
    ids::ProgrammeId,
    person, programme_owner,
    states::{ProgrammeRole, Wording},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{close_store, failed, open_database, say};
use crate::{
    app::{
        forgetting::close_with_all,
        start::{content_files, read_content, read_words},
    },
    features::cohorts::{appoint_owner, programme_row, register_programmes},
    identity::{
        NewPerson, add_person, appoint_auditor, ask_to_be_forgotten, dismiss_auditor, find_person, find_person_by_email,
    },
    platform::{
        errors::Error,
        settings::{Settings, Unfit},
        text::{EmailAddress, Name, Text},
        words::Locale,
    },
    storage::{Store, Tx},
};

#[derive(Subcommand)]
pub(super) enum OwnerCommand {
    /// Makes somebody an owner, with an account if they have none.
    Add {
        #[command(flatten)]
        named: Named,
        /// The programme; without one, every programme.
        #[arg(long)]
        programme: Option<String>,
    },
}

#[derive(Subcommand)]
pub(super) enum AuditorCommand {
    /// Lets somebody read who did what in the house, with an account if they have none. No contents.
    Add {
        #[command(flatten)]
        named: Named,
    },
    /// Ends that.
    Remove {
        /// Their address.
        email: String,
    },
}

#[derive(Subcommand)]
pub(super) enum AccountCommand {
    /// Ends every session of an account and lets nobody sign in to it any more.
    Close {
        /// Their address.
        email: String,
    },
    /// Forgets somebody: the worker does it within the hour, and it cannot be undone.
    Erase {
        /// Their address.
        email: String,
        /// What becomes of what they wrote: `keep` leaves it without a name, `remove` takes it away.
        #[arg(long, value_parser = wording)]
        words: Wording,
    },
}

fn wording(word: &str) -> Result<Wording, String> {
    let known = Wording::ALL.iter().copied().find(|wording| wording.word() == word);
    known.ok_or_else(|| "it is keep or remove".to_owned())
}

// Somebody as the command line names them. A docstring would become the text of the commands' help.
#[derive(Args)]
pub(super) struct Named {
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
}

/// The account of somebody, or the one they are to get.
enum Account {
    Known(person::Model),
    New(NewPerson),
}

impl Account {
    async fn find(settings: &Settings, store: &Store, named: Named) -> Result<Self, Unfit> {
        let email = address(&named.email)?;
        let words = read_words(&content_files(settings)?)?;
        if words.locale(&named.locale).is_none() {
            let known: Vec<&str> = words.locales().map(Locale::tag).collect();
            return Err(Unfit(format!(
                "There are no words in {}; there are in {}.",
                named.locale,
                known.join(" and ")
            )));
        }
        if crate::platform::zones::zone(&named.zone).is_none() {
            return Err(Unfit(format!("There is no zone {}; write it like Europe/Berlin.", named.zone)));
        }
        if let Some(person) = find_person_by_email(store.read(), &email).await.map_err(|error| failed(&error))? {
            return Ok(Self::Known(person));
        }
        let name = named.name.ok_or_else(|| Unfit(format!("{} has no account yet; say --name too.", named.email)))?;
        let name = Name::parse(&name).map_err(|_| Unfit(format!("{name:?} is no name.")))?;
        Ok(Self::New(NewPerson { name, email, locale: named.locale, zone: named.zone }))
    }

    async fn open(&self, tx: &Tx) -> Result<person::Model, Error> {
        match self {
            Self::Known(person) => Ok(person.clone()),
            Self::New(new) => add_person(tx, new).await,
        }
    }
}

fn address(written: &str) -> Result<EmailAddress, Unfit> {
    EmailAddress::parse(written).map_err(|_| Unfit(format!("{written} is no e-mail address.")))
}

pub(super) async fn add_owner(settings: &Settings, named: Named, programme: Option<&str>) -> Result<(), Unfit> {
    address(&named.email)?;
    let catalogue = read_content(&content_files(settings)?)?;
    let slugs: Vec<String> = match programme {
        Some(slug) if catalogue.programme(slug).is_some() => vec![slug.to_owned()],
        Some(slug) => return Err(Unfit(format!("There is no programme {slug}."))),
        None => catalogue.programmes().iter().map(|programme| programme.slug.clone()).collect(),
    };
    let store = open_database(settings).await?;
    let account = Account::find(settings, &store, named).await?;
    let done = store.write(async |tx| {
        register_programmes(tx, &catalogue).await?;
        let person = account.open(tx).await?;
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

pub(super) async fn add_auditor(settings: &Settings, named: Named) -> Result<(), Unfit> {
    let store = open_database(settings).await?;
    let account = Account::find(settings, &store, named).await?;
    let done = store.write(async |tx| {
        let person = account.open(tx).await?;
        let name = person.name.clone();
        appoint_auditor(tx, person).await?;
        Ok(name)
    });
    let name = done.await.map_err(|error| failed(&error))?;
    say(&format!("{name} can read who did what at {}/audit; everybody sees that they can.", settings.base_url()?));
    close_store(store).await
}

/// Does something with the account of an address, and says what came of it.
async fn with_account<T>(
    settings: &Settings,
    email: &str,
    work: impl AsyncFn(&Tx, person::Model) -> Result<T, Error>,
    said: impl FnOnce(T) -> String,
) -> Result<(), Unfit> {
    let address = address(email)?;
    let store = open_database(settings).await?;
    let done = store.write(async |tx| {
        let person = find_person_by_email(&**tx, &address).await?.ok_or(Error::Missing)?;
        work(tx, person).await
    });
    match done.await {
        Ok(outcome) => say(&said(outcome)),
        Err(Error::Missing) => return Err(Unfit(format!("There is no account for {email}."))),
        Err(error) => return Err(failed(&error)),
    }
    close_store(store).await
}

pub(super) async fn remove_auditor(settings: &Settings, email: &str) -> Result<(), Unfit> {
    let work = async |tx: &Tx, person: person::Model| dismiss_auditor(tx, person.id).await;
    with_account(settings, email, work, |()| format!("{email} can read it no more.")).await
}

/// Who has owned a programme longest of those who still do; missing where nobody does.
pub(super) async fn first_owner(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<person::Model, Error> {
    let first = programme_owner::Entity::find()
        .filter(programme_owner::Column::ProgrammeId.eq(programme))
        .filter(programme_owner::Column::Role.eq(ProgrammeRole::Owner))
        .filter(programme_owner::Column::Until.is_null())
        .order_by_asc(programme_owner::Column::Since);
    let first = first.one(db).await?.ok_or(Error::Missing)?;
    find_person(db, first.person_id).await?.ok_or(Error::Missing)
}

pub(super) async fn close(settings: &Settings, email: &str) -> Result<(), Unfit> {
    let work = async |tx: &Tx, person: person::Model| close_with_all(tx, person.id).await;
    with_account(settings, email, work, |()| format!("The account of {email} is closed.")).await
}

pub(super) async fn erase(settings: &Settings, email: &str, words: Wording) -> Result<(), Unfit> {
    let work = async |tx: &Tx, person: person::Model| {
        let row = ask_to_be_forgotten(tx, person.id, words, Duration::zero()).await?;
        tx.record(None, "ask_for_erasure", ("person", person.id), json!({ "words": words.word() })).await?;
        Ok(row.person_id)
    };
    let said =
        |who| format!("{email} is forgotten with the next hour's work of the worker; what stays is the id {who}.");
    with_account(settings, email, work, said).await
}
