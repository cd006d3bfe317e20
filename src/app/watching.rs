//! Looks every few seconds whether this process may write: whether somebody said that the house stands still, and
//! whether there is room left where it writes.

use std::{path::PathBuf, time::Duration};

use crate::{
    platform::{
        disks::{Disk, written_to},
        errors::Result,
        settings::Settings,
    },
    storage::{
        Store,
        standstill::{Standstill, announced},
    },
};

/// How often.
const EVERY: Duration = Duration::from_secs(2);

/// What one process looks at.
#[derive(Clone, Debug)]
pub struct Watch {
    store: Store,
    places: Vec<PathBuf>,
}

impl Watch {
    /// Over the folders the settings name.
    pub fn of(settings: &Settings, store: Store) -> Self {
        Self { store, places: written_to(settings) }
    }

    /// Looks once. That somebody said so goes before the room.
    pub async fn look(&self) -> Result<()> {
        let why = match announced(self.store.read()).await? {
            Some(said) => Some(said),
            // A disk that does not say how full it is stops nobody.
            None => {
                let room = self.places.iter().all(|place| Disk::of(place).is_none_or(Disk::has_room));
                (!room).then_some(Standstill::NoRoom)
            }
        };
        if self.store.stand_still(why.clone()) {
            match why {
                Some(Standstill::Announced(because)) => tracing::warn!(because, "the house stands still"),
                Some(Standstill::NoRoom) => {
                    tracing::error!(places = ?self.places, "hardly any room left: nothing is written until there is");
                }
                None => tracing::info!("the house goes on"),
            }
        }
        Ok(())
    }

    /// Looks for as long as the process lives. A database that is away is asked again.
    pub async fn go_on(self) {
        let mut pulse = tokio::time::interval(EVERY);
        loop {
            pulse.tick().await;
            if let Err(error) = self.look().await {
                tracing::debug!(cause = format!("{error:?}"), "nobody says whether the house stands still");
            }
        }
    }
}
