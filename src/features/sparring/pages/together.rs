//! What partners do together, as one of them sees it.

use chrono::{DateTime, SecondsFormat, Utc};
use entity::{
    ids::PersonId,
    sparring_appointment,
    states::{AppointmentState, Went},
};
use serde::Serialize;

use super::super::{
    queries::{Asked, Participant, Together, is_off},
    rules::{Free, Silence, slots},
};
use crate::{
    features::cohorts::CohortOn,
    platform::{
        text::Body,
        zones::{self, Style},
    },
    web::{FormState, Visit},
};

/// What partners do together.
#[derive(Serialize)]
pub struct TogetherBox {
    /// A time to talk.
    pub time: TimeBox,
    /// How it went; none where it is too early to ask.
    pub went: Option<WentBox>,
    /// What they keep.
    pub notes: NotesBox,
    /// From whom the reader has not heard.
    pub silence: Option<SilenceBox>,
}

/// Where a time to talk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeState {
    /// None is named.
    None,
    /// The reader has suggested one.
    Mine,
    /// Somebody asks whether it suits the reader.
    Theirs,
    /// The reader has said yes; somebody else has not.
    Said,
    /// It has come, and not everybody had said yes.
    Missed,
    /// It holds.
    Agreed,
}

/// A time to talk.
#[derive(Serialize)]
pub struct TimeBox {
    /// Where it stands.
    pub state: TimeState,
    /// Who suggested it.
    pub by: String,
    /// When it is.
    pub at: Option<DateTime<Utc>>,
    /// What the clocks of those show then who live elsewhere: name, words.
    pub clocks: Vec<(String, String)>,
    /// Who has not said yes.
    pub missing: String,
    /// Which version of it is shown; 0 where there is none.
    pub version: i32,
    /// Times to choose from.
    pub slots: Vec<Slot>,
    /// Whether they suit everybody.
    pub common: bool,
    /// Whose clock the reader's is.
    pub zone: &'static str,
    /// Where a time is suggested; none where nobody writes any more.
    pub action: Option<String>,
    /// Where one says yes.
    pub yes_action: String,
    /// Its calendar file.
    pub file_href: String,
    /// Whether another time is being typed in.
    pub own: bool,
    /// What was refused, if something was.
    pub form: FormState,
}

/// A time to choose.
#[derive(Serialize)]
pub struct Slot {
    /// The instant.
    pub value: String,
    /// On the reader's clock.
    pub label: String,
    /// On those of the others, where they differ.
    pub hint: String,
}

/// How it went.
#[derive(Serialize)]
pub struct WentBox {
    /// The time it is about; none where it is about this week.
    pub at: Option<DateTime<Utc>>,
    /// What the reader said.
    pub said: Option<Went>,
    /// What else they could say.
    pub others: Vec<Went>,
    /// Whether the reader has not heard from somebody for so long that more can be done.
    pub silent: bool,
    /// Where they say it; none where nobody writes any more.
    pub action: Option<String>,
}

/// What partners keep.
#[derive(Serialize)]
pub struct NotesBox {
    /// Sanitised HTML; none where nothing is written.
    pub html: Option<String>,
    /// Who changed it last, and when.
    pub by: String,
    pub at: Option<DateTime<Utc>>,
    /// Where it is written; none where nobody writes any more.
    pub action: Option<String>,
    /// The most characters.
    pub most: usize,
    /// The form.
    pub form: FormState,
    /// Whether it is unfolded.
    pub writing: bool,
    /// Whether somebody else was faster.
    pub crossed: bool,
}

/// Somebody has not been heard from.
#[derive(Serialize)]
pub struct SilenceBox {
    /// Who.
    pub names: String,
    /// How many they are.
    pub count: usize,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Whether somebody has asked them lately.
    pub asked: bool,
    /// Whether there is anybody else.
    pub others: bool,
    /// Whether the trainers know.
    pub told: bool,
    /// Where one says what to do.
    pub action: String,
}

/// What the page was opened with.
#[derive(Default)]
pub struct Refused {
    /// A time.
    pub time: Option<FormState>,
    /// Notes, and whether somebody else was faster.
    pub notes: Option<(FormState, bool)>,
}

impl Refused {
    /// What was wrong, and the notes that were typed, for somebody who has no partner any more.
    pub fn without_partner(self) -> (FormState, Option<String>) {
        let notes = self.notes.map(|(form, _)| form);
        let kept = notes.as_ref().and_then(|form| form.values.get("body").cloned());
        (notes.or(self.time).unwrap_or_default(), kept)
    }
}

/// What is needed to say something about partners to one of them.
pub struct Sight<'a> {
    /// The cohort.
    pub on: &'a CohortOn,
    /// Who reads.
    pub me: PersonId,
    /// Everybody who takes part.
    pub people: &'a [Participant],
    /// The request.
    pub visit: &'a Visit,
    /// Where the page is.
    pub base: String,
}

impl Sight<'_> {
    fn names(&self, ids: &[PersonId]) -> String {
        let of = |id: &PersonId| self.people.iter().find(|one| one.id == *id).map(|one| one.name.clone());
        ids.iter().filter_map(of).collect::<Vec<_>>().join(", ")
    }

    fn say(&self, at: DateTime<Utc>, zone: chrono_tz::Tz) -> String {
        zones::words(at, zone, self.visit.locale.tag(), Style::Moment)
    }

    /// What the clocks of the others show, where that is not what the reader's shows.
    fn clocks(&self, have: &Together, at: DateTime<Utc>) -> Vec<(String, String)> {
        let here = at.with_timezone(&self.visit.zone).naive_local();
        let others = self.people.iter().filter(|one| one.id != self.me && have.people.contains(&one.id));
        let elsewhere = others.filter_map(|one| {
            let zone = zones::zone(&one.zone)?;
            let differs = at.with_timezone(&zone).naive_local() != here;
            differs.then(|| (one.name.clone(), self.say(at, zone)))
        });
        elsewhere.collect()
    }

    fn write_to(&self, path: &str) -> Option<String> {
        (!self.on.is_closed()).then(|| format!("{}{path}", self.base))
    }
}

