//! What a person means to do in a week, and finding the threads somebody opened without
//! looking at those of everybody.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table week_plan (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        week integer not null check (week >= 1),
        cue text,
        deed text,
        written_at {instant} not null,
        version integer not null default 1,
        primary key (cohort_id, person_id, week),
        check ((cue is null) = (deed is null))
    )",
    "create index week_plan_person on week_plan (person_id)",
    "create index thread_opener on thread (opened_by)",
];

const DOWN: &[&str] = &["drop index thread_opener", "drop table week_plan"];
