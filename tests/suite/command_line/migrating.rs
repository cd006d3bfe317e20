//! The schema changes as a whole or not at all, and once however many begin.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use super::{changes, command, good};
use crate::harness::empty;

fn migrate(folder: &Path, database: &str) -> Command {
    let mut migrate = command(folder, &["migrate"]);
    migrate.env("LERNWEG_DATABASE_URL", database).stdout(Stdio::piped()).stderr(Stdio::piped());
    migrate
}

fn verified(folder: &Path, database: &str) -> String {
    good(command(folder, &["verify"]).env("LERNWEG_DATABASE_URL", database).output().unwrap())
}

#[test]
fn of_several_that_begin_at_once_one_changes_it_and_the_others_find_it_done() {
    let folder = tempfile::tempdir().unwrap();
    let there = empty(folder.path());
    let running: Vec<_> = (0..4).map(|_| migrate(folder.path(), &there.url).spawn().unwrap()).collect();
    let mut said: Vec<String> = running.into_iter().map(|one| good(one.wait_with_output().unwrap())).collect();
    said.sort();
    let ready = |changes: usize| format!("The database is ready; {changes} change(s) made.\n");
    assert_eq!(said, [ready(0), ready(0), ready(0), ready(changes())]);
    verified(folder.path(), &there.url);
}

#[test]
fn killed_in_the_middle_it_is_made_whole_by_the_next_one() {
    let whole = {
        let folder = tempfile::tempdir().unwrap();
        let there = empty(folder.path());
        let begun = Instant::now();
        good(migrate(folder.path(), &there.url).output().unwrap());
        begun.elapsed()
    };
    let mut killed = 0;
    for part in 0_u32..16 {
        let folder = tempfile::tempdir().unwrap();
        let there = empty(folder.path());
        let begun = Instant::now();
        let mut running = migrate(folder.path(), &there.url).spawn().unwrap();
        while begun.elapsed() < whole * part / 16 {
            std::thread::yield_now();
        }
        running.kill().unwrap();
        killed += usize::from(!running.wait().unwrap().success());
        // A server needs a moment to notice that somebody has gone; the next one waits for it.
        good(migrate(folder.path(), &there.url).output().unwrap());
        verified(folder.path(), &there.url);
    }
    assert!(killed > 8, "only {killed} of 16 were killed within {:?}", whole.max(Duration::ZERO));
}
