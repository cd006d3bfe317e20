//! Shelf 6: the engine room. How the house runs, what it does by itself and when it last did, how it is set up: for
//! those who look after it. Nothing in here is about a person.

mod handlers;
mod pages;
mod policies;
mod queries;

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::{
    platform::{
        disks::written_to,
        settings::{Settings, Shown},
    },
    web::Routes,
};

/// What a process was started with.
#[derive(Clone, Debug)]
pub struct Installation {
    /// Its settings, without what is secret.
    pub settings: Vec<Shown>,
    /// The folders it writes to.
    pub places: Vec<PathBuf>,
    /// When it was started.
    pub since: DateTime<Utc>,
}

impl Installation {
    /// As these settings say.
    pub fn of(settings: &Settings, since: DateTime<Utc>) -> Self {
        Self { settings: settings.shown(), places: written_to(settings), since }
    }
}

/// The page about how the house runs.
pub fn routes() -> Routes {
    Routes::default().get("/operations", handlers::index)
}
