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
        rules::{Passage, Reading, brought, sentences, without},
        searching::{index_paper, index_section},
    },
    Written,
    comments::passage_of,
};
use crate::{
    identity::Forgotten,
    platform::{errors::Result, markdown::RENDERER, traces::Traces},
    storage::{Tx, news::News, registry::known_in},
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
        let mut all_brought: Vec<String> = Vec::new();
        for row in own.iter().filter(|row| row.kind == RevisionKind::Stands) {
            let before = revision_before(&**tx, id, row.version).await?.map(|row| row.body).unwrap_or_default();
            let new = brought(&before, &row.body).into_iter().filter(|one| !stands.contains(one));
            all_brought.extend(new.map(str::to_owned));
        }
        let gone: Vec<&str> = all_brought.iter().map(String::as_str).collect();
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

/// Their name and address go from papers of the cohorts they are known in: the same everywhere in a section, or
/// whoever writes in it would be merged with another text. Revisions, suggestions, cards and editions go with what
/// else people write.
async fn nobody_names(tx: &Tx, gone: &Forgotten) -> Result<()> {
    let traces = &gone.traces;
    let papers = document::Column::CohortId.is_in(known_in(&**tx, gone.who).await?);
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
    let (title, body) = (traces.taken_out(&section.title), traces.taken_out(&section.body));
    let now = body.as_deref().unwrap_or(&section.body);
    in_comments(tx, (cohort, id), &Reading::new(now), body.is_some(), traces).await?;
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

/// Comments on a section as it stands `now`; what stands around their passages is taken from it anew, for it may
/// begin or end in the middle of a name.
async fn in_comments(
    tx: &Tx,
    (cohort, section): (CohortId, DocumentSectionId),
    now: &Reading,
    changed: bool,
    traces: &Traces,
) -> Result<()> {
    let find = document_comment::Entity::find().filter(document_comment::Column::SectionId.eq(section));
    for row in find.all(&**tx).await? {
        let (said, body) = (passage_of(&row), traces.taken_out(&row.body));
        let named = [&said.quote, &said.before, &said.after].map(|text| traces.taken_out(text));
        if !changed && body.is_none() && named.iter().all(Option::is_none) {
            continue;
        }
        let [quote, before, after] = named;
        let left = Passage {
            quote: quote.unwrap_or(said.quote),
            before: before.unwrap_or(said.before),
            after: after.unwrap_or(said.after),
        };
        let left = now.anew(&left).unwrap_or(Passage { quote: left.quote, ..Passage::default() });
        let written = Written::naming(&**tx, cohort, body.unwrap_or(row.body.clone())).await?;
        let mut change = row.into_active_model();
        (change.quote, change.words_before, change.words_after) = (Set(left.quote), Set(left.before), Set(left.after));
        (change.body, change.body_html) = (Set(written.body), Set(written.html));
        change.renderer = Set(RENDERER);
        change.update(&**tx).await?;
    }
    Ok(())
}
