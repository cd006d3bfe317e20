//! Who may read the record of who did what, from when until when. It is read by its days and by kinds of deed now,
//! not only by person.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table auditor (
        id {uuid} primary key,
        person_id {uuid} not null references person (id),
        since {instant} not null,
        until {instant}
    )",
    "create unique index auditor_live on auditor (person_id) where until is null",
    "create index audit_time on audit (happened_at, id)",
    "create index audit_action on audit (action, happened_at)",
];

const DOWN: &[&str] = &["drop index audit_action", "drop index audit_time", "drop table auditor"];
