//! Readers of a draft who let their day pass without a word: somebody else was asked then.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &["create table pitch_reading_late (
        pitch_id {uuid} not null references pitch (id),
        person_id {uuid} not null references person (id),
        late_at {instant} not null,
        primary key (pitch_id, person_id)
    )"];

const DOWN: &[&str] = &["drop table pitch_reading_late"];
