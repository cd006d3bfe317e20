//! The schema changes as a whole or not at all, and once however many begin.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
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
    // It says in the log when it begins a change and when that is done; killed at each sixth of these lines but for the
    // last ones, it is in the middle however fast the machine is.
    for said in (1..changes() * 2 - 20).step_by(6) {
        let folder = tempfile::tempdir().unwrap();
        let there = empty(folder.path());
        let mut running = migrate(folder.path(), &there.url);
        let mut running = running.env("LERNWEG_LOG", "sea_orm_migration=info").spawn().unwrap();
        let log = BufReader::new(running.stderr.take().unwrap());
        assert_eq!(log.lines().take(said).flatten().count(), said, "it said so much and went on");
        running.kill().unwrap();
        assert!(!running.wait().unwrap().success(), "killed after {said} lines");
        // A server needs a moment to notice that somebody has gone; the next one waits for it.
        good(migrate(folder.path(), &there.url).output().unwrap());
        verified(folder.path(), &there.url);
    }
}
