//! Running the house: pages, e-mails, its database.

use super::{close_store, failed, open_database, say};
use crate::{
    app::{
        figures::figures,
        server::{Shared, listen, serve, threads},
        start::{Running, assemble, content_files, read_content},
        stopping::{Signals, serve_until_told},
        watching::Watch,
    },
    features::cohorts::register_programmes,
    platform::{
        clock::Clock,
        mail::{Mailer, Sending},
        settings::{Settings, Unfit},
    },
    storage::{
        FileStore, Store,
        connect::{Absent, migrate, open},
        outbox::armed_elsewhere,
    },
    web::Routes,
};

async fn start(settings: &Settings) -> Result<Running, Unfit> {
    let secret = settings.secret()?;
    settings.base_url()?;
    let mailer = Mailer::of(settings)?;
    read_content(&content_files(settings)?)?;
    let store = open_database(settings).await?;
    assemble(settings, secret, store, mailer, false).await
}

pub(super) async fn serve_pages(settings: Settings, with_worker: bool) -> Result<(), Unfit> {
    let running = start(&settings).await?;
    let listener = listen(&settings)?;
    let told = figures(&settings, &running.house.store)?.map(actix_web::rt::spawn);
    tracing::info!(listen = settings.listen, base_url = running.house.base_url, "serving");
    let shared = Shared::new(&running);
    let server = serve(shared, listener, threads(), Routes::default, |_| {})
        .map_err(|error| Unfit(format!("The server cannot start: {error}.")))?;
    let bell = running.postman.bell();
    let watch = Watch::of(&settings, running.house.store.clone());
    // Before the first request is answered.
    watch.look().await.map_err(|error| failed(&error))?;
    let worker = with_worker.then(|| actix_web::rt::spawn(running.postman.work(running.catalogue)));
    let served = tokio::select! {
        served = serve_until_told(server, &running.house.store, settings.drain()) => served,
        () = running.house.store.hear_other_nodes() => Ok(()),
        () = watch.go_on() => Ok(()),
    };
    // What is on its way to the mail server is written down before the end, or it would be sent again.
    bell.ring();
    if let Some(worker) = worker {
        let _ = worker.await;
    }
    if let Some(told) = told {
        told.abort();
    }
    served.map_err(|error| Unfit(format!("The server ended: {error}.")))?;
    close_store(running.house.store.clone()).await
}

pub(super) async fn work(settings: Settings) -> Result<(), Unfit> {
    let running = start(&settings).await?;
    tracing::info!("working");
    let bell = running.postman.bell();
    let watch = Watch::of(&settings, running.house.store.clone());
    watch.look().await.map_err(|error| failed(&error))?;
    let told = figures(&settings, &running.house.store)?.map(actix_web::rt::spawn);
    let until_stopped = async {
        let mut signals = Signals::listen();
        tokio::select! {
            () = signals.next() => {}
            () = watch.go_on() => {}
        }
        bell.ring();
    };
    tokio::join!(running.postman.work(running.catalogue), until_stopped);
    if let Some(told) = told {
        told.abort();
    }
    close_store(running.house.store.clone()).await
}

pub(super) async fn migrate_database(settings: &Settings) -> Result<(), Unfit> {
    let store = open(&settings.database_url, Absent::Create, Clock::Wall).await?;
    let changes = migrate(&store).await?;
    FileStore::open(settings, Absent::Create)?;
    let catalogue = read_content(&content_files(settings)?)?;
    store.write(async |tx| register_programmes(tx, &catalogue).await).await.map_err(|error| failed(&error))?;
    say(&format!("The database is ready; {changes} change(s) made."));
    close_store(store).await
}

/// A copy of another house sends no mail.
async fn is_armed(settings: &Settings, store: &Store) -> Result<(), Unfit> {
    // Where there is none, that is said elsewhere.
    let Ok(base_url) = settings.base_url() else { return Ok(()) };
    match armed_elsewhere(store.read(), &base_url).await.map_err(|error| failed(&error))? {
        None => Ok(()),
        Some(other) => Err(Unfit(format!(
            "this database sends the mail of {other}, and none under {base_url}; `lernweg mail arm` makes this the house"
        ))),
    }
}

pub(super) async fn check(settings: &Settings) -> Result<(), Unfit> {
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
    note("answers by e-mail", settings.reply_address().map(|_| ()));
    note("sender", Sending::of(settings).map(|_| ()));
    note("content", content_files(settings).and_then(|files| read_content(&files)).map(|_| ()));
    let (database, armed) = match open_database(settings).await {
        Ok(store) => {
            let armed = is_armed(settings, &store).await;
            (close_store(store).await, armed)
        }
        Err(reason) => (Err(reason), Ok(())),
    };
    note("database", database);
    note("mail of this house", armed);
    note(
        "files",
        match FileStore::open(settings, Absent::Refuse) {
            Ok(files) => files.check(Clock::Wall.now()).await,
            Err(reason) => Err(reason),
        },
    );
    note(
        "mail",
        match Mailer::of(settings) {
            Ok(mailer) => mailer.check().await,
            Err(reason) => Err(reason),
        },
    );
    if unfit.is_empty() { Ok(()) } else { Err(Unfit(format!("Not ready: {}.", unfit.join(", ")))) }
}
