//! What goes some time after the end of a cohort, from the command line.

use std::path::Path;

use chrono::Duration;
use lernweg::storage::sql;
use sea_orm::ConnectionTrait;

use super::{
    command, good,
    importing_applications::{in_database, school},
    refusal, run,
};

/// Its cohort ended some days ago, and Olga had marked two lessons of it.
fn ended(folder: &Path, days: i64) {
    in_database(folder, async |store| {
        let db = store.schema();
        let at = store.now() - Duration::days(days);
        db.execute_raw(sql(db, "update cohort set ended_at = $1", [at.into()])).await.unwrap();
        let text = "insert into lesson_done (cohort_id, person_id, lesson, done_at)
            select c.id, p.id, l.lesson, $1 from cohort c cross join person p
            cross join (select 'soil' as lesson union all select 'seed') l";
        db.execute_raw(sql(db, text, [(at - Duration::days(1)).into()])).await.unwrap();
    });
}

#[test]
fn an_operator_sees_what_would_go_holds_it_lets_it_go_and_has_it_deleted() {
    let (folder, cohort) = school();
    let folder = folder.path();
    ended(folder, 200);
    let tried = good(run(folder, &["retention", "--dry-run"]));
    assert!(tried.contains("6 month(s) ago:") && tried.contains("  lesson_done: 2 row(s) of "), "{tried}");
    assert!(tried.contains(&cohort) && tried.contains("2 row(s) would go; nothing was changed."), "{tried}");
    let hold = ["retention", "hold", &cohort, "--because", "Case 7 of the works council", "--by", "olga"];
    assert!(good(run(folder, &hold)).contains("Nothing of cohort"));
    assert_eq!(refusal(&run(folder, &hold)), "This cohort is held already.");
    let tried = good(run(folder, &["retention", "--dry-run"]));
    assert!(tried.contains("by olga: Case 7 of the works council") && tried.contains("0 row(s) would go"), "{tried}");
    assert_eq!(good(run(folder, &["retention"])).trim(), "0 row(s) are gone.");
    let release = ["retention", "release", &cohort, "--by", "olga"];
    good(run(folder, &release));
    assert_eq!(refusal(&run(folder, &release)), "This cohort is not held.");
    let longer = command(folder, &["retention"]).env("LERNWEG_RETENTION_MONTHS", "12").output().unwrap();
    assert_eq!(good(longer).trim(), "0 row(s) are gone.");
    assert_eq!(good(run(folder, &["retention"])).trim(), "2 row(s) are gone.");
    assert_eq!(good(run(folder, &["retention"])).trim(), "0 row(s) are gone.");
}

#[test]
fn what_makes_no_sense_is_said_in_a_sentence() {
    let (folder, _) = school();
    let folder = folder.path();
    let nobody = "00000000-0000-7000-8000-000000000000";
    let said = refusal(&run(folder, &["retention", "hold", nobody, "--because", "Case 7"]));
    assert_eq!(said, format!("There is no cohort {nobody}."));
    let said = refusal(&run(folder, &["retention", "hold", nobody, "--because", " "]));
    assert_eq!(said, "\" \" is not a line of text.");
    let never = command(folder, &["retention", "--dry-run"]).env("LERNWEG_RETENTION_MONTHS", "0").output().unwrap();
    assert_eq!(refusal(&never), "LERNWEG_RETENTION_MONTHS is 0; it is a number from 1 to 120.");
}
