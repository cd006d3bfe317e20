//! What people agree to. Each word of theirs is a row with the words it was asked with, so that it can be shown what
//! somebody agreed to and when they took it back; what is so now is kept by the room that asks.

use entity::{
    consent,
    ids::{ConsentId, PersonId},
    states::ConsentKind,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::Tx;
use crate::platform::errors::Result;

/// A yes or a no.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// To what kind of thing.
    pub kind: ConsentKind,
    /// Which one.
    pub subject: Uuid,
    /// The words it was asked with.
    pub words: &'a str,
    /// Whether they agree.
    pub agrees: bool,
}

impl Tx {
    /// Keeps what somebody said. The same again is kept once.
    pub async fn keep_consent(&self, who: PersonId, said: Said<'_>) -> Result<()> {
        let find = consent::Entity::find()
            .filter(consent::Column::PersonId.eq(who))
            .filter(consent::Column::Kind.eq(said.kind))
            .filter(consent::Column::Subject.eq(said.subject))
            .order_by_desc(consent::Column::SaidAt)
            .order_by_desc(consent::Column::Id);
        let last = find.one(&**self).await?;
        if last.is_some_and(|last| last.agrees == said.agrees && last.words == said.words) {
            return Ok(());
        }
        let row = consent::ActiveModel {
            id: Set(ConsentId(self.id())),
            person_id: Set(who),
            kind: Set(said.kind),
            subject: Set(said.subject),
            words: Set(said.words.to_owned()),
            agrees: Set(said.agrees),
            said_at: Set(self.now()),
        };
        row.insert(&**self).await?;
        Ok(())
    }
}

/// How many of them a page shows.
const MOST: u64 = 200;

/// What somebody agreed to and took back, the newest first.
pub async fn consents_of(db: &impl ConnectionTrait, who: PersonId) -> Result<Vec<consent::Model>> {
    let find = consent::Entity::find().filter(consent::Column::PersonId.eq(who));
    let find = find.order_by_desc(consent::Column::SaidAt).order_by_desc(consent::Column::Id);
    Ok(find.limit(MOST).all(db).await?)
}
