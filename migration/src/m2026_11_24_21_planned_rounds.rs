//! Rounds by the calendar: which week of the course a round is for, what counted for it, and the
//! planned rounds that trainers left out.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    // None: it was proposed beside the plan.
    "alter table sparring_round add column week integer null check (week > 0)",
    // None: as the house weighs.
    "alter table sparring_round add column weights {json} null",
    "create table sparring_skip (
        cohort_id {uuid} not null references cohort (id),
        week integer not null check (week > 0),
        skipped_at {instant} not null,
        primary key (cohort_id, week)
    )",
];

const DOWN: &[&str] = &[
    "drop table sparring_skip",
    "alter table sparring_round drop column weights",
    "alter table sparring_round drop column week",
];
