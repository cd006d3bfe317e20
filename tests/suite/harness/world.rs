//! A house of its own for each test: own database, own clock, own mail server, own port.

use std::{
    cell::Cell,
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use actix_web::{dev::ServerHandle, web::Data};
use chrono::{DateTime, Duration, Utc};
use entity::{person, states::Rhythm};
use lernweg::{
    app::{Library, Postman, Shared, Watch, assemble_with, serve},
    features::{admissions::Rulebook, curriculum::Catalogue},
    identity::{NewPerson, Stay, add_person, find_person_by_email, open_session},
    platform::{
        clock::Clock,
        mail::Mailer,
        settings::Settings,
        text::{EmailAddress, Name, Text},
        tokens::Secret,
    },
    storage::{FileStore, Store, connect::Absent},
    web::{House, Routes, waiting::Source},
};

use super::{
    database::{self, Fresh},
    mailbox::SmtpServer,
    persona::Persona,
};

/// A house to test in.
pub struct World {
    pub url: String,
    pub store: Store,
    pub clock: Clock,
    pub house: Data<House>,
    pub catalogue: Catalogue,
    pub rulebook: Rulebook,
    pub mail: SmtpServer,
    pub postman: Postman,
    settings: Settings,
    database: Fresh,
    _folder: tempfile::TempDir,
    server: ServerHandle,
    meddled: Cell<bool>,
}

/// A second process of the same house: the same database, clock and secret, and nothing else in common.
pub struct Node {
    pub url: String,
    pub store: Store,
    pub postman: Postman,
    server: ServerHandle,
}

/// A secret for tests.
pub const SECRET: &str = "q7VtKx0Zb3NfYw9LrJ5sHd2GmPc8UeTa";

/// Wednesday of the first week of 2027, eleven o'clock in Berlin.
pub fn wednesday() -> DateTime<Utc> {
    "2027-01-06T10:00:00Z".parse().unwrap()
}

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/content")
}

/// What a house with these settings has read. The content of most worlds is the same, and reading it takes longer
/// than many a story.
fn library(settings: &Settings) -> Library {
    static READ: Mutex<BTreeMap<Option<PathBuf>, Library>> = Mutex::new(BTreeMap::new());
    let lasts = settings.content.as_ref().is_none_or(|folder| *folder == content());
    if !lasts {
        return Library::read(settings).unwrap();
    }
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    read.entry(settings.content.clone()).or_insert_with(|| Library::read(settings).unwrap()).clone()
}

