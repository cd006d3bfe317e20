//! Who has earned the certificate of a course, and what it asked for when their cohort began; and the
//! keys with which it can be checked.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table certificate_terms (
        cohort_id {uuid} primary key references cohort (id),
        weeks integer not null check (weeks >= 0),
        pitches integer not null check (pitches >= 0),
        feedbacks integer not null check (feedbacks >= 0),
        stood_at {instant} not null
    )",
    "create table completion (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} references person (id),
        code text not null unique,
        earned_at {instant} not null,
        revoked_at {instant},
        revoked_by {uuid} references person (id),
        revoked_why text,
        unique (cohort_id, person_id),
        check ((revoked_at is null) = (revoked_why is null))
    )",
    "create index completion_person on completion (person_id)",
    "create table signing_key (
        public text primary key,
        since {instant} not null
    )",
];

const DOWN: &[&str] = &["drop table signing_key", "drop table completion", "drop table certificate_terms"];
