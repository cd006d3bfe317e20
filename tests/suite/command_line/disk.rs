//! A disk that is full: nothing breaks, people read, and the house is well again by itself. `tests/prove disk` runs it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use super::{good, run, serving::Serving};
use crate::harness::{Page, Persona, free_address};

/// A disk of 64 MiB of its own, in memory.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn new(folder: &Path) -> Self {
        let status = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64m", "tmpfs"]).arg(folder).status();
        assert!(status.unwrap().success(), "only root can make a small disk");
        Self(folder.to_owned())
    }

    /// Fills it until so many kilobytes are left.
    fn fill(&self, left: u64) {
        let free = fs4::statvfs(&self.0).unwrap().available_space();
        let filler = self.0.join("filler");
        let there = fs::metadata(&filler).map_or(0, |file| file.len());
        let bytes = usize::try_from(there + free.saturating_sub(left * 1024)).unwrap();
        // The last page may not fit, and need not.
        let _ = fs::write(&filler, vec![b'x'; bytes]);
    }

    fn empty(&self) {
        fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

async fn plan(olga: &Persona, name: &str) -> Page {
    let here = "/programmes/community-manager/cohorts";
    let form = olga.get(&format!("{here}/new")).await;
    if form.status != 200 {
        return form;
    }
    olga.press(&form, here, &[("name", name), ("starts_on", "2030-03-04")]).await
}

/// Asks until it is so, for ten seconds at the most. Returns how long it took.
async fn within_ten_seconds(what: &str, is_so: impl AsyncFn() -> bool) -> Duration {
    let begun = Instant::now();
    while !is_so().await {
        assert!(begun.elapsed() < Duration::from_secs(10), "{what}: not within ten seconds");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    begun.elapsed()
}

#[actix_web::test]
#[ignore = "needs root, for a disk of its own; tests/prove runs it"]
async fn a_full_disk_stops_writing_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let disk = SmallDisk::new(folder.path());
    good(run(folder.path(), &["migrate"]));
    let serving = Serving::start(folder.path(), &free_address()).await;
    let olga = super::crash::owner(folder.path(), &serving).await;
    plan(&olga, "Before").await.must_be(303);
    // Hardly any room: the house says so itself, before anything fails.
    disk.fill(2_500);
    let took = within_ten_seconds("it notices", async || olga.get("/home").await.says("hardly any room left")).await;
    println!("hardly any room: noticed after {took:?}");
    plan(&olga, "Never").await.must_be(503).must_say("for lack of room");
    let stranger = Persona::new(&serving.1, "en");
    let page = stranger.get("/sign-in").await.must_be(200);
    stranger.submit(&page, "/sign-in", &[("email", "olga@example.org"), ("way", "link")]).await.must_be(200);
    // A backup that does not fit is given up, and leaves nothing behind.
    disk.fill(40);
    let backup = run(folder.path(), &["backup", "house.zip"]);
    println!("a backup into it: {}", String::from_utf8_lossy(&backup.stderr).trim());
    assert!(!backup.status.success());
    assert!(!folder.path().join("house.zip").exists() && !folder.path().join("house.zip.part").exists());
    // No room at all.
    disk.fill(0);
    olga.get("/home").await.must_be(200).must_say("hardly any room left");
    olga.get("/programmes/community-manager/cohorts").await.must_be(200).must_say("Before");
    plan(&olga, "Never").await.must_be(503);
    disk.empty();
    let took = within_ten_seconds("it goes on", async || plan(&olga, "After").await.status == 303).await;
    println!("room again: goes on after {took:?}");
    drop(serving);
    let said = good(run(folder.path(), &["verify"]));
    assert!(said.contains("good  pages: "), "{said}");
}
