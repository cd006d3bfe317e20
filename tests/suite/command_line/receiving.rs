//! An e-mail on standard input, and what a mail server hears about it.

use std::{io::Write, path::Path, process::Stdio};

use super::{command, good, run};

/// Exit code of `lernweg receive`, and what it said on its log.
fn receive(folder: &Path, mail: &[u8], change: impl FnOnce(&mut std::process::Command)) -> (Option<i32>, String) {
    let mut command = command(folder, &["receive"]);
    command.env("LERNWEG_REPLY_ADDRESS", "reply@lernweg.example");
    change(&mut command);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(mail).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "a mail server would send it back");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_mail_server_need_do_nothing_more_or_try_again() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let strange = b"From: eve@evil.example\r\nTo: reply@lernweg.example\r\nSubject: Hello\r\n\r\nBuy.\r\n";
    let (code, log) = receive(folder.path(), strange, |_| {});
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("none of our addresses"), "{log}");
    // All of a large one is read.
    let large = [strange.as_slice(), &vec![b'x'; 30 << 20]].concat();
    assert_eq!(receive(folder.path(), &large, |_| {}).0, Some(0));
    assert_eq!(receive(folder.path(), b"", |_| {}).0, Some(0));
    // What is wrong with the house is no fault of whoever wrote.
    let (code, log) = receive(folder.path(), strange, |command| {
        command.env("LERNWEG_DATABASE_URL", "sqlite://nowhere.db");
    });
    assert_eq!(code, Some(75), "{log}");
    assert_eq!(
        receive(folder.path(), strange, |command| {
            command.env_remove("LERNWEG_SECRET");
        })
        .0,
        Some(75)
    );
    let (code, log) = receive(folder.path(), strange, |command| {
        command.env("LERNWEG_REPLY_ADDRESS", "a-name-that-is-too-long@lernweg.example");
    });
    assert_eq!(code, Some(75), "{log}");
    assert!(log.contains("before the @ there may be 15 characters"), "{log}");
}
