//! E-mails reach people who have no account: who applies, and who asked to be told.
//! Taken seats are counted in the cohort's own row, so that the database itself says no
//! to one too many. Who looks after a programme may do so as a deputy, or only read applications.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table outbox_anew (
        id {uuid} primary key,
        kind text not null,
        person_id {uuid} references person (id),
        name text,
        email text,
        locale text,
        dedupe text not null unique,
        facts {json} not null,
        lane integer not null,
        state text not null check (state in ('queued', 'leased', 'sent', 'deferred', 'parked', 'cancelled')),
        created_at {instant} not null,
        not_before {instant} not null,
        expires_at {instant} not null,
        leased_until {instant},
        leased_by text,
        attempts integer not null default 0,
        last_error text,
        sent_at {instant},
        check ((state = 'leased') = (leased_until is not null)),
        check ((state = 'sent') = (sent_at is not null)),
        check ((person_id is null) = (name is not null and email is not null and locale is not null))
    )",
    "insert into outbox_anew (id, kind, person_id, dedupe, facts, lane, state, created_at, not_before, expires_at,
        leased_until, leased_by, attempts, last_error, sent_at)
     select id, kind, person_id, dedupe, facts, lane, state, created_at, not_before, expires_at,
        leased_until, leased_by, attempts, last_error, sent_at from outbox",
    "drop table outbox",
    "alter table outbox_anew rename to outbox",
    "create index outbox_due on outbox (lane, not_before, id) where state in ('queued', 'deferred', 'leased')",
    "create index outbox_person on outbox (person_id)",
    "create index outbox_email on outbox (email, kind) where email is not null",
    "alter table cohort add column taken integer not null default 0 check (taken >= 0 and taken <= seats)",
    "update cohort set taken = (select count(*) from enrolment e
        where e.cohort_id = cohort.id and e.role = 'participant' and e.ended_at is null)",
    "alter table programme_owner add column role text not null default 'owner'
        check (role in ('owner', 'deputy', 'assessor'))",
];

const DOWN: &[&str] = &[
    "alter table programme_owner drop column role",
    "alter table cohort drop column taken",
    "create table outbox_anew (
        id {uuid} primary key,
        kind text not null,
        person_id {uuid} not null references person (id),
        dedupe text not null unique,
        facts {json} not null,
        lane integer not null,
        state text not null check (state in ('queued', 'leased', 'sent', 'deferred', 'parked', 'cancelled')),
        created_at {instant} not null,
        not_before {instant} not null,
        expires_at {instant} not null,
        leased_until {instant},
        leased_by text,
        attempts integer not null default 0,
        last_error text,
        sent_at {instant},
        check ((state = 'leased') = (leased_until is not null)),
        check ((state = 'sent') = (sent_at is not null))
    )",
    "insert into outbox_anew select id, kind, person_id, dedupe, facts, lane, state, created_at, not_before, expires_at,
        leased_until, leased_by, attempts, last_error, sent_at from outbox where person_id is not null",
    "drop table outbox",
    "alter table outbox_anew rename to outbox",
    "create index outbox_due on outbox (lane, not_before, id) where state in ('queued', 'deferred', 'leased')",
    "create index outbox_person on outbox (person_id)",
];
