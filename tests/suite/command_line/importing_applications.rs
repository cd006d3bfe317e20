//! Applications by a list: all of it or nothing.

use std::{fs, path::Path, process::Output};

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::{application, audit};
use lernweg::{
    features::cohorts::{NewCohort, OwnProgramme, find_programme, plan_cohort},
    identity::{Actor, Permit, find_person_by_email},
    platform::{
        clock::Clock,
        text::{EmailAddress, Text, Title},
    },
    storage::{
        Store,
        connect::{Absent, open},
    },
};
use sea_orm::EntityTrait;

use super::{good, refusal, run};

const GOOD: &str = "Name;E-Mail;Bereich;Notiz\nZoë;zoe@example.org;Forschung;x\nBo;bo@example.org;it;\n";

fn import(folder: &Path, list: &str, cohort: &str, more: &[&str]) -> Output {
    fs::write(folder.join("list.csv"), list).unwrap();
    run(folder, &[&["import", "applications", "list.csv", "--cohort", cohort], more].concat())
}

pub(super) fn in_database<T>(folder: &Path, work: impl AsyncFnOnce(&Store) -> T) -> T {
    let url = format!("sqlite://{}", folder.join("lernweg.db").display());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = open(&url, Absent::Refuse, Clock::Wall).await.unwrap();
        let done = work(&store).await;
        store.close().await.unwrap();
        done
    })
}

/// A house with Olga, who has planned a cohort, and the cohort's id.
pub(super) fn school() -> (tempfile::TempDir, String) {
    school_from(NaiveDate::from_ymd_opt(2099, 3, 2).unwrap())
}

/// The same, with a cohort that begins on another day.
pub(super) fn school_from(day: NaiveDate) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    good(run(folder.path(), &["owner", "add", "olga@example.org", "--name", "Olga"]));
    let cohort = in_database(folder.path(), async |store| {
        let olga = EmailAddress::parse("olga@example.org").unwrap();
        let olga = Actor::of(&find_person_by_email(store.read(), &olga).await.unwrap().unwrap());
        let on = find_programme(store.read(), "community-manager", olga.id).await.unwrap();
        let may = Permit::<OwnProgramme>::ask(olga, on).unwrap();
        let new = NewCohort {
            name: Title::parse("Aurora").unwrap(),
            starts_on: day,
            opens_at: NaiveTime::MIN,
            zone: Tz::Europe__Berlin,
            seats: 3,
        };
        store.write(async |tx| plan_cohort(tx, &may, &new).await).await.unwrap().id.to_string()
    });
    (folder, cohort)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names = in_database(folder, async |store| {
        let all = application::Entity::find().all(store.read()).await.unwrap();
        all.into_iter().map(|one| format!("{} {}", one.name, one.department.unwrap_or_default())).collect::<Vec<_>>()
    });
    names.sort();
    names
}

#[test]
fn a_list_is_tried_first_and_taken_over_then() {
    let (folder, cohort) = school();
    let tried = good(import(folder.path(), GOOD, &cohort, &["--dry-run"]));
    assert_eq!(
        tried,
        "These columns are left out: Notiz.\n2 application(s) would be taken over; nothing was written.\n"
    );
    assert_eq!(names(folder.path()).len(), 0);
    let done = good(import(folder.path(), GOOD, &cohort, &[]));
    assert!(done.ends_with("2 application(s) taken over.\n"), "{done}");
    assert_eq!(names(folder.path()), ["Bo it", "Zoë research"]);
    let log = in_database(folder.path(), async |store| audit::Entity::find().all(store.read()).await.unwrap());
    assert!(log.iter().any(|row| row.action == "import_applications" && row.actor_id.is_some()));
    let twice = import(folder.path(), GOOD, &cohort, &[]);
    assert!(refusal(&twice).starts_with("Nothing was written: 2 problem(s)."));
}

#[test]
fn a_list_with_a_mistake_is_not_taken_over() {
    let (folder, cohort) = school();
    let list = format!("{GOOD}Cleo;nowhere;Mars;\n");
    let output = import(folder.path(), &list, &cohort, &[]);
    assert!(refusal(&output).starts_with("Nothing was written: 1 problem(s)."));
    let said = super::said(&output);
    assert!(said.contains("row 4: Email: That does not look like an e-mail address."), "{said}");
    assert!(said.contains("row 4: Department: there is no such choice here."), "{said}");
    assert_eq!(names(folder.path()).len(), 0);
    let nowhere = "00000000-0000-7000-8000-000000000000";
    assert!(refusal(&import(folder.path(), GOOD, nowhere, &[])).starts_with("There is no cohort"));
    let nobody = import(folder.path(), GOOD, &cohort, &["--by", "sam@example.org"]);
    assert!(refusal(&nobody).starts_with("There is no cohort"));
}
