//! What people agree to, as rows that are added and never changed.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table consent (
        id {uuid} primary key,
        person_id {uuid} not null references person (id),
        kind text not null check (kind in ('application', 'session_recording', 'pitch_recording', 'alumni')),
        subject {uuid} not null,
        words text not null,
        agrees boolean not null,
        said_at {instant} not null
    )",
    "create index consent_person on consent (person_id, said_at)",
];

const DOWN: &[&str] = &["drop table consent"];
