//! Looks every few seconds whether this process may write: whether somebody said that the house stands still, and
//! whether there is room left where it writes.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    platform::{errors::Result, settings::Settings},
    storage::{
        Store,
        standstill::{Standstill, announced},
    },
};

/// How often.
const EVERY: Duration = Duration::from_secs(2);
/// The part of a disk that stays free, one in so many …
const PART: u64 = 20;
/// … but no more than this: of a large disk a twentieth is a lot.
const MOST: u64 = 2 << 30;

/// What one process looks at.
#[derive(Clone, Debug)]
pub struct Watch {
    store: Store,
    places: Vec<PathBuf>,
}

impl Watch {
    /// Over the folders the settings name; what lies with another service is not ours to look at.
    pub fn of(settings: &Settings, store: Store) -> Self {
        let database = settings.database_url.strip_prefix("sqlite://").map(|file| folder_of(Path::new(file)));
        let files = (!settings.files.contains("://")).then(|| PathBuf::from(&settings.files));
        Self { store, places: database.into_iter().chain(files).collect() }
    }

    /// Looks once. That somebody said so goes before the room.
    pub async fn look(&self) -> Result<()> {
        let why = match announced(self.store.read()).await? {
            Some(said) => Some(said),
            None => (!self.places.iter().all(|place| has_room(place))).then_some(Standstill::NoRoom),
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

fn folder_of(file: &Path) -> PathBuf {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// A disk that does not say how full it is stops nobody.
fn has_room(place: &Path) -> bool {
    fs4::statvfs(place).map_or(true, |disk| enough(disk.available_space(), disk.total_space()))
}

fn enough(free: u64, all: u64) -> bool {
    free >= (all / PART).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::enough;

    #[test]
    fn a_twentieth_stays_free_and_of_a_large_disk_two_gibibytes() {
        assert!(enough(5, 100) && !enough(4, 100));
        let tebibyte = 1 << 40;
        assert!(enough(2 << 30, tebibyte) && !enough((2 << 30) - 1, tebibyte));
        assert!(enough(0, 0), "a place that has no size, as some in memory, is no full disk");
    }
}
