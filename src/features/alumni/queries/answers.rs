//! What is said to the question of a month.

use chrono::{DateTime, Utc};
use entity::ids::{PersonId, ProgrammeId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::found_in;
use crate::{platform::errors::Result, storage::sql};

/// An answer; of somebody who is in the network no more, it has no name.
#[derive(Clone, Debug, FromQueryResult)]
pub struct AnswerRow {
    /// Who said it.
    pub person: PersonId,
    /// What they are called; none for who left, and for a closed account.
    pub name: Option<String>,
    /// The question as they read it.
    pub question: String,
    /// As they wrote it.
    pub body: String,
    /// The same as HTML.
    pub body_html: String,
    /// BCP 47 tag.
    pub language: String,
    /// When.
    pub written_at: DateTime<Utc>,
    /// Rises with every change.
    pub version: i32,
}

/// All answers of a month, the first one first.
pub async fn answers_in(db: &impl ConnectionTrait, programme: ProgrammeId, month: &str) -> Result<Vec<AnswerRow>> {
    let text = format!(
        "select s.person_id as person, n.name, s.question, s.body, s.body_html, s.language, s.written_at, s.version
        from alumni_answer s
        left join (select p.id, p.name from {} where a.programme_id = $1) n on n.id = s.person_id
        where s.programme_id = $1 and s.month = $2 order by s.written_at, s.person_id",
        found_in()
    );
    Ok(AnswerRow::find_by_statement(sql(db, &text, [programme.into(), month.into()])).all(db).await?)
}

/// A month, and how many said something in it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MonthRow {
    /// `2027-01`
    pub month: String,
    /// How many answers.
    pub answers: i64,
}

/// The months in which anybody said anything, latest first.
pub async fn months_of(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<MonthRow>> {
    let text = "select month, count(*) as answers from alumni_answer where programme_id = $1
        group by month order by month desc";
    Ok(MonthRow::find_by_statement(sql(db, text, [programme.into()])).all(db).await?)
}
