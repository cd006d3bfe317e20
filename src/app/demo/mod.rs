//! `lernweg demo`: an empty folder becomes a running school. Its people and
//! their talk come from `content/demo/school.yaml` and go through the same
//! commands as everybody's; these routes and accounts exist nowhere else.

mod alumni;
mod applicants;
mod asides;
mod circles;
mod communities;
mod deeds;
mod files;
mod handlers;
mod mailbox;
mod pages;
mod papers;
mod partners;
mod pitches;
mod plans;
mod profiles;
mod questions;
mod school;
mod seed;
mod sessions;
mod together;

use std::time::Duration;

use actix_web::web::Data;
use entity::person;

use super::{
    server::{Shared, listen, serve, threads},
    start::assemble,
    stopping::serve_until_told,
    watching::Watch,
};
use crate::{
    platform::{
        clock::Clock,
        mail::Mailer,
        secrets,
        settings::{Settings, Unfit},
        tokens::Secret,
    },
    storage::{
        FileStore,
        connect::{Absent, migrate, open},
    },
    web::Routes,
};

pub use handlers::{Personas, routes};
pub use mailbox::Mailbox;
pub use school::School;
pub use seed::{Seeded, seed};

/// The folder e-mails are kept in, in the working folder.
const MAIL_FOLDER: &str = "demo-mail";

/// Migrates, seeds where nothing is there yet, serves, and says where.
pub async fn run(settings: Settings, say: fn(&str)) -> Result<(), Unfit> {
    let settings = Settings { mail_url: format!("file:{MAIL_FOLDER}"), ..settings };
    let listener = listen(&settings)?;
    let secret = Secret::new(&secrets::random_token()).map_err(|reason| Unfit(reason.into()))?;
    let store = open(&settings.database_url, Absent::Create, Clock::Wall).await?;
    migrate(&store).await?;
    FileStore::open(&settings, Absent::Create)?;
    let mailer = Mailer::of(&settings)?;
    let running = assemble(&settings, secret, store.clone(), mailer, true).await?;
    let school = School::built_in().map_err(|error| Unfit(format!("The demo school cannot be read: {error:#}.")))?;
    let seeded = seed(&store, &running.catalogue, &running.postman, &school, say).await?;
    let personas = personas(&seeded);
    let base = running.house.base_url.clone();
    say("");
    say(&format!("  Lernweg is running at {base}"));
    say("");
    for persona in &personas.0 {
        say(&format!("  {:<12} {base}/demo/sign-in/{}   ({})", persona.key, persona.key, persona.name));
    }
    say(&format!("  {:<12} {base}/demo/mailbox", "e-mails"));
    say("");
    say("  Ctrl-C ends it; the school stays in this folder.");
    let shared = Shared::new(&running);
    let mailbox = Mailbox::new(MAIL_FOLDER);
    let server = serve_demo(shared, listener, Data::new(personas), Data::new(mailbox))?;
    actix_web::rt::spawn(Watch::of(&settings, store).go_on());
    actix_web::rt::spawn(running.postman.work(running.catalogue));
    let served = serve_until_told(server, &running.house.store, Duration::ZERO).await;
    served.map_err(|error| Unfit(format!("The server ended: {error}.")))
}

fn serve_demo(
    shared: Shared,
    listener: std::net::TcpListener,
    personas: Data<Personas>,
    mailbox: Data<Mailbox>,
) -> Result<actix_web::dev::Server, Unfit> {
    let more = move |config: &mut actix_web::web::ServiceConfig| {
        config.app_data(personas.clone()).app_data(mailbox.clone());
    };
    serve(shared, listener, threads(), routes, more)
        .map_err(|error| Unfit(format!("The server cannot start: {error}.")))
}

/// The people one can be.
fn personas(seeded: &Seeded) -> Personas {
    let all = [
        ("participant", &seeded.participant),
        ("trainer", &seeded.trainer),
        ("owner", &seeded.owner),
        ("auditor", &seeded.auditor),
    ];
    let persona = |(key, person): (&'static str, &person::Model)| handlers::Persona {
        key,
        name: person.name.clone(),
        id: person.id,
    };
    Personas(all.into_iter().map(persona).collect())
}

/// The routes of the demonstration, to be read by the test that walks all routes.
pub fn table() -> Routes {
    routes()
}
