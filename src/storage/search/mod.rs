//! What can be found. Knows no courses: a thing has a kind, stands on one shelf, and may have a
//! gate, a word its reader must hold. Who holds what, the rooms say.
//!
//! An entry is written in the same transaction as the thing it was made from, and its words are
//! compared in the forms [`crate::platform::stems`] gives them, on both databases alike.

mod analysed;
mod finding;
mod passage;
mod sought;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, Value};
use uuid::Uuid;

pub use analysed::Analysed;
pub use finding::{Found, Gates, Hit, Scope, Shelf, Wanted, find, similar};
pub use passage::{Span, passage, whole};
pub use sought::{Asked, Sought};

use super::{Tx, sql};
use crate::platform::{errors::Result, stems::Language};

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is: `post`.
    pub kind: &'static str,
    /// Its id.
    pub subject: Uuid,
    /// Tells entries of one thing apart; mostly empty.
    pub part: String,
    /// Where it stands: nobody who may not read there finds it.
    pub shelf: Uuid,
    /// What a reader must hold besides.
    pub gate: Option<String>,
    /// What it is a part of.
    pub parent: Option<Uuid>,
    /// Who wrote it.
    pub author: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// Its heading; none for what has none of its own.
    pub title: String,
    /// Its words without markup.
    pub body: String,
}

/// The row of an entry, by [`own`].
const OWN: &str = "select id from search_entry where kind = $1 and subject = $2 and part = $3";

fn own(entry: &Entry) -> [Value; 3] {
    [entry.kind.into(), entry.subject.into(), entry.part.as_str().into()]
}

impl Tx {
    /// Lets something be found, or be found as it is now.
    pub async fn index(&self, entry: &Entry) -> Result<()> {
        self.index_entry(entry).await?;
        if self.get_database_backend() != DbBackend::Postgres {
            let text = format!("delete from search_words where rowid = ({OWN})");
            self.later(sql(&**self, &text, own(entry))).await?;
        }
        self.index_words(entry).await
    }

    /// Lets something be found that this write has just made: of it, there are no words to forget.
    pub async fn index_fresh(&self, entry: &Entry) -> Result<()> {
        self.index_entry(entry).await?;
        self.index_words(entry).await
    }

    async fn index_entry(&self, entry: &Entry) -> Result<()> {
        let text = "insert into search_entry
                (kind, subject, part, shelf, gate, parent, author_id, happened_at, language, title, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (kind, subject, part) do update set shelf = excluded.shelf, gate = excluded.gate,
                parent = excluded.parent, author_id = excluded.author_id, happened_at = excluded.happened_at,
                language = excluded.language, title = excluded.title, body = excluded.body";
        let values: [Value; 11] = [
            entry.kind.into(),
            entry.subject.into(),
            entry.part.as_str().into(),
            entry.shelf.into(),
            entry.gate.clone().into(),
            entry.parent.into(),
            entry.author.into(),
            entry.at.into(),
            entry.language.as_str().into(),
            entry.title.as_str().into(),
            entry.body.as_str().into(),
        ];
        self.later(sql(&**self, text, values)).await
    }

    async fn index_words(&self, entry: &Entry) -> Result<()> {
        let language = Language::of(&entry.language);
        let (title, body) = (Analysed::new(&entry.title, language), Analysed::new(&entry.body, language));
        if self.get_database_backend() == DbBackend::Postgres {
            let text = format!(
                "insert into search_words (id, words) values (({OWN}), cast($4 as tsvector))
                on conflict (id) do update set words = excluded.words"
            );
            let words = finding::tsvector(entry.shelf, &title, &body);
            return self.later(sql(&**self, &text, own(entry).into_iter().chain([words.into()]))).await;
        }
        let text =
            format!("insert into search_words (rowid, shelf, title, body, parts) values (({OWN}), $4, $5, $6, $7)");
        let parts = [title.parts(), body.parts()].concat();
        let values: [Value; 4] = [
            entry.shelf.simple().to_string().into(),
            title.words().join(" ").into(),
            body.words().join(" ").into(),
            parts.join(" ").into(),
        ];
        self.later(sql(&**self, &text, own(entry).into_iter().chain(values))).await
    }

    /// Lets something be found no more, in none of its parts.
    pub async fn unindex(&self, kind: &'static str, subject: Uuid) -> Result<()> {
        let values: [Value; 2] = [kind.into(), subject.into()];
        if self.get_database_backend() != DbBackend::Postgres {
            let text = "delete from search_words where rowid in (select id from search_entry where kind = $1 and subject = $2)";
            self.later(sql(&**self, text, values.clone())).await?;
        }
        let text = "delete from search_entry where kind = $1 and subject = $2";
        self.later(sql(&**self, text, values)).await
    }
}