impl World {
    /// A house with the test content: `gardening` (three weeks, German and English) and `cooking` (one week, Dutch).
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A house with other settings.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::build(change, Routes::default, &[]).await
    }

    /// A house with more routes.
    pub async fn with_routes(more: fn() -> Routes) -> Self {
        Self::build(|_| {}, more, &[]).await
    }

    /// A house with rooms that have more to say on home pages.
    pub async fn with_sources(more: &[Source]) -> Self {
        Self::build(|_| {}, Routes::default, more).await
    }

    async fn build(change: impl FnOnce(&mut Settings), more: fn() -> Routes, sources: &[Source]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::stopped(wednesday());
        let database = database::fresh(folder.path()).await;
        let store = database::open_at(&database.url, clock.clone()).await;
        let mail = SmtpServer::start().await;
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let mut settings = Settings {
            base_url: Some(url.clone()),
            content: Some(content()),
            mail_url: mail.url().to_owned(),
            mail_from: "Lernweg <lernweg@example.org>".into(),
            files: folder.path().join("files").to_string_lossy().into_owned(),
            ..Settings::default()
        };
        change(&mut settings);
        FileStore::open(&settings, Absent::Create).unwrap();
        let mailer = Mailer::of(&settings).unwrap();
        let secret = Secret::new(SECRET).unwrap();
        let mut running =
            assemble_with(library(&settings), &settings, secret, store.clone(), mailer, false).await.unwrap();
        running.sources = running.sources.with(sources);
        let shared = Shared::new(&running);
        let server = serve(shared, listener, 1, more, |_| {}).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self {
            url,
            store,
            clock,
            house: running.house,
            catalogue: running.catalogue,
            rulebook: running.rulebook,
            mail,
            postman: running.postman,
            settings,
            database,
            _folder: folder,
            server: handle,
            meddled: Cell::new(false),
        }
    }

    /// Looks whether anybody said that this house stands still, as every process does every few seconds.
    pub async fn look_around(&self) {
        Watch::of(&self.settings, self.store.clone()).look().await.unwrap();
    }

    /// Says that this story writes into the database past the house, so that it cannot be expected to be in order.
    pub fn meddled_with(&self) {
        self.meddled.set(true);
    }

    /// Another process that serves the same house.
    pub async fn another_node(&self) -> Node {
        let store = database::open_at(&self.database.url, self.clock.clone()).await;
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let mailer = Mailer::of(&self.settings).unwrap();
        let secret = Secret::new(SECRET).unwrap();
        let running =
            assemble_with(library(&self.settings), &self.settings, secret, store.clone(), mailer, false).await.unwrap();
        let shared = Shared::new(&running);
        let server = serve(shared, listener, 1, Routes::default, |_| {}).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Node { url, store, postman: running.postman, server: handle }
    }

    /// Another postman of the same house, with nothing else of a process.
    pub async fn another_postman(&self) -> (Data<House>, Postman) {
        let store = database::open_at(&self.database.url, self.clock.clone()).await;
        let (mailer, secret) = (Mailer::of(&self.settings).unwrap(), Secret::new(SECRET).unwrap());
        let running =
            assemble_with(library(&self.settings), &self.settings, secret, store, mailer, false).await.unwrap();
        (running.house, running.postman)
    }

    /// `lernweg worker` over the same database, by its own clock and with other settings, sending to `mail_url`.
    pub fn worker(&self, mail_url: &str, settings: &[(&str, &str)]) -> std::process::Child {
        let mut worker = self.command(&["worker"]);
        worker.env("LERNWEG_MAIL_URL", mail_url).envs(settings.iter().copied()).spawn().unwrap()
    }

    /// `lernweg` over the same database and files, by its own clock.
    pub fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lernweg"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LERNWEG_")) {
            command.env_remove(name);
        }
        command.args(arguments).current_dir(self._folder.path());
        command.env("LERNWEG_DATABASE_URL", &self.database.url).env("LERNWEG_SECRET", SECRET);
        command.env("LERNWEG_BASE_URL", &self.url).env("LERNWEG_FILES", self.files());
        command.env("LERNWEG_CONTENT", content()).env("LERNWEG_LOG", "error");
        command
    }

    /// Somebody who has never been here, reading English.
    pub fn stranger(&self) -> Persona {
        Persona::new(&self.url, "en")
    }

    /// Somebody who has never been here, reading `language`.
    pub fn stranger_reading(&self, language: &str) -> Persona {
        Persona::new(&self.url, language)
    }

    /// An account by its first name: `elif` is Elif, elif@example.org, reading English.
    pub async fn person(&self, key: &str) -> person::Model {
        self.person_reading(key, "en").await
    }

    /// The same, reading `locale`. The one that is there, if it is.
    pub async fn person_reading(&self, key: &str, locale: &str) -> person::Model {
        let email = EmailAddress::parse(&format!("{key}@example.org")).unwrap();
        if let Some(known) = find_person_by_email(self.store.read(), &email).await.unwrap() {
            return known;
        }
        let mut name = key.to_owned();
        name[..1].make_ascii_uppercase();
        let new =
            NewPerson { name: Name::parse(&name).unwrap(), email, locale: locale.into(), zone: "Europe/Berlin".into() };
        self.store.write(async |tx| add_person(tx, &new).await).await.unwrap()
    }

    /// Somebody, signed in.
    pub async fn sign_in(&self, key: &str) -> Persona {
        let person = self.person(key).await;
        let token = self.store.write(async |tx| open_session(tx, person.id, Stay::Day).await).await.unwrap();
        self.stranger().holding(token)
    }

    /// Lets somebody choose how often a kind of e-mail comes to them.
    pub async fn wants(&self, key: &str, kind: &str, rhythm: Rhythm) {
        let who = self.sign_in(key).await;
        let page = who.get("/me/notifications").await.must_be(200);
        let field = format!("rhythm.{}", kind.replace(['/', '_'], "-"));
        who.press(&page, "/me/notifications", &[(field.as_str(), rhythm.word())]).await.must_be(303);
    }

    /// Where this house keeps files.
    pub fn files(&self) -> PathBuf {
        PathBuf::from(&self.settings.files)
    }

    /// Moves the clock.
    pub fn later(&self, by: Duration) {
        self.clock.forward(by);
    }

    /// Moves the clock to this moment: `2027-01-06T15:00:00Z`.
    pub fn until(&self, moment: &str) {
        self.later(moment.parse::<DateTime<Utc>>().unwrap() - self.store.now());
    }

    /// Lets the worker carry every e-mail that is due.
    pub async fn deliver(&self) -> usize {
        self.postman.drain().await.unwrap()
    }

    /// The same, and takes what came out of the mailbox: what is in it afterwards is news.
    pub async fn clear_mail(&self) {
        self.deliver().await;
        self.mail.empty();
    }
}

/// Gives somebody their first password, as they would do it themselves.
pub async fn with_password(world: &World, key: &str, password: &str) {
    let persona = world.sign_in(key).await;
    let me = persona.get("/me").await;
    persona.press(&me, "/me/password", &[("password", password)]).await.must_be(303);
}

impl Drop for Node {
    fn drop(&mut self) {
        let stop = self.server.stop(false);
        actix_web::rt::spawn(stop);
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let stop = self.server.stop(false);
        actix_web::rt::spawn(stop);
        // Every story leaves a house behind that is in order, whatever was tried in it.
        if !std::thread::panicking() && !self.meddled.get() {
            database::must_be_sound(&self.database.url, self.store.now());
        }
    }
}
