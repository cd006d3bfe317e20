//! Somebody is forgotten. What was written together stays, without their name; what of their words no longer
//! stands goes if they want that.

use std::collections::BTreeMap;

use entity::{
    document, document_comment, document_revision, document_section, document_suggestion,
    ids::{CohortId, DocumentSectionId, PersonId},
    states::{RevisionKind, SuggestionState},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::Expr,
};

use super::{
    super::{
        queries::revision_before,
        rules::{sentences, without},
        searching::{index_paper, index_section},
    },
    Written,
};
use crate::{
    features::cohorts::been_in,
    identity::Forgotten,
    platform::{errors::Result, markdown::RENDERER, traces::Traces},
    storage::{Tx, news::News},
};

/// What papers do when somebody is forgotten.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    let Some(gone) = Forgotten::read(news)? else { return Ok(()) };
    document_section::Entity::update_many()
        .col_expr(document_section::Column::OwnerId, Expr::value(None::<PersonId>))
        .filter(document_section::Column::OwnerId.eq(gone.who))
        .exec(&**tx)
        .await?;
    if gone.takes_words() {
        take_words_out(tx, gone.who).await?;
        empty_remarks(tx, gone.who).await?;
    }
    nobody_names(tx, &gone).await
}

/// What they brought in and what does not stand any more goes from the history.
async fn take_words_out(tx: &Tx, who: PersonId) -> Result<()> {
    let own = document_revision::Entity::find()
        .filter(document_revision::Column::AuthorId.eq(who))
        .order_by_asc(document_revision::Column::Version)
        .all(&**tx)
        .await?;
    let mut by_section: BTreeMap<DocumentSectionId, Vec<document_revision::Model>> = BTreeMap::new();
    for row in own {
        by_section.entry(row.section_id).or_default().push(row);
    }
    for (id, own) in by_section {
        let Some(section) = document_section::Entity::find_by_id(id).one(&**tx).await? else { continue };
        let stands = sentences(&section.body);
        let mut brought: Vec<String> = Vec::new();
        for row in own.iter().filter(|row| row.kind == RevisionKind::Stands) {
            let before = revision_before(&**tx, id, row.version).await?.map(|row| row.body).unwrap_or_default();
            let there = sentences(&before);
            let new = sentences(&row.body).into_iter().filter(|one| !one.trim().is_empty() && !there.contains(one));
            brought.extend(new.filter(|one| !stands.contains(one)).map(str::to_owned));
        }
        let gone: Vec<&str> = brought.iter().map(String::as_str).collect();
        let all = document_revision::Entity::find()
            .filter(document_revision::Column::SectionId.eq(id))
            .filter(document_revision::Column::Version.ne(section.version));
        for row in all.all(&**tx).await? {
            let is_own = row.author_id == who;
            if !is_own && !sentences(&row.body).iter().any(|sentence| gone.contains(sentence)) {
                continue;
            }
            let body = if is_own { String::new() } else { without(&row.body, &gone) };
            let erased = if is_own { Some(tx.now()) } else { row.erased_at };
            let change = row.into_active_model();
            document_revision::ActiveModel { body: Set(body), erased_at: Set(erased), ..change }.update(&**tx).await?;
        }
    }
    Ok(())
}

