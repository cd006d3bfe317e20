//! Talking about words of a section, beside it.

use entity::{
    document_comment, document_mention, document_section,
    ids::{DocumentCommentId, PersonId},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    sea_query::Expr,
};
use serde_json::json;

use super::{
    super::{
        policies::WorkOnSection,
        queries::{SectionOn, revision},
        rules::{MOST_ANSWERS, MOST_COMMENTS, Passage, Reading},
    },
    Written, decides,
    following::{follow_by_itself, tell_followers},
    fresh, hold,
    naming::{name_in_comment, seen},
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        markdown::RENDERER,
        text::Caption,
    },
    storage::Tx,
};

/// Which words of a section a comment is about.
#[derive(Clone, Debug)]
pub enum Place {
    /// One of its sentences, from 0.
    Sentence(usize),
    /// Words somebody marked, and what stands before them.
    Marked {
        /// They.
        quote: Caption,
        /// What stands before them, to tell two places with the same words apart.
        before: String,
    },
}

/// Says something about a passage of the text that was shown as `version`.
pub async fn comment(
    tx: &Tx,
    may: &Permit<WorkOnSection>,
    version: i32,
    place: &Place,
    written: &Written,
) -> Result<DocumentCommentId> {
    let section = before_writing(tx, may).await?;
    let there = document_comment::Entity::find().filter(document_comment::Column::SectionId.eq(section.id));
    if there.count(&**tx).await? >= MOST_COMMENTS {
        return Err(Refusal::conflict("documents-comments-full").into());
    }
    let shown = match version == section.version {
        true => Some(section.body.clone()),
        false => revision(&**tx, section.id, version).await?.map(|row| row.body),
    };
    let reading = Reading::new(&shown.unwrap_or_default());
    let passage = match place {
        Place::Sentence(nth) => reading.sentence(*nth),
        Place::Marked { quote, before } => reading.marked(quote.as_str(), before),
    };
    let passage = passage.ok_or(Refusal::conflict("documents-passage-missing"))?;
    write(tx, may, None, passage, written).await
}

/// Answers a comment that is not settled.
pub async fn answer(
    tx: &Tx,
    may: &Permit<WorkOnSection>,
    id: DocumentCommentId,
    written: &Written,
) -> Result<DocumentCommentId> {
    before_writing(tx, may).await?;
    let begun = found(tx, may, id).await?;
    if begun.answers_to.is_some() {
        return Err(Error::Missing);
    }
    if begun.resolved_at.is_some() || begun.removed_at.is_some() {
        return Err(Refusal::conflict("documents-comment-settled").into());
    }
    let there = document_comment::Entity::find().filter(document_comment::Column::AnswersTo.eq(id));
    if there.count(&**tx).await? >= MOST_ANSWERS {
        return Err(Refusal::conflict("documents-comments-full").into());
    }
    write(tx, may, Some(id), Passage::default(), written).await
}

async fn before_writing(tx: &Tx, may: &Permit<WorkOnSection>) -> Result<document_section::Model> {
    hold(tx, &may.on().cohort, may.who(), may.on().document.id).await?;
    fresh(tx, may.on().section.id).await
}

async fn write(
    tx: &Tx,
    may: &Permit<WorkOnSection>,
    answers_to: Option<DocumentCommentId>,
    passage: Passage,
    written: &Written,
) -> Result<DocumentCommentId> {
    let (on, who) = (may.on(), may.who().id);
    let id = DocumentCommentId(tx.id());
    let row = document_comment::ActiveModel {
        id: Set(id),
        section_id: Set(on.section.id),
        answers_to: Set(answers_to),
        author_id: Set(who),
        quote: Set(passage.quote),
        words_before: Set(passage.before),
        words_after: Set(passage.after),
        body: Set(written.body.clone()),
        body_html: Set(written.html.clone()),
        renderer: Set(RENDERER),
        made_at: Set(tx.now()),
        resolved_at: Set(None),
        resolved_by: Set(None),
        removed_at: Set(None),
    };
    row.insert(&**tx).await?;
    name_in_comment(tx, &on.document, (on.section.id, id), who, written).await?;
    seen(tx, on.section.id, who).await?;
    follow_by_itself(tx, on.document.id, who).await?;
    tell_followers(tx, on.document.id, who).await?;
    tx.record(Some(who), "comment", ("document_section", on.section.id), json!({ "comment": id })).await?;
    Ok(id)
}

async fn found(tx: &Tx, may: &Permit<WorkOnSection>, id: DocumentCommentId) -> Result<document_comment::Model> {
    let row = document_comment::Entity::find_by_id(id).one(&**tx).await?;
    row.filter(|row| row.section_id == may.on().section.id).ok_or(Error::Missing)
}

