//! What must be true of a database is asked of a whole school, and each of it is shown to be found when it is not so.

use std::collections::BTreeSet;

use lernweg::{
    app::invariants::{INVARIANTS, breaches},
    platform::clock::Clock,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};

use super::{command, good, refusal};
use crate::harness::{empty, open_at, school};

/// One way to break each, in SQL: what is planted, in the database it is planted in.
const PLANTED: &[(&str, &str)] = &[
    ("seats", "update cohort set taken = taken - 1 where taken > 0"),
    ("trainers", "update enrolment set ended_at = started_at, state = 'left' where role = 'trainer'"),
    ("offers", "update application set state = 'offered' where state = 'submitted'"),
    (
        "partners",
        "update sparring_partner set ended_at = joined_at, ending = 'left' where ended_at is null and exists
            (select 1 from sparring_partner p where p.group_id = sparring_partner.group_id and p.id < sparring_partner.id)",
    ),
    ("circles", "delete from enrolment where role = 'participant'"),
    ("places", "update session_slot set taken = taken + 1 where capacity is null"),
    ("pitches", "update pitch_session set round_id =
        (select r.id from pitch_round r where r.id <> pitch_session.round_id limit 1)"),
    ("found", "update post set state = 'removed', body = '', body_html = ''"),
    ("posts", "update post set position = position + 1000 where position = 1"),
    ("posts", "update thread set posts = posts + 1"),
    ("answers", "update thread set answers = answers + 1"),
    ("revisions", "delete from document_revision"),
    ("revisions", "update document_section set body = 'Not what stood there.'"),
    ("editions", "update document_edition set number = number + 1"),
    ("progress", "delete from enrolment where role = 'participant'"),
    ("mail", "update outbox set leased_by = 'nobody' where state = 'sent'"),
    ("news", "insert into nudge (id, cohort_id, person_id, kind, about, due_at, until_at, state, version, planned_at, settled_at)
            select e.id, e.cohort_id, e.person_id, 'nudges/week', 'planted', m.armed_at, m.armed_at, 'sent', 1, m.armed_at,
            m.armed_at from enrolment e cross join mail_arming m"),
    ("record", "delete from audit where action = 'enrol'"),
    ("record", "delete from audit where action = 'appoint_auditor'"),
];

/// The same for what a database says about itself, which each does in its own way.
const PLANTED_SQLITE: &[(&str, &str)] = &[
    ("rows", "pragma defer_foreign_keys = on; delete from thread"),
    (
        "pages",
        "pragma ignore_check_constraints = on; update cohort set taken = -1;
        pragma ignore_check_constraints = off",
    ),
];
const PLANTED_POSTGRES: &[(&str, &str)] = &[
    ("rows", "alter table post add constraint planted check (version > 1) not valid"),
    ("pages", "update pg_index set indisvalid = false where indexrelid = 'offer_open'::regclass"),
];

async fn found(moment: &DatabaseTransaction, now: chrono::DateTime<chrono::Utc>) -> BTreeSet<&'static str> {
    breaches(moment, now).await.unwrap().into_iter().map(|breach| breach.name).collect()
}

#[actix_web::test]
async fn whatever_is_broken_on_purpose_is_found() {
    let (school, folder) = (school(), tempfile::tempdir().unwrap());
    let file = folder.path().join("school.zip");
    good(command(school.path(), &["backup"]).arg(&file).output().unwrap());
    let there = empty(folder.path());
    let mut restore = command(folder.path(), &["restore"]);
    good(restore.arg(&file).env("LERNWEG_DATABASE_URL", &there.url).output().unwrap());
    let verify = || command(folder.path(), &["verify"]).env("LERNWEG_DATABASE_URL", &there.url).output().unwrap();
    let said = good(verify());
    assert_eq!(said.lines().count(), INVARIANTS.len() + 3, "{said}");
    assert!(said.lines().all(|line| line.starts_with("good  ")), "{said}");
    let store = open_at(&there.url, Clock::Wall).await;
    let mut wrong = Vec::new();
    let itself = if store.is_postgres() { PLANTED_POSTGRES } else { PLANTED_SQLITE };
    for &(name, text) in PLANTED.iter().chain(itself) {
        let moment = store.schema().begin().await.unwrap();
        assert_eq!(found(&moment, store.now()).await, BTreeSet::new(), "before {text}");
        match moment.execute_unprepared(text).await {
            Err(error) => wrong.push(format!("{text}: {error}")),
            Ok(planted) if planted.rows_affected() == 0 && PLANTED.contains(&(name, text)) => {
                wrong.push(format!("{text}: changes nothing"))
            }
            Ok(_) if !found(&moment, store.now()).await.contains(name) => wrong.push(format!("{text}: not found")),
            Ok(_) => {}
        }
        moment.rollback().await.unwrap();
    }
    assert_eq!(wrong, [""; 0]);
    let planted: BTreeSet<&str> = PLANTED.iter().map(|(name, _)| *name).collect();
    let never: Vec<&str> = INVARIANTS.iter().map(|one| one.name).filter(|name| !planted.contains(name)).collect();
    assert_eq!(never, [""; 0], "each is shown to be found");
    // And by the command, which then ends with a no.
    store.schema().execute_unprepared("update thread set answers = answers + 1").await.unwrap();
    store.close().await.unwrap();
    let output = verify();
    let said = super::said(&output);
    assert!(said.contains("bad   answers: ") && said.contains("Not so: "), "{said}");
    assert_eq!(refusal(&output), "1 of these do not hold.");
}