/// Comments keep their place, suggestions their outcome.
async fn empty_remarks(tx: &Tx, who: PersonId) -> Result<()> {
    document_comment::Entity::update_many()
        .col_expr(document_comment::Column::Body, Expr::value(""))
        .col_expr(document_comment::Column::BodyHtml, Expr::value(""))
        .col_expr(document_comment::Column::RemovedAt, Expr::value(Some(tx.now())))
        .filter(document_comment::Column::AuthorId.eq(who))
        .filter(document_comment::Column::RemovedAt.is_null())
        .exec(&**tx)
        .await?;
    document_suggestion::Entity::update_many()
        .col_expr(document_suggestion::Column::State, Expr::value(SuggestionState::Withdrawn))
        .filter(document_suggestion::Column::AuthorId.eq(who))
        .filter(document_suggestion::Column::State.eq(SuggestionState::Open))
        .exec(&**tx)
        .await?;
    document_suggestion::Entity::update_many()
        .col_expr(document_suggestion::Column::FromBody, Expr::value(""))
        .col_expr(document_suggestion::Column::Body, Expr::value(""))
        .col_expr(document_suggestion::Column::Why, Expr::value(""))
        .filter(document_suggestion::Column::AuthorId.eq(who))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Their name and address go from papers of the cohorts they have been in: the same everywhere in a section, or
/// whoever writes in it would be merged with another text.
async fn nobody_names(tx: &Tx, gone: &Forgotten) -> Result<()> {
    let (who, traces) = (gone.who, &gone.traces);
    let papers = document::Column::CohortId.in_subquery(been_in(who));
    for paper in document::Entity::find().filter(papers).all(&**tx).await? {
        let (title, purpose) = (traces.taken_out(&paper.title), traces.taken_out(&paper.purpose));
        let (id, cohort) = (paper.id, paper.cohort_id);
        if title.is_some() || purpose.is_some() {
            let (title, purpose) = (title.unwrap_or(paper.title.clone()), purpose.unwrap_or(paper.purpose.clone()));
            let change = paper.into_active_model();
            document::ActiveModel { title: Set(title), purpose: Set(purpose), ..change }.update(&**tx).await?;
            index_paper(tx, id).await?;
        }
        let sections = document_section::Entity::find().filter(document_section::Column::DocumentId.eq(id));
        for section in sections.all(&**tx).await? {
            in_section(tx, cohort, section, traces).await?;
        }
    }
    Ok(())
}

async fn in_section(tx: &Tx, cohort: CohortId, section: document_section::Model, traces: &Traces) -> Result<()> {
    let id = section.id;
    in_comments(tx, cohort, id, traces).await?;
    in_suggestions(tx, id, traces).await?;
    for row in document_revision::Entity::find().filter(document_revision::Column::SectionId.eq(id)).all(&**tx).await? {
        if let Some(body) = traces.taken_out(&row.body) {
            document_revision::ActiveModel { body: Set(body), ..row.into_active_model() }.update(&**tx).await?;
        }
    }
    let (title, body) = (traces.taken_out(&section.title), traces.taken_out(&section.body));
    if title.is_none() && body.is_none() {
        return Ok(());
    }
    let title = title.unwrap_or(section.title.clone());
    let written = Written::naming(&**tx, cohort, body.unwrap_or(section.body.clone())).await?;
    let mut change = section.into_active_model();
    (change.title, change.body, change.body_html) = (Set(title), Set(written.body), Set(written.html));
    change.update(&**tx).await?;
    index_section(tx, id).await
}

async fn in_comments(tx: &Tx, cohort: CohortId, section: DocumentSectionId, traces: &Traces) -> Result<()> {
    let find = document_comment::Entity::find().filter(document_comment::Column::SectionId.eq(section));
    for row in find.all(&**tx).await? {
        let (quote, body) = (traces.taken_out(&row.quote), traces.taken_out(&row.body));
        if quote.is_none() && body.is_none() {
            continue;
        }
        let (quote, body) = (quote.unwrap_or(row.quote.clone()), body.unwrap_or(row.body.clone()));
        let written = Written::naming(&**tx, cohort, body).await?;
        let mut change = row.into_active_model();
        (change.quote, change.body, change.body_html) = (Set(quote), Set(written.body), Set(written.html));
        change.renderer = Set(RENDERER);
        change.update(&**tx).await?;
    }
    Ok(())
}

async fn in_suggestions(tx: &Tx, section: DocumentSectionId, traces: &Traces) -> Result<()> {
    let find = document_suggestion::Entity::find().filter(document_suggestion::Column::SectionId.eq(section));
    for row in find.all(&**tx).await? {
        let all = [&row.from_body, &row.body, &row.why].map(|text| (traces.taken_out(text), text.clone()));
        if all.iter().all(|(without, _)| without.is_none()) {
            continue;
        }
        let [from, body, why] = all.map(|(without, text)| without.unwrap_or(text));
        let change = row.into_active_model();
        document_suggestion::ActiveModel { from_body: Set(from), body: Set(body), why: Set(why), ..change }
            .update(&**tx)
            .await?;
    }
    Ok(())
}
