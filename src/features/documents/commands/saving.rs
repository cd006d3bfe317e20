//! Writing in a section: what several write at once is merged, and where it touches, both are kept.

use entity::{
    document, document_revision, document_section,
    ids::{CohortId, DocumentId, PersonId},
    states::RevisionKind,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};
use serde_json::json;

use super::{
    super::{
        policies::WorkOnSection,
        queries::revision,
        rules::{goes_on, merge},
        searching::index_text,
    },
    following::{follow_by_itself, tell_followers},
    fresh, hold, leave_desk,
    naming::{name_in_text, seen},
    reopen,
};
use crate::{
    features::cohorts::members,
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        markdown::{self, Kind, Names, RENDERER},
        text::Body,
    },
    storage::Tx,
};

/// A text as it is to stand, and the HTML made of it.
#[derive(Clone, Debug)]
pub struct Written {
    /// Markdown.
    pub body: String,
    /// Sanitised HTML.
    pub html: String,
    /// Whom it names, in their order.
    pub named: Vec<PersonId>,
}

impl Written {
    /// Renders a text; names in it are plain words.
    pub fn new(body: String) -> Self {
        let html = if body.is_empty() { String::new() } else { markdown::render(&body, Kind::Post) };
        Self { body, html, named: Vec::new() }
    }

    /// Renders a text for a cohort: whoever of it is named is linked, and will hear of it.
    pub async fn naming(db: &impl ConnectionTrait, cohort: CohortId, body: String) -> Result<Self> {
        if !body.contains('@') {
            return Ok(Self::new(body));
        }
        let all = members(db, cohort).await?;
        let all: Vec<_> = all.into_iter().filter(|one| one.deactivated_at.is_none()).collect();
        let names = all.iter().map(|one| (one.name.clone(), format!("/cohorts/{cohort}/people/{}", one.person)));
        let (html, named) = markdown::render_naming(&body, &Names::new(names));
        let named = named.into_iter().filter_map(|nth| all.get(nth)).map(|one| one.person).collect();
        Ok(Self { body, html, named })
    }
}

/// What became of a text that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It stands as it was sent.
    AsSent {
        /// The revision it is.
        version: i32,
    },
    /// It stands together with what others wrote meanwhile.
    Merged {
        /// The revision both are.
        version: i32,
        /// The text that was sent, for whoever goes on from it.
        own: i32,
        /// What stands.
        body: String,
    },
    /// It touches what others wrote meanwhile; nothing was changed.
    Touches,
}

/// What is written down about a revision.
struct Row<'a> {
    who: PersonId,
    body: &'a str,
    base: i32,
    kind: RevisionKind,
    tab: &'a str,
    restored_from: Option<i32>,
}

/// Writes a revision down under the next number; the section does not change but for that number.
async fn write_down(tx: &Tx, section: &mut document_section::Model, row: Row<'_>) -> Result<i32> {
    let version = section.newest.saturating_add(1);
    let head = match row.kind {
        RevisionKind::Stands => revision(&**tx, section.id, section.version).await?,
        _ => None,
    };
    let before = head.filter(|head| row.restored_from.is_none() && goes_on(head, row.who, tx.now()));
    let begins = before.is_none();
    if let Some(before) = &before {
        document_revision::Entity::update_many()
            .col_expr(document_revision::Column::Kind, Expr::value(RevisionKind::Folded))
            .filter(document_revision::Column::SectionId.eq(section.id))
            .filter(document_revision::Column::Version.eq(before.version))
            .exec(&**tx)
            .await?;
    }
    let new = document_revision::ActiveModel {
        section_id: Set(section.id),
        version: Set(version),
        kind: Set(row.kind),
        author_id: Set(row.who),
        body: Set(row.body.to_owned()),
        base: Set(row.base),
        tab: Set(row.tab.to_owned()),
        restored_from: Set(row.restored_from),
        begun_at: Set(before.map_or(tx.now(), |before| before.begun_at)),
        written_at: Set(tx.now()),
        erased_at: Set(None),
    };
    new.insert(&**tx).await?;
    section.newest = version;
    if row.kind == RevisionKind::Stands && begins {
        follow_by_itself(tx, section.document_id, row.who).await?;
        tell_followers(tx, section.document_id, row.who).await?;
    }
    Ok(version)
}

