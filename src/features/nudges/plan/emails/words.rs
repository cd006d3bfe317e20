//! What each e-mail of the plan says: facts for its text, where its one link leads, and to whom an answer goes.

use chrono::{DateTime, Utc};
use entity::states::{ProfilePart, Role};
use serde_json::{Value, json};

use super::Case;
use crate::{
    features::{
        calendar::{Pen, file_of},
        certificates::{Reach, reach_of, weeks_missing},
        curriculum::PieceKind,
        first_answers::{Peer, Question, fitting},
        people::profiles_of,
    },
    platform::{
        errors::Result,
        words::Words,
        zones::{self, Style, date_words},
    },
    storage::outbox::Letter,
    web::waiting::{Section, Sources},
};

/// How many of those who wait are named.
const NAMED: usize = 3;
/// How many of those who are coming are named.
const PEERS: usize = 3;

impl Case<'_> {
    /// A letter that leads to `tail` of the cohort; an answer goes to one of its trainers.
    fn letter(&self, facts: Value, tail: &str) -> Letter {
        self.letter_to(facts, format!("/cohorts/{}{tail}", self.facts.cohort.cohort.id))
    }

    /// The same that leads to another page.
    fn letter_to(&self, facts: Value, link: String) -> Letter {
        let letter = Letter::new(facts, link).about(self.facts.cohort.cohort.id);
        match self.facts.trainer(self.row.changed_by) {
            Some(trainer) => letter.answered_by(trainer.name.clone(), trainer.email.clone()),
            None => letter,
        }
    }

    /// The id of what people meet for, without the day that stands behind it.
    fn occasion(&self) -> &str {
        self.row.about.split(':').next().unwrap_or_default()
    }

    fn cohort(&self) -> &str {
        &self.facts.cohort.cohort.name
    }

    fn say(&self, at: DateTime<Utc>, style: Style) -> String {
        zones::words(at, self.member.zone, &self.member.locale, style)
    }

    /// The next time people meet that is somebody's: what it is called, or that it is for pitches, and when.
    fn next_session(&self, until: DateTime<Utc>) -> Option<Value> {
        let is_theirs = |slot: &&crate::features::live_sessions::SlotRow| match self.member.coming.get(&slot.session) {
            Some((_, chosen)) => *chosen == Some(slot.slot),
            None => true,
        };
        let soon = |at: &DateTime<Utc>| *at > self.facts.now && *at < until;
        let ahead = self.facts.slots.iter().filter(|slot| slot.takes_place() && soon(&slot.starts_at));
        let slot = ahead.filter(is_theirs).min_by_key(|slot| slot.starts_at);
        let hearing = self.facts.hearings_of(self.member).find(|hearing| soon(&hearing.starts_at));
        let first = slot.is_none_or(|slot| hearing.is_some_and(|hearing| hearing.starts_at < slot.starts_at));
        match (slot, hearing) {
            (_, Some(hearing)) if first => {
                Some(json!({ "pitches": true, "when": self.say(hearing.starts_at, Style::Moment) }))
            }
            (Some(slot), _) => Some(json!({
                "title": slot.title, "pitches": false, "when": self.say(slot.starts_at, Style::Moment),
            })),
            _ => None,
        }
    }
}

/// Tomorrow people meet.
pub async fn session(case: &Case<'_>) -> Result<Option<Letter>> {
    let id = case.occasion();
    let Some(slot) = case.facts.slots.iter().find(|slot| slot.slot.to_string() == id) else { return Ok(None) };
    let comes = case.member.coming.contains_key(&slot.session);
    let facts = json!({
        "title": slot.title, "purpose": slot.purpose, "when": case.say(slot.starts_at, Style::Moment),
        "minutes": slot.minutes, "host": slot.host_name, "comes": comes,
    });
    let letter = case.letter(facts, &format!("/sessions/{}", slot.session));
    Ok(Some(letter.about(slot.session)))
}

