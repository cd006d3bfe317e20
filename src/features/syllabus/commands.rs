//! Changing what a cohort has of its course. Each command lets the cohort keep
//! its own content first, where it does not yet; from then on the course may
//! change without changing it.

use std::slice;

use chrono::NaiveDate;
use entity::{cohort_item, cohort_note, ids::CohortId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::OnConflict,
};
use serde_json::json;

use super::{
    policies::{ShapeCourse, ShapeItem, TakeOver},
    rules::{Direction, due_day, is_dated, is_lesson, may_hide, reordered, takes_notes},
};
use crate::{
    features::{
        cohorts::{CohortOn, writable},
        curriculum::{Source, fits_before_question, item_of, items_of, keep, keep_texts, new_row, touch},
    },
    identity::{Actor, Permit},
    platform::{
        errors::{Error, Refusal, Result},
        markdown::RENDERER,
        text::{Body, Line, Title},
    },
    storage::Tx,
};

/// Takes what the cohort has for this transaction: whoever else changes it waits.
/// Every node reads it again afterwards.
async fn hold(tx: &Tx, on: &CohortOn) -> Result<Vec<cohort_item::Model>> {
    writable(on.cohort.state)?;
    if on.cohort.content_version == 0 {
        keep(tx, on.cohort.id, on.course()?).await?;
    }
    touch(tx, on.cohort.id).await?;
    items_of(&**tx, on.cohort.id).await
}

fn find<'a>(items: &'a [cohort_item::Model], item: &str) -> Result<&'a cohort_item::Model> {
    items.iter().find(|row| row.item == item).ok_or(Error::Missing)
}

async fn record(tx: &Tx, who: &Actor, action: &'static str, cohort: CohortId, item: &str) -> Result<()> {
    tx.record(Some(who.id), action, ("cohort", cohort), json!({ "item": item })).await
}

/// Leaves a lesson or a part of a week out for this cohort, or brings it back.
/// What people wrote about it stays. Refused for the last lesson of a week.
pub async fn set_hidden(tx: &Tx, may: &Permit<ShapeItem>, hidden: bool) -> Result<()> {
    let on = may.on();
    let items = hold(tx, &on.cohort).await?;
    let row = find(&items, &on.item)?;
    if row.hidden == hidden {
        return Ok(());
    }
    if hidden {
        may_hide(&items, row)?;
    }
    let mut change = row.clone().into_active_model();
    change.hidden = Set(hidden);
    change.update(&**tx).await?;
    let action = if hidden { "hide_item" } else { "show_item" };
    record(tx, may.who(), action, row.cohort_id, &row.item).await
}

/// Names of a week's lessons in their order; hidden ones keep their place.
fn lessons_of(items: &[cohort_item::Model], week: i32) -> Vec<&str> {
    let lessons = items.iter().filter(|row| row.week == week && is_lesson(&row.item));
    lessons.map(|row| row.item.as_str()).collect()
}

/// Gives the lessons of a week the places of `order`.
async fn renumber(tx: &Tx, cohort: CohortId, order: &[String]) -> Result<()> {
    for (place, item) in (1..).zip(order) {
        let row = cohort_item::ActiveModel {
            cohort_id: Unchanged(cohort),
            item: Unchanged(item.clone()),
            place: Set(place),
            ..Default::default()
        };
        row.update(&**tx).await?;
    }
    Ok(())
}

/// Moves a lesson one place within its week. Refused where there is nowhere to go.
pub async fn set_place(tx: &Tx, may: &Permit<ShapeItem>, direction: Direction) -> Result<()> {
    let on = may.on();
    let items = hold(tx, &on.cohort).await?;
    let row = find(&items, &on.item)?;
    let order = reordered(&lessons_of(&items, row.week), &row.item, direction)?;
    renumber(tx, row.cohort_id, &order).await?;
    record(tx, may.who(), "move_item", row.cohort_id, &row.item).await
}

