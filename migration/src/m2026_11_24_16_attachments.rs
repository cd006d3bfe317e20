//! Files people attach to what they write. Their bytes are elsewhere; a row says whose they are and where they belong.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table attachment (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        place text not null,
        post_id {uuid} references post (id),
        position integer not null,
        kind text not null check (kind in ('picture', 'pdf')),
        name text not null,
        caption text,
        decorative boolean not null default false,
        bytes integer not null check (bytes > 0),
        width integer check (width > 0),
        height integer check (height > 0),
        file_key text not null unique,
        added_at {instant} not null,
        removed_at {instant},
        check ((kind = 'picture') = (width is not null)),
        check ((kind = 'picture') = (height is not null)),
        check (not (decorative and caption is not null))
    )",
    "create index attachment_post on attachment (post_id) where post_id is not null",
    "create index attachment_person on attachment (person_id, added_at)",
    "create index attachment_cohort on attachment (cohort_id)",
    "create index attachment_removed on attachment (removed_at) where removed_at is not null",
    "create index attachment_unsent on attachment (added_at) where post_id is null",
];

const DOWN: &[&str] = &["drop table attachment"];