/// Makes a revision the one that stands. The number that stood is asked for once more, so that of two
/// nobody overwrites the other, whatever holds them apart.
async fn stand(
    tx: &Tx,
    document: &document::Model,
    was: (i32, i32),
    section: &document_section::Model,
    version: i32,
    written: &Written,
) -> Result<()> {
    let change = document_section::Entity::update_many()
        .col_expr(document_section::Column::Body, Expr::value(&written.body))
        .col_expr(document_section::Column::BodyHtml, Expr::value(&written.html))
        .col_expr(document_section::Column::Renderer, Expr::value(RENDERER))
        .col_expr(document_section::Column::Version, Expr::value(version))
        .col_expr(document_section::Column::Newest, Expr::value(section.newest))
        .col_expr(document_section::Column::SavedAt, Expr::value(tx.now()))
        .filter(document_section::Column::Id.eq(section.id))
        .filter(document_section::Column::Version.eq(was.0))
        .filter(document_section::Column::Newest.eq(was.1));
    match change.exec(&**tx).await?.rows_affected {
        1 => index_text(tx, document, section, &written.body).await,
        _ => Err(Refusal::conflict("documents-changed").into()),
    }
}

/// Puts a text in the place of the one that stands, as `who`; `restored_from` says which earlier one it is, where
/// it is one. Its number.
pub(super) async fn put(
    tx: &Tx,
    document: &document::Model,
    section: &mut document_section::Model,
    who: PersonId,
    written: &Written,
    restored_from: Option<i32>,
) -> Result<i32> {
    let was = (section.version, section.newest);
    let kind = RevisionKind::Stands;
    let row = Row { who, body: &written.body, base: was.0, kind, tab: "", restored_from };
    let version = write_down(tx, section, row).await?;
    stand(tx, document, was, section, version, written).await?;
    reopen(tx, document).await?;
    Ok(version)
}

/// A text somebody sends from one of their pages.
#[derive(Clone, Debug)]
pub struct Sent<'a> {
    /// The revision it was made from; 0 where there was none.
    pub base: i32,
    /// Which page of theirs.
    pub tab: &'a str,
    /// It.
    pub written: &'a Written,
}

/// What a text was made from. Where the page has sent another one since, it is that: the answer may have been
/// lost on the way, and nobody is to meet themselves.
async fn made_from(
    tx: &Tx,
    section: &document_section::Model,
    who: PersonId,
    sent: &Sent<'_>,
) -> Result<Option<String>> {
    let own = document_revision::Entity::find()
        .filter(document_revision::Column::SectionId.eq(section.id))
        .filter(document_revision::Column::AuthorId.eq(who))
        .filter(document_revision::Column::Tab.eq(sent.tab))
        .filter(document_revision::Column::Tab.ne(""))
        .filter(document_revision::Column::Kind.ne(RevisionKind::Beside))
        .filter(document_revision::Column::Version.gt(sent.base))
        .order_by_desc(document_revision::Column::Version)
        .one(&**tx)
        .await?;
    match own {
        Some(own) => Ok(Some(own.body)),
        None if sent.base == 0 => Ok(Some(String::new())),
        None => Ok(revision(&**tx, section.id, sent.base).await?.map(|row| row.body)),
    }
}

