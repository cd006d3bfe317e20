//! Somebody takes a break from a cohort: the day they are back, where they said one, and the circle they
//! were in, with what they wanted there.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "alter table enrolment add column back_on {date} null check (back_on is null or state = 'paused')",
    "create table circle_rest (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        circle_id {uuid} not null references circle (id),
        goal text,
        primary key (cohort_id, person_id)
    )",
];

const DOWN: &[&str] = &["drop table circle_rest", "alter table enrolment drop column back_on"];
