//! Accounts by the list: all of it or nothing, and nobody loses theirs by accident.

use std::{fs, path::Path, process::Output};

use super::{good, refusal, run, said};

const GOOD: &str = "Name,Email,Language,Zone\nAda,ada@example.org,en,Europe/London\nZoë Öztürk,zoe@example.org,,\n";

fn migrated() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    folder
}

fn import(folder: &Path, list: impl AsRef<[u8]>, more: &[&str]) -> Output {
    fs::write(folder.join("people.csv"), list).unwrap();
    run(folder, &[&["import", "people", "people.csv"], more].concat())
}

/// Name, address, language, zone and whether it is open, of every account, by address.
fn accounts(folder: &Path) -> Vec<String> {
    ask(
        folder,
        "select name || ' ' || email || ' ' || locale || ' ' || zone ||
        case when deactivated_at is null then '' else ' closed' end as said from person order by email_key",
    )
}

fn ask(folder: &Path, sql: &str) -> Vec<String> {
    let url = format!("sqlite://{}", folder.join("lernweg.db").display());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        use sea_orm::ConnectionTrait;
        let database = sea_orm::Database::connect(url).await.unwrap();
        let rows = database.query_all_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, sql)).await;
        let said = rows.unwrap().iter().map(|row| row.try_get("", "said").unwrap()).collect();
        database.close().await.unwrap();
        said
    })
}

fn many(count: usize) -> String {
    let rows = (0..count).map(|at| format!("P{at},p{at}@example.org\n"));
    std::iter::once("name,email\n".to_owned()).chain(rows).collect()
}

#[test]
fn a_list_opens_accounts_and_says_the_same_the_second_time() {
    let folder = migrated();
    let all = good(import(folder.path(), GOOD, &[]));
    assert!(all.starts_with("2 row(s): 2 new, 0 changed, 0 same, 0 closed, 0 problem(s)."), "{all}");
    let wanted = ["Ada ada@example.org en Europe/London", "Zoë Öztürk zoe@example.org de Europe/Berlin"];
    assert_eq!(accounts(folder.path()), wanted);
    let again = good(import(folder.path(), GOOD, &["--report", "report.csv"]));
    assert!(again.starts_with("2 row(s): 0 new, 0 changed, 2 same"), "{again}");
    let report = fs::read_to_string(folder.path().join("report.csv")).unwrap();
    assert_eq!(report, "\u{FEFF}\"row\",\"outcome\"\r\n\"2\",\"same\"\r\n\"3\",\"same\"\r\n");
    let audit = ask(folder.path(), "select facts as said from audit where action = 'import_people' order by id");
    assert_eq!(audit.len(), 2);
    assert!(audit[0].contains("\"new\":2") && !audit[0].contains("ada"), "{}", audit[0]);
}

#[test]
fn a_list_changes_what_it_says_and_leaves_the_rest() {
    let folder = migrated();
    good(import(folder.path(), GOOD, &[]));
    let all = good(import(folder.path(), "email;name\nADA@example.org;Ada Lovelace\nnew@example.org;New\n", &[]));
    assert!(all.starts_with("2 row(s): 1 new, 1 changed, 0 same"), "{all}");
    let wanted = [
        "Ada Lovelace ADA@example.org en Europe/London",
        "New new@example.org de Europe/Berlin",
        "Zoë Öztürk zoe@example.org de Europe/Berlin",
    ];
    assert_eq!(accounts(folder.path()), wanted);
}