/// Adds a note to a lesson or a part of a week, changes it, or takes it away.
///
/// `html` is what [`crate::features::curriculum::Catalogue::note_html`] makes of it.
pub async fn set_note(tx: &Tx, may: &Permit<ShapeItem>, note: Option<(&Body, String)>) -> Result<()> {
    let on = may.on();
    if !takes_notes(&on.item) {
        return Err(Refusal::conflict("syllabus-fixed").into());
    }
    let items = hold(tx, &on.cohort).await?;
    let row = find(&items, &on.item)?;
    let Some((note, html)) = note else {
        let key = (row.cohort_id, row.item.clone());
        cohort_note::Entity::delete_by_id(key).exec(&**tx).await?;
        return record(tx, may.who(), "remove_note", row.cohort_id, &row.item).await;
    };
    let change = cohort_note::ActiveModel {
        cohort_id: Set(row.cohort_id),
        item: Set(row.item.clone()),
        body: Set(note.to_string()),
        body_html: Set(html),
        renderer: Set(RENDERER),
        language: Set(may.who().locale.clone()),
        author_id: Set(may.who().id),
        written_at: Set(tx.now()),
    };
    use cohort_note::Column::{AuthorId, Body as Text, BodyHtml, CohortId, Item, Language, Renderer, WrittenAt};
    let again = OnConflict::columns([CohortId, Item])
        .update_columns([Text, BodyHtml, Renderer, Language, AuthorId, WrittenAt])
        .to_owned();
    cohort_note::Entity::insert(change).on_conflict(again).exec_without_returning(&**tx).await?;
    record(tx, may.who(), "write_note", row.cohort_id, &row.item).await
}

/// Says on which date a task is due for this cohort; with none, as the course says.
/// Kept is the day of its week, so that it moves with a cohort that is postponed.
pub async fn set_due(tx: &Tx, may: &Permit<ShapeItem>, due_on: Option<NaiveDate>) -> Result<()> {
    let on = may.on();
    if !is_dated(&on.item) {
        return Err(Refusal::conflict("syllabus-fixed").into());
    }
    let items = hold(tx, &on.cohort).await?;
    let row = find(&items, &on.item)?;
    let week = u32::try_from(row.week).map_err(|_| Error::Missing)?;
    let mut change = row.clone().into_active_model();
    change.due_day = Set(due_on.map(|due_on| due_day(&on.cohort.calendar, week, due_on)).transpose()?);
    change.update(&**tx).await?;
    record(tx, may.who(), "date_item", row.cohort_id, &row.item).await
}

/// A lesson the trainers of a cohort write themselves.
#[derive(Clone, Debug)]
pub struct NewLesson {
    /// The week it goes into.
    pub week: u32,
    /// Its heading.
    pub title: Title,
    /// Minutes to read it.
    pub minutes: i32,
    /// Markdown, with the blocks of the course.
    pub body: Body,
    /// What it asks the cohort.
    pub question: Line,
    /// BCP 47 tag of the language it is in.
    pub language: String,
}

impl NewLesson {
    /// The lesson as a file of a course. Refused where a block of the text would swallow the question.
    fn source(&self, id: &str, place: u32) -> Result<Source, Refusal> {
        let text = format!("{}\n\n::: question {id}\n{}\n:::\n", self.body.as_str(), self.question.as_str());
        if !fits_before_question(self.body.as_str()) || self.question.as_str().starts_with(":::") {
            return Err(Refusal::unfit("syllabus-blocks-unfit"));
        }
        // A JSON string is a YAML string.
        let title = json!(self.title.as_str());
        let text = format!("---\nid: {id}\ntitle: {title}\nminutes: {}\n---\n\n{text}", self.minutes);
        let texts = [(self.language.clone(), text)].into();
        Ok(Source::new(format!("lesson/{id}"), self.week, place, texts))
    }
}

