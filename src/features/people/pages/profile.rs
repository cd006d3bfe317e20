//! One person, and the part of one's own profile that is being written.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::states::{ProfilePart, ShownTo};
use serde::Serialize;

use super::{
    super::{
        queries::{Entry, Part, PersonOn},
        rules::{LANGUAGES, MOST, Relation, languages, suggested},
    },
    Place, Words, photo_href, place_of, tag_of,
};
use crate::{
    features::cohorts::cohort_strip,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// Somebody.
#[derive(Serialize)]
pub struct ProfilePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Who.
    pub person: PersonTag,
    /// Whether it is the reader.
    pub me: bool,
    /// Where their photo is.
    pub photo: Option<String>,
    /// The list they stand in.
    pub list_href: String,
    /// Where the page is.
    pub href: String,
    /// What they say: all parts for themselves, to others those that say something.
    pub parts: Vec<PartView>,
    /// Whether they have never written anything.
    pub invites: bool,
    /// The part that is being written.
    pub edit: Option<Edit>,
}

impl View for ProfilePage {
    const FILE: &'static str = "people/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One part.
#[derive(Serialize)]
pub struct PartView {
    /// Which: words are `people-part-…`.
    pub part: &'static str,
    /// Whether it says anything.
    pub said: bool,
    /// What was written.
    pub words: Option<Words>,
    /// What they speak: tag and name.
    pub languages: Vec<(&'static str, &'static str)>,
    /// Where they live.
    pub place: Option<Place>,
    /// Who may see it; for its owner only.
    pub shown_to: Option<ShownTo>,
    /// Whether it is being written.
    pub editing: bool,
}

/// A part that is being written.
#[derive(Serialize)]
pub struct Edit {
    /// Which.
    pub part: &'static str,
    /// Where the form goes.
    pub action: String,
    /// `body` or `language.…`, `shown_to`, `version`.
    pub form: FormState,
    /// What stands now, where it was changed in another window meanwhile.
    pub current: Option<Words>,
    /// What one speaks now, where that was changed meanwhile.
    pub current_languages: Vec<(&'static str, &'static str)>,
    /// Who may see it now, where it was changed meanwhile.
    pub current_shown_to: Option<ShownTo>,
    /// What the form suggests before anything was saved.
    pub suggested: ShownTo,
    /// Whether that suggestion stands in the form.
    pub first: bool,
    /// Every language there is to tick: tag and name.
    pub languages: Vec<(&'static str, &'static str)>,
    /// One's zone.
    pub zone: String,
    /// The most characters.
    pub most: usize,
    /// Where the form that takes the photo away goes, where there is one.
    pub remove_action: Option<String>,
}

impl Edit {
    /// The form of a part as it stands.
    pub fn new(on: &PersonOn, part: ProfilePart) -> Self {
        let now = on.entry.part(part);
        let mut values = vec![
            ("shown_to".to_owned(), now.map_or(suggested(part), |now| now.shown_to).word().to_owned()),
            ("version".to_owned(), now.map_or(0, |now| now.version).to_string()),
        ];
        match (part, now) {
            (ProfilePart::Languages, Some(now)) => {
                let ticked = languages(&now.body).into_iter();
                values.extend(ticked.map(|(tag, _)| (format!("language.{tag}"), "yes".to_owned())));
            }
            (ProfilePart::Photo | ProfilePart::Zone, _) | (_, None) => {}
            (_, Some(now)) => values.push(("body".to_owned(), now.body.clone())),
        }
        let form = FormState::with(values.iter().map(|(name, value)| (name.as_str(), value.clone())));
        Self::with(on, part, form, None)
    }

    /// The form of a part with these values; `current` is what came in between.
    pub fn with(on: &PersonOn, part: ProfilePart, form: FormState, current: Option<&Part>) -> Self {
        let base = profile_href(on);
        let worded = |part| matches!(part, ProfilePart::Community | ProfilePart::Wonder | ProfilePart::Offer);
        let action = match part {
            ProfilePart::Photo => format!("{base}/photo"),
            other => format!("{base}/parts/{}", other.word()),
        };
        let spoken = current.filter(|_| part == ProfilePart::Languages).map(|now| languages(&now.body));
        Self {
            part: part.word(),
            remove_action: on
                .entry
                .photo()
                .filter(|_| part == ProfilePart::Photo)
                .map(|_| format!("{base}/photo/removal")),
            action,
            current: current.filter(|_| worded(part)).map(Words::of),
            current_languages: spoken.unwrap_or_default(),
            current_shown_to: current.map(|now| now.shown_to),
            suggested: suggested(part),
            first: on.entry.part(part).is_none(),
            languages: LANGUAGES.to_vec(),
            zone: on.entry.zone.clone().unwrap_or_default(),
            most: MOST,
            form,
        }
    }
}

/// Where somebody's profile is.
pub fn profile_href(on: &PersonOn) -> String {
    format!("/cohorts/{}/people/{}", on.cohort.cohort.id, on.entry.person)
}

impl ProfilePage {
    /// The page, with `edit` where a part is being written.
    pub fn new(on: &PersonOn, edit: Option<Edit>, zone: Tz, now: DateTime<Utc>) -> Self {
        let entry = &on.entry;
        let me = entry.relation == Relation::Oneself;
        let writing = |part: ProfilePart| edit.as_ref().is_some_and(|edit| edit.part == part.word());
        let parts = ProfilePart::ALL.iter().map(|part| PartView::new(entry, *part, writing(*part), zone, now));
        // The face of somebody else stands beside their name.
        let shown = |part: &PartView| me || (part.said && part.part != ProfilePart::Photo.word());
        Self {
            strip: cohort_strip(&on.cohort, "nav-people", now),
            person: tag_of(entry),
            me,
            photo: photo_href(entry, false),
            list_href: format!("/cohorts/{}/people", on.cohort.cohort.id),
            href: profile_href(on),
            parts: parts.filter(shown).collect(),
            invites: me && ProfilePart::ALL.iter().all(|part| entry.part(*part).is_none()),
            edit,
        }
    }
}

impl PartView {
    fn new(entry: &Entry, part: ProfilePart, editing: bool, zone: Tz, now: DateTime<Utc>) -> Self {
        let said = entry.said(part);
        let place = if part == ProfilePart::Zone { place_of(entry, zone, now) } else { None };
        let spoken = said.filter(|_| part == ProfilePart::Languages);
        let worded = !matches!(part, ProfilePart::Languages | ProfilePart::Photo | ProfilePart::Zone);
        let me = entry.relation == Relation::Oneself;
        Self {
            part: part.word(),
            said: said.is_some() || place.is_some(),
            words: said.filter(|_| worded).map(Words::of),
            languages: spoken.map(|part| languages(&part.body)).unwrap_or_default(),
            place,
            shown_to: entry.part(part).map(|part| part.shown_to).filter(|_| me),
            editing,
        }
    }
}

/// A profile is shown in cohorts, and the reader is in none.
#[derive(Serialize)]
pub struct NowherePage {}

impl View for NowherePage {
    const FILE: &'static str = "people/nowhere.html";
}
