//! What a run leaves behind.

use chrono::{DateTime, NaiveDate, Utc};
use entity::states::{CohortState, Role};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use crate::{
    features::{
        cohorts::{CohortOn, members},
        curriculum::{Source, heading_of, load},
        documents::published_by,
        live_sessions::slots_of_cohort,
        margins::notes_in,
    },
    identity::Actor,
    platform::{errors::Result, markdown},
};

/// The version of the shape of [`Handover`] as JSON; raise it when a field changes its meaning.
pub const FORMAT: u32 = 1;

/// A run, as it is handed over.
#[derive(Serialize)]
pub struct Handover {
    /// [`FORMAT`].
    pub format: u32,
    /// When this was made.
    pub made_at: DateTime<Utc>,
    /// The programme's name in addresses.
    pub programme: String,
    /// What the cohort is called.
    pub cohort: String,
    /// Whether it is over.
    pub over: bool,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// IANA name of its zone.
    pub zone: String,
    /// Who moderated it.
    pub trainers: Vec<String>,
    /// Week by week.
    pub weeks: Vec<HandedWeek>,
    /// Live sessions that took place or will, by time.
    pub sessions: Vec<HandedSession>,
    /// What interrupted the weeks.
    pub pauses: Vec<HandedPause>,
    /// Papers it published.
    pub papers: Vec<HandedPaper>,
}

/// A week.
#[derive(Serialize)]
pub struct HandedWeek {
    /// From 1.
    pub number: u32,
    /// The day it opened.
    pub opens_on: NaiveDate,
    /// Its question, and the language that is in.
    pub question: Option<(String, String)>,
    /// Titles of what was left out.
    pub left_out: Vec<String>,
    /// Titles of lessons that were added.
    pub added: Vec<String>,
    /// What was added to parts of it.
    pub additions: Vec<HandedWords>,
    /// What trainers noted in its margin.
    pub notes: Vec<HandedWords>,
}

/// Words somebody wrote.
#[derive(Serialize)]
pub struct HandedWords {
    /// What they are about: the title of a lesson or a part; nothing for a note beside the week.
    pub about: Option<String>,
    /// Who wrote them; none for a closed account, or where nobody needs to know.
    pub author: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Markdown.
    pub body: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// A time of a live session.
#[derive(Serialize)]
pub struct HandedSession {
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// When it began.
    pub starts_at: DateTime<Utc>,
    /// How many minutes it had.
    pub minutes: i32,
}

/// Days that did not count.
#[derive(Serialize)]
pub struct HandedPause {
    /// The first.
    pub starts_on: NaiveDate,
    /// How many.
    pub days: i32,
    /// Why.
    pub reason: String,
}

/// A paper everybody in the programme may read.
#[derive(Serialize)]
pub struct HandedPaper {
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where it is read in the house.
    pub path: String,
}

/// Everything of a run that goes to the next one. A handful of queries, however long the run was.
pub async fn handed_over(
    db: &impl ConnectionTrait,
    on: &CohortOn,
    who: &Actor,
    locale: &str,
    now: DateTime<Utc>,
) -> Result<Handover> {
    let id = on.cohort.id;
    let members = members(db, id).await?;
    let trainers = members.into_iter().filter(|one| one.role == Role::Trainer && one.deactivated_at.is_none());
    let sessions = slots_of_cohort(db, id, who.id).await?.into_iter().filter(|slot| slot.takes_place());
    let pause = |row: &entity::cohort_pause::Model| HandedPause {
        starts_on: row.starts_on,
        days: row.days_for,
        reason: row.reason.clone(),
    };
    let papers = published_by(db, id).await?.into_iter().map(|paper| HandedPaper {
        path: format!("/programmes/{}/papers/{}", on.programme, paper.id),
        title: paper.title,
        purpose: paper.purpose,
        language: paper.language,
    });
    Ok(Handover {
        format: FORMAT,
        made_at: now,
        programme: on.programme.clone(),
        cohort: on.cohort.name.clone(),
        over: matches!(on.cohort.state, CohortState::Finished | CohortState::Archived),
        starts_on: on.cohort.starts_on,
        ends_on: on.calendar.ends_on(),
        zone: on.calendar.zone().name().to_owned(),
        trainers: trainers.map(|one| one.name).collect(),
        weeks: weeks(db, on, locale).await?,
        sessions: sessions
            .map(|slot| HandedSession {
                title: slot.title,
                purpose: slot.purpose,
                starts_at: slot.starts_at,
                minutes: slot.minutes,
            })
            .collect(),
        pauses: on.pauses.iter().map(pause).collect(),
        papers: papers.collect(),
    })
}

async fn weeks(db: &impl ConnectionTrait, on: &CohortOn, locale: &str) -> Result<Vec<HandedWeek>> {
    let notes = notes_in(db, on.cohort.id).await?;
    let kept = load(db, on.cohort.id).await?;
    let languages = on.course.as_deref().map(|course| course.languages.clone()).unwrap_or_default();
    let title = |source: &Source| heading_of(&source.texts, locale, &languages).text;
    let week = |number: u32| {
        let of_week = |week: i32| u32::try_from(week) == Ok(number);
        let items: Vec<_> = kept.items.iter().filter(|item| of_week(item.week)).collect();
        let titles = |which: &dyn Fn(&entity::cohort_item::Model) -> bool| {
            let which = items.iter().filter(|item| which(item));
            which.map(|item| title(&kept.source(item))).collect::<Vec<_>>()
        };
        let addition = |note: &entity::cohort_note::Model| {
            let item = items.iter().find(|item| item.item == note.item)?;
            Some(HandedWords {
                about: Some(title(&kept.source(item))),
                author: None,
                language: note.language.clone(),
                body: note.body.clone(),
                // As the house shows words people write, without the course's own blocks.
                html: markdown::render(&note.body, markdown::Kind::Post),
                written_at: note.written_at,
            })
        };
        let noted = notes.iter().filter(|note| of_week(note.week)).map(|note| HandedWords {
            about: None,
            author: note.author.clone(),
            language: note.language.clone(),
            body: note.body.clone(),
            html: note.body_html.clone(),
            written_at: note.written_at,
        });
        let question = on.course.as_deref().and_then(|course| {
            let week = course.weeks.iter().find(|week| week.number == number)?;
            let said = course.say(&week.question, locale);
            Some((said.text, said.language))
        });
        HandedWeek {
            number,
            opens_on: on.calendar.opens_on(number),
            question,
            left_out: titles(&|item| item.hidden),
            added: titles(&|item| item.own && !item.hidden),
            additions: kept.notes.iter().filter_map(addition).collect(),
            notes: noted.collect(),
        }
    };
    Ok((1..=on.calendar.weeks()).map(week).collect())
}
