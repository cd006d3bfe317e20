//! What participants let their partner, their circle and their cohort see: entries of a learning log, and their weeks.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table log_entry (
        id {uuid} primary key,
        person_id {uuid} not null references person (id),
        cohort_id {uuid} not null references cohort (id),
        body text not null,
        body_html text not null,
        renderer integer not null,
        language text not null,
        shown_to text not null check (shown_to in ('nobody', 'partner', 'circle', 'both', 'cohort')),
        written_at {instant} not null,
        changed_at {instant} not null,
        version integer not null
    )",
    "create index log_entry_person on log_entry (person_id, cohort_id, written_at)",
    "create index log_entry_cohort on log_entry (cohort_id)",
    "create table progress_sight (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        partner boolean not null,
        circle boolean not null,
        said_at {instant} not null,
        primary key (cohort_id, person_id)
    )",
    "create index progress_sight_person on progress_sight (person_id)",
];

const DOWN: &[&str] = &["drop table progress_sight", "drop table log_entry"];
