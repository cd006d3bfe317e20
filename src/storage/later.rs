//! Writes nobody waits for.
//!
//! On SQLite each statement is a way to the connection's own thread and back, which costs more than most
//! statements do. What is only written down (the record of who did what, an e-mail, a read mark) can wait for the
//! next statement somebody wants an answer to, or for the end of the write, and go there in one piece.
//!
//! The order never changes: whoever asks first sends on its way what waits. So nobody who writes or reads in a
//! transaction has to know who has put what off. PostgreSQL takes one statement at a time and gets each at once.

use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement, Value};

use super::Tx;
use crate::platform::errors::Result;

/// How many may wait; a text of more would be as long as what it saves.
const MOST: usize = 30;

/// A transaction in which some writes wait for the next question.
pub struct InOrder {
    inner: DatabaseTransaction,
    waiting: Mutex<Vec<Statement>>,
}

impl InOrder {
    pub(super) fn new(inner: DatabaseTransaction) -> Self {
        Self { inner, waiting: Mutex::default() }
    }

    /// Makes everything of it stand, what waits included.
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        self.catch_up().await?;
        self.inner.commit().await
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Statement>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn put_off(&self, statement: Statement) -> Result<(), DbErr> {
        if self.inner.get_database_backend() != DbBackend::Sqlite {
            self.inner.execute_raw(statement).await?;
            return Ok(());
        }
        let full = {
            let mut waiting = self.waiting();
            waiting.push(statement);
            waiting.len() >= MOST
        };
        if full { self.catch_up().await } else { Ok(()) }
    }

    /// Sends what waits.
    async fn catch_up(&self) -> Result<(), DbErr> {
        let waiting = std::mem::take(&mut *self.waiting());
        if let Some(statement) = together(waiting) {
            self.inner.execute_raw(statement).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl ConnectionTrait for InOrder {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, stmt: Statement) -> Result<ExecResult, DbErr> {
        self.catch_up().await?;
        self.inner.execute_raw(stmt).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.catch_up().await?;
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, stmt: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.catch_up().await?;
        self.inner.query_one_raw(stmt).await
    }

    async fn query_all_raw(&self, stmt: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.catch_up().await?;
        self.inner.query_all_raw(stmt).await
    }
}

impl Tx {
    /// Runs a statement whose answer nobody needs, before whatever is asked next.
    ///
    /// What it refuses is an error of that next statement, or of the write as a whole.
    pub async fn later(&self, statement: Statement) -> Result<()> {
        Ok(self.put_off(statement).await?)
    }
}

/// Several statements as one text with one list of values.
fn together(statements: Vec<Statement>) -> Option<Statement> {
    if statements.len() < 2 {
        return statements.into_iter().next();
    }
    let backend = statements.first()?.db_backend;
    let (mut text, mut values) = (String::new(), Vec::<Value>::new());
    for statement in statements {
        renumber(&statement.sql, values.len(), &mut text);
        text.push(';');
        values.extend(statement.values.into_iter().flat_map(|values| values.0));
    }
    Some(Statement::from_sql_and_values(backend, text, values))
}

/// Appends `sql` to `text`, its places (`$1`, or `?` one after the other) counted on from `before`.
/// What stands between quotation marks is left alone.
fn renumber(sql: &str, before: usize, text: &mut String) {
    let (mut chars, mut quoted, mut nth) = (sql.chars().peekable(), None, 0);
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('\'' | '"', None) => quoted = Some(c),
            (c, Some(mark)) if c == mark => quoted = None,
            ('?', None) => {
                nth += 1;
                text.push_str(&format!("${}", before + nth));
                continue;
            }
            ('$', None) => {
                let mut number = 0;
                while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
                    number = number * 10 + digit as usize;
                    chars.next();
                }
                text.push_str(&format!("${}", before + number));
                continue;
            }
            _ => {}
        }
        text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, Statement};

    use super::together;

    fn sql(text: &str, values: [i32; 2]) -> Statement {
        Statement::from_sql_and_values(DbBackend::Sqlite, text, values.map(Into::into))
    }

    #[test]
    fn several_statements_are_one_with_one_list_of_values() {
        let all = together(vec![
            sql("insert into a (b, c) values ($2, $1)", [1, 2]),
            sql(r#"update "a?" set b = ?, c = 'who? $1 ''$2''' where d = ?"#, [3, 4]),
            sql("delete from a where b = $1 or b = $2 or c = $1", [5, 6]),
        ])
        .unwrap();
        assert_eq!(
            all.sql,
            "insert into a (b, c) values ($2, $1);\
             update \"a?\" set b = $3, c = 'who? $1 ''$2''' where d = $4;\
             delete from a where b = $5 or b = $6 or c = $5;"
        );
        assert_eq!(all.values.unwrap().0, [1, 2, 3, 4, 5, 6].map(Into::into));
    }

    #[test]
    fn one_alone_stays_as_it_is() {
        assert!(together(Vec::new()).is_none());
        assert_eq!(together(vec![sql("select ?, ?", [1, 2])]).unwrap().sql, "select ?, ?");
    }
}
