//! Another text for a section, without saving it: whoever keeps an eye on the section takes it or not.

use entity::{
    document_suggestion,
    ids::DocumentSuggestionId,
    states::{Role, SuggestionState},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr,
};
use serde_json::json;

use super::{
    super::{
        emails::Answered,
        policies::WorkOnSection,
        queries::{SectionOn, revision},
        rules::{MOST_SUGGESTIONS, merge},
    },
    Written,
    following::{follow_by_itself, tell_followers},
    fresh, hold,
    naming::name_in_text,
    saving::put,
};
use crate::{
    identity::{Actor, Permit},
    platform::{
        errors::{Error, Refusal, Result},
        text::{Body, Line},
    },
    storage::Tx,
};

/// Suggests a text that was made from the revision `base`.
pub async fn suggest(tx: &Tx, may: &Permit<WorkOnSection>, base: i32, body: &str, why: Option<&Line>) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    let section = fresh(tx, on.section.id).await?;
    let from = match base {
        0 => Some(String::new()),
        _ => revision(&**tx, section.id, base).await?.map(|row| row.body),
    };
    let from = from.ok_or(Refusal::conflict("documents-changed"))?;
    if from == body {
        return Err(Refusal::unfit("documents-suggestion-same").into());
    }
    let open = document_suggestion::Entity::find()
        .filter(document_suggestion::Column::SectionId.eq(section.id))
        .filter(document_suggestion::Column::State.eq(SuggestionState::Open));
    if open.count(&**tx).await? >= MOST_SUGGESTIONS {
        return Err(Refusal::conflict("documents-suggestions-full").into());
    }
    let row = document_suggestion::ActiveModel {
        id: Set(DocumentSuggestionId(tx.id())),
        section_id: Set(section.id),
        author_id: Set(who.id),
        from_body: Set(from),
        body: Set(body.to_owned()),
        why: Set(why.map(ToString::to_string).unwrap_or_default()),
        state: Set(SuggestionState::Open),
        made_at: Set(tx.now()),
        settled_by: Set(None),
        settled_at: Set(None),
        word: Set(String::new()),
    };
    row.insert(&**tx).await?;
    follow_by_itself(tx, on.document.id, who.id).await?;
    tell_followers(tx, on.document.id, who.id).await?;
    tx.record(Some(who.id), "suggest", ("document_section", section.id), json!({ "base": base })).await
}

/// Whether somebody says what becomes of suggestions: who keeps an eye on the section, and trainers.
pub fn decides(who: &Actor, on: &SectionOn) -> bool {
    on.section.owner_id == Some(who.id) || on.cohort.standing.role == Some(Role::Trainer)
}

async fn settle(
    tx: &Tx,
    may: &Permit<WorkOnSection>,
    id: DocumentSuggestionId,
    state: SuggestionState,
    word: &str,
) -> Result<()> {
    let change = document_suggestion::Entity::update_many()
        .col_expr(document_suggestion::Column::State, Expr::value(state))
        .col_expr(document_suggestion::Column::Word, Expr::value(word))
        .col_expr(document_suggestion::Column::SettledBy, Expr::value(may.who().id))
        .col_expr(document_suggestion::Column::SettledAt, Expr::value(tx.now()))
        .filter(document_suggestion::Column::Id.eq(id))
        .filter(document_suggestion::Column::SectionId.eq(may.on().section.id))
        .filter(document_suggestion::Column::State.eq(SuggestionState::Open));
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-suggestion-settled").into());
    }
    Ok(())
}

async fn found(tx: &Tx, may: &Permit<WorkOnSection>, id: DocumentSuggestionId) -> Result<document_suggestion::Model> {
    let row = document_suggestion::Entity::find_by_id(id).one(&**tx).await?;
    row.filter(|row| row.section_id == may.on().section.id).ok_or(Error::Missing)
}

/// Takes a suggestion: it is merged with what stands, in its author's name. Refused where it touches what
/// others changed since it was made; then nothing changes.
pub async fn accept(tx: &Tx, may: &Permit<WorkOnSection>, id: DocumentSuggestionId) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let document = hold(tx, &on.cohort, who, on.document.id).await?;
    let mut section = fresh(tx, on.section.id).await?;
    let on = SectionOn { section: section.clone(), ..on.clone() };
    let one = found(tx, may, id).await?;
    if !decides(who, &on) {
        return Err(Error::Forbidden);
    }
    settle(tx, may, id, SuggestionState::Accepted, "").await?;
    let body = merge(&one.from_body, &one.body, &section.body);
    let body = body.map_err(|_| Refusal::conflict("documents-suggestion-touches"))?;
    if body.chars().count() > Body::MOST {
        return Err(Refusal::conflict("documents-too-long").into());
    }
    if body != section.body {
        let written = Written::naming(&**tx, document.cohort_id, body).await?;
        put(tx, &document, &mut section, one.author_id, &written, None).await?;
        name_in_text(tx, &document, section.id, one.author_id, &written).await?;
    }
    tell(tx, may, &one).await?;
    tx.record(Some(who.id), "accept_suggestion", ("document_suggestion", id), json!({})).await
}

/// Does not take a suggestion, with a word for its author.
pub async fn decline(tx: &Tx, may: &Permit<WorkOnSection>, id: DocumentSuggestionId, word: &Line) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    let section = fresh(tx, on.section.id).await?;
    let one = found(tx, may, id).await?;
    if !decides(who, &SectionOn { section, ..on.clone() }) {
        return Err(Error::Forbidden);
    }
    settle(tx, may, id, SuggestionState::Declined, word.as_str()).await?;
    tell(tx, may, &one).await?;
    tx.record(Some(who.id), "decline_suggestion", ("document_suggestion", id), json!({})).await
}

/// Takes one's own suggestion back.
pub async fn take_back(tx: &Tx, may: &Permit<WorkOnSection>, id: DocumentSuggestionId) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    if found(tx, may, id).await?.author_id != who.id {
        return Err(Error::Forbidden);
    }
    settle(tx, may, id, SuggestionState::Withdrawn, "").await?;
    tx.record(Some(who.id), "take_suggestion_back", ("document_suggestion", id), json!({})).await
}

async fn tell(tx: &Tx, may: &Permit<WorkOnSection>, one: &document_suggestion::Model) -> Result<()> {
    if one.author_id == may.who().id {
        return Ok(());
    }
    tx.post(one.author_id, &Answered { suggestion: one.id }).await
}