/// Tomorrow pitches are heard.
pub async fn pitch(case: &Case<'_>) -> Result<Option<Letter>> {
    let id = case.occasion();
    let hearing = case.facts.hearings.iter().find(|hearing| hearing.session.to_string() == id);
    let Some(hearing) = hearing else { return Ok(None) };
    let own = hearing.speakers.iter().find(|speaker| speaker.person == case.member.id);
    let facts = json!({
        "cohort": case.cohort(), "week": hearing.week, "when": case.say(hearing.starts_at, Style::Moment),
        "minutes": hearing.minutes, "pitch": own.map(|own| own.title.as_str()), "place": own.map(|own| own.place),
    });
    let letter = case.letter(facts, &format!("/pitches/sessions/{}", hearing.session));
    Ok(Some(letter.about(hearing.session)))
}

/// A week opens.
pub async fn week(case: &Case<'_>) -> Result<Option<Letter>> {
    let Some(course) = case.facts.course() else { return Ok(None) };
    let number: u32 = case.row.about.parse().unwrap_or(0);
    let Some(week) = course.week(number) else { return Ok(None) };
    let (store, locale) = (case.desk.store, case.member.locale.as_str());
    let (sources, words) = (store.known::<Sources>()?, store.known::<Words>()?);
    let found = sources.ask(store.read(), case.member.id, case.facts.now, NAMED as i64).await?;
    let here = |cohort| cohort == Some(case.facts.cohort.cohort.id);
    let waiting: Vec<String> = found
        .list(Section::Waiting)
        .filter(|entry| here(entry.cohort))
        .filter_map(|entry| Some(entry.item.headline.say(words, locale)?.0))
        .take(NAMED)
        .collect();
    let next = case.facts.cohort.calendar.opens_at(number + 1);
    let facts = json!({
        "cohort": case.cohort(), "week": number, "weeks": course.week_count(),
        "question": course.say(&week.question, locale).text, "minutes": week.minutes(),
        "waiting": waiting, "session": case.next_session(next),
    });
    Ok(Some(case.letter(facts, &format!("/weeks/{number}"))))
}

/// Somebody waits for a word: the one who has waited longest, and how many more.
pub async fn waits(case: &Case<'_>) -> Result<Option<Letter>> {
    let Some(first) = case.member.owes.first() else { return Ok(None) };
    let facts = json!({
        "name": first.to, "since": case.say(first.since, Style::Date), "more": case.member.owes.len() - 1,
    });
    Ok(Some(Letter { link: first.href.clone(), ..case.letter(facts, "") }))
}

/// The dates, three days before the start.
pub async fn dates(case: &Case<'_>) -> Result<Option<Letter>> {
    let on = case.facts.cohort;
    let starts_at = on.calendar.opens_at(1);
    let lesson = case.facts.course().and_then(|course| {
        let lesson = course.week(1)?.lessons.first()?;
        Some(json!({ "title": course.say(&lesson.title, &case.member.locale).text, "minutes": lesson.minutes }))
    });
    let facts = json!({
        "cohort": case.cohort(), "when": case.say(starts_at, Style::Moment), "lesson": lesson,
        "session": case.next_session(on.calendar.ends_at()),
    });
    let words = case.desk.store.known::<Words>()?;
    let pen = Pen { words, locale: &case.member.locale, base_url: case.desk.base_url, now: case.facts.now };
    let file = file_of(case.desk.store.read(), on, case.member.id, &pen).await?;
    Ok(Some(case.letter(facts, "").with_calendar(file)))
}

