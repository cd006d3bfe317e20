//! Programmes, their owners, their dated runs, and who is what in which.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table programme (
        id {uuid} primary key,
        slug text not null unique,
        created_at {instant} not null
    )",
    "create table programme_owner (
        id {uuid} primary key,
        programme_id {uuid} not null references programme (id),
        person_id {uuid} not null references person (id),
        since {instant} not null,
        until {instant}
    )",
    "create unique index programme_owner_live on programme_owner (programme_id, person_id) where until is null",
    "create index programme_owner_person on programme_owner (person_id)",
    "create table cohort (
        id {uuid} primary key,
        programme_id {uuid} not null references programme (id),
        name text not null,
        state text not null check (state in ('planned', 'open', 'confirmed', 'running', 'paused', 'finished', 'archived', 'cancelled')),
        starts_on {date} not null,
        opens_at {time} not null,
        zone text not null,
        seats integer not null check (seats > 0),
        created_at {instant} not null,
        version integer not null default 1
    )",
    "create unique index cohort_name on cohort (programme_id, name)",
    "create table cohort_pause (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        starts_on {date} not null,
        days_for integer not null check (days_for > 0),
        reason text not null,
        created_at {instant} not null
    )",
    "create unique index cohort_pause_start on cohort_pause (cohort_id, starts_on)",
    "create table enrolment (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        role text not null check (role in ('participant', 'trainer')),
        state text not null check (state in ('active', 'paused', 'completed', 'left', 'moved')),
        started_at {instant} not null,
        ended_at {instant},
        reason text,
        check ((state in ('left', 'moved')) = (ended_at is not null))
    )",
    "create unique index enrolment_live on enrolment (cohort_id, person_id) where ended_at is null",
    "create index enrolment_person on enrolment (person_id)",
];

const DOWN: &[&str] = &[
    "drop table enrolment",
    "drop table cohort_pause",
    "drop table cohort",
    "drop table programme_owner",
    "drop table programme",
];