impl TogetherBox {
    /// What partners do together. `groups` is how many groups there are.
    pub fn new(have: &Together, sight: &Sight<'_>, groups: usize, refused: &Refused) -> Self {
        let (on, me, now) = (sight.on, sight.me, sight.visit.now());
        let silence = have.silence(me, &on.calendar, now).filter(|_| !on.is_closed());
        Self {
            time: TimeBox::new(have, sight, refused.time.clone()),
            went: have.asked(&on.calendar, now).map(|asked| WentBox::new(have, sight, asked, silence.is_some())),
            notes: NotesBox::new(have, sight, refused.notes.clone()),
            silence: silence.map(|silence| SilenceBox::new(have, sight, &silence, groups)),
        }
    }
}

impl TimeBox {
    fn new(have: &Together, sight: &Sight<'_>, refused: Option<FormState>) -> Self {
        let (me, now, zone) = (sight.me, sight.visit.now(), sight.visit.zone);
        let open = have.open().filter(|one| one.state != AppointmentState::Agreed || one.ends_at > now);
        let missing = open.map(|one| have.unanswered(one.id)).unwrap_or_default();
        let state = open.map_or(TimeState::None, |one| state_of(one, me, &missing, now));
        let free: Vec<Free> = sight
            .people
            .iter()
            .filter(|one| have.people.contains(&one.id))
            .map(|one| Free::of(&one.facts.times, &one.zone))
            .collect();
        let found = slots(&free, zone, now, |at| is_off(sight.on, at));
        let clocks = |at| sight.clocks(have, at);
        let hint = |at| {
            let theirs = clocks(at).into_iter().map(|(name, words)| format!("{name}: {words}"));
            theirs.collect::<Vec<_>>().join(" · ")
        };
        let offered = found.at.iter().filter(|at| open.is_none_or(|one| one.starts_at != **at));
        let form = refused.unwrap_or_default();
        Self {
            state,
            by: open.map(|one| sight.names(&[one.suggested_by])).unwrap_or_default(),
            at: open.map(|one| one.starts_at),
            clocks: open.map(|one| clocks(one.starts_at)).unwrap_or_default(),
            missing: sight.names(&missing),
            version: open.map_or(0, |one| one.version),
            slots: offered
                .map(|at| Slot {
                    value: at.to_rfc3339_opts(SecondsFormat::Secs, true),
                    label: sight.say(*at, zone),
                    hint: hint(*at),
                })
                .collect(),
            common: found.common,
            zone: zone.name(),
            action: sight.write_to("/sparring/appointment"),
            yes_action: format!("{}/sparring/appointment/yes", sight.base),
            file_href: format!("{}/sparring/appointment.ics", sight.base),
            own: form.values.get("way").is_some_and(|way| way == "own"),
            form,
        }
    }
}

fn state_of(one: &sparring_appointment::Model, me: PersonId, missing: &[PersonId], now: DateTime<Utc>) -> TimeState {
    match one.state {
        AppointmentState::Agreed => TimeState::Agreed,
        _ if one.starts_at <= now => TimeState::Missed,
        _ if one.suggested_by == me => TimeState::Mine,
        _ if missing.contains(&me) => TimeState::Theirs,
        _ => TimeState::Said,
    }
}

impl WentBox {
    fn new(have: &Together, sight: &Sight<'_>, asked: Asked, silent: bool) -> Self {
        let at = match asked {
            Asked::Appointment(id) => have.appointments.iter().find(|one| one.id == id).map(|one| one.starts_at),
            Asked::Week(_) => None,
        };
        let said = have.outcome(sight.me, asked).map(|one| one.went);
        let others = Went::ALL.iter().copied().filter(|went| Some(*went) != said).collect();
        Self { at, said, others, silent, action: sight.write_to("/sparring/outcome") }
    }
}

impl NotesBox {
    fn new(have: &Together, sight: &Sight<'_>, refused: Option<(FormState, bool)>) -> Self {
        let notes = have.notes.as_ref();
        let seen = notes.map_or(0, |notes| notes.version).to_string();
        let writing = refused.is_some();
        let (mut form, conflict) = refused.unwrap_or_else(|| {
            (FormState::with([("body", notes.map(|notes| notes.source.clone()).unwrap_or_default())]), false)
        });
        let typed = form.values.get("seen").is_some_and(|typed| *typed != seen);
        if conflict || !form.values.contains_key("seen") {
            // The next attempt is against what stands on this page.
            form.values.insert("seen".to_owned(), seen);
        }
        Self {
            html: notes.map(|notes| notes.html.clone()),
            by: notes.map(|notes| sight.names(&[notes.author_id])).unwrap_or_default(),
            at: notes.map(|notes| notes.written_at),
            action: sight.write_to("/sparring/notes"),
            most: Body::MOST,
            form,
            writing,
            crossed: conflict && typed && notes.is_some(),
        }
    }
}

impl SilenceBox {
    fn new(have: &Together, sight: &Sight<'_>, silence: &Silence, groups: usize) -> Self {
        let lately = sight.visit.now() - chrono::Duration::days(super::super::rules::PATIENCE);
        Self {
            names: sight.names(&silence.from),
            count: silence.from.len(),
            since: silence.since,
            asked: have.asked_since(silence, lately),
            others: groups > 1,
            told: have.told(sight.me, silence),
            action: format!("{}/sparring/silence", sight.base),
        }
    }
}
