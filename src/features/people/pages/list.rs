//! The people of a cohort.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::states::ProfilePart;
use serde::Serialize;

use super::{
    super::{
        queries::Entry,
        rules::{Relation, languages, mentions},
    },
    Place, Words, photo_href, place_of, tag_of,
};
use crate::web::{CohortStrip, FormState, Pager, PersonTag, View};

/// How many stand on one page: what a phone loads at once and a person reads through.
const A_PAGE: usize = 50;
/// How much of a text the list shows.
const BEGINNING: usize = 150;

/// What the list was asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Words.
    pub words: String,
    /// A language.
    pub language: String,
    /// Only who offers something.
    pub offers: bool,
}

impl Asked {
    fn anything(&self) -> bool {
        !self.words.is_empty() || !self.language.is_empty() || self.offers
    }

    fn fits(&self, entry: &Entry) -> bool {
        let said = |part| entry.said(part).map(|part| part.body.as_str());
        let spoken = languages(said(ProfilePart::Languages).unwrap_or(""));
        let texts = [ProfilePart::Community, ProfilePart::Wonder, ProfilePart::Offer].into_iter().filter_map(said);
        let names = spoken.iter().map(|(_, name)| *name);
        let name = if entry.closed { "" } else { entry.name.as_str() };
        (self.words.is_empty() || mentions(&self.words, std::iter::once(name).chain(texts).chain(names)))
            && (self.language.is_empty() || spoken.iter().any(|(tag, _)| *tag == self.language))
            && (!self.offers || said(ProfilePart::Offer).is_some())
    }

    fn values(&self) -> FormState {
        let offers = if self.offers { "yes" } else { "" };
        FormState::with([("q", self.words.clone()), ("language", self.language.clone()), ("offers", offers.into())])
    }
}

/// The people of a cohort.
#[derive(Serialize)]
pub struct PeoplePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where the form goes, and the whole list is.
    pub list_href: String,
    /// What was asked for.
    pub form: FormState,
    /// Whether anything was.
    pub asked: bool,
    /// The languages anybody here says they speak.
    pub languages: Vec<(&'static str, &'static str)>,
    /// How many there are in all.
    pub count: usize,
    /// How many fit.
    pub found: usize,
    /// By name, trainers among the others.
    pub people: Vec<Card>,
    /// Pages.
    pub pager: Pager,
    /// Where the reader's own profile is, where they take part.
    pub own_href: Option<String>,
    /// Whether they have never written anything in it.
    pub invites: bool,
}

impl View for PeoplePage {
    const FILE: &'static str = "people/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Somebody in the list.
#[derive(Serialize)]
pub struct Card {
    /// Who.
    pub person: PersonTag,
    /// Where their profile is; none where the reader sees no more than a name.
    pub href: Option<String>,
    /// Whether it is the reader.
    pub me: bool,
    /// Where their photo is.
    pub photo: Option<String>,
    /// The community they run.
    pub community: Option<Words>,
    /// The question they bring.
    pub wonder: Option<Words>,
    /// What they can help with.
    pub offer: Option<Words>,
    /// What they speak: tag and name.
    pub languages: Vec<(&'static str, &'static str)>,
    /// Where they live.
    pub place: Option<Place>,
}

impl Card {
    fn new(entry: &Entry, list: &str, zone: Tz, now: DateTime<Utc>) -> Self {
        let words = |part| entry.said(part).map(|part| Words::beginning(part, BEGINNING));
        let me = entry.relation == Relation::Oneself;
        let seen = !entry.closed && entry.relation != Relation::Stranger;
        Self {
            person: tag_of(entry),
            href: seen.then(|| format!("{list}/{}", entry.person)),
            me,
            photo: photo_href(entry, true),
            community: words(ProfilePart::Community),
            wonder: words(ProfilePart::Wonder),
            offer: words(ProfilePart::Offer),
            languages: spoken(entry),
            place: place_of(entry, zone, now).filter(|_| !me),
        }
    }
}

fn spoken(entry: &Entry) -> Vec<(&'static str, &'static str)> {
    entry.said(ProfilePart::Languages).map(|part| languages(&part.body)).unwrap_or_default()
}

impl PeoplePage {
    /// Page `page` of those who fit; `None` where there is no such page.
    pub fn new(
        strip: CohortStrip,
        people: &[Entry],
        asked: &Asked,
        page: u64,
        (zone, now): (Tz, DateTime<Utc>),
    ) -> Option<Self> {
        let list_href = format!("{}/people", strip.href);
        let fitting: Vec<&Entry> = people.iter().filter(|entry| asked.fits(entry)).collect();
        let pages = u64::try_from(fitting.len().div_ceil(A_PAGE)).ok()?.max(1);
        let before = usize::try_from(page - 1).ok()?.checked_mul(A_PAGE)?;
        if page > pages {
            return None;
        }
        let me = people.iter().find(|entry| entry.relation == Relation::Oneself);
        let known: BTreeMap<_, _> = people.iter().flat_map(spoken).collect();
        let shown = fitting.iter().skip(before).take(A_PAGE);
        let form = asked.values();
        let query = serde_urlencoded::to_string(&form.values).unwrap_or_default();
        let and = if query.is_empty() { "" } else { "&" };
        Some(Self {
            people: shown.map(|entry| Card::new(entry, &list_href, zone, now)).collect(),
            asked: asked.anything(),
            languages: known.into_iter().collect(),
            count: people.len(),
            found: fitting.len(),
            pager: Pager::new(page, pages, format!("{list_href}?{query}{and}page=")),
            own_href: me.map(|entry| format!("{list_href}/{}", entry.person)),
            invites: me.is_some_and(|entry| ProfilePart::ALL.iter().all(|part| entry.part(*part).is_none())),
            form,
            list_href,
            strip,
        })
    }
}
