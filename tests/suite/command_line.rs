//! Stories about the built program and its operator.

mod backups;
mod checking_mail;
mod crash;
mod disk;
mod drawing;
mod figures;
mod importing;
mod importing_applications;
mod importing_calendars;
mod importing_threads;
mod logging;
mod matching;
mod migrating;
mod nodes;
mod operating;
mod receiving;
mod refusals;
mod retention;
mod serving;
mod standing;
mod verifying;
mod working;

use std::{
    path::Path,
    process::{Command, Output},
};

const SECRET: &str = "q7VtKx0Zb3NfYw9LrJ5sHd2GmPc8UeTa";

/// `lernweg` in `folder`, with a good secret and nothing else from the environment.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lernweg"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LERNWEG_")) {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(folder).env("LERNWEG_SECRET", SECRET).env("RUST_BACKTRACE", "1");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The one sentence of a command that did not work.
#[track_caller]
fn refusal(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", said(output));
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    let lines: Vec<&str> = error.lines().filter(|line| !line.trim().is_empty()).collect();
    assert_eq!(lines.len(), 1, "one sentence, not: {error}");
    assert!(!error.contains("panicked") && !error.contains("stack backtrace"), "{error}");
    lines[0].to_owned()
}

#[track_caller]
fn good(output: Output) -> String {
    assert!(output.status.success(), "{}\n{}", said(&output), String::from_utf8_lossy(&output.stderr));
    said(&output)
}

/// How many changes of the schema there are: a file each.
fn changes() -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migration/src");
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    std::fs::read_dir(folder).unwrap().map(name).filter(|name| name.starts_with("m20")).count()
}
