//! The list of who is in a network.

use entity::{
    ids::PersonId,
    states::{AlumniWordKind, ProfilePart},
};
use serde::Serialize;

use super::{
    super::{
        forms::{ListQuery, kind_of},
        queries::{AlumniOn, Alumnus, Member},
    },
    Card, department,
};
use crate::{
    features::people::{LANGUAGES, languages, mentions},
    web::{FormState, Pager},
};

/// How many stand on one page: what a phone loads at once and a person reads through.
const A_PAGE: usize = 50;
/// More than this nobody types into a search.
const MOST_WORDS: usize = 100;

/// What the list was asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    words: String,
    department: String,
    language: String,
    says: Option<AlumniWordKind>,
}

impl Asked {
    /// What an address asks.
    pub fn of(query: &ListQuery) -> Self {
        Self {
            words: query.q.trim().chars().take(MOST_WORDS).collect(),
            department: query.department.clone(),
            language: query.language.clone(),
            says: kind_of(&query.says),
        }
    }

    fn anything(&self) -> bool {
        !self.department.is_empty() || self.asks_more_than_who()
    }

    /// Whether one has to know what people say to answer it.
    pub fn asks_more_than_who(&self) -> bool {
        !self.words.is_empty() || !self.language.is_empty() || self.says.is_some()
    }

    /// Whether somebody fits as far as one knows who they are.
    pub fn fits_member(&self, member: &Member) -> bool {
        self.department.is_empty() || member.department.as_deref() == Some(self.department.as_str())
    }

    fn fits(&self, one: &Alumnus, departments: &[(String, String)]) -> bool {
        let said = |part| one.told.said(part).map(|part| part.body.as_str());
        let spoken = languages(said(ProfilePart::Languages).unwrap_or(""));
        let texts = [ProfilePart::Wonder, ProfilePart::Offer].into_iter().filter_map(said);
        let department = department(departments, one.member.department.as_deref()).unwrap_or_default();
        let all = [one.member.name.as_str(), department.as_str()]
            .into_iter()
            .chain(texts)
            .chain(one.community.iter().map(|(name, _)| name.as_str()))
            .chain(one.cohorts.iter().map(|own| own.name.as_str()))
            .chain(one.words.iter().map(|word| word.body.as_str()))
            .chain(spoken.iter().map(|(_, name)| *name));
        let speaks = |tag: &str| spoken.iter().any(|(own, _)| *own == tag);
        (self.words.is_empty() || mentions(&self.words, all))
            && (self.language.is_empty()
                || speaks(&self.language)
                || one.words.iter().any(|word| word.language == self.language))
            && self.says.is_none_or(|kind| one.words.iter().any(|word| word.kind == kind))
    }

    fn values(&self) -> FormState {
        FormState::with([
            ("q", self.words.clone()),
            ("department", self.department.clone()),
            ("language", self.language.clone()),
            ("says", self.says.map_or("", AlumniWordKind::word).to_owned()),
        ])
    }
}

/// The list.
#[derive(Clone, Debug, Serialize)]
pub struct List {
    /// What was asked for.
    pub form: FormState,
    /// Whether anything was.
    pub asked: bool,
    /// Every language there is to choose: tag and name.
    pub languages: Vec<(&'static str, &'static str)>,
    /// How many fit.
    pub found: usize,
    /// By name.
    pub people: Vec<Card>,
    /// Pages.
    pub pager: Pager,
}

/// Which of `all` stand on a page, from which to before which; none where there is no such page.
pub fn page_of(all: usize, page: u64) -> Option<std::ops::Range<usize>> {
    let pages = u64::try_from(all.div_ceil(A_PAGE)).ok()?.max(1);
    let before = usize::try_from(page.checked_sub(1)?).ok()?.checked_mul(A_PAGE)?;
    (page <= pages).then(|| before..all.min(before + A_PAGE))
}

/// How many pages so many fill.
pub fn pages(all: usize) -> u64 {
    u64::try_from(all.div_ceil(A_PAGE)).unwrap_or(u64::MAX).max(1)
}

impl List {
    /// Those who fit of all that was read.
    pub fn fitting(people: Vec<Alumnus>, asked: &Asked, departments: &[(String, String)]) -> Vec<Alumnus> {
        people.into_iter().filter(|one| asked.fits(one, departments)).collect()
    }

    /// Page `page` of `found` people who fit; `shown` are those on it.
    pub fn new(
        on: &AlumniOn,
        shown: &[Alumnus],
        asked: &Asked,
        (found, page): (usize, u64),
        (reader, departments): (PersonId, &[(String, String)]),
    ) -> Self {
        let form = asked.values();
        let query = serde_urlencoded::to_string(&form.values).unwrap_or_default();
        let and = if query.is_empty() { "" } else { "&" };
        Self {
            asked: asked.anything(),
            languages: LANGUAGES.to_vec(),
            found,
            people: shown.iter().map(|one| Card::new(on, one, reader, departments)).collect(),
            pager: Pager::new(page, pages(found), format!("{}?{query}{and}page=", on.href())),
            form,
        }
    }
}
