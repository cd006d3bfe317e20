//! The courses as they are now, and as each cohort has them.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use entity::ids::CohortId;
use sea_orm::ConnectionTrait;

use super::{
    blocks::{Labels, fits_before_question},
    course::Programme,
    kept,
    reading::{Pictures, Shipped, read, read_kept},
};
use crate::platform::{
    errors::{Error, Result},
    files::Files,
    markdown::{Dress, Kind, render_in},
};

/// How many cohorts' own courses are held at once. Each takes about as much memory
/// as the course's HTML; one that falls out is read again when somebody asks for it.
const COHORTS_HELD: usize = 32;

/// Every programme, by slug. Read at start, shared by all requests.
#[derive(Clone, Default)]
pub struct Catalogue(Arc<Inner>);

#[derive(Default)]
struct Inner {
    now: RwLock<BTreeMap<String, Course>>,
    labels: Labels,
    /// Where the courses came from, and what that looked like when they were read.
    source: Option<(Files, Mutex<u64>)>,
    held: Mutex<HashMap<CohortId, (i32, Arc<Programme>)>>,
}

#[derive(Clone)]
struct Course {
    programme: Arc<Programme>,
    pictures: Arc<Pictures>,
}

fn shelve(programmes: Vec<(Programme, Pictures)>) -> BTreeMap<String, Course> {
    let course = |(programme, pictures): (Programme, Pictures)| {
        (programme.slug.clone(), Course { programme: Arc::new(programme), pictures: Arc::new(pictures) })
    };
    programmes.into_iter().map(course).collect()
}

impl Catalogue {
    /// A catalogue of these programmes, read from `files`.
    pub fn new(programmes: Vec<(Programme, Pictures)>, labels: Labels, files: &Files) -> Self {
        let source = files.stamp("programmes/").ok().map(|stamp| (files.clone(), Mutex::new(stamp)));
        Self(Arc::new(Inner { now: RwLock::new(shelve(programmes)), labels, source, held: Mutex::default() }))
    }

    fn course(&self, slug: &str) -> Option<Course> {
        self.0.now.read().unwrap_or_else(PoisonError::into_inner).get(slug).cloned()
    }

    /// The programme with this slug, as it is now.
    pub fn programme(&self, slug: &str) -> Option<Arc<Programme>> {
        Some(self.course(slug)?.programme)
    }

    /// All programmes, by slug.
    pub fn programmes(&self) -> Vec<Arc<Programme>> {
        let now = self.0.now.read().unwrap_or_else(PoisonError::into_inner);
        now.values().map(|course| course.programme.clone()).collect()
    }

    /// A picture of a programme.
    pub fn picture(&self, slug: &str, name: &str) -> Option<Shipped> {
        self.course(slug)?.pictures.get(name).cloned()
    }

    /// All pictures of a programme.
    pub fn pictures(&self, slug: &str) -> Arc<Pictures> {
        self.course(slug).map(|course| course.pictures).unwrap_or_default()
    }

    /// The course as a cohort has it: its own from the day it started, the current one before.
    /// None where the content no longer has it and the cohort kept nothing.
    pub async fn of_cohort(
        &self,
        db: &impl ConnectionTrait,
        cohort: CohortId,
        slug: &str,
        content_version: i32,
    ) -> Result<Option<Arc<Programme>>> {
        if content_version == 0 {
            return Ok(self.programme(slug));
        }
        let held = self.0.held.lock().unwrap_or_else(PoisonError::into_inner).get(&cohort).cloned();
        if let Some((_, programme)) = held.filter(|(version, _)| *version == content_version) {
            return Ok(Some(programme));
        }
        let own = kept::load(db, cohort).await?;
        // Most cohorts keep what the course still says: they share it.
        let now = self.programme(slug).filter(|now| own.is_just(now));
        let programme = match now {
            Some(now) => now,
            None => {
                let read = read_kept(slug, &own.files(), &self.0.labels, &self.pictures(slug));
                let broken = || Error::Broken(anyhow::anyhow!("what cohort {cohort} kept cannot be read"));
                Arc::new(own.dress(read.ok_or_else(broken)?))
            }
        };
        let mut all = self.0.held.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= COHORTS_HELD && !all.contains_key(&cohort) {
            let other = all.keys().next().copied();
            other.and_then(|other| all.remove(&other));
        }
        all.insert(cohort, (content_version, programme.clone()));
        Ok(Some(programme))
    }

    /// HTML for what trainers write below a thing of a course: the blocks and pictures of the
    /// course are theirs too. None where it would swallow what follows it.
    pub fn note_html(&self, slug: &str, language: &str, text: &str) -> Option<String> {
        if !fits_before_question(text) {
            return None;
        }
        let pictures = self.pictures(slug);
        let dress = Dress {
            prefix: "note-",
            footnote_back: self.0.labels.footnote_back(language),
            block: &|name, words| self.0.labels.dressing(language, name, words),
            picture: &|path| pictures.shown(slug, "week-1", path),
        };
        Some(render_in(text, Kind::Lesson, &dress))
    }

    /// What blocks are called.
    pub fn labels(&self) -> &Labels {
        &self.0.labels
    }

    /// Reads the courses again where a file has changed since. What cannot be read
    /// leaves everything as it was and is named in the log. For builds that are worked on.
    pub fn follow(&self) {
        let Some((files, seen)) = &self.0.source else { return };
        let Ok(stamp) = files.stamp("programmes/") else { return };
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen == stamp {
            return;
        }
        *seen = stamp;
        match read(files, &self.0.labels) {
            Ok((programmes, problems)) => match problems.mistakes().first() {
                None => *self.0.now.write().unwrap_or_else(PoisonError::into_inner) = shelve(programmes),
                Some(first) => tracing::warn!(%first, "the content has a mistake; the pages stay as they were"),
            },
            Err(error) => tracing::warn!(%error, "the content cannot be read; the pages stay as they were"),
        }
    }
}
