//! Saying something to each other alone.

use entity::{
    ids::{CohortId, PersonId, PrivateMessageId},
    private_message,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    emails::{Confided, Told},
    policies::{Confide, Hear},
    queries::trainers_of,
};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::{
        errors::Result,
        markdown::{Kind, RENDERER, render},
        text::Statement,
    },
    storage::Tx,
};

/// Something said, and the BCP 47 tag of its language.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// It.
    pub body: &'a Statement,
    /// The language.
    pub language: &'a str,
}

async fn write(
    tx: &Tx,
    cohort: CohortId,
    person: PersonId,
    author: PersonId,
    said: Said<'_>,
) -> Result<PrivateMessageId> {
    let id = PrivateMessageId(tx.id());
    let row = private_message::ActiveModel {
        id: Set(id),
        cohort_id: Set(cohort),
        person_id: Set(person),
        author_id: Set(author),
        body: Set(said.body.as_str().to_owned()),
        body_html: Set(render(said.body.as_str(), Kind::Post)),
        renderer: Set(RENDERER),
        language: Set(said.language.to_owned()),
        written_at: Set(tx.now()),
        read_at: Set(None),
    };
    row.insert(&**tx).await?;
    Ok(id)
}

/// A participant says something to their trainers; each of them is told that there is something, not what.
pub async fn confide(tx: &Tx, may: &Permit<Confide>, said: Said<'_>) -> Result<()> {
    let (cohort, who) = (&may.on().cohort, may.who().id);
    writable(cohort.state)?;
    let id = write(tx, cohort.id, who, who, said).await?;
    mark_read(tx, cohort.id, who).await?;
    for trainer in trainers_of(&**tx, cohort.id).await? {
        tx.post(trainer.id, &Confided { message: id }).await?;
    }
    Ok(())
}

/// A trainer says something to a participant, who reads it in an e-mail as well.
pub async fn tell(tx: &Tx, may: &Permit<Hear>, said: Said<'_>) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    let id = write(tx, on.cohort.cohort.id, on.member.person, who, said).await?;
    // No line on record: that two people talk alone is nobody else's to read either.
    tx.post(on.member.person, &Told { message: id }).await
}

/// A participant has read what trainers wrote.
pub async fn say_read(tx: &Tx, may: &Permit<Confide>) -> Result<()> {
    mark_read(tx, may.on().cohort.id, may.who().id).await
}

async fn mark_read(tx: &Tx, cohort: CohortId, person: PersonId) -> Result<()> {
    private_message::Entity::update_many()
        .col_expr(private_message::Column::ReadAt, Expr::value(tx.now()))
        .filter(private_message::Column::CohortId.eq(cohort))
        .filter(private_message::Column::PersonId.eq(person))
        .filter(private_message::Column::AuthorId.ne(person))
        .filter(private_message::Column::ReadAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}
