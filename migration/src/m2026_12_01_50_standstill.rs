//! A house can stand still: everybody reads, nobody writes.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &["create table standstill (
        id integer primary key check (id = 1),
        because text not null,
        set_at {instant} not null
    )"];

const DOWN: &[&str] = &["drop table standstill"];
