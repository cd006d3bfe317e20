//! It refuses to start with one clear sentence.

use std::fs;

use super::{changes, command, good, refusal, run, said};

#[test]
fn a_typo_in_a_path_does_not_become_an_empty_school() {
    let folder = tempfile::tempdir().unwrap();
    for verb in ["serve", "worker"] {
        let no = refusal(&run(folder.path(), &[verb]));
        assert!(no.contains("There is no database lernweg.db") && no.contains("lernweg migrate"), "{no}");
        assert!(!folder.path().join("lernweg.db").exists());
    }
    let mut nowhere = command(folder.path(), &["migrate"]);
    nowhere.env("LERNWEG_DATABASE_URL", "sqlite:///nowhere/at/all.db");
    assert!(refusal(&nowhere.output().unwrap()).contains("there is no folder"));
    let mut odd = command(folder.path(), &["serve"]);
    odd.env("LERNWEG_DATABASE_URL", "mysql://me:secret@db/x");
    let no = refusal(&odd.output().unwrap());
    assert!(no.contains("sqlite://") && !no.contains("secret"), "{no}");
    let mut gone = command(folder.path(), &["serve"]);
    gone.env("LERNWEG_DATABASE_URL", "postgres://me:hunter2@127.0.0.1:1/x");
    let no = refusal(&gone.output().unwrap());
    assert!(no.contains("cannot be opened") && !no.contains("hunter2"), "{no}");
}

#[test]
fn a_schema_that_is_behind_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("lernweg.db"), "").unwrap();
    let no = refusal(&run(folder.path(), &["serve"]));
    assert!(no.contains(&format!("lacks {} change(s)", changes())) && no.contains("lernweg migrate"), "{no}");
}

#[test]
fn a_weak_secret_is_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    for (secret, why) in [
        ("k3TnQ8vY", "shorter than 32"),
        ("change-me-change-me-change-me-change-me", "example"),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "repeats"),
    ] {
        let mut serve = command(folder.path(), &["serve"]);
        serve.env("LERNWEG_SECRET", secret);
        let no = refusal(&serve.output().unwrap());
        assert!(no.contains(why) && !no.contains(secret), "{no}");
    }
    let mut none = command(folder.path(), &["serve"]);
    none.env_remove("LERNWEG_SECRET");
    assert!(refusal(&none.output().unwrap()).contains("LERNWEG_SECRET is not set"));
}

#[test]
fn content_that_cannot_be_read_or_has_mistakes_is_said() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let with = |content: &str| {
        let mut serve = command(folder.path(), &["serve"]);
        serve.env("LERNWEG_CONTENT", content);
        refusal(&serve.output().unwrap())
    };
    assert!(with("nowhere").contains("The content folder nowhere cannot be read"));
    fs::create_dir_all(folder.path().join("content/programmes/one/week-1")).unwrap();
    let no = with("content");
    assert!(no.contains("mistake(s)") && no.contains("lernweg content check"), "{no}");
}

#[test]
fn settings_that_make_no_sense_are_said() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let with = |name: &str, value: &str| {
        let mut serve = command(folder.path(), &["serve"]);
        serve.env(name, value);
        refusal(&serve.output().unwrap())
    };
    assert!(with("LERNWEG_BASE_URL", "learn.example.org").contains("LERNWEG_BASE_URL"));
    assert!(with("LERNWEG_MAIL_URL", "pigeon://home").contains("LERNWEG_MAIL_URL"));
    assert!(with("LERNWEG_MAIL_FROM", "nobody").contains("LERNWEG_MAIL_FROM"));
    assert!(with("LERNWEG_LISTN", "127.0.0.1:1").contains("listn"), "a misspelt one too");
    assert!(with("LERNWEG_LISTEN", "nowhere").contains("Nothing can be served at nowhere"));
    fs::write(folder.path().join("lernweg.toml"), "listen = 8080\n").unwrap();
    assert!(refusal(&run(folder.path(), &["serve"])).contains("settings"));
}

