//! Links under which programs fetch something: dates as before, and the threads of a cohort.
//! And which e-mails came in already.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "drop index calendar_feed_live",
    "alter table calendar_feed rename to feed",
    "alter table feed add column kind text not null default 'dates' check (kind in ('dates', 'threads'))",
    "alter table feed add column cohort_id {uuid} references cohort (id)
        check ((kind = 'threads') = (cohort_id is not null))",
    "create unique index feed_live_dates on feed (person_id) where revoked_at is null and kind = 'dates'",
    "create unique index feed_live_threads on feed (person_id, cohort_id) where revoked_at is null and kind = 'threads'",
    "create table received_mail (
        hash text primary key,
        received_at {instant} not null
    ) {by_key}",
    "create index received_mail_old on received_mail (received_at)",
];

const DOWN: &[&str] = &[
    "drop table received_mail",
    "drop index feed_live_threads",
    "drop index feed_live_dates",
    "delete from feed where kind = 'threads'",
    "alter table feed drop column cohort_id",
    "alter table feed drop column kind",
    "alter table feed rename to calendar_feed",
    "create unique index calendar_feed_live on calendar_feed (person_id) where revoked_at is null",
];
