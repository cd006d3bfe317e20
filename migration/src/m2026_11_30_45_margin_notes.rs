//! What trainers write down beside a week.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table margin_note (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        week integer not null check (week >= 1),
        author_id {uuid} not null references person (id),
        body text not null,
        body_html text not null,
        renderer integer not null,
        language text not null,
        written_at {instant} not null
    )",
    "create index margin_note_cohort on margin_note (cohort_id, week, written_at)",
    "create index margin_note_author on margin_note (author_id)",
];

const DOWN: &[&str] = &["drop table margin_note"];
