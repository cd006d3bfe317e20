//! Kinds of e-mail that too many people said no to.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &["create table mail_stop (
        kind text primary key,
        stopped_at {instant} not null,
        sent integer not null,
        noes integer not null,
        let_go_at {instant}
    )"];

const DOWN: &[&str] = &["drop table mail_stop"];
