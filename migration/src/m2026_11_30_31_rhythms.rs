//! How often somebody wants a kind of e-mail, and in which hours: what is gathered knows until when.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "alter table mail_preference add column rhythm text not null default 'off'
        check (rhythm in ('at_once', 'few_hours', 'daily', 'weekly', 'off'))",
    "alter table outbox add column gathered_for {instant} null",
    "create index outbox_gathered on outbox (person_id, gathered_for)
        where gathered_for is not null and state in ('queued', 'deferred', 'leased')",
    "create table mail_hours (
        person_id {uuid} primary key references person (id),
        quiet boolean not null,
        region text,
        since {instant} not null
    )",
];

const DOWN: &[&str] = &[
    "drop table mail_hours",
    "drop index outbox_gathered",
    "alter table outbox drop column gathered_for",
    "alter table mail_preference drop column rhythm",
];
