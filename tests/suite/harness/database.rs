//! A database for each world: a copy of a migrated file, or of a migrated
//! PostgreSQL database where `LERNWEG_TEST_POSTGRES` names a server.

use std::{
    path::Path,
    sync::{Mutex, OnceLock, mpsc},
};

use chrono::{DateTime, Utc};
use lernweg::{
    app::invariants::breaches,
    platform::clock::Clock,
    storage::{
        Store,
        connect::{Absent, migrate, open},
    },
};
use sea_orm::{ConnectionTrait, Database};

/// Two runs at once on one server have a template each.
fn template_name() -> String {
    format!("lernweg_test_template_{}", std::process::id())
}

/// The server to test on, if it is PostgreSQL: `postgres://postgres@127.0.0.1:5433`.
pub fn on_postgres() -> Option<String> {
    std::env::var("LERNWEG_TEST_POSTGRES").ok().filter(|url| !url.is_empty())
}

/// A database nobody else has. It goes with its story: a thousand of them would fill a disk.
pub struct Fresh {
    pub url: String,
}

impl Drop for Fresh {
    fn drop(&mut self) {
        // A file goes with its folder.
        let Some((server, name)) = on_postgres().and_then(|server| self.url.rsplit_once('/').map(|(_, n)| (server, n)))
        else {
            return;
        };
        static GOING: OnceLock<mpsc::Sender<String>> = OnceLock::new();
        let going = GOING.get_or_init(|| {
            let (sender, names) = mpsc::channel::<String>();
            std::thread::spawn(move || tokio::runtime::Runtime::new().unwrap().block_on(drop_each(&server, &names)));
            sender
        });
        let _ = going.send(name.to_owned());
    }
}

/// Drops databases one after another, with whatever connections their stories left open.
async fn drop_each(server: &str, names: &mpsc::Receiver<String>) {
    let admin = Database::connect(format!("{server}/postgres")).await.unwrap();
    while let Ok(name) = names.recv() {
        admin.execute_unprepared(&format!("drop database if exists {name} with (force)")).await.unwrap();
    }
}

/// A migrated database nobody else has.
pub async fn fresh(folder: &Path) -> Fresh {
    match on_postgres() {
        Some(server) => {
            template(&server);
            let name = format!("lernweg_{}", uuid::Uuid::from_u128(rand::random()).simple());
            // PostgreSQL copies a template only while nobody else does.
            static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
            let copy = async || {
                let admin = Database::connect(format!("{server}/postgres")).await.unwrap();
                let sql = format!("create database {name} template {}", template_name());
                admin.execute_unprepared(&sql).await.unwrap();
                admin.close().await.unwrap();
            };
            block_elsewhere(|| {
                let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                tokio::runtime::Runtime::new().unwrap().block_on(copy());
            });
            Fresh { url: format!("{server}/{name}") }
        }
        None => {
            let file = folder.join("test.db");
            std::fs::write(&file, migrated_file()).unwrap();
            Fresh { url: format!("sqlite://{}", file.display()) }
        }
    }
}

/// A database without a schema nobody else has; on SQLite not even the file is there.
pub fn empty(folder: &Path) -> Fresh {
    let Some(server) = on_postgres() else {
        return Fresh { url: format!("sqlite://{}", folder.join("empty.db").display()) };
    };
    let name = format!("lernweg_{}", uuid::Uuid::from_u128(rand::random()).simple());
    block_elsewhere(|| {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let admin = Database::connect(format!("{server}/postgres")).await.unwrap();
            admin.execute_unprepared(&format!("create database {name}")).await.unwrap();
            admin.close().await.unwrap();
        });
    });
    Fresh { url: format!("{server}/{name}") }
}

/// Opens a database that is there.
pub async fn open_at(url: &str, clock: Clock) -> Store {
    open(url, Absent::Refuse, clock).await.unwrap()
}

/// Panics where something that must be true of a database is not.
pub fn must_be_sound(url: &str, now: DateTime<Utc>) {
    let mut found = Vec::new();
    block_elsewhere(|| {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let store = open_at(url, Clock::Wall).await;
            found = breaches(store.read(), now).await.unwrap();
            store.close().await.unwrap();
        });
    });
    assert!(found.is_empty(), "this story leaves a house behind that is not in order: {found:#?}");
}

/// A migrated SQLite database, made once: migrating takes longer than most stories.
fn migrated_file() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("template.db");
        let url = format!("sqlite://{}", file.display());
        block_elsewhere(|| {
            tokio::runtime::Runtime::new().unwrap().block_on(async {
                let store = open(&url, Absent::Create, Clock::Wall).await.unwrap();
                migrate(&store).await.unwrap();
                store.close().await.unwrap();
            });
        });
        std::fs::read(&file).unwrap()
    })
}

fn template(server: &str) {
    static MADE: OnceLock<()> = OnceLock::new();
    MADE.get_or_init(|| {
        block_elsewhere(|| {
            tokio::runtime::Runtime::new().unwrap().block_on(async {
                let admin = Database::connect(format!("{server}/postgres")).await.unwrap();
                admin.execute_unprepared(&format!("drop database if exists {}", template_name())).await.unwrap();
                admin.execute_unprepared(&format!("create database {}", template_name())).await.unwrap();
                admin.close().await.unwrap();
                let url = format!("{server}/{}", template_name());
                let store = open(&url, Absent::Refuse, Clock::Wall).await.unwrap();
                migrate(&store).await.unwrap();
                store.close().await.unwrap();
            });
        });
    });
}

/// Runs blocking work on a thread of its own: the test's own runtime must not wait inside itself.
fn block_elsewhere(work: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        scope.spawn(work).join().unwrap();
    });
}
