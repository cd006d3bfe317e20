//! Who is named in a paper or beside it hears of it, once.

use entity::{
    document, document_mention,
    ids::{DocumentCommentId, DocumentSectionId, PersonId},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{
    super::{policies::WorkOnSection, rules::MOST_NAMED},
    Written,
    following::tell,
};
use crate::{
    features::cohorts::hold_stay,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Whom the text of a section names; told once, however often it is saved.
pub(super) async fn name_in_text(
    tx: &Tx,
    document: &document::Model,
    section: DocumentSectionId,
    who: PersonId,
    written: &Written,
) -> Result<()> {
    name(tx, document, (section, None), who, written).await
}

/// Whom a comment names.
pub(super) async fn name_in_comment(
    tx: &Tx,
    document: &document::Model,
    (section, comment): (DocumentSectionId, DocumentCommentId),
    who: PersonId,
    written: &Written,
) -> Result<()> {
    if written.named.len() > MOST_NAMED {
        return Err(Refusal::unfit("documents-too-many-named").into());
    }
    name(tx, document, (section, Some(comment)), who, written).await
}

async fn name(
    tx: &Tx,
    document: &document::Model,
    (section, comment): (DocumentSectionId, Option<DocumentCommentId>),
    who: PersonId,
    written: &Written,
) -> Result<()> {
    let mut new = Vec::new();
    // A text is saved whomever it names; nobody calls the whole cohort together by it.
    for person in written.named.iter().copied().take(MOST_NAMED).filter(|person| *person != who) {
        let row = document_mention::ActiveModel {
            place_id: Set(comment.map_or(section.0, |comment| comment.0)),
            person_id: Set(person),
            section_id: Set(section),
            comment_id: Set(comment),
            named_by: Set(who),
            made_at: Set(tx.now()),
            read_at: Set(None),
        };
        let written = document_mention::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&**tx)
            .await?;
        if written == 1 {
            new.push(person);
        }
    }
    if new.is_empty() { Ok(()) } else { tell(tx, document.cohort_id, &new).await }
}

/// Says that one has seen where one is named in a section and beside it.
pub async fn mark_as_seen(tx: &Tx, may: &Permit<WorkOnSection>) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    hold_stay(tx, on.cohort.cohort.id, who).await?;
    seen(tx, on.section.id, who).await
}

/// Whoever writes where they are named has seen it.
pub(super) async fn seen(tx: &Tx, section: DocumentSectionId, who: PersonId) -> Result<()> {
    document_mention::Entity::update_many()
        .col_expr(document_mention::Column::ReadAt, Expr::value(tx.now()))
        .filter(document_mention::Column::SectionId.eq(section))
        .filter(document_mention::Column::PersonId.eq(who))
        .filter(document_mention::Column::ReadAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}
