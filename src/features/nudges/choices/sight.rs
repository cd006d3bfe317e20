//! What an e-mail of a kind looks like: the newest to somebody, made again from what is true now, or one with
//! made-up names.

use chrono::{DateTime, Utc};
use entity::{ids::PersonId, outbox, person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;

use super::super::plan::{next_for, written};
use crate::{
    identity::find_person,
    platform::{
        errors::{Error, Result},
        letters::{Shown, Surroundings, Text},
    },
    storage::outbox::{Desk, Kind, Letter, OwnWords, Recipient, changed_text},
    web::House,
};

/// What fills the text of an e-mail somebody looks at.
pub struct Sight {
    /// When the one it is made from was written; none where it is made up.
    pub at: Option<DateTime<Utc>>,
    /// When the next that is planned leaves.
    pub due_at: Option<DateTime<Utc>>,
    facts: Value,
    link: String,
    own: Option<OwnWords>,
}

/// The newest e-mail of a kind to somebody.
async fn newest(db: &impl ConnectionTrait, who: PersonId, kind: &str) -> Result<Option<outbox::Model>> {
    let find = outbox::Entity::find()
        .filter(outbox::Column::PersonId.eq(who))
        .filter(outbox::Column::Kind.eq(kind))
        .order_by_desc(outbox::Column::Id);
    Ok(find.one(db).await?)
}

/// What fills the text of the e-mail `name` for somebody who reads `locale`; `kind` is none for what has no row of
/// its own.
pub async fn sight_of(
    house: &House,
    (name, kind): (&str, Option<&Kind>),
    reader: &person::Model,
    locale: &str,
) -> Result<Sight> {
    let desk = Desk { store: &house.store, tokens: &house.tokens, base_url: &house.base_url };
    // What is planned says more than what was.
    let next = next_for(house.store.read(), reader.id, house.store.now()).await?;
    let next = next.into_iter().find(|row| row.kind == name);
    let due_at = next.as_ref().map(|row| row.due_at);
    let sight = |at: DateTime<Utc>, letter: Letter| Sight {
        at: Some(at),
        due_at,
        facts: letter.facts,
        link: letter.link,
        own: letter.own,
    };
    if let Some(row) = &next
        && let Some(letter) = written(&desk, row).await?
    {
        return Ok(sight(row.planned_at, letter));
    }
    if let Some(kind) = kind
        && let Some(row) = newest(house.store.read(), reader.id, name).await?
    {
        // A row of an earlier version may not be readable any more; that is no reason for no page.
        let letter = kind.letter(&desk, row.facts, &Recipient::from(reader)).await.unwrap_or_default();
        if let Some(letter) = letter {
            return Ok(sight(row.created_at, letter));
        }
    }
    let facts = house.letters.sample(name, locale).unwrap_or_default();
    Ok(Sight { at: None, due_at, facts, link: "/home".into(), own: None })
}

impl Sight {
    /// What it looks like in the words `text`.
    pub fn show_text(&self, house: &House, reader: &person::Model, locale: &str, text: &Text) -> Result<Shown> {
        let (subject, body) = match &self.own {
            Some(own) => (own.subject.clone(), own.body.clone()),
            None => house.letters.fill(text, &self.facts, &self.around(house, reader))?,
        };
        self.show(house, reader, locale, (&subject, &body))
    }

    fn show(
        &self,
        house: &House,
        reader: &person::Model,
        locale: &str,
        (subject, body): (&str, &str),
    ) -> Result<Shown> {
        let link = format!("{}{}", house.base_url, self.link);
        let around = Surroundings { link: &link, ..self.around(house, reader) };
        Ok(house.letters.show_own(locale, subject, body, &around)?)
    }

    fn around<'a>(&self, house: &'a House, reader: &'a person::Model) -> Surroundings<'a> {
        Surroundings { site: &house.site, reader: &reader.name, ..Surroundings::nobody() }
    }
}

/// What somebody sees of a kind.
pub struct Look {
    /// An e-mail of it.
    pub shown: Shown,
    /// When the one it is made from was written; none where it is made up.
    pub made_at: Option<DateTime<Utc>>,
    /// When the next that is planned leaves.
    pub due_at: Option<DateTime<Utc>>,
}

/// An e-mail of `kind` as it looks for somebody who reads `locale`.
pub async fn look_at(house: &House, kind: &Kind, reader: PersonId, locale: &str) -> Result<Look> {
    let db = house.store.read();
    let reader = find_person(db, reader).await?.ok_or(Error::Missing)?;
    let sight = sight_of(house, (kind.name, Some(kind)), &reader, locale).await?;
    let (subject, body) = match &sight.own {
        Some(own) => (own.subject.clone(), own.body.clone()),
        None => {
            let changed = changed_text(db, kind.name, locale).await?.map(|(text, _)| text);
            let around = sight.around(house, &reader);
            house.letters.draft(kind.name, locale, changed.as_ref(), &sight.facts, &around)?
        }
    };
    let shown = sight.show(house, &reader, locale, (&subject, &body))?;
    Ok(Look { shown, made_at: sight.at, due_at: sight.due_at })
}
