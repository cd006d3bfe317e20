//! What rooms have to say, in the words of the reader.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Utc};
use entity::ids::CohortId;
use serde::Serialize;

use crate::{
    features::curriculum::{Catalogue, Programme, Said},
    web::{
        Visit,
        waiting::{Entry, Found, Line, Section},
    },
};

/// One row of Home.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// What it is about.
    pub headline: Said,
    /// What else there is to say.
    pub line: Option<Said>,
    /// Where it leads.
    pub href: String,
    /// Since when; of what is to come: when it begins.
    pub since: Option<DateTime<Utc>>,
    /// Until when.
    pub until: Option<DateTime<Utc>>,
    /// The cohort it is about, where the reader is in several.
    pub cohort: Option<String>,
}

/// A list that may be longer than what is shown.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cut {
    /// The first of them.
    pub rows: Vec<Shown>,
    /// How many more there are.
    pub beyond: usize,
}

/// Turns what rooms say into the reader's words.
pub struct Speaker<'a> {
    /// The request.
    pub visit: &'a Visit,
    /// The courses.
    pub catalogue: &'a Catalogue,
    /// The cohorts the reader is in, by id: name and course. What is about any other is left out.
    pub cohorts: BTreeMap<CohortId, (String, Option<Arc<Programme>>)>,
}

impl Speaker<'_> {
    fn say(&self, line: &Line, cohort: Option<CohortId>) -> Option<Said> {
        let locale = self.visit.locale.tag();
        // Where no language is named, the page's own is meant.
        let plain = |text| Said { text, language: String::new(), fallback: false };
        Some(match line {
            Line::Written { .. } | Line::Message { .. } => {
                let (text, language) = self.visit.line(line)?;
                Said { language: language.unwrap_or_default(), ..plain(text) }
            }
            Line::Question { id, otherwise } => {
                let course = cohort.and_then(|id| self.cohorts.get(&id)?.1.as_ref());
                let asked = course.and_then(|course| Some(course.say(&course.asking(id)?.1.question, locale)));
                asked.unwrap_or_else(|| plain(otherwise.clone()))
            }
            // One that left the content has no name any more, and no pages.
            Line::Programme { slug } => {
                let programme = self.catalogue.programme(slug)?;
                programme.say(&programme.title, locale)
            }
        })
    }

    fn show(&self, entry: &Entry) -> Option<Shown> {
        let cohort = match entry.cohort {
            Some(id) => Some(self.cohorts.get(&id)?.0.clone()).filter(|_| self.cohorts.len() > 1),
            None => None,
        };
        let item = &entry.item;
        let line = match &item.line {
            Some(line) => Some(self.say(line, entry.cohort)?),
            None => None,
        };
        let headline = self.say(&item.headline, entry.cohort)?;
        Some(Shown { headline, line, href: item.href.clone(), since: item.since, until: item.until, cohort })
    }

    /// All of a section.
    pub fn all(&self, found: &Found, section: Section) -> Vec<Shown> {
        found.list(section).filter_map(|entry| self.show(entry)).collect()
    }

    /// The first `most` of a section, and how many more there are.
    pub fn cut(&self, found: &Found, section: Section, most: usize) -> Cut {
        let mut rows = self.all(found, section);
        let brought = rows.len();
        rows.truncate(most);
        let beyond = usize::try_from(found.beyond(section)).unwrap_or(0) + (brought - rows.len());
        Cut { rows, beyond }
    }
}
