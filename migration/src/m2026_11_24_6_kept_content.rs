//! What a cohort keeps of the course it started with, and what its trainers change in it.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table content_source (
        hash text not null primary key,
        texts {json} not null,
        kept_at {instant} not null
    )",
    "create table cohort_item (
        cohort_id {uuid} not null references cohort (id),
        item text not null,
        hash text not null references content_source (hash),
        week integer not null check (week >= 0),
        place integer not null check (place >= 0),
        hidden boolean not null default false,
        own boolean not null default false,
        due_day integer null check (due_day >= 1),
        primary key (cohort_id, item)
    )",
    "create index cohort_item_hash on cohort_item (hash)",
    "create table cohort_note (
        cohort_id {uuid} not null references cohort (id),
        item text not null,
        body text not null,
        body_html text not null,
        renderer integer not null,
        language text not null,
        author_id {uuid} not null references person (id),
        written_at {instant} not null,
        primary key (cohort_id, item)
    )",
    "create index cohort_note_author on cohort_note (author_id)",
    // 0: it follows the course as it is now; from 1 on it has its own.
    "alter table cohort add column content_version integer not null default 0",
    // The text somebody had read when they said it was done.
    "alter table lesson_done add column hash text null",
    // Until now the question of a lesson had no name of its own: it was the lesson's.
    "alter table thread rename column lesson to question",
];

const DOWN: &[&str] = &[
    "alter table thread rename column question to lesson",
    "alter table lesson_done drop column hash",
    "alter table cohort drop column content_version",
    "drop table cohort_note",
    "drop table cohort_item",
    "drop table content_source",
];
