//! What one could say: gathered as cards, and made text when somebody finds it is time.

use entity::{
    document_card,
    ids::{DocumentCardId, DocumentSectionId, PersonId},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr,
};
use serde_json::json;

use super::{
    super::{policies::WorkOnSection, rules::MOST_CARDS},
    Written,
    following::{follow_by_itself, tell_followers},
    fresh, hold,
    naming::name_in_text,
    saving::put,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::{Body, Caption, Statement},
    },
    storage::Tx,
};

/// What stands on a card.
#[derive(Clone, Debug)]
pub struct Card {
    /// What one says.
    pub claim: Caption,
    /// Why it is so.
    pub reason: Statement,
    /// Where that is from: a link or words.
    pub source: Option<Caption>,
}

impl Card {
    fn source(&self) -> String {
        self.source.as_ref().map(ToString::to_string).unwrap_or_default()
    }
}

/// The paragraph a card becomes. `word` says "source" in the language of the paper.
pub fn paragraph(claim: &str, reason: &str, source: &str, word: &str) -> String {
    let ended = |text: &str| match text.trim_end().ends_with(['.', '!', '?', '…', ':']) {
        true => text.trim().to_owned(),
        false => format!("{}.", text.trim()),
    };
    let link =
        (source.starts_with("https://") || source.starts_with("http://")) && !source.contains(char::is_whitespace);
    let source = match source {
        "" => String::new(),
        source if link => format!(" ([{word}](<{source}>))"),
        source => format!(" ({word}: {source})"),
    };
    format!("{} {}{source}", ended(claim), ended(reason))
}

/// Puts a card to a section.
pub async fn add_card(tx: &Tx, may: &Permit<WorkOnSection>, card: &Card) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    fresh(tx, on.section.id).await?;
    let there = document_card::Entity::find().filter(document_card::Column::SectionId.eq(on.section.id));
    if there.count(&**tx).await? >= MOST_CARDS {
        return Err(Refusal::conflict("documents-cards-full").into());
    }
    let row = document_card::ActiveModel {
        id: Set(DocumentCardId(tx.id())),
        section_id: Set(on.section.id),
        author_id: Set(who.id),
        claim: Set(card.claim.to_string()),
        reason: Set(card.reason.to_string()),
        source: Set(card.source()),
        version: Set(1),
        made_at: Set(tx.now()),
        used_at: Set(None),
    };
    row.insert(&**tx).await?;
    follow_by_itself(tx, on.document.id, who.id).await?;
    tell_followers(tx, on.document.id, who.id).await?;
    tx.record(Some(who.id), "add_card", ("document_section", on.section.id), json!({})).await
}

async fn found(tx: &Tx, section: DocumentSectionId, id: DocumentCardId) -> Result<document_card::Model> {
    let card = document_card::Entity::find_by_id(id).one(&**tx).await?;
    card.filter(|card| card.section_id == section).ok_or(Error::Missing)
}

/// One's own card, and nobody else's.
async fn own(tx: &Tx, section: DocumentSectionId, id: DocumentCardId, who: PersonId) -> Result<document_card::Model> {
    let card = found(tx, section, id).await?;
    if card.author_id == who { Ok(card) } else { Err(Error::Forbidden) }
}

/// Writes one's own card anew. Refused where it was changed or made text since `version` was shown.
pub async fn change_card(
    tx: &Tx,
    may: &Permit<WorkOnSection>,
    id: DocumentCardId,
    version: i32,
    card: &Card,
) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    own(tx, on.section.id, id, who.id).await?;
    let change = document_card::Entity::update_many()
        .col_expr(document_card::Column::Claim, Expr::value(card.claim.to_string()))
        .col_expr(document_card::Column::Reason, Expr::value(card.reason.to_string()))
        .col_expr(document_card::Column::Source, Expr::value(card.source()))
        .col_expr(document_card::Column::Version, Expr::value(version.saturating_add(1)))
        .filter(document_card::Column::Id.eq(id))
        .filter(document_card::Column::UsedAt.is_null())
        .filter(document_card::Column::Version.eq(version));
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-changed").into());
    }
    tx.record(Some(who.id), "change_card", ("document_section", on.section.id), json!({})).await
}

/// Takes one's own card away; text that was made of it stays.
pub async fn remove_card(tx: &Tx, may: &Permit<WorkOnSection>, id: DocumentCardId, version: i32) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    own(tx, on.section.id, id, who.id).await?;
    let gone = document_card::Entity::delete_many()
        .filter(document_card::Column::Id.eq(id))
        .filter(document_card::Column::Version.eq(version));
    if gone.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-changed").into());
    }
    tx.record(Some(who.id), "remove_card", ("document_section", on.section.id), json!({})).await
}

/// Makes text of a card, once: a paragraph behind what stands, as whoever presses the button.
pub async fn use_card(
    tx: &Tx,
    may: &Permit<WorkOnSection>,
    id: DocumentCardId,
    version: i32,
    word: &str,
) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let document = hold(tx, &on.cohort, who, on.document.id).await?;
    let mut section = fresh(tx, on.section.id).await?;
    let card = found(tx, section.id, id).await?;
    let take = document_card::Entity::update_many()
        .col_expr(document_card::Column::UsedAt, Expr::value(tx.now()))
        .filter(document_card::Column::Id.eq(id))
        .filter(document_card::Column::UsedAt.is_null())
        .filter(document_card::Column::Version.eq(version));
    if take.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-card-used").into());
    }
    let more = paragraph(&card.claim, &card.reason, &card.source, word);
    let body = match section.body.as_str() {
        "" => more,
        body => format!("{body}\n\n{more}"),
    };
    if body.chars().count() > Body::MOST {
        return Err(Refusal::conflict("documents-too-long").into());
    }
    let written = Written::naming(&**tx, document.cohort_id, body).await?;
    let new = put(tx, &document, &mut section, who.id, &written, None).await?;
    name_in_text(tx, &document, section.id, who.id, &written).await?;
    tx.record(Some(who.id), "use_card", ("document_section", section.id), json!({ "version": new })).await
}

#[cfg(test)]
mod tests {
    use super::paragraph;

    #[test]
    fn a_card_becomes_a_paragraph() {
        assert_eq!(paragraph("It helps", "We saw it", "", "Source"), "It helps. We saw it.");
        assert_eq!(
            paragraph("Does it help?", "Yes!", "https://example.org/a_b", "Source"),
            "Does it help? Yes! ([Source](<https://example.org/a_b>))"
        );
        assert_eq!(paragraph("A.", "B.", "our works council", "Quelle"), "A. B. (Quelle: our works council)");
    }
}
