//! E-mails that did not arrive: on which days for whom, and who is written to no more because of it; and the
//! house whose mail a database sends.

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
    "create table mail_arming (
        id integer primary key check (id = 1),
        base_url text not null,
        armed_at {instant} not null
    )",
    "create index outbox_parked on outbox (id) where state = 'parked'",
];

const DOWN: &[&str] =
    &["drop index outbox_parked", "drop table mail_arming", "drop table mail_pause", "drop table mail_bounce"];
