//! What the pages about a community show.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::states::{Role, VentureStage};
use serde::Serialize;

use super::{
    forms::{kept, kept_name, stage_of},
    queries::{Venture, head_of, head_text, part_of, seen_head, seen_part},
    rules::{Fate, MOST, MOST_NAME, PARTS, Seen},
};
use crate::{
    features::cohorts::{CohortOn, MemberOn, cohort_strip},
    web::{CohortStrip, FormState, PersonTag, View},
};

/// One's own community, to be written.
#[derive(Serialize)]
pub struct OwnPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The people of the cohort.
    pub list_href: String,
    /// Where one says what became of the course, some time after its end; for participants.
    pub afterwards_href: Option<String>,
    /// How the others read it; none before anything is written.
    pub read_href: Option<String>,
    /// Where the form goes.
    pub action: String,
    /// The form: `name`, `stage`, `need`, the parts, and what was shown of each.
    pub form: FormState,
    /// The parts, in order.
    pub parts: Vec<&'static str>,
    /// Where a community can stand.
    pub stages: Vec<&'static str>,
    /// What stands by now in a part that was changed here and elsewhere.
    pub crossed: BTreeMap<&'static str, String>,
    /// Name, stage and need as they stand by now, where these were changed here and elsewhere.
    pub crossed_head: Option<(String, Option<VentureStage>, String)>,
    /// The most characters of a part.
    pub most: usize,
    /// The most characters of the name.
    pub most_name: usize,
}

impl View for OwnPage {
    const FILE: &'static str = "ventures/own.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

fn seen_field(part: &str) -> String {
    format!("seen-{part}")
}

/// The form as everything stands.
pub fn form_of(venture: Option<&Venture>) -> FormState {
    let mut values = vec![("seen".to_owned(), seen_head(venture).token())];
    if let Some(venture) = venture {
        values.push(("name".into(), venture.row.name.clone()));
        values.push(("stage".into(), venture.row.stage.map_or("", VentureStage::word).to_owned()));
        values.push(("need".into(), venture.row.need.clone()));
    }
    for part in PARTS {
        values.push((part.word().to_owned(), part_of(venture, part).1));
        values.push((seen_field(part.word()), seen_part(venture, part).token()));
    }
    FormState::with(values.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

impl OwnPage {
    /// The page with this form, where `venture` stands by now.
    pub fn new(on: &CohortOn, me: &str, venture: Option<&Venture>, form: FormState, now: DateTime<Utc>) -> Self {
        let base = format!("/cohorts/{}", on.cohort.id);
        Self {
            strip: cohort_strip(on, "nav-people", now),
            list_href: format!("{base}/people"),
            afterwards_href: (on.standing.role == Some(Role::Participant)).then(|| format!("{base}/afterwards")),
            read_href: venture.map(|_| format!("{base}/people/{me}/venture")),
            action: format!("{base}/venture"),
            form,
            parts: PARTS.map(|part| part.word()).to_vec(),
            stages: VentureStage::ALL.iter().map(|stage| stage.word()).collect(),
            crossed: BTreeMap::new(),
            crossed_head: None,
            most: MOST,
            most_name: MOST_NAME,
        }
    }

    /// Shows what stands by now wherever that was changed here and elsewhere; the next attempt is made upon it.
    #[must_use]
    pub fn with_crossed(mut self, venture: Option<&Venture>) -> Self {
        let typed = |form: &FormState, name: &str| form.values.get(name).cloned().unwrap_or_default();
        let stage = stage_of(&typed(&self.form, "stage"));
        let head = head_text(&kept_name(&typed(&self.form, "name")), stage, &kept(&typed(&self.form, "need")));
        let (version, text) = head_of(venture);
        let seen = Seen::parse(&typed(&self.form, "seen"));
        if seen.is_some_and(|seen| seen.fate(&head, version, &text) == Fate::Crossed) {
            self.crossed_head = venture.map(|now| (now.row.name.clone(), now.row.stage, now.row.need.clone()));
            self.form.values.insert("seen".into(), seen_head(venture).token());
        }
        for part in PARTS {
            let word = part.word();
            let (version, text) = part_of(venture, part);
            let body = kept(&typed(&self.form, word));
            let seen = Seen::parse(&typed(&self.form, &seen_field(word)));
            if seen.is_some_and(|seen| seen.fate(&body, version, &text) == Fate::Crossed) {
                self.crossed.insert(word, text);
                self.form.values.insert(seen_field(word), seen_part(venture, part).token());
            }
        }
        self
    }
}

/// The community of somebody, to be read.
#[derive(Serialize)]
pub struct VenturePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Who looks after it.
    pub person: PersonTag,
    /// Their profile.
    pub profile_href: String,
    /// The people of the cohort.
    pub list_href: String,
    /// Where one's own is written; none on that of somebody else.
    pub own_href: Option<String>,
    /// What they say; none as long as they have said nothing.
    pub venture: Option<VentureView>,
}

impl View for VenturePage {
    const FILE: &'static str = "ventures/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A community as it is read.
#[derive(Serialize)]
pub struct VentureView {
    /// What it is called.
    pub name: String,
    /// The language it is in.
    pub language: String,
    /// Where it stands.
    pub stage: Option<VentureStage>,
    /// What its keeper needs.
    pub need: String,
    /// The parts that say something: which, the language, the words.
    pub parts: Vec<(&'static str, String, String)>,
    /// When anything of it was written last.
    pub written_at: DateTime<Utc>,
}

impl VenturePage {
    /// The page as somebody reads it who is, or is not, its keeper.
    pub fn new(on: &MemberOn, venture: Option<Venture>, own: bool, now: DateTime<Utc>) -> Self {
        let base = format!("/cohorts/{}", on.cohort.cohort.id);
        let role = (on.member.role == Role::Trainer).then_some("trainer");
        let view = |venture: Venture| VentureView {
            written_at: venture.written_at(),
            parts: PARTS
                .into_iter()
                .filter_map(|part| venture.parts.get(&part))
                .filter(|part| !part.body.is_empty())
                .map(|part| (part.part.word(), part.language.clone(), part.body.clone()))
                .collect(),
            name: venture.row.name,
            language: venture.row.language,
            stage: venture.row.stage,
            need: venture.row.need,
        };
        Self {
            strip: cohort_strip(&on.cohort, "nav-people", now),
            person: PersonTag::new(on.member.person, &on.member.name, role, false),
            profile_href: format!("{base}/people/{}", on.member.person),
            list_href: format!("{base}/people"),
            own_href: own.then(|| format!("{base}/venture")),
            venture: venture.map(view),
        }
    }
}
