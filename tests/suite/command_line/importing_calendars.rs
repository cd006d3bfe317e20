//! A run that was planned in another program: weeks, pauses and sessions of a table.

use std::{fs, path::Path, process::Output};

use entity::{cohort, cohort_pause, live_session, session_slot};
use sea_orm::EntityTrait;

use super::{
    good,
    importing_applications::{in_database, school},
    refusal, run, said,
};

/// Seven weeks of which the third opens on a Wednesday, with two weeks' break after the fifth.
const TABLE: &str = "kind,week,date,time,zone,minutes,title,session
week,1,2099-03-02,,,,,
week,2,2099-03-09,,,,,
week,3,2099-03-18,,,,,
week,4,2099-03-23,,,,,
week,5,2099-03-30,,,,,
week,6,2099-04-20,,,,,
week,7,2099-04-27,,,,,
webinar,1,2099-02-27,16:00,UTC,60,Getting to know,
open_questions,2,2099-03-11,17:00,Europe/Berlin,90,Ask anything,two
open_questions,2,2099-03-12,06:30,Asia/Kolkata,90,Ask anything,two
";

fn import(folder: &Path, table: &str, cohort: &str, more: &[&str]) -> Output {
    fs::write(folder.join("run.csv"), table).unwrap();
    run(folder, &[&["import", "calendar", "run.csv", "--cohort", cohort], more].concat())
}

/// First day, lengths, pauses and the instants of sessions as they are stored.
fn stored(folder: &Path) -> (String, String, Vec<String>, Vec<String>) {
    in_database(folder, async |store| {
        let db = store.read();
        let cohort = cohort::Entity::find().one(db).await.unwrap().unwrap();
        let pauses = cohort_pause::Entity::find().all(db).await.unwrap();
        let mut slots: Vec<String> = session_slot::Entity::find()
            .all(db)
            .await
            .unwrap()
            .iter()
            .map(|slot| slot.starts_at.to_rfc3339())
            .collect();
        slots.sort();
        (
            cohort.starts_on.to_string(),
            cohort.week_lengths.to_string(),
            pauses.iter().map(|pause| format!("{} {}", pause.starts_on, pause.days_for)).collect(),
            slots,
        )
    })
}

#[test]
fn a_run_planned_elsewhere_is_tried_first_and_taken_over_then() {
    let (folder, cohort) = school();
    let folder = folder.path();
    let before = stored(folder);
    let tried = good(import(folder, TABLE, &cohort, &["--dry-run"]));
    assert!(tried.contains("row 4: week 3 opens on a Wednesday."), "{tried}");
    assert!(tried.contains("row 9: it says week 1, and is -3 day(s) from when that opens."), "{tried}");
    assert!(tried.contains("A run from 2099-03-02 with 1 pause(s) and 3 time(s) of sessions would be taken over"));
    assert_eq!(stored(folder), before);
    let done = good(import(folder, TABLE, &cohort, &[]));
    assert!(done.contains("taken over."), "{done}");
    let (starts_on, lengths, pauses, slots) = stored(folder);
    assert_eq!((starts_on.as_str(), lengths.as_str()), ("2099-03-02", r#"{"2":9,"3":5}"#));
    assert_eq!(pauses, ["2099-04-06 14"]);
    assert_eq!(slots, ["2099-02-27T16:00:00+00:00", "2099-03-11T16:00:00+00:00", "2099-03-12T01:00:00+00:00"]);
    let sessions = in_database(folder, async |store| live_session::Entity::find().all(store.read()).await.unwrap());
    assert_eq!(sessions.len(), 2, "two times of one session, and another session");
}

#[test]
fn a_row_with_a_problem_stops_all_of_it_unless_it_is_left_out_on_purpose() {
    let (folder, cohort) = school();
    let folder = folder.path();
    let before = stored(folder);
    let table = format!("{TABLE}webinar,3,,18:00,UTC,60,Some day,\n");
    let refused = import(folder, &table, &cohort, &[]);
    assert_eq!(refusal(&refused), "Nothing was written: 1 problem(s). Correct the rows and import again.");
    assert!(said(&refused).contains("row 12: date is empty."));
    assert_eq!(stored(folder), before);
    let done = good(import(folder, &table, &cohort, &["--leave-out"]));
    assert!(done.contains("3 time(s) of sessions taken over. 1 row(s) left out."), "{done}");
}

#[test]
fn what_is_no_run_is_never_taken_over() {
    let (folder, cohort) = school();
    let folder = folder.path();
    for (table, why) in [
        ("", "row 1: the file is empty; its first row must name the columns."),
        ("kind,week,date\n", "the table: there is no row of a week."),
        ("kind,week,date\nweek,1,2099-03-02\n", "the table: it has 1 weeks, the course has 7."),
        ("kind,week,date\nweek,2,2099-03-02\n", "row 2: there is no week 1."),
    ] {
        let refused = import(folder, table, &cohort, &["--leave-out"]);
        refusal(&refused);
        assert!(said(&refused).contains(why.split(": ").nth(1).unwrap()), "{why}: {}", said(&refused));
    }
    let nobody = "00000000-0000-7000-8000-000000000000";
    assert!(refusal(&import(folder, TABLE, nobody, &[])).starts_with("There is no cohort"));
}

#[test]
fn a_cohort_people_can_apply_for_keeps_its_calendar() {
    let (folder, cohort) = school();
    let folder = folder.path();
    in_database(folder, async |store| {
        use sea_orm::{ActiveValue::Set, IntoActiveModel};
        let row = cohort::Entity::find().one(store.read()).await.unwrap().unwrap();
        let open = cohort::ActiveModel { state: Set(entity::states::CohortState::Open), ..row.into_active_model() };
        let open = async |tx: &lernweg::storage::Tx| {
            cohort::Entity::update(open.clone()).exec(&**tx).await?;
            Ok::<_, lernweg::platform::errors::Error>(())
        };
        store.write(open).await.unwrap();
    });
    let before = stored(folder);
    let refused = refusal(&import(folder, TABLE, &cohort, &[]));
    assert_eq!(refused, "This cohort is no longer only planned; its dates change on its calendar page.");
    assert_eq!(stored(folder), before);
}
