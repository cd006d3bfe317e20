//! E-mails that did not arrive: on which days for whom, and who is written to no more because of it.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table mail_bounce (
        person_id {uuid} not null references person (id),
        day {date} not null,
        status text not null,
        primary key (person_id, day)
    )",
    "create table mail_pause (
        person_id {uuid} primary key references person (id),
        since {instant} not null
    )",
];

const DOWN: &[&str] = &["drop table mail_pause", "drop table mail_bounce"];
