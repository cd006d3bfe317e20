//! How much room is left where a process writes.

use std::path::{Path, PathBuf};

use super::settings::Settings;

/// The part of a disk that stays free, one in so many …
const PART: u64 = 20;
/// … but no more than this: of a large disk a twentieth is a lot.
const MOST: u64 = 2 << 30;

/// A disk, as it is now; sizes in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disk {
    /// What can still be written.
    pub free: u64,
    /// What there is in all.
    pub all: u64,
}

impl Disk {
    /// The disk a folder lies on; none where it does not say how full it is.
    pub fn of(place: &Path) -> Option<Self> {
        let disk = fs4::statvfs(place).ok()?;
        Some(Self { free: disk.available_space(), all: disk.total_space() })
    }

    /// Whether that will do.
    pub fn has_room(self) -> bool {
        self.free >= (self.all / PART).min(MOST)
    }
}

/// The folders the settings name; what lies with another service is not ours to look at.
pub fn written_to(settings: &Settings) -> Vec<PathBuf> {
    let database = settings.database_url.strip_prefix("sqlite://").map(|file| folder_of(Path::new(file)));
    let files = (!settings.files.contains("://")).then(|| PathBuf::from(&settings.files));
    database.into_iter().chain(files).collect()
}

fn folder_of(file: &Path) -> PathBuf {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Disk, written_to};
    use crate::platform::settings::Settings;

    #[test]
    fn a_twentieth_stays_free_and_of_a_large_disk_two_gibibytes() {
        let enough = |free, all| Disk { free, all }.has_room();
        assert!(enough(5, 100) && !enough(4, 100));
        let tebibyte = 1 << 40;
        assert!(enough(2 << 30, tebibyte) && !enough((2 << 30) - 1, tebibyte));
        assert!(enough(0, 0), "a place that has no size, as some in memory, is no full disk");
    }

    #[test]
    fn what_lies_elsewhere_is_not_looked_at() {
        let at = |database_url: &str, files: &str| {
            written_to(&Settings { database_url: database_url.into(), files: files.into(), ..Settings::default() })
        };
        assert_eq!(at("sqlite://lernweg.db", "files"), [PathBuf::from("."), PathBuf::from("files")]);
        assert_eq!(at("sqlite:///srv/lernweg.db", "s3://bucket/x"), [PathBuf::from("/srv")]);
        assert!(at("postgres://db/lernweg", "s3://bucket").is_empty());
    }
}