/// Who else is coming: first those who wrote about the same things.
pub async fn hello(case: &Case<'_>) -> Result<Option<Letter>> {
    let db = case.desk.store.read();
    let entries = profiles_of(db, case.facts.cohort.cohort.id).await?;
    let parts = |entry: &crate::features::people::Entry| {
        let said = [ProfilePart::Community, ProfilePart::Offer, ProfilePart::Wonder].map(|part| entry.said(part));
        said.into_iter().flatten().map(|part| (part.part, part.body.clone(), part.language.clone())).collect::<Vec<_>>()
    };
    let own = entries.iter().find(|entry| entry.person == case.member.id).map(parts).unwrap_or_default();
    let text = own.iter().map(|(_, body, _)| body.as_str()).collect::<Vec<_>>().join("\n");
    let language = own.first().map_or(case.member.locale.as_str(), |(.., language)| language);
    let others = entries
        .iter()
        .filter(|entry| entry.person != case.member.id && !entry.closed && entry.role == Role::Participant);
    let peers: Vec<Peer> =
        others.clone().map(|entry| Peer { person: entry.person, asked: 0, parts: parts(entry) }).collect();
    let fits = fitting(&Question { text: &text, language }, &peers);
    let named = |id| entries.iter().find(|entry| entry.person == id).map(|entry| entry.name.clone());
    let mut shown: Vec<Value> = fits
        .iter()
        .filter_map(|fit| Some(json!({ "name": named(fit.person)?, "words": fit.words.join(", ") })))
        .take(PEERS)
        .collect();
    let rest = others.filter(|entry| fits.iter().all(|fit| fit.person != entry.person));
    let room = PEERS - shown.len();
    shown.extend(rest.take(room).map(|entry| json!({ "name": entry.name, "words": "" })));
    let facts = json!({
        "cohort": case.cohort(), "peers": shown, "others": peers.len().saturating_sub(shown.len()),
        "when": case.say(case.facts.cohort.calendar.opens_at(1), Style::Date),
    });
    Ok(Some(case.letter(facts, "")))
}

/// A trainer's note: the first piece of work is missing.
pub async fn first(case: &Case<'_>) -> Result<Option<Letter>> {
    let Some(course) = case.facts.course() else { return Ok(None) };
    let Some(week) = course.week(1) else { return Ok(None) };
    let task = week.pieces.iter().find(|piece| piece.kind == PieceKind::Task);
    let Some((task, lesson)) = task.zip(week.lessons.last()) else { return Ok(None) };
    let facts = json!({
        "task": course.say(&task.title, &case.member.locale).text, "minutes": task.minutes, "cohort": case.cohort(),
        "trainer": case.facts.trainer(case.row.changed_by).map(|trainer| trainer.name.as_str()),
    });
    Ok(Some(case.letter(facts, &format!("/weeks/1/{}", lesson.id))))
}

/// Would they help the next ones?
pub async fn helper(case: &Case<'_>) -> Result<Option<Letter>> {
    Ok(Some(case.letter(json!({ "cohort": case.cohort() }), "/helping")))
}

/// It is over: what is there, what one would still have to make, and until when that counts.
pub async fn closing(case: &Case<'_>) -> Result<Option<Letter>> {
    let Some(course) = case.facts.course() else { return Ok(None) };
    let weeks = weeks_missing(course, &case.member.answered);
    let reach = reach_of(case.desk.store.read(), case.facts.cohort, case.member.id).await?;
    let until = match &reach {
        Reach::Until(day) => Some(date_words(*day, case.member.locale.starts_with("de"), Style::Date)),
        _ => None,
    };
    let facts = json!({
        "cohort": case.cohort(), "made": course.weeks.len() - weeks.len(), "weeks": course.weeks.len(),
        "missing": weeks, "earned": matches!(reach, Reach::Earned(_)), "until": until,
    });
    Ok(Some(match reach {
        Reach::Earned(code) => case.letter_to(facts, format!("/certificates/{code}")),
        Reach::Until(_) => case.letter_to(facts, "/me/progress".into()),
        Reach::Nothing => case.letter(facts, ""),
    }))
}

/// What became of it.
pub async fn alumni(case: &Case<'_>) -> Result<Option<Letter>> {
    let facts = json!({ "cohort": case.cohort(), "weeks": case.row.about });
    // After four weeks the others want to hear of it; later there is a question of one's own.
    let place = if case.row.about == "4" { "/threads" } else { "/afterwards" };
    Ok(Some(case.letter(facts, place)))
}
