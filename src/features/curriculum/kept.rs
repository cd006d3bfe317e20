//! What a cohort keeps of the course it started with.

use std::collections::BTreeMap;

use entity::{cohort, cohort_item, cohort_note, content_source, ids::CohortId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{
    course::{Note, Piece, Programme},
    source::Source,
};
use crate::{
    platform::errors::{Error, Result},
    storage::Tx,
};

/// How many rows one statement inserts; both databases take many more values than these have.
const AT_A_TIME: usize = 1_000;

/// Everything a cohort has of its course.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Its things, hidden ones too.
    pub items: Vec<cohort_item::Model>,
    /// What its trainers add.
    pub notes: Vec<cohort_note::Model>,
    /// The texts of its things, by hash and language.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
}

impl Kept {
    /// What a cohort keeps that keeps this course.
    pub fn of(cohort: CohortId, programme: &Programme) -> Self {
        let sources = &programme.sources;
        Self {
            items: sources.iter().map(|source| item_of(cohort, source)).collect(),
            notes: Vec::new(),
            texts: sources.iter().map(|source| (source.hash.clone(), source.texts.clone())).collect(),
        }
    }

    /// The thing with this name.
    pub fn item(&self, name: &str) -> Option<&cohort_item::Model> {
        self.items.iter().find(|item| item.item == name)
    }

    /// A thing as it was written.
    pub fn source(&self, item: &cohort_item::Model) -> Source {
        Source {
            item: item.item.clone(),
            week: u32::try_from(item.week).unwrap_or(0),
            place: u32::try_from(item.place).unwrap_or(0),
            texts: self.texts.get(&item.hash).cloned().unwrap_or_default(),
            hash: item.hash.clone(),
        }
    }

    /// The files of everything that is not hidden, below the programme's folder.
    pub fn files(&self) -> BTreeMap<String, String> {
        let shown = self.items.iter().filter(|item| !item.hidden);
        let files = shown.flat_map(|item| {
            let source = self.source(item);
            source.files().map(|(path, text)| (path, text.to_owned())).collect::<Vec<_>>()
        });
        files.collect()
    }

    /// Whether this is the course as it is now, to the letter, and nothing besides.
    pub fn is_just(&self, programme: &Programme) -> bool {
        let plain = self.notes.is_empty()
            && self.items.len() == programme.sources.len()
            && self.items.iter().all(|item| !item.hidden && !item.own && item.due_day.is_none());
        plain
            && programme.sources.iter().all(|source| {
                self.item(&source.item).is_some_and(|item| {
                    let place = (u32::try_from(item.week), u32::try_from(item.place));
                    place == (Ok(source.week), Ok(source.place)) && item.hash == source.hash
                })
            })
    }

    /// What was read from those files, with the cohort's own dates and notes.
    pub fn dress(&self, mut programme: Programme) -> Programme {
        let note = |name: &str| {
            let note = self.notes.iter().find(|note| note.item == name)?;
            Some(Note { html: note.body_html.clone(), language: note.language.clone() })
        };
        for week in &mut programme.weeks {
            for lesson in &mut week.lessons {
                lesson.note = note(&lesson.item());
            }
            let number = week.number;
            let name = |piece: &Piece| format!("week/{number}/{}", piece.kind.file());
            for piece in &mut week.pieces {
                let name = name(piece);
                piece.note = note(&name);
                let due = self.item(&name).and_then(|item| item.due_day).and_then(|day| u32::try_from(day).ok());
                piece.due_day = due.or(piece.due_day);
            }
        }
        programme
    }
}

/// The things a cohort kept, hidden ones too, without their texts.
pub async fn items_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<cohort_item::Model>> {
    let items = cohort_item::Entity::find()
        .filter(cohort_item::Column::CohortId.eq(cohort))
        .order_by_asc(cohort_item::Column::Week)
        .order_by_asc(cohort_item::Column::Place)
        .order_by_asc(cohort_item::Column::Item);
    Ok(items.all(db).await?)
}

/// Reads what a cohort kept.
pub async fn load(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Kept> {
    let items = items_of(db, cohort).await?;
    let hashes = items.iter().map(|item| item.hash.clone());
    let texts = texts_of(db, hashes).await?;
    let notes = cohort_note::Entity::find().filter(cohort_note::Column::CohortId.eq(cohort)).all(db).await?;
    Ok(Kept { items, notes, texts })
}

/// The texts with these hashes, by language.
pub async fn texts_of(
    db: &impl ConnectionTrait,
    hashes: impl IntoIterator<Item = String>,
) -> Result<BTreeMap<String, BTreeMap<String, String>>> {
    let rows = content_source::Entity::find().filter(content_source::Column::Hash.is_in(hashes)).all(db).await?;
    let mut texts = BTreeMap::new();
    for row in rows {
        let by_language = serde_json::from_value(row.texts).map_err(|error| Error::Broken(error.into()))?;
        texts.insert(row.hash, by_language);
    }
    Ok(texts)
}

/// Lets a cohort keep the course as it is now; false where it has its own already.
pub async fn keep(tx: &Tx, cohort: CohortId, programme: &Programme) -> Result<bool> {
    let first = cohort::Entity::update_many()
        .col_expr(cohort::Column::ContentVersion, Expr::value(1))
        .filter(cohort::Column::Id.eq(cohort))
        .filter(cohort::Column::ContentVersion.eq(0))
        .exec(&**tx)
        .await?;
    if first.rows_affected == 0 {
        return Ok(false);
    }
    for sources in programme.sources.chunks(AT_A_TIME) {
        keep_texts(tx, sources).await?;
        let rows = sources.iter().map(|source| new_row(item_of(cohort, source)));
        cohort_item::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(true)
}

/// Keeps what these things say. Texts that are kept already stay as they are.
pub async fn keep_texts(tx: &Tx, sources: &[Source]) -> Result<()> {
    let row = |source: &Source| {
        let texts = serde_json::to_value(&source.texts).map_err(|error| Error::Broken(error.into()))?;
        Ok(content_source::ActiveModel { hash: Set(source.hash.clone()), texts: Set(texts), kept_at: Set(tx.now()) })
    };
    let rows = sources.iter().map(row).collect::<Result<Vec<_>>>()?;
    content_source::Entity::insert_many(rows)
        .on_conflict(OnConflict::column(content_source::Column::Hash).do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// A thing of the course as a cohort has it that changes nothing about it.
pub fn item_of(cohort: CohortId, source: &Source) -> cohort_item::Model {
    cohort_item::Model {
        cohort_id: cohort,
        item: source.item.clone(),
        hash: source.hash.clone(),
        week: i32::try_from(source.week).unwrap_or(i32::MAX),
        place: i32::try_from(source.place).unwrap_or(i32::MAX),
        hidden: false,
        own: false,
        due_day: None,
    }
}

/// The row to insert for a thing no cohort has yet.
pub fn new_row(item: cohort_item::Model) -> cohort_item::ActiveModel {
    item.into_active_model().reset_all()
}

/// Says that a cohort's content has changed: every node reads it again.
pub async fn touch(tx: &Tx, cohort: CohortId) -> Result<()> {
    cohort::Entity::update_many()
        .col_expr(cohort::Column::ContentVersion, Expr::col(cohort::Column::ContentVersion).add(1))
        .filter(cohort::Column::Id.eq(cohort))
        .exec(&**tx)
        .await?;
    Ok(())
}