#[test]
fn any_usual_file_is_read() {
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(GOOD);
    let utf16: Vec<u8> =
        GOOD.encode_utf16().fold(vec![0xFF, 0xFE], |bytes, unit| [bytes, unit.to_le_bytes().to_vec()].concat());
    let files =
        [windows.into_owned(), utf16, format!("\u{FEFF}{}", GOOD.replace(',', ";").replace('\n', "\r\n")).into()];
    for file in files {
        let folder = migrated();
        good(import(folder.path(), file, &[]));
        assert_eq!(accounts(folder.path())[1], "Zoë Öztürk zoe@example.org de Europe/Berlin");
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = migrated();
    let all = good(import(folder.path(), GOOD, &["--dry-run", "--report", "report.csv"]));
    assert!(all.contains("2 new") && all.contains("Nothing was written"), "{all}");
    assert!(fs::read_to_string(folder.path().join("report.csv")).unwrap().contains("\"3\",\"new\""));
    assert_eq!(accounts(folder.path()), Vec::<String>::new());
    assert!(refusal(&import(folder.path(), format!("{GOOD}x,y,en,\n"), &["--dry-run"])).contains("1 problem(s)"));
}

#[test]
fn one_problem_keeps_everything_out() {
    let folder = migrated();
    let long = "x".repeat(5_000_000);
    let list = format!(
        "{GOOD}Eve,eve,de,\n,no@example.org,de,\nFr,fr@example.org,fr,\nMars,mars@example.org,de,Mars/Olympus\n\
         Again,ADA@EXAMPLE.ORG,de,\nshort,short@example.org\n{long},long@example.org,de,\nNul\0,nul@example.org,de,\n\
         Last,last@example.org,de,\nCut,\"cut@example.org,de,\n"
    );
    let output = import(folder.path(), list, &["--report", "report.csv"]);
    assert!(refusal(&output).starts_with("Nothing was written: 9 problem(s)."));
    let all = said(&output);
    assert!(all.starts_with("12 row(s): 3 new, 0 changed, 0 same, 0 closed, 9 problem(s)."), "{all}");
    let problems = [
        "row 4: email: \"eve\"",
        "row 5: name: ",
        "row 6: language: there are no words in \"fr\"",
        "row 7: zone: there is no zone \"Mars/Olympus\"",
        "row 8: email: the address stands in row 2 already",
        "row 9: it has 2 cell(s) where the header has 4",
        "row 10: Name has more than 65536 bytes",
        "row 11: it has a NUL",
        "row 13: a quote is opened here and never closed",
    ];
    for problem in problems {
        assert!(all.contains(problem), "{problem}: {all}");
    }
    let report = fs::read_to_string(folder.path().join("report.csv")).unwrap();
    assert!(report.contains("\"2\",\"new\"") && report.contains("\"12\",\"new\""), "{report}");
    assert!(report.contains("\"8\",\"problem: email: the address stands in row 2 already"), "{report}");
    assert_eq!(accounts(folder.path()), Vec::<String>::new());
    let bad = |count: usize| format!("name,email\n{}", "x,y\n".repeat(count));
    let all = said(&import(folder.path(), bad(25), &[]));
    assert_eq!(all.lines().filter(|line| line.starts_with("row ")).count(), 20);
    assert!(all.contains("… and 5 more"), "{all}");
}

#[test]
fn a_file_that_is_no_list_is_said() {
    let folder = migrated();
    let no = |list: &str| refusal(&import(folder.path(), list, &[]));
    assert!(no("name,mail\nA,a@example.org\n").contains("there is no column email"));
    assert!(no("name,email,E-Mail, EMAIL \nA,a@example.org,,\n").contains("two columns are called email"));
    assert!(no("").contains("the file is empty"));
    assert!(no("name,email\n\n").contains("there is nobody below the header"));
    assert!(refusal(&run(folder.path(), &["import", "people", "nowhere.csv"])).contains("nowhere.csv cannot be read"));
    let own = import(folder.path(), GOOD, &["--report", "people.csv"]);
    assert!(refusal(&own).contains("would replace the list"));
    assert_eq!(fs::read_to_string(folder.path().join("people.csv")).unwrap(), GOOD);
}

#[test]
fn leavers_are_closed_up_to_a_twentieth() {
    let folder = migrated();
    good(import(folder.path(), many(41), &[]));
    let closed = || accounts(folder.path()).iter().filter(|line| line.ends_with("closed")).count();
    good(import(folder.path(), many(10), &[]));
    assert_eq!(closed(), 0, "only when asked");
    let no = refusal(&import(folder.path(), many(38), &["--leavers"]));
    assert!(no.contains("3 of 41 open accounts") && no.contains("--confirm-leavers 3"), "{no}");
    let no = refusal(&import(folder.path(), many(38), &["--leavers", "--confirm-leavers", "2"]));
    assert!(no.contains("3 account(s) would be closed, not 2"), "{no}");
    let dry = good(import(folder.path(), many(39), &["--leavers", "--dry-run"]));
    assert!(dry.contains("2 account(s) would be closed"), "{dry}");
    assert_eq!(closed(), 0);
    let all = good(import(folder.path(), many(39), &["--leavers"]));
    assert!(all.contains("2 account(s) closed"), "{all}");
    assert_eq!(closed(), 2);
    good(import(folder.path(), many(30), &["--leavers", "--confirm-leavers", "9"]));
    assert_eq!(closed(), 11);
    let count = ask(folder.path(), "select cast(count(*) as text) as said from audit where action = 'close_account'");
    assert_eq!(count, ["11"]);
}

#[test]
fn somebody_is_noted_to_be_forgotten_once() {
    let folder = migrated();
    good(import(folder.path(), GOOD, &[]));
    let erase = |words: &str| run(folder.path(), &["account", "erase", "ada@example.org", "--words", words]);
    assert!(String::from_utf8_lossy(&erase("burn").stderr).contains("it is keep or remove"));
    assert!(good(erase("keep")).contains("ada@example.org is forgotten with the next hour's work"));
    refusal(&erase("remove"));
    let noted = ask(folder.path(), "select words as said from erasure where done_at is null");
    assert_eq!(noted, ["keep"]);
    let nobody = run(folder.path(), &["account", "erase", "nobody@example.org", "--words", "keep"]);
    assert!(refusal(&nobody).contains("no account"));
}

#[test]
fn a_file_that_is_empty_or_cut_off_closes_nobody() {
    let folder = migrated();
    good(import(folder.path(), many(41), &[]));
    let whole = many(41);
    let in_address = &whole[..whole.len() - "rg\nP40,p40@example.org\n".len()];
    for list in ["", "name,email\n", in_address, &whole[..200]] {
        for more in [["--leavers"].as_slice(), &["--leavers", "--confirm-leavers", "2"]] {
            refusal(&import(folder.path(), list, more));
        }
    }
    let no = refusal(&import(folder.path(), in_address, &["--leavers"]));
    assert!(no.contains("may have been cut off"), "{no}");
    assert!(accounts(folder.path()).iter().all(|line| !line.ends_with("closed")));
}

#[test]
fn a_closed_account_stays_closed_unless_one_says_otherwise() {
    let folder = migrated();
    good(import(folder.path(), GOOD, &[]));
    good(run(folder.path(), &["account", "close", "ada@example.org"]));
    let all = good(import(folder.path(), GOOD, &[]));
    assert!(all.starts_with("2 row(s): 0 new, 0 changed, 1 same, 1 closed"), "{all}");
    assert!(accounts(folder.path())[0].ends_with("closed"));
    let all = good(import(folder.path(), GOOD, &["--reopen"]));
    assert!(all.starts_with("2 row(s): 0 new, 1 changed, 1 same"), "{all}");
    assert_eq!(accounts(folder.path())[0], "Ada ada@example.org en Europe/London");
}