/// Whether somebody says that a comment is settled, or is not: who wrote it, who keeps an eye on the section,
/// and trainers.
pub fn resolves(who: PersonId, decides: bool, comment: &document_comment::Model) -> bool {
    comment.author_id == who || decides
}

/// Says that a comment is settled, or is not after all.
pub async fn resolve(tx: &Tx, may: &Permit<WorkOnSection>, id: DocumentCommentId, settled: bool) -> Result<()> {
    let who = may.who();
    let section = before_writing(tx, may).await?;
    let one = found(tx, may, id).await?;
    let decides = decides(who, &SectionOn { section, ..may.on().clone() });
    if !resolves(who.id, decides, &one) {
        return Err(Error::Forbidden);
    }
    let before = match settled {
        true => document_comment::Column::ResolvedAt.is_null(),
        false => document_comment::Column::ResolvedAt.is_not_null(),
    };
    let change = document_comment::Entity::update_many()
        .col_expr(document_comment::Column::ResolvedAt, Expr::value(settled.then(|| tx.now())))
        .col_expr(document_comment::Column::ResolvedBy, Expr::value(settled.then_some(who.id)))
        .filter(document_comment::Column::Id.eq(id))
        .filter(document_comment::Column::AnswersTo.is_null())
        .filter(before);
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-comment-settled").into());
    }
    tx.record(Some(who.id), "resolve_comment", ("document_comment", id), json!({ "settled": settled })).await
}

/// Takes back what one said: nothing of its words stays. Where others have answered, its place does.
pub async fn take_comment_back(tx: &Tx, may: &Permit<WorkOnSection>, id: DocumentCommentId) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    let one = found(tx, may, id).await?;
    if one.author_id != who.id {
        return Err(Error::Forbidden);
    }
    if one.removed_at.is_some() {
        return Ok(());
    }
    document_mention::Entity::delete_many().filter(document_mention::Column::CommentId.eq(id)).exec(&**tx).await?;
    let begun = one.answers_to;
    if answers(tx, id).await? > 0 {
        let mut left = one.into_active_model();
        for words in
            [&mut left.body, &mut left.body_html, &mut left.quote, &mut left.words_before, &mut left.words_after]
        {
            *words = Set(String::new());
        }
        left.removed_at = Set(Some(tx.now()));
        left.update(&**tx).await?;
    } else {
        document_comment::Entity::delete_by_id(id).exec(&**tx).await?;
    }
    // The last answer to something that was taken back leaves nothing to stand for.
    if let Some(begun) = begun
        && answers(tx, begun).await? == 0
    {
        document_comment::Entity::delete_many()
            .filter(document_comment::Column::Id.eq(begun))
            .filter(document_comment::Column::RemovedAt.is_not_null())
            .exec(&**tx)
            .await?;
    }
    tx.record(Some(who.id), "take_comment_back", ("document_section", on.section.id), json!({})).await
}

async fn answers(tx: &Tx, id: DocumentCommentId) -> Result<u64> {
    let find = document_comment::Entity::find().filter(document_comment::Column::AnswersTo.eq(id));
    Ok(find.count(&**tx).await?)
}

/// Words that were taken out of the history are in no comment either: a passage that stands has around it what
/// stands there now, one that does not has nothing around it, and one with such words nothing at all. They came
/// with the second of two texts, and are the sentences `gone`.
pub(super) async fn take_out_of_comments(
    tx: &Tx,
    section: &document_section::Model,
    (before, brought): (&str, &str),
    gone: &[&str],
) -> Result<()> {
    let all = document_comment::Entity::find()
        .filter(document_comment::Column::SectionId.eq(section.id))
        .filter(document_comment::Column::Quote.ne(""))
        .all(&**tx)
        .await?;
    let [now, before, brought] = [section.body.as_str(), before, brought].map(Reading::new);
    for row in all {
        let said = passage_of(&row);
        let words = Passage { quote: said.quote.clone(), ..Passage::default() };
        let came = brought.find(&words).is_some() && before.find(&words).is_none();
        let left = match now.anew(&said) {
            Some(anew) => anew,
            None if came || Reading::shares(&said, gone) => Passage::default(),
            None => words,
        };
        if left != said {
            let mut change = row.into_active_model();
            change.quote = Set(left.quote);
            change.words_before = Set(left.before);
            change.words_after = Set(left.after);
            change.update(&**tx).await?;
        }
    }
    Ok(())
}

/// The words a comment is about.
pub fn passage_of(row: &document_comment::Model) -> Passage {
    Passage { quote: row.quote.clone(), before: row.words_before.clone(), after: row.words_after.clone() }
}
