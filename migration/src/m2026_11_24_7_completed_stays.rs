//! Who completed a course and leaves afterwards has completed it: a stay that ended may
//! be a completed one. SQLite cannot change a check, so the table is made anew.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table enrolment_anew (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        role text not null check (role in ('participant', 'trainer')),
        state text not null check (state in ('active', 'paused', 'completed', 'left', 'moved')),
        started_at {instant} not null,
        ended_at {instant},
        reason text,
        check (state not in ('left', 'moved') or ended_at is not null),
        check (ended_at is null or state in ('left', 'moved', 'completed'))
    )",
    "insert into enrolment_anew select id, cohort_id, person_id, role, state, started_at, ended_at, reason from enrolment",
    "drop table enrolment",
    "alter table enrolment_anew rename to enrolment",
    "create unique index enrolment_live on enrolment (cohort_id, person_id) where ended_at is null",
    "create index enrolment_person on enrolment (person_id)",
];

const DOWN: &[&str] = &[
    "create table enrolment_anew (
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
    "insert into enrolment_anew select id, cohort_id, person_id, role,
        case when ended_at is not null then 'left' else state end, started_at, ended_at, reason from enrolment",
    "drop table enrolment",
    "alter table enrolment_anew rename to enrolment",
    "create unique index enrolment_live on enrolment (cohort_id, person_id) where ended_at is null",
    "create index enrolment_person on enrolment (person_id)",
];