#[test]
fn a_port_that_is_taken_is_said() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for verb in ["serve", "demo"] {
        let mut serve = command(folder.path(), &[verb]);
        serve.env("LERNWEG_LISTEN", &address);
        assert!(refusal(&serve.output().unwrap()).contains(&format!("Nothing can be served at {address}")));
    }
}

#[test]
fn check_says_everything_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut check = command(folder.path(), &["check"]);
    check.env("LERNWEG_SECRET", "short").env("LERNWEG_MAIL_URL", "smtp://127.0.0.1:1");
    let output = check.output().unwrap();
    let list = said(&output);
    for line in ["good  base URL", "bad   secret", "good  content", "bad   database", "bad   files", "bad   mail"] {
        assert!(list.contains(line), "{list}");
    }
    assert_eq!(refusal(&output), "Not ready: secret, database, files, mail.");
    good(run(folder.path(), &["migrate"]));
    assert!(!good(run(folder.path(), &["check"])).contains("bad"));
}

#[test]
fn content_check_names_every_mistake_for_people_and_for_programs() {
    let folder = tempfile::tempdir().unwrap();
    assert!(good(run(folder.path(), &["content", "check"])).contains("community-manager: "));
    let week = folder.path().join("c/programmes/one/week-1");
    fs::create_dir_all(&week).unwrap();
    fs::write(week.join("01-a.nl.md"), "---\nid: A\nminutes: much\n---\n# x\n").unwrap();
    fs::write(folder.path().join("c/programmes/one/programme.yaml"), "languages: [nl]\ntitle: {nl: x}\n").unwrap();
    let output = run(folder.path(), &["content", "check", "c"]);
    assert_eq!(output.status.code(), Some(1));
    let report = said(&output);
    for words in
        ["01-a.nl.md", "`minutes` does not fit", "minutes: much", "`promise` is missing", "mistake(s), 1 gap(s)."]
    {
        assert!(report.contains(words), "{words}: {report}");
    }
    let json = run(folder.path(), &["content", "check", "c", "--json"]);
    assert_eq!(json.status.code(), Some(1));
    let list: Vec<serde_json::Value> = serde_json::from_str(&said(&json)).unwrap();
    let minutes = list.iter().find(|one| one["message"] == "`minutes` does not fit").unwrap();
    assert_eq!((&minutes["line"], &minutes["column"]), (&3.into(), &10.into()));
    assert!(refusal(&run(folder.path(), &["content", "check", "nowhere"])).contains("cannot be read"));
    let json = run(folder.path(), &["content", "check", "nowhere", "--json"]);
    assert_eq!(json.status.code(), Some(1));
    let list: Vec<serde_json::Value> = serde_json::from_str(&said(&json)).unwrap();
    assert!(list[0]["message"].as_str().unwrap().contains("cannot be read"));
}

#[test]
fn a_schema_that_is_ahead_is_said() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    on_database(folder.path(), "insert into seaql_migrations values ('m2099_01_01_9_later', 0)");
    for arguments in
        [["serve"].as_slice(), &["worker"], &["migrate"], &["owner", "add", "o@example.org", "--name", "O"]]
    {
        let no = refusal(&run(folder.path(), arguments));
        assert!(no.contains("newer"), "{arguments:?}: {no}");
    }
    assert!(said(&run(folder.path(), &["check"])).contains("bad   database"));
}

