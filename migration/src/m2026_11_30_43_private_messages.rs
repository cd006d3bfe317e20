//! A participant and the trainers of their cohort talk to each other alone.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table private_message (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        author_id {uuid} not null references person (id),
        body text not null,
        body_html text not null,
        renderer integer not null,
        language text not null,
        written_at {instant} not null,
        read_at {instant},
        check (read_at is null or author_id <> person_id)
    )",
    "create index private_message_cohort on private_message (cohort_id, person_id, written_at)",
    "create index private_message_person on private_message (person_id)",
    "create index private_message_author on private_message (author_id)",
];

const DOWN: &[&str] = &["drop table private_message"];
