//! What a search finds: a row for each thing that can be found, and beside it its words in the
//! forms they are compared in. The words are made by us, so that both databases find the same.
//!
//! SQLite keeps the words in FTS5. Its tokenizer cuts at spaces and nothing else; `secure-delete`
//! takes a word out of the file at once, and not when its pages are next merged.

use sea_orm_migration::{
    MigrationTrait, SchemaManager,
    prelude::{DbErr, DeriveMigrationName},
    sea_orm::DbBackend,
};

use crate::dialect::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = manager.get_database_backend() == DbBackend::Postgres;
        let number = if postgres { "bigint generated always as identity primary key" } else { "integer primary key" };
        let entry = ENTRY.replace("{number}", number);
        run(manager, &[entry.as_str()]).await?;
        run(manager, INDEXES).await?;
        run(manager, if postgres { WORDS_POSTGRES } else { WORDS_SQLITE }).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["drop table search_words", "drop table search_entry"]).await
    }
}

const ENTRY: &str = "create table search_entry (
        id {number},
        kind text not null,
        subject {uuid} not null,
        part text not null,
        shelf {uuid} not null,
        gate text,
        parent {uuid},
        author_id {uuid},
        happened_at {instant} not null,
        language text not null,
        title text not null,
        body text not null,
        unique (kind, subject, part)
    )";

const INDEXES: &[&str] = &[
    "create index search_entry_recent on search_entry (shelf, happened_at)",
    "create index search_entry_parent on search_entry (parent)",
    "create index search_entry_author on search_entry (author_id)",
];

const WORDS_SQLITE: &[&str] = &[
    "create virtual table search_words using fts5 (shelf, title, body, parts, tokenize = 'ascii')",
    "insert into search_words (search_words, rank) values ('secure-delete', 1)",
];

const WORDS_POSTGRES: &[&str] = &[
    "create table search_words (
        id bigint primary key references search_entry (id) on delete cascade,
        words tsvector not null
    )",
    "create index search_words_words on search_words using gin (words)",
];
