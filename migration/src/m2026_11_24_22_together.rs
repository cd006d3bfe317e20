//! What partners do together: a time they agree on, what they keep of it, how it went, and what
//! happens where one does not hear from the other.
//!
//! That a group has one open time at once is held by an index, and so is that a trainer is told of the
//! same silence once.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table sparring_appointment (
        id {uuid} primary key,
        group_id {uuid} not null references sparring_group (id),
        state text not null check (state in ('suggested', 'agreed', 'past', 'withdrawn')),
        suggested_by {uuid} not null references person (id),
        suggested_at {instant} not null,
        local_date {date} not null,
        local_time {time} not null,
        zone text not null,
        starts_at {instant} not null,
        ends_at {instant} not null,
        minutes integer not null check (minutes > 0),
        version integer not null check (version > 0),
        agreed_at {instant},
        withdrawn_at {instant},
        check (state not in ('agreed', 'past') or agreed_at is not null),
        check ((state = 'withdrawn') = (withdrawn_at is not null))
    )",
    "create unique index sparring_appointment_open on sparring_appointment (group_id)
        where state in ('suggested', 'agreed')",
    "create index sparring_appointment_group on sparring_appointment (group_id)",
    "create table sparring_answer (
        appointment_id {uuid} not null references sparring_appointment (id),
        person_id {uuid} not null references person (id),
        said_at {instant},
        primary key (appointment_id, person_id)
    )",
    "create index sparring_answer_person on sparring_answer (person_id)",
    "create table sparring_outcome (
        id {uuid} primary key,
        group_id {uuid} not null references sparring_group (id),
        round_id {uuid} not null references sparring_round (id),
        person_id {uuid} not null references person (id),
        appointment_id {uuid} references sparring_appointment (id),
        week integer check (week >= 0),
        went text not null check (went in ('helped', 'so_so', 'not_talked')),
        said_at {instant} not null,
        check ((appointment_id is null) <> (week is null))
    )",
    "create unique index sparring_outcome_appointment on sparring_outcome (appointment_id, person_id)
        where appointment_id is not null",
    "create unique index sparring_outcome_week on sparring_outcome (group_id, person_id, week) where week is not null",
    "create index sparring_outcome_group on sparring_outcome (group_id)",
    "create index sparring_outcome_round on sparring_outcome (round_id)",
    "create table sparring_notes (
        group_id {uuid} primary key references sparring_group (id),
        source text not null,
        html text not null,
        renderer integer not null,
        author_id {uuid} not null references person (id),
        written_at {instant} not null,
        version integer not null check (version > 0)
    )",
    "create table sparring_step (
        id {uuid} primary key,
        group_id {uuid} not null references sparring_group (id),
        by_id {uuid} not null references person (id),
        person_id {uuid} not null references person (id),
        kind text not null check (kind in ('asked', 'told')),
        since_at {instant} not null,
        taken_at {instant} not null,
        check (by_id <> person_id)
    )",
    "create unique index sparring_step_told on sparring_step (group_id, by_id, person_id, since_at)
        where kind = 'told'",
    "create index sparring_step_group on sparring_step (group_id)",
];

const DOWN: &[&str] = &[
    "drop table sparring_step",
    "drop table sparring_notes",
    "drop table sparring_outcome",
    "drop table sparring_answer",
    "drop table sparring_appointment",
];