/// Adds a lesson of the trainers' own at the end of a week, and answers with its name.
pub async fn add_lesson(tx: &Tx, may: &Permit<ShapeCourse>, new: &NewLesson) -> Result<String> {
    let on = may.on();
    let course = on.course()?;
    if course.week(new.week).is_none() || !course.languages.contains(&new.language) {
        return Err(Error::Missing);
    }
    let items = hold(tx, on).await?;
    let id = tx.id().simple().to_string();
    let id = format!("own-{}", id.get(20..).unwrap_or(&id));
    let week = i32::try_from(new.week).unwrap_or(i32::MAX);
    let place = u32::try_from(lessons_of(&items, week).len()).unwrap_or(u32::MAX).saturating_add(1);
    let source = new.source(&id, place)?;
    keep_texts(tx, slice::from_ref(&source)).await?;
    let row = cohort_item::Model { own: true, ..item_of(on.cohort.id, &source) };
    cohort_item::Entity::insert(new_row(row)).exec_without_returning(&**tx).await?;
    record(tx, may.who(), "add_lesson", on.cohort.id, &source.item).await?;
    Ok(source.item)
}

/// Changes a lesson of the trainers' own. Refused where somebody else changed it meanwhile.
pub async fn change_lesson(tx: &Tx, may: &Permit<ShapeItem>, seen: &str, new: &NewLesson) -> Result<()> {
    let on = may.on();
    let items = hold(tx, &on.cohort).await?;
    let row = find(&items, &on.item)?;
    let id = row.item.strip_prefix("lesson/").filter(|_| row.own).ok_or(Error::Missing)?;
    if row.hash != seen {
        return Err(Refusal::conflict("syllabus-changed-meanwhile").into());
    }
    let source = new.source(id, 1)?;
    keep_texts(tx, slice::from_ref(&source)).await?;
    let mut change = row.clone().into_active_model();
    change.hash = Set(source.hash);
    change.update(&**tx).await?;
    record(tx, may.who(), "change_lesson", row.cohort_id, &row.item).await
}

/// Takes over what the course says now: a new text, another week, or a thing the cohort did not have.
/// What its trainers changed (notes, dates, what they left out) stays as it is.
pub async fn take_over(tx: &Tx, may: &Permit<TakeOver>) -> Result<()> {
    let on = may.on();
    let source = on.in_course().ok_or_else(|| Refusal::conflict("syllabus-gone"))?;
    let items = hold(tx, &on.cohort).await?;
    let cohort = on.cohort.cohort.id;
    keep_texts(tx, slice::from_ref(source)).await?;
    let week = i32::try_from(source.week).unwrap_or(i32::MAX);
    let before = items.iter().find(|row| row.item == on.item);
    match before {
        Some(row) => {
            let mut change = row.clone().into_active_model();
            change.hash = Set(source.hash.clone());
            change.week = Set(week);
            change.update(&**tx).await?;
        }
        None => {
            cohort_item::Entity::insert(new_row(item_of(cohort, source))).exec_without_returning(&**tx).await?;
        }
    }
    if is_lesson(&on.item) && before.is_none_or(|row| row.week != week) {
        let mut order: Vec<String> =
            lessons_of(&items, week).into_iter().filter(|item| *item != on.item).map(str::to_owned).collect();
        let at = usize::try_from(source.place.saturating_sub(1)).unwrap_or(usize::MAX).min(order.len());
        order.insert(at, on.item.clone());
        renumber(tx, cohort, &order).await?;
    }
    record(tx, may.who(), "take_over", cohort, &on.item).await
}

/// Forgets texts no cohort has and nobody has read; runs every day.
pub async fn forget_texts(tx: &Tx) -> Result<u64> {
    use entity::{content_source, lesson_done};
    use sea_orm::{QuerySelect, QueryTrait};
    let kept = cohort_item::Entity::find().select_only().column(cohort_item::Column::Hash).into_query();
    let read = lesson_done::Entity::find()
        .select_only()
        .column(lesson_done::Column::Hash)
        .filter(lesson_done::Column::Hash.is_not_null())
        .into_query();
    let gone = content_source::Entity::delete_many()
        .filter(content_source::Column::Hash.not_in_subquery(kept))
        .filter(content_source::Column::Hash.not_in_subquery(read))
        .exec(&**tx)
        .await?;
    Ok(gone.rows_affected)
}