#[test]
fn what_is_no_database_is_said_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lernweg.db");
    fs::write(&file, "Dear diary, ".repeat(2_000)).unwrap();
    for verb in ["serve", "worker", "migrate"] {
        let no = refusal(&run(folder.path(), &[verb]));
        assert!(no.contains("cannot be opened"), "{verb}: {no}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "Dear diary, ".repeat(2_000));
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert!(refusal(&run(folder.path(), &["serve"])).contains("not a file"));
}

#[test]
fn a_worker_is_as_careful_as_a_server() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    for (name, value) in [
        ("LERNWEG_SECRET", "k3TnQ8vY"),
        ("LERNWEG_BASE_URL", "learn.example.org"),
        ("LERNWEG_MAIL_URL", "pigeon://home"),
        ("LERNWEG_MAIL_FROM", "nobody"),
        ("LERNWEG_CONTENT", "nowhere"),
        ("LERNWEG_DATABASE_URL", "sqlite://other.db"),
    ] {
        let output = command(folder.path(), &["worker"]).env(name, value).output().unwrap();
        let no = refusal(&output);
        assert!(no.ends_with('.') && no.len() > 30, "{name}: {no}");
    }
    assert!(!folder.path().join("other.db").exists());
}

#[test]
fn content_that_is_no_folder_or_no_text_is_said() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    fs::write(folder.path().join("file"), "").unwrap();
    let mut serve = command(folder.path(), &["serve"]);
    serve.env("LERNWEG_CONTENT", "file");
    assert!(refusal(&serve.output().unwrap()).contains("The content folder file cannot be read"));
    assert!(refusal(&run(folder.path(), &["content", "check", "file"])).contains("cannot be read"));
    let week = folder.path().join("c/programmes/one/week-1");
    fs::create_dir_all(&week).unwrap();
    fs::write(week.join("01-a.nl.md"), [0xff, 0xfe, 0x00]).unwrap();
    let output = run(folder.path(), &["content", "check", "c"]);
    assert_eq!(output.status.code(), Some(1));
    let all = format!("{}{}", said(&output), String::from_utf8_lossy(&output.stderr));
    assert!(all.contains("01-a.nl.md") && !all.contains("panicked"), "{all}");
}

#[test]
fn content_without_a_mistake_says_so_to_people_and_to_programs() {
    let folder = tempfile::tempdir().unwrap();
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/content");
    let report = good(run(folder.path(), &["content", "check", content]));
    let lines: Vec<&str> = report.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(lines.len(), 2, "{report}");
    assert!(report.contains("week 1: 27 minutes, 33 words in de, 35 words in en"), "{report}");
    assert!(lines.iter().all(|line| line.ends_with("No mistake found.")), "{report}");
    assert_eq!(good(run(folder.path(), &["content", "check", content, "--json"])).trim(), "[]");
    // The folder of the settings, where none is named.
    let output = command(folder.path(), &["content", "check"]).env("LERNWEG_CONTENT", content).output().unwrap();
    assert_eq!(good(output), report);
}

#[test]
fn an_owner_nobody_could_write_to_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let add = |more: &[&str]| {
        let arguments = [["owner", "add", "olga@example.org"].as_slice(), more].concat();
        refusal(&run(folder.path(), &arguments))
    };
    assert!(add(&["--name", "Olga", "--locale", "xx"]).contains("There are no words in xx"));
    assert!(add(&["--name", "Olga", "--zone", "Middle/Earth"]).contains("no zone Middle/Earth"));
    assert!(add(&["--name", "Olga", "--programme", "alchemy"]).contains("no programme alchemy"));
    assert!(add(&["--name", "\u{202E}"]).contains("is no name"));
    assert!(refusal(&run(folder.path(), &["account", "close", "olga@example.org"])).contains("no account"));
}

#[test]
fn a_command_nobody_knows_is_explained_and_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [["srve"].as_slice(), &["owner"], &["content", "check", "--jsn"], &[]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("Usage: lernweg"), "{arguments:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

fn on_database(folder: &std::path::Path, sql: &str) {
    let url = format!("sqlite://{}", folder.join("lernweg.db").display());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let database = sea_orm::Database::connect(url).await.unwrap();
        sea_orm::ConnectionTrait::execute_unprepared(&database, sql).await.unwrap();
        database.close().await.unwrap();
    });
}