/// Saves a text. Where others saved meanwhile, what does not touch is merged; where it touches, nothing
/// changes and the answer says so.
pub async fn save(tx: &Tx, may: &Permit<WorkOnSection>, sent: &Sent<'_>) -> Result<Saved> {
    let (base, written) = (sent.base, sent.written);
    let (on, who) = (may.on(), may.who());
    let document = hold(tx, &on.cohort, who, on.document.id).await?;
    let mut section = fresh(tx, on.section.id).await?;
    if section.body == written.body {
        return Ok(Saved::AsSent { version: section.version });
    }
    let was = (section.version, section.newest);
    let row = |body, base, kind, tab| Row { who: who.id, body, base, kind, tab, restored_from: None };
    if base == section.version {
        let version = write_down(tx, &mut section, row(&written.body, base, RevisionKind::Stands, sent.tab)).await?;
        stand(tx, &document, was, &section, version, written).await?;
        name_in_text(tx, &document, section.id, who.id, written).await?;
        reopen(tx, &document).await?;
        said(tx, who.id, document.id, version).await?;
        return Ok(Saved::AsSent { version });
    }
    let Some(from) = made_from(tx, &section, who.id, sent).await? else { return Ok(Saved::Touches) };
    let Ok(body) = merge(&from, &written.body, &section.body) else { return Ok(Saved::Touches) };
    if body.chars().count() > Body::MOST {
        return Err(Refusal::conflict("documents-too-long").into());
    }
    if body == section.body {
        // What one changed, the others changed too.
        return Ok(Saved::Merged { version: section.version, own: section.version, body });
    }
    let own = match body == written.body {
        true => None,
        false => Some(write_down(tx, &mut section, row(&written.body, base, RevisionKind::Folded, sent.tab)).await?),
    };
    let tab = if own.is_some() { "" } else { sent.tab };
    let version = write_down(tx, &mut section, row(&body, was.0, RevisionKind::Stands, tab)).await?;
    let both = Written::naming(&**tx, document.cohort_id, body).await?;
    stand(tx, &document, was, &section, version, &both).await?;
    // Whom the others name has been told by them.
    name_in_text(tx, &document, section.id, who.id, written).await?;
    reopen(tx, &document).await?;
    said(tx, who.id, document.id, version).await?;
    Ok(Saved::Merged { version, own: own.unwrap_or(version), body: both.body })
}

async fn said(tx: &Tx, who: PersonId, document: DocumentId, version: i32) -> Result<()> {
    tx.record(Some(who), "save_section", ("document", document), json!({ "version": version })).await
}

/// Keeps a text that touches what others wrote, until its author has decided. Its number.
pub async fn keep_beside(tx: &Tx, may: &Permit<WorkOnSection>, base: i32, body: &str) -> Result<i32> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    let mut section = document_section::Entity::find_by_id(on.section.id).one(&**tx).await?.ok_or(Error::Missing)?;
    let was = section.newest;
    // One waits at most: who goes on writing in spite of it sends a longer one.
    document_revision::Entity::delete_many()
        .filter(document_revision::Column::SectionId.eq(section.id))
        .filter(document_revision::Column::AuthorId.eq(who.id))
        .filter(document_revision::Column::Kind.eq(RevisionKind::Beside))
        .exec(&**tx)
        .await?;
    let kind = RevisionKind::Beside;
    let row = Row { who: who.id, body, base, kind, tab: "", restored_from: None };
    let version = write_down(tx, &mut section, row).await?;
    let change = document_section::Entity::update_many()
        .col_expr(document_section::Column::Newest, Expr::value(section.newest))
        .filter(document_section::Column::Id.eq(section.id))
        .filter(document_section::Column::Newest.eq(was));
    match change.exec(&**tx).await?.rows_affected {
        1 => Ok(version),
        _ => Err(Refusal::conflict("documents-changed").into()),
    }
}

/// What waited is decided; kept for a while all the same.
async fn settle_beside(tx: &Tx, section: entity::ids::DocumentSectionId, who: PersonId) -> Result<()> {
    document_revision::Entity::update_many()
        .col_expr(document_revision::Column::Kind, Expr::value(RevisionKind::Folded))
        .filter(document_revision::Column::SectionId.eq(section))
        .filter(document_revision::Column::AuthorId.eq(who))
        .filter(document_revision::Column::Kind.eq(RevisionKind::Beside))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// What a text is that was kept beside what stands: for its author to put in its place.
pub async fn take_beside(tx: &Tx, may: &Permit<WorkOnSection>, version: i32) -> Result<Written> {
    let found = revision(&**tx, may.on().section.id, version).await?;
    let own = found.filter(|row| row.author_id == may.who().id && row.erased_at.is_none());
    let own = own.ok_or(Error::Missing)?;
    Written::naming(&**tx, may.on().cohort.cohort.id, own.body).await
}

/// Whoever saved and is done leaves nothing behind that waits.
pub async fn done(tx: &Tx, may: &Permit<WorkOnSection>) -> Result<()> {
    settle_beside(tx, may.on().section.id, may.who().id).await?;
    seen(tx, may.on().section.id, may.who().id).await?;
    leave_desk(tx, may.on().section.id, may.who().id).await
}
