//! From settings to a house, or to one sentence about why not.

use std::sync::Arc;

use actix_web::web::Data;
use tokio::sync::Notify;

use super::{rooms, worker::Postman};
use crate::{
    features::{
        admissions::{self, Rulebook},
        alumni, calendar,
        certificates::keep_signing_key,
        circles,
        cohorts::register_programmes,
        curriculum::{self, Catalogue, Labels, Pictures, Problems, Programme},
        discussions, documents, first_answers, live_sessions,
        operating::Installation,
        pages::Pages,
        pitches, progress, sparring,
    },
    identity::Passwords,
    platform::{
        files::Files,
        holidays::Holidays,
        letters::Letters,
        mail::{Mailer, Sending},
        settings::{Settings, Unfit},
        signatures::HouseKey,
        tokens::{Secret, Tokens},
        words::Words,
    },
    storage::{FileStore, Known, Store, Tx, connect::Absent},
    web::{House, Templates, Ways, waiting::Sources},
};

/// A house that is ready to be served.
pub struct Running {
    /// What all rooms share.
    pub house: Data<House>,
    /// The courses.
    pub catalogue: Catalogue,
    /// The pages that stand for themselves.
    pub pages: Pages,
    /// What seats are given by.
    pub rulebook: Rulebook,
    /// What rooms have to say on home pages.
    pub sources: Sources,
    /// What it was put together with.
    pub installation: Installation,
    /// Carries its e-mails.
    pub postman: Postman,
}

/// What a house has read before anybody comes; cheap to clone.
#[derive(Clone)]
pub struct Library {
    files: Files,
    words: Words,
    templates: Templates,
    letters: Letters,
    pages: Pages,
    holidays: Holidays,
}

impl Library {
    /// Reads the content the settings name, and the templates; refuses where there is a mistake in them.
    pub fn read(settings: &Settings) -> Result<Self, Unfit> {
        let files = content_files(settings)?;
        let words = read_words(&files)?;
        let templates =
            Templates::load(words.clone()).map_err(|error| Unfit(format!("A template is broken: {error:#}")))?;
        let letters = or_built_in(&files, "emails/", Letters::load)?;
        let pages = or_built_in(&files, "pages/", Pages::load)?;
        let holidays = read_holidays(&files)?;
        Ok(Self { files, words, templates, letters, pages, holidays })
    }
}

/// The language of the house where nothing better is known.
const HOUSE_LANGUAGE: &str = "en";

/// The content as the settings name it: the folder, or what is built in.
pub fn content_files(settings: &Settings) -> Result<Files, Unfit> {
    let Some(folder) = &settings.content else { return Ok(Files::Content) };
    std::fs::read_dir(folder)
        .map(|_| Files::Folder(folder.clone()))
        .map_err(|error| Unfit(format!("The content folder {} cannot be read: {error}.", folder.display())))
}

/// Reads the courses; refuses where there is a mistake in them. Gaps, like a missing
/// translation, are no reason: the pages say what is missing.
pub fn read_content(files: &Files) -> Result<Catalogue, Unfit> {
    read_courses(files, &read_words(files)?)
}

fn read_courses(files: &Files, words: &Words) -> Result<Catalogue, Unfit> {
    let labels = Labels::new(words);
    let (programmes, problems) = read_programmes(files, &labels)?;
    let list = problems.mistakes();
    if list.is_empty() {
        return Ok(Catalogue::new(programmes, labels, files));
    }
    let first = list.first().map(ToString::to_string).unwrap_or_default();
    Err(Unfit(format!(
        "The content has {} mistake(s), the first in {first}; `lernweg content check` shows all.",
        list.len()
    )))
}

/// Reads the courses and every mistake in them.
pub fn read_programmes(files: &Files, labels: &Labels) -> Result<(Vec<(Programme, Pictures)>, Problems), Unfit> {
    curriculum::read(files, labels).map_err(|error| Unfit(format!("The content cannot be read: {error}.")))
}

/// A content folder may bring courses only; whatever else it lacks is as built in.
fn or_built_in<T>(files: &Files, folder: &str, load: impl Fn(&Files) -> anyhow::Result<T>) -> Result<T, Unfit> {
    let own = files.list(folder).is_ok_and(|list| !list.is_empty());
    let chosen = if own { files.clone() } else { Files::Content };
    load(&chosen).map_err(|error| Unfit(format!("The content folder {folder} cannot be used: {error:#}.")))
}

/// The words of the interface.
pub fn read_words(files: &Files) -> Result<Words, Unfit> {
    or_built_in(files, "locales/", |files| Words::load(files, HOUSE_LANGUAGE))
}

/// The public holidays.
pub fn read_holidays(files: &Files) -> Result<Holidays, Unfit> {
    Holidays::load(files).map_err(|error| Unfit(format!("The holidays cannot be used: {error:#}.")))
}

/// Puts a house together over an open database.
pub async fn assemble(
    settings: &Settings,
    secret: Secret,
    store: Store,
    mailer: Mailer,
    demo: bool,
) -> Result<Running, Unfit> {
    assemble_with(Library::read(settings)?, settings, secret, store, mailer, demo).await
}

/// The same, where everything but the courses has been read already.
pub async fn assemble_with(
    library: Library,
    settings: &Settings,
    secret: Secret,
    store: Store,
    mailer: Mailer,
    demo: bool,
) -> Result<Running, Unfit> {
    store.keep_files(FileStore::open(settings, Absent::Refuse)?);
    let Library { files, words, templates, letters, pages, holidays } = library;
    let catalogue = read_courses(&files, &words)?;
    let (base_url, sending) = (settings.base_url()?, Sending::of(settings)?);
    let tokens = Tokens::new(secret);
    let key = HouseKey::of(&tokens);
    let begin = async |tx: &Tx| {
        register_programmes(tx, &catalogue).await?;
        keep_signing_key(tx, &key.public).await?;
        // The demonstration is its own house wherever it stands.
        if demo { tx.arm_house(&base_url).await } else { tx.arm_new_house(&base_url).await }
    };
    store.write(begin).await.map_err(|error| Unfit(format!("The database cannot be written to: {error}.")))?;
    let house = Data::new(House {
        store,
        words,
        templates,
        letters: letters.clone(),
        tokens,
        passwords: Passwords::default(),
        base_url,
        site: settings.site_name.clone(),
        reply_address: settings.reply_address()?,
        ways: Ways::of(settings),
        mail_limits: sending.limits,
        trusted_proxies: settings.trusted_proxies.clone().into(),
        demo,
        mail_queued: Arc::new(Notify::new()),
    });
    let sources = rooms::sources();
    let known = Known::default().with(catalogue.clone()).with(holidays.clone());
    house.store.lend(known.with(key).with(house.words.clone()).with(sources.clone()));
    let rulebook = Rulebook { catalogue: catalogue.clone(), holidays };
    house.store.listen(vec![
        admissions::listener(rulebook.clone()),
        live_sessions::listener(),
        calendar::listener(),
        progress::listener(),
        first_answers::listener(),
        sparring::listener(),
        circles::listener(),
        pitches::listener(),
        discussions::listener(),
        documents::listener(),
        alumni::listener(),
    ]);
    let postman = Postman::new(house.clone(), letters, mailer, sending, rooms::kinds());
    let installation = Installation::of(settings, house.store.now());
    Ok(Running { house, catalogue, pages, rulebook, sources, installation, postman })
}
