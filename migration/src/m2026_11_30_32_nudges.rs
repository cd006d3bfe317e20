//! What the house means to tell people, before it does; who is left out to learn whether it helps; and who would
//! help the next cohort.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table nudge (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        kind text not null,
        about text not null,
        due_at {instant} not null,
        until_at {instant} not null,
        state text not null check (state in ('planned', 'held', 'sent', 'left_out', 'cancelled')),
        why text check (why in ('done', 'away', 'gone', 'off', 'late', 'let_be')),
        subject text,
        body text,
        changed_by {uuid} references person (id),
        outcome text check (outcome in ('done', 'not')),
        version integer not null,
        planned_at {instant} not null,
        settled_at {instant},
        unique (cohort_id, person_id, kind, about),
        check ((state = 'cancelled') = (why is not null)),
        check ((subject is null) = (body is null)),
        check ((state in ('planned', 'held')) = (settled_at is null))
    )",
    "create index nudge_person on nudge (person_id, settled_at)",
    "create table nudge_holdout (
        cohort_id {uuid} not null references cohort (id),
        kind text not null,
        percent integer not null check (percent between 1 and 50),
        seed bigint not null,
        set_by {uuid} not null references person (id),
        set_at {instant} not null,
        primary key (cohort_id, kind)
    )",
    "create table helper_wish (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        answer text not null check (answer in ('yes', 'later', 'no')),
        said_at {instant} not null,
        primary key (cohort_id, person_id)
    )",
];

const DOWN: &[&str] = &["drop table helper_wish", "drop table nudge_holdout", "drop table nudge"];
