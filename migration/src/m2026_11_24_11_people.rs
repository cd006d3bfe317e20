//! What people say about themselves to those they learn with: one row per part, each with its
//! own circle of readers and its own version, so that two windows on two parts do not collide.
//!
//! The text of the part `photo` is the mark of the picture; the picture lies in a table of its
//! own, so that a list of people never carries it along.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table profile_part (
        person_id {uuid} not null references person (id),
        part text not null check (part in ('community', 'wonder', 'offer', 'languages', 'zone', 'photo')),
        body text not null,
        language text not null,
        shown_to text not null check (shown_to in ('cohorts', 'trainers', 'nobody')),
        saved_at {instant} not null,
        version integer not null check (version > 0),
        primary key (person_id, part)
    )",
    "create table profile_photo (
        person_id {uuid} primary key references person (id),
        large {bytes} not null,
        small {bytes} not null
    )",
];

const DOWN: &[&str] = &["drop table profile_photo", "drop table profile_part"];
