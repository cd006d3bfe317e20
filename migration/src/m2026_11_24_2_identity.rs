//! How people sign in, and which mails they do not want.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table session (
        id {uuid} primary key,
        token_hash text not null unique,
        person_id {uuid} not null references person (id),
        created_at {instant} not null,
        expires_at {instant} not null
    )",
    "create index session_person on session (person_id)",
    "create index session_age on session (expires_at)",
    "create table sign_in_link (
        id {uuid} primary key,
        person_id {uuid} not null references person (id),
        browser_hash text not null,
        created_at {instant} not null,
        expires_at {instant} not null,
        used_at {instant}
    )",
    "create index sign_in_link_person on sign_in_link (person_id, created_at)",
    "create table sign_in_failure (
        id {uuid} primary key,
        account_hash text not null,
        failed_at {instant} not null
    )",
    "create index sign_in_failure_account on sign_in_failure (account_hash, failed_at)",
    "create table mail_preference (
        person_id {uuid} not null references person (id),
        kind text not null,
        off_since {instant} not null,
        primary key (person_id, kind)
    )",
];

const DOWN: &[&str] =
    &["drop table mail_preference", "drop table sign_in_failure", "drop table sign_in_link", "drop table session"];
