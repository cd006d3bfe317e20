//! The page of a network.

use chrono::NaiveDate;
use entity::{
    alumni_word,
    states::{AlumniRoleKind, AlumniRoleState, AlumniWordKind, Role},
};
use serde::Serialize;

use super::{
    super::{
        queries::{AlumniOn, NamedRole, Spoken},
        rules::MOST,
    },
    List, WordLine, Wrong, departments, written,
};
use crate::{
    features::curriculum::Said,
    identity::Actor,
    web::{FormState, PersonTag, View},
};

/// How many of the newest asks and offers stand above the list.
const NEWEST: usize = 10;

/// The page of a network.
#[derive(Serialize)]
pub struct AlumniPage {
    /// Title of the programme.
    pub title: Said,
    /// Its public page.
    pub programme_href: String,
    /// Where the network is.
    pub href: String,
    /// Whether the reader looks after the programme.
    pub owner: bool,
    /// How many are in it.
    pub count: usize,
    /// How much they look for.
    pub asks: usize,
    /// How much they offer.
    pub offers: usize,
    /// Every department there is to name: id and how it reads.
    pub departments: Vec<(String, String)>,
    /// The form to join, or to change one's department.
    pub join: FormState,
    /// What is the reader's own; none as long as they are not in it.
    pub own: Option<Own>,
    /// The question of this month.
    pub month: Option<MonthLink>,
    /// The newest asks and offers.
    pub newest: Vec<WordLine>,
    /// Who is in it; for those who are.
    pub list: Option<List>,
    /// Which form was not taken.
    pub scope: String,
    /// That form.
    pub wrong: FormState,
}

impl View for AlumniPage {
    const FILE: &'static str = "alumni/index.html";
}

/// What is the reader's own.
#[derive(Clone, Debug, Serialize)]
pub struct Own {
    /// How the others see them.
    pub entry_href: String,
    /// Where they say whether they would help the next cohort.
    pub helping_href: Option<String>,
    /// What they asked and offered.
    pub words: Vec<OwnWord>,
    /// The form for what they look for.
    pub ask: FormState,
    /// The form for what they could give.
    pub offer: FormState,
    /// The most characters of either.
    pub most: usize,
    /// Roles they were asked to take, hold, or held.
    pub roles: Vec<OwnRole>,
    /// What leaving takes along.
    pub leave: FormState,
}

/// Something of one's own.
#[derive(Clone, Debug, Serialize)]
pub struct OwnWord {
    /// `ask` or `offer`.
    pub kind: AlumniWordKind,
    /// The words.
    pub said: Said,
    /// Until when it is shown.
    pub until_on: NaiveDate,
    /// Whether that is over.
    pub over: bool,
    /// Below this it is renewed and taken back.
    pub href: String,
}

/// A role of one's own.
#[derive(Clone, Debug, Serialize)]
pub struct OwnRole {
    /// Its id, for the fields of its form.
    pub id: String,
    /// Which.
    pub kind: AlumniRoleKind,
    /// `offered`, `held`, `over` by itself, or `ended`.
    pub stands: &'static str,
    /// Why it was offered.
    pub reason: String,
    /// Who offered it.
    pub giver: Option<String>,
    /// Since when.
    pub starts_on: Option<NaiveDate>,
    /// Until when.
    pub ends_on: Option<NaiveDate>,
    /// Why it ended.
    pub ended_why: Option<String>,
    /// Below this it is answered and ended.
    pub href: String,
    /// The form that ends it.
    pub form: FormState,
}

/// How a role stands on a day: what is held past its time has ended by itself.
pub fn stands(state: AlumniRoleState, ends_on: Option<NaiveDate>, today: NaiveDate) -> &'static str {
    match state {
        AlumniRoleState::Held if ends_on.is_none_or(|day| day <= today) => "over",
        other => other.word(),
    }
}

impl Own {
    /// What is theirs.
    pub fn new(
        (on, who): (&AlumniOn, &Actor),
        words: &[alumni_word::Model],
        roles: &[NamedRole],
        wrong: &Wrong,
        today: NaiveDate,
    ) -> Self {
        let href = on.href();
        let word = |word: &alumni_word::Model| OwnWord {
            kind: word.kind,
            said: written(&word.body, &word.language),
            until_on: word.until_on,
            over: word.until_on <= today,
            href: format!("{href}/words/{}", word.id),
        };
        let role = |NamedRole { role, name }: &NamedRole| OwnRole {
            id: role.id.to_string(),
            kind: role.kind,
            stands: match (role.state, &role.ended_by) {
                // Another one came after it.
                (AlumniRoleState::Ended, None) => "over",
                (state, _) => stands(state, role.ends_on, today),
            },
            reason: role.reason.clone(),
            giver: name.clone(),
            starts_on: role.starts_on,
            ends_on: role.ends_on,
            ended_why: role.ended_why.clone(),
            href: format!("{href}/roles/{}", role.id),
            form: wrong.form(&format!("end-{}", role.id), FormState::blank),
        };
        let helps = on.cohorts.iter().find(|(_, role)| *role == Role::Participant);
        Self {
            entry_href: format!("{href}/{}", who.id),
            helping_href: helps.map(|(cohort, _)| format!("/cohorts/{cohort}/helping")),
            words: words.iter().map(word).collect(),
            ask: wrong.form("ask", FormState::blank),
            offer: wrong.form("offer", FormState::blank),
            most: MOST,
            roles: roles.iter().map(role).collect(),
            leave: wrong.form("leave", FormState::blank),
        }
    }
}

/// The question of a month, and where people answer it.
#[derive(Clone, Debug, Serialize)]
pub struct MonthLink {
    /// What is asked.
    pub question: Said,
    /// Where.
    pub href: String,
    /// How many have answered.
    pub answers: i64,
}

/// What was read for the page.
pub struct Read<'a> {
    /// How many are in the network.
    pub count: usize,
    /// What they ask and offer.
    pub spoken: &'a [Spoken],
    /// What is the reader's own.
    pub own: Option<Own>,
    /// The question of this month.
    pub month: Option<MonthLink>,
    /// Who is in it.
    pub list: Option<List>,
}

impl AlumniPage {
    /// The page as somebody sees it.
    pub fn new(on: &AlumniOn, read: Read<'_>, wrong: &Wrong, locale: &str) -> Self {
        let href = on.href();
        let of = |kind| read.spoken.iter().filter(|word| word.kind == kind).count();
        let line = |word: &Spoken| WordLine {
            kind: word.kind,
            said: written(&word.body, &word.language),
            person: PersonTag::new(word.person, &word.name, None, false),
            href: format!("{href}/{}", word.person),
            at: word.written_at,
        };
        let newest = read.spoken.iter().filter(|_| read.own.is_some()).take(NEWEST).map(line).collect();
        let now = on.joined.as_ref().and_then(|joined| joined.department.clone());
        let at_first = || FormState::with([("department", now.unwrap_or_default())]);
        let (scope, form) = wrong.split();
        Self {
            title: on.course.say(&on.course.title, locale),
            programme_href: format!("/programmes/{}", on.programme.programme.slug),
            owner: on.programme.owner,
            count: read.count,
            asks: of(AlumniWordKind::Ask),
            offers: of(AlumniWordKind::Offer),
            departments: departments(on, locale),
            join: wrong.form("join", at_first),
            own: read.own,
            month: read.month,
            newest,
            list: read.list,
            scope,
            wrong: form,
            href,
        }
    }
}
