//! What a person says is done.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table lesson_done (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        lesson text not null,
        done_at {instant} not null,
        primary key (cohort_id, person_id, lesson)
    )",
    "create index lesson_done_person on lesson_done (person_id)",
];

const DOWN: &[&str] = &["drop table lesson_done"];
