//! Anybody draws again and sees the same.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

use super::{good, refusal, run};

/// F, G, E in sales; B, H in it; D, C, A in hr. With this seed they come in the order F G E B H D C A.
const EXPORT: &str = "\u{FEFF}Code;Losses;Department;Site;Remark\r\n\
    A;0;hr;;\r\nB;0;it;;x\r\nC;0;hr;bremen;\r\nD;0;hr;bremen;\r\nE;0;sales;;\r\nF;0;sales;;\r\nG;0;sales;;\r\nH;0;it;;\r\n";

fn export(folder: &Path, text: &str) {
    fs::write(folder.join("entrants.csv"), text).unwrap();
}

fn draw<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["draw", "--in", "entrants.csv", "--seed", "autumn"], more].concat()
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_same_file_and_seed_print_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path(), EXPORT);
    let first = good(run(folder.path(), &draw(&["--seats", "3"])));
    assert_eq!(good(run(folder.path(), &draw(&["--seats", "3"]))), first);
    let lines: Vec<&str> = first.lines().collect();
    assert_eq!(lines[0], format!("commitment\t{}", hash("autumn")));
    assert_eq!(lines[1], "place\tcode\toutcome\tnumber\tticket\ttickets\tdecided by");
    assert_eq!(lines[2], format!("1\tF\tseat\t{}\t1\t1\tnumber", hash("autumn:F:1")));
    assert_eq!(lines[5], format!("1\tB\twaiting\t{}\t1\t1\tnumber", hash("autumn:B:1")));
    assert_eq!(lines.len(), 10);
    let rows: Vec<&str> = EXPORT.trim_start_matches('\u{FEFF}').trim_end().split("\r\n").collect();
    let turned: Vec<&str> = rows[..1].iter().chain(rows[1..].iter().rev()).copied().collect();
    export(folder.path(), &(turned.join("\n").replace(';', "\t") + "\n"));
    assert_eq!(good(run(folder.path(), &draw(&["--seats", "3"]))), first, "in another order, with tabs");
}

#[test]
fn quotas_are_kept_and_said_where_they_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path(), EXPORT);
    let seats = |more: &[&str]| {
        let all = good(run(folder.path(), &draw(more)));
        let seats = all.lines().filter(|line| line.contains("\tseat\t")).map(|line| line.split('\t').nth(1).unwrap());
        (seats.collect::<String>(), all)
    };
    let rules = ["--seats", "3", "--at-least", "department=hr:2", "--at-most", "site=bremen:1"];
    assert_eq!(seats(&rules).0, "FDA");
    let (_, all) = seats(&["--seats", "4", "--at-least", "department=hr:5"]);
    assert!(all.ends_with("not met\tdepartment=hr\t3 of 5\n"), "{all}");
    export(folder.path(), &EXPORT.replace("A;0", "A;2"));
    let (_, all) = seats(&["--seats", "4", "--bonus", "1", "--most-losses", "2"]);
    assert!(all.contains(&format!("\tA\twaiting\t{}\t3\t3\tnumber", hash("autumn:A:3"))), "{all}");
}

#[test]
fn a_list_that_cannot_be_drawn_from_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let no = |text: &str, more: &[&str]| {
        export(folder.path(), text);
        refusal(&run(folder.path(), &draw(&[&["--seats", "1"], more].concat())))
    };
    assert!(no("code\nA\n", &[]).contains("no column losses"));
    assert!(no("code,losses\nA,0\nA,1\n", &[]).contains("row 3: code A stands in row 2 already"));
    assert!(no("code,losses\nA,many\n", &[]).contains("row 2: losses must be a whole number"));
    assert!(no("code,losses\n\"A\u{1b}\",1\n", &[]).contains("row 2: code"));
    assert!(no("code,losses\nA,0\n", &["--at-most", "site=x:1"]).contains("no column site"));
    assert!(no("code,losses\nA,0\n\"B,0\n", &[]).contains("row 3: a quote"));
    let odd = run(folder.path(), &draw(&["--seats", "1", "--at-most", "colour=red:1"]));
    assert!(String::from_utf8_lossy(&odd.stderr).contains("there is no field colour"));
}
