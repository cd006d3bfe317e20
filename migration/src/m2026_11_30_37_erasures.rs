//! Who wants to be forgotten, from when on, and whether it is done. What is done stays on record, as an id that
//! names nobody any more: a copy of the house from before knows by it whom to forget again.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table erasure (
        person_id {uuid} primary key references person (id),
        words text not null check (words in ('keep', 'remove')),
        asked_at {instant} not null,
        due_at {instant} not null,
        held_up text,
        done_at {instant}
    )",
    "create index erasure_due on erasure (due_at) where done_at is null",
];

const DOWN: &[&str] = &["drop table erasure"];
