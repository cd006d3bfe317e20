//! Texts that were not sent yet: kept for their author, wherever they sign in next.

use std::fmt;

use chrono::{DateTime, Duration, Utc};
use entity::{
    draft,
    ids::{CohortId, PersonId, PostId, ThreadId},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait, sea_query::OnConflict,
};

use crate::{platform::errors::Result, storage::Tx};

/// Where a text is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A reply in a thread.
    Thread(ThreadId),
    /// The opening post of a new thread in a cohort.
    New(CohortId),
    /// The answer to a lesson's question in a cohort.
    Question(CohortId, String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Thread(thread) => write!(f, "thread:{thread}"),
            Self::New(cohort) => write!(f, "new:{cohort}"),
            Self::Question(cohort, question) => write!(f, "question:{cohort}:{question}"),
        }
    }
}

/// What is kept of a text: as typed, fit or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The heading, where there is one.
    pub title: String,
    /// The text.
    pub body: String,
    /// BCP 47 tag; empty where nobody chose one.
    pub language: String,
    /// The post it answers.
    pub answers_to: Option<PostId>,
}

impl Kept {
    /// Whether there is nothing worth keeping.
    pub fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.body.trim().is_empty()
    }
}

/// The most characters of a draft's text; a form is not larger either.
const MOST: usize = 100_000;

/// How long a draft is kept after it was last saved.
const KEPT_FOR: Duration = Duration::days(90);

/// Keeps a text; one that is empty is forgotten.
pub async fn save_draft(tx: &Tx, who: PersonId, cohort: CohortId, place: &Place, kept: &Kept) -> Result<()> {
    if kept.is_empty() {
        return forget_draft(tx, who, place).await;
    }
    let short = |text: &str| text.chars().filter(|c| *c != '\0').take(MOST).collect::<String>();
    let row = draft::ActiveModel {
        person_id: Set(who),
        place: Set(place.to_string()),
        cohort_id: Set(cohort),
        title: Set(short(&kept.title)),
        body: Set(short(&kept.body)),
        language: Set(short(&kept.language)),
        answers_to: Set(kept.answers_to),
        saved_at: Set(tx.now()),
    };
    draft::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([draft::Column::PersonId, draft::Column::Place])
                .update_columns([
                    draft::Column::Title,
                    draft::Column::Body,
                    draft::Column::Language,
                    draft::Column::AnswersTo,
                    draft::Column::SavedAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Forgets a text: it was sent, or is no longer wanted.
pub async fn forget_draft(tx: &Tx, who: PersonId, place: &Place) -> Result<()> {
    let forget = draft::Entity::delete_by_id((who, place.to_string()));
    tx.later(forget.build(tx.get_database_backend())).await
}

/// Forgets texts nobody came back to for three months.
pub async fn forget_drafts(tx: &Tx) -> Result<()> {
    draft::Entity::delete_many().filter(draft::Column::SavedAt.lt(tx.now() - KEPT_FOR)).exec(&**tx).await?;
    Ok(())
}

/// The answer to a lesson's question that was not sent yet, and since when it is kept.
pub async fn kept_answer(
    db: &impl ConnectionTrait,
    who: PersonId,
    cohort: CohortId,
    question: &str,
) -> Result<Option<(String, DateTime<Utc>)>> {
    let found = find_draft(db, who, &Place::Question(cohort, question.to_owned())).await?;
    Ok(found.map(|(kept, since)| (kept.body, since)))
}

/// What is kept for a place, and since when.
pub async fn find_draft(
    db: &impl ConnectionTrait,
    who: PersonId,
    place: &Place,
) -> Result<Option<(Kept, DateTime<Utc>)>> {
    let row = draft::Entity::find_by_id((who, place.to_string())).one(db).await?;
    Ok(row.map(|row| {
        let kept = Kept { title: row.title, body: row.body, language: row.language, answers_to: row.answers_to };
        (kept, row.saved_at)
    }))
}
