//! Reading what a cohort has of its course, beside the course as it is now.

use std::sync::Arc;

use actix_web::HttpRequest;
use chrono::NaiveDate;
use entity::cohort_item;

use super::rules::{Compared, compare, is_lesson};
use crate::{
    features::{
        cohorts::{CohortOn, RunCalendar, app, find_cohort_of},
        curriculum::{Catalogue, Kept, PieceKind, Programme, Source, heading_of, load},
    },
    identity::Actor,
    platform::errors::{Error, Result},
    web::House,
};

/// What a cohort has, and what the course has now.
#[derive(Clone, Debug)]
pub struct Syllabus {
    /// What the cohort has; before it keeps its own, what it would keep.
    pub kept: Kept,
    /// The course as it is now; none where the content no longer has it.
    pub course: Option<Arc<Programme>>,
}

/// One thing of a cohort's course, as somebody found it.
#[derive(Clone, Debug)]
pub struct ItemOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// The thing's name.
    pub item: String,
    /// Everything it has.
    pub syllabus: Syllabus,
}

impl ItemOn {
    /// The thing as the cohort has it; none for what only the course has.
    pub fn row(&self) -> Option<&cohort_item::Model> {
        self.syllabus.kept.item(&self.item)
    }

    /// The thing as the course has it now.
    pub fn in_course(&self) -> Option<&Source> {
        self.syllabus.course.as_ref()?.source(&self.item)
    }
}

/// A thing, as the overview shows it.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Its name.
    pub item: String,
    /// The week it lies in, for this cohort.
    pub week: u32,
    /// Whether the cohort leaves it out.
    pub hidden: bool,
    /// Whether its trainers added a note.
    pub noted: bool,
    /// The day it is due, where the cohort says another than the course.
    pub due_day: Option<i32>,
    /// How it stands to the course.
    pub compared: Compared,
    /// As it was written.
    pub source: Source,
}

impl Thing {
    /// The date it is due, where the cohort says another than the course.
    pub fn due_on(&self, calendar: &RunCalendar) -> Option<NaiveDate> {
        let day = u32::try_from(self.due_day?).ok()?;
        Some(calendar.due_for(self.week, day, None))
    }
}

impl Syllabus {
    /// Every thing, in the order of the weeks; what only the course has stands where it has it.
    pub fn things(&self) -> Vec<Thing> {
        let course = |item: &str| self.course.as_ref().and_then(|course| course.source(item));
        let mut things: Vec<Thing> = self
            .kept
            .items
            .iter()
            .map(|row| {
                let source = self.kept.source(row);
                let now = course(&row.item).map(|source| (source.hash.as_str(), source.week));
                Thing {
                    item: row.item.clone(),
                    week: source.week,
                    hidden: row.hidden,
                    noted: self.kept.notes.iter().any(|note| note.item == row.item),
                    due_day: row.due_day,
                    compared: compare(row.own, Some((&row.hash, source.week)), now),
                    source,
                }
            })
            .collect();
        let all = self.course.iter().flat_map(|course| &course.sources);
        things.extend(all.filter(|source| self.kept.item(&source.item).is_none()).map(|source| Thing {
            item: source.item.clone(),
            week: source.week,
            hidden: true,
            noted: false,
            due_day: None,
            compared: Compared::New,
            source: source.clone(),
        }));
        things.sort_by_key(|thing| (thing.week, rank(&thing.item), thing.source.place, thing.item.clone()));
        things
    }
}

/// Where a thing stands in its week: the week, its lessons, then its parts as they are done.
fn rank(item: &str) -> usize {
    match item.rsplit_once('/').and_then(|(_, name)| PieceKind::named(name)) {
        _ if is_lesson(item) => 1,
        Some(part) => 2 + part as usize,
        None => 0,
    }
}

/// The heading of a thing in the language of a page.
pub fn title(source: &Source, locale: &str, languages: &[String]) -> crate::features::curriculum::Said {
    heading_of(&source.texts, locale, languages)
}

/// What a cohort has, beside the course as it is now.
pub async fn syllabus(house: &House, catalogue: &Catalogue, on: &CohortOn) -> Result<Syllabus> {
    let course = catalogue.programme(&on.programme);
    let kept = match on.cohort.content_version {
        // What it would keep if it kept the course now.
        0 => on.course.as_deref().map(|course| Kept::of(on.cohort.id, course)).unwrap_or_default(),
        _ => load(house.store.read(), on.cohort.id).await?,
    };
    Ok(Syllabus { kept, course })
}

/// The thing a request's path names: `lesson.soil`, `week.3.task`.
pub async fn find_item_of(req: &HttpRequest, who: &Actor) -> Result<ItemOn> {
    let cohort = find_cohort_of(req, who).await?;
    let item = req.match_info().query("item").replace('.', "/");
    let (house, catalogue) = (app::<House>(req)?, app::<Catalogue>(req)?);
    let syllabus = syllabus(&house, &catalogue, &cohort).await?;
    let on = ItemOn { cohort, item, syllabus };
    // Path traversal, a stranger's thing and a typing mistake look the same.
    let known = on.item != "programme" && (on.row().is_some() || on.in_course().is_some());
    if known { Ok(on) } else { Err(Error::Missing) }
}
