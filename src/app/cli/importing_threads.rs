//! Bringing in conversations kept elsewhere: all of a file, or nothing.

mod lines;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Args;
use entity::{
    ids::{CohortId, PersonId},
    states::Role,
};
use sha2::{Digest, Sha256};

use self::lines::{Line, Said, read_lines};
use super::{close_store, failed, importing_calendars::permit, open_database, say};
use crate::{
    app::start::{content_files, read_content},
    features::{
        cohorts::members,
        curriculum::Catalogue,
        discussions::{Brought, BroughtPost, NewThread, bring_threads},
    },
    identity::find_person_by_email,
    platform::{
        errors::{Error, Result},
        settings::{Settings, Unfit},
        text::{EmailAddress, Text},
    },
    storage::Store,
};

/// How many lines with a problem are said.
const MOST_SAID: usize = 20;

#[derive(Args)]
pub(super) struct ThreadsArguments {
    /// A line of JSON for each thread: id, title, at, author and html or markdown; its answers, each with
    /// at, author and html or markdown; and comments of it and of each answer, with at, author and text.
    /// Beside author an email may name somebody of the cohort, and language a tag like de.
    file: PathBuf,
    /// The cohort they are for; its id is in the address of its page.
    #[arg(long, value_name = "ID")]
    cohort: CohortId,
    /// Say what would happen, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Take over the rest where lines have a problem; without this nothing is written then.
    #[arg(long)]
    leave_out: bool,
}

/// Takes over the threads of a file.
pub(super) async fn import_threads(settings: &Settings, wanted: &ThreadsArguments) -> Result<(), Unfit> {
    let text = std::fs::read_to_string(&wanted.file)
        .map_err(|error| Unfit(format!("{} cannot be read: {error}.", wanted.file.display())))?;
    let catalogue = read_content(&content_files(settings)?)?;
    let store = open_database(settings).await?;
    let outcome = take_over(&store, &catalogue, &text, wanted).await;
    close_store(store).await?;
    outcome
}

async fn take_over(store: &Store, catalogue: &Catalogue, text: &str, wanted: &ThreadsArguments) -> Result<(), Unfit> {
    let may = permit(store, catalogue, wanted.cohort).await.map_err(|error| match error {
        Error::Missing => Unfit(format!("There is no cohort {}, or nobody who looks after it.", wanted.cohort)),
        other => failed(&other),
    })?;
    let (lines, problems) = read_lines(text);
    for problem in problems.iter().take(MOST_SAID) {
        say(problem);
    }
    if !problems.is_empty() && !wanted.leave_out {
        let count = problems.len();
        return Err(Unfit(format!("Nothing was written: {count} problem(s). Correct the lines, or say --leave-out.")));
    }
    let people = People::of(store, wanted.cohort).await.map_err(|error| failed(&error))?;
    if people.spread.is_empty() {
        return Err(Unfit("Nothing was written: nobody takes part in this cohort yet.".into()));
    }
    let calendar = &may.on().calendar;
    let stretch = Stretch::of(&lines, calendar.opens_at(1), calendar.ends_at().min(store.now()));
    let Some(stretch) = stretch else {
        return Err(Unfit(
            "Nothing was written: this cohort has not begun, so nothing can have been said in it.".into(),
        ));
    };
    let mut threads = Vec::new();
    for line in &lines {
        threads.push(people.brought(store, line, &stretch).await.map_err(|error| failed(&error))?);
    }
    if wanted.dry_run {
        say(&format!("{} thread(s) would be taken over; nothing was written.", threads.len()));
        return Ok(());
    }
    let done = store.write(async |tx| bring_threads(tx, &may, &threads).await).await;
    let new = done.map_err(|error| failed(&error))?;
    say(&format!("{new} thread(s) taken over, {} had come before.", threads.len() - new));
    Ok(())
}

/// From times elsewhere to times in the cohort: the first when it begins, the last now or when it is over.
struct Stretch {
    first: DateTime<Utc>,
    last: DateTime<Utc>,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl Stretch {
    fn of(lines: &[Line], from: DateTime<Utc>, until: DateTime<Utc>) -> Option<Self> {
        let times = || lines.iter().flat_map(|line| line.said.iter().map(|said| said.at));
        let (first, last) = (times().min().unwrap_or(from), times().max().unwrap_or(from));
        (from < until).then_some(Self { first, last, from, until })
    }

    fn shifted(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let whole = (self.last - self.first).num_seconds().max(1) as f64;
        let share = (at - self.first).num_seconds() as f64 / whole;
        let length = (self.until - self.from).num_milliseconds() as f64;
        self.from + chrono::Duration::milliseconds((share * length) as i64)
    }
}

/// Who is in the cohort.
struct People {
    all: Vec<PersonId>,
    /// Those somebody unknown is taken for.
    spread: Vec<PersonId>,
}

impl People {
    async fn of(store: &Store, cohort: CohortId) -> Result<Self> {
        let found = members(store.read(), cohort).await?;
        let spread = found.iter().filter(|one| one.role == Role::Participant).map(|one| one.person);
        let mut spread: Vec<PersonId> = spread.collect();
        // In the order in which they came: the same person stands for the same author when more come in.
        spread.sort();
        Ok(Self { all: found.iter().map(|one| one.person).collect(), spread })
    }

    /// Whoever has the address, if they are in the cohort; else a participant, always the same for the same name.
    async fn author(&self, store: &Store, said: &Said) -> Result<PersonId> {
        if let Some(address) = said.email.as_deref().and_then(|written| EmailAddress::parse(written).ok())
            && let Some(person) = find_person_by_email(store.read(), &address).await?
            && self.all.contains(&person.id)
        {
            return Ok(person.id);
        }
        let hash = Sha256::digest(said.author.as_bytes());
        let number = hash.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
        let at = usize::try_from(number % self.spread.len().max(1) as u64).unwrap_or(0);
        self.spread.get(at).copied().ok_or(Error::Missing)
    }

    async fn brought(&self, store: &Store, line: &Line, stretch: &Stretch) -> Result<Brought> {
        let (opening, below) = line.said.split_first().ok_or(Error::Missing)?;
        let mut posts = Vec::with_capacity(below.len());
        let mut last = stretch.shifted(opening.at);
        for said in below {
            // One after the other also where the stretch is so short that they would fall on one moment.
            last = stretch.shifted(said.at).max(last + chrono::Duration::milliseconds(1));
            let by = self.author(store, said).await?;
            posts.push(BroughtPost { written: said.written.clone(), by, at: last, answers: said.answers });
        }
        let (by, at) = (self.author(store, opening).await?, stretch.shifted(opening.at));
        let opening = NewThread { title: line.title.clone(), written: opening.written.clone(), session: None };
        Ok(Brought { key: line.key.clone(), opening, by, at, posts })
    }
}
