//! Texts of e-mails in place of the shipped ones.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &["create table mail_text (
        kind text not null,
        locale text not null,
        subject text,
        body text,
        version integer not null,
        by_id {uuid} not null references person (id),
        saved_at {instant} not null,
        fault text,
        primary key (kind, locale),
        check ((subject is null) = (body is null))
    )"];

const DOWN: &[&str] = &["drop table mail_text"];
