//! People first, because every other table points at them; then what the storage floor keeps for itself.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table person (
        id {uuid} primary key,
        name text not null,
        email text not null,
        email_key text not null unique,
        locale text not null,
        zone text not null,
        password_hash text,
        created_at {instant} not null,
        deactivated_at {instant}
    )",
    "create table outbox (
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
    "create index outbox_due on outbox (lane, not_before, id) where state in ('queued', 'deferred', 'leased')",
    "create index outbox_person on outbox (person_id)",
    "create table job_run (
        job text not null,
        period text not null,
        state text not null check (state in ('running', 'done', 'failed')),
        started_at {instant} not null,
        finished_at {instant},
        leased_until {instant} not null,
        attempts integer not null,
        last_error text,
        primary key (job, period)
    )",
    "create table audit (
        id {uuid} primary key,
        happened_at {instant} not null,
        actor_id {uuid} references person (id),
        action text not null,
        subject_kind text not null,
        subject_id text not null,
        facts {json} not null
    )",
    "create index audit_subject on audit (subject_kind, subject_id)",
    "create index audit_actor on audit (actor_id)",
    "create table idempotency (
        key text primary key,
        person_id {uuid} references person (id),
        outcome text,
        created_at {instant} not null
    )",
    "create index idempotency_age on idempotency (created_at)",
];

const DOWN: &[&str] =
    &["drop table idempotency", "drop table audit", "drop table job_run", "drop table outbox", "drop table person"];
