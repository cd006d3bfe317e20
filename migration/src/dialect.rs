//! The few words in which the two databases differ.

use sea_orm_migration::{
    prelude::{DbErr, SchemaManager},
    sea_orm::{ConnectionTrait, DbBackend},
};

/// Runs SQL statements after putting the database's own type names in place of
/// `{uuid}`, `{instant}`, `{date}`, `{time}` and `{json}`.
///
/// `{by_key}` behind a table keeps its rows in the order of their key: SQLite would otherwise number
/// them as they come, and the numbers tell which row came first. PostgreSQL has no such thing.
///
/// SQLite accepts any name; these end in `text` so that its type affinity
/// leaves the values alone, and are those its driver recognises.
pub async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let postgres = manager.get_database_backend() == DbBackend::Postgres;
    let names = if postgres {
        [
            ("{uuid}", "uuid"),
            ("{instant}", "timestamptz"),
            ("{date}", "date"),
            ("{time}", "time"),
            ("{json}", "jsonb"),
            ("{by_key}", ""),
        ]
    } else {
        [
            ("{uuid}", "uuid_text"),
            ("{instant}", "timestamp_with_timezone_text"),
            ("{date}", "date_text"),
            ("{time}", "time_text"),
            ("{json}", "json_text"),
            ("{by_key}", "without rowid"),
        ]
    };
    for statement in statements {
        let sql = names.iter().fold((*statement).to_owned(), |sql, (word, name)| sql.replace(word, name));
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Makes the module it stands in a migration that runs the statements `up`, and `down` to undo them.
macro_rules! migration {
    (up: $up:expr, down: $down:expr $(,)?) => {
        #[derive(sea_orm_migration::prelude::DeriveMigrationName)]
        pub struct Migration;

        #[async_trait::async_trait]
        impl sea_orm_migration::MigrationTrait for Migration {
            async fn up(&self, manager: &sea_orm_migration::SchemaManager) -> Result<(), sea_orm_migration::DbErr> {
                crate::dialect::run(manager, $up).await
            }

            async fn down(&self, manager: &sea_orm_migration::SchemaManager) -> Result<(), sea_orm_migration::DbErr> {
                crate::dialect::run(manager, $down).await
            }
        }
    };
}

pub(crate) use migration;
