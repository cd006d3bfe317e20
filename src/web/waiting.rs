//! What rooms have to say on somebody's home page. Each room exports [`Source`]s, the app
//! lists them, and one statement asks all of them at once: however many rooms there are,
//! Home costs the same.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use entity::ids::{CohortId, PersonId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::{
    platform::{
        errors::Result,
        words::{Args, Words, number},
    },
    storage::sql,
};

/// Where on Home something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Somebody or something waits for the reader.
    Waiting,
    /// The reader waits for it.
    Expecting,
    /// Waits for anybody; the reader could be the one.
    Open,
    /// When people meet next; `Since` is when it begins, `Until` when it ends.
    Next,
    /// Who the reader goes along with: their partner, their circle.
    Company,
    /// Who else is in a cohort that has not begun; named one by one.
    Peers,
    /// What the reader looks after.
    Owned,
    /// How much the reader made, in a cohort.
    Made,
    /// How much they gave to others.
    Given,
    /// How much others gave them.
    Received,
    /// How often they have said something there at all.
    Said,
}

impl Section {
    /// Whether Home shows the first few of a long list, and how many there are.
    fn is_cut(self) -> bool {
        matches!(self, Self::Waiting | Self::Expecting | Self::Open | Self::Next | Self::Company)
    }
}

/// A column of the shape every source has; what a source does not name is null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Id of the cohort it belongs to.
    Cohort,
    /// Id of the thing.
    Id,
    /// Id of something in or about it.
    Other,
    /// What somebody is called; null for a closed account.
    Person,
    /// A heading.
    Title,
    /// BCP 47 tag of the heading.
    Language,
    /// A state, a slug, an id of the course: one word of the room's own.
    Word,
    /// Since when. The longest stands first.
    Since,
    /// Until when.
    Until,
    /// A number.
    Count,
}

/// In the order of the statement: column, name in it, type.
const SHAPE: [(Column, &str, &str); 10] = [
    (Column::Cohort, "cohort", "uuid"),
    (Column::Id, "id", "uuid"),
    (Column::Other, "other", "uuid"),
    (Column::Person, "person", "text"),
    (Column::Title, "title", "text"),
    (Column::Language, "language", "text"),
    (Column::Word, "word", "text"),
    (Column::Since, "since_at", "timestamptz"),
    (Column::Until, "until_at", "timestamptz"),
    (Column::Count, "amount", "bigint"),
];

/// A row as a source found it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Row {
    source: i32,
    total: i64,
    /// Id of the cohort it belongs to.
    pub cohort: Option<CohortId>,
    /// Id of the thing.
    pub id: Option<Uuid>,
    /// Id of something in or about it.
    pub other: Option<Uuid>,
    /// What somebody is called; none for a closed account.
    pub person: Option<String>,
    /// A heading.
    pub title: Option<String>,
    /// BCP 47 tag of the heading.
    pub language: Option<String>,
    /// One word of the room's own.
    pub word: Option<String>,
    /// Since when.
    pub since_at: Option<DateTime<Utc>>,
    /// Until when.
    pub until_at: Option<DateTime<Utc>>,
    /// A number.
    pub amount: Option<i64>,
}

impl Row {
    /// The heading as somebody wrote it.
    pub fn heading(&self) -> Line {
        Line::Written { text: self.title.clone().unwrap_or_default(), language: self.language.clone() }
    }

    /// A message of the room about this row: it may speak of `$name`, `$count` and `$word`.
    pub fn message(&self, key: &'static str) -> Line {
        Line::Message { key, name: self.person.clone(), count: self.amount.unwrap_or(0), word: self.word.clone() }
    }
}

/// Words on Home, before they are in anybody's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// As somebody wrote it.
    Written {
        /// The words.
        text: String,
        /// BCP 47 tag, where it is known.
        language: Option<String>,
    },
    /// A message of the room.
    Message {
        /// Its key.
        key: &'static str,
        /// `$name`; a former member where there is none.
        name: Option<String>,
        /// `$count`
        count: i64,
        /// `$word`
        word: Option<String>,
    },
    /// A question of the course.
    Question {
        /// Its id.
        id: String,
        /// What it was called, where the course no longer asks it.
        otherwise: String,
    },
    /// What a programme is called.
    Programme {
        /// Its slug.
        slug: String,
    },
}

impl Line {
    /// In the words of `locale`, with the language they are in where that is known. None for what only the
    /// course can say.
    pub fn say(&self, words: &Words, locale: &str) -> Option<(String, Option<String>)> {
        match self {
            Self::Written { text, language } => Some((text.clone(), language.clone())),
            Self::Message { key, name, count, word } => {
                let mut args = Args::new();
                args.set("name", name.clone().unwrap_or_else(|| words.plain(locale, "frame-former-member")));
                args.set("count", number(*count as f64));
                args.set("word", word.clone().unwrap_or_default());
                let text = words.say(locale, key, &args);
                Some((text.unwrap_or_else(|_| (*key).to_owned()), None))
            }
            Self::Question { .. } | Self::Programme { .. } => None,
        }
    }
}

/// Whom somebody in a cohort keeps waiting for a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Who owes it.
    pub person: PersonId,
    /// Who waits; none for a closed account.
    pub to: Option<String>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Where one gives it.
    pub href: String,
}

/// Something somebody gave to others in a cohort, or got from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Moment {
    /// When.
    pub at: DateTime<Utc>,
    /// Whether they gave it.
    pub given: bool,
}

/// One row of Home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is about, in a few words.
    pub headline: Line,
    /// What else there is to say.
    pub line: Option<Line>,
    /// Where it leads.
    pub href: String,
    /// Since when; of what is to come: when it begins.
    pub since: Option<DateTime<Utc>>,
    /// Until when.
    pub until: Option<DateTime<Utc>>,
}

/// What a room has to say on Home: rows of one shape, and what each looks like there.
///
/// `from` is SQL for both databases, from `from` on. In it `$1` is the person, `$2` is now, `$4` three
/// days ago, `$5` two (the databases do not add days to an instant alike), and `mine` are the cohorts they are in: `cohort`, `role`, `state`, and `lives`, which is 1 unless
/// the cohort is only read.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Room and what it is: `discussions.unheard`. For the log.
    pub name: &'static str,
    /// Where its rows stand.
    pub section: Section,
    /// Whether it is a person who waits: people stand before things.
    pub person: bool,
    /// What its columns are.
    pub columns: &'static [(Column, &'static str)],
    /// Where its rows come from.
    pub from: &'static str,
    /// What a row looks like; none where the room has nothing to say about it after all.
    /// A figure has no looks: `Column::Cohort` and `Column::Count` are all of it.
    pub item: fn(&Row) -> Option<Item>,
}

/// How long ago `$4` of a source is.
const SOME_DAYS: Duration = Duration::days(3);
/// How long ago `$5` is.
const TWO_DAYS: Duration = Duration::days(2);

/// For sources that only count.
pub fn figure(_: &Row) -> Option<Item> {
    None
}

impl Source {
    /// This source as one branch of the statement.
    fn branch(&self, place: usize) -> String {
        let columns = SHAPE.map(|(column, name, kind)| {
            let named = self.columns.iter().find(|(own, _)| *own == column);
            // A bare null would be text to PostgreSQL, whatever the other branches say.
            named.map_or_else(|| format!("cast(null as {kind}) as {name}"), |(_, value)| format!("{value} as {name}"))
        });
        let limit = if self.section.is_cut() { " limit $3" } else { "" };
        format!(
            "select * from (select {place} as source, count(*) over () as total, {} {} order by since_at, id{limit}) as s{place}",
            columns.join(", "),
            self.from
        )
    }
}

/// All sources, and the one statement that asks them.
#[derive(Clone, Debug)]
pub struct Sources {
    mine: String,
    all: Vec<Source>,
    text: String,
}

impl Sources {
    /// These sources. `mine` selects the cohorts of `$1`, as [`Source`] describes them.
    pub fn new(mine: &str, all: Vec<Source>) -> Self {
        // The first branch gives the columns their types and names every value, so that
        // PostgreSQL knows its type whether or not a source uses it.
        let empty = SHAPE.map(|(_, name, kind)| format!("cast(null as {kind}) as {name}")).join(", ");
        let mut text = format!(
            "with mine as ({mine}) select -1 as source, cast(0 as bigint) as total, {empty}
            where 1 = 0 and cast($1 as uuid) is null and cast($2 as timestamptz) is null and cast($3 as bigint) is null
                and cast($4 as timestamptz) is null and cast($5 as timestamptz) is null"
        );
        for (place, source) in all.iter().enumerate() {
            text.push_str("\nunion all ");
            text.push_str(&source.branch(place));
        }
        Self { mine: mine.to_owned(), all, text }
    }

    /// These and more.
    pub fn with(mut self, more: &[Source]) -> Self {
        self.all.extend_from_slice(more);
        Self::new(&self.mine, self.all)
    }

    fn source_of(&self, row: &Row) -> Option<&Source> {
        usize::try_from(row.source).ok().and_then(|place| self.all.get(place))
    }

    /// What there is to say to somebody: of each source the `most` that wait longest, and how many there are.
    pub async fn ask(&self, db: &impl ConnectionTrait, who: PersonId, now: DateTime<Utc>, most: i64) -> Result<Found> {
        let values = [who.into(), now.into(), most.into(), (now - SOME_DAYS).into(), (now - TWO_DAYS).into()];
        let rows = Row::find_by_statement(sql(db, &self.text, values)).all(db).await?;
        let rows: Vec<(&Source, Row)> = rows.into_iter().filter_map(|row| Some((self.source_of(&row)?, row))).collect();
        let waits = rows.iter().filter(|(source, _)| source.section == Section::Waiting);
        let waits: BTreeSet<Uuid> = waits.filter_map(|(_, row)| row.id).collect();
        let mut found = Found::default();
        for (source, row) in &rows {
            // What waits for the reader stands there, and not once more among what waits for anybody.
            let twice = source.section == Section::Open && row.id.is_some_and(|id| waits.contains(&id));
            if !twice {
                found.take(source, row);
            }
            found.count(source, row);
        }
        found.entries.sort_by_key(|entry| (!entry.person, entry.item.since));
        Ok(found)
    }
}

/// One row of Home, and whose it is.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it stands.
    pub section: Section,
    /// Whether a person waits.
    pub person: bool,
    /// Name of its source.
    pub source: &'static str,
    /// The cohort it belongs to, if one.
    pub cohort: Option<CohortId>,
    /// What somebody is called, where it is about somebody.
    pub name: Option<String>,
    /// What is shown.
    pub item: Item,
}

/// What the sources had to say.
#[derive(Clone, Debug, Default)]
pub struct Found {
    entries: Vec<Entry>,
    figures: Vec<(Section, Option<CohortId>, i64)>,
    /// By the place of a source: how many rows there were beyond those that were brought.
    beyond: Vec<(i32, Section, i64)>,
}

impl Found {
    fn take(&mut self, source: &Source, row: &Row) {
        match (source.item)(row) {
            Some(item) => {
                let (section, person) = (source.section, source.person);
                let (cohort, name) = (row.cohort, row.person.clone());
                self.entries.push(Entry { section, person, source: source.name, cohort, name, item });
            }
            None => self.figures.push((source.section, row.cohort, row.amount.unwrap_or(0))),
        }
    }

    /// Counts a row of those there are, shown or not.
    fn count(&mut self, source: &Source, row: &Row) {
        match self.beyond.iter_mut().find(|(place, ..)| *place == row.source) {
            Some((_, _, beyond)) => *beyond -= 1,
            None => self.beyond.push((row.source, source.section, row.total - 1)),
        }
    }

    /// What stands in a section: people before things, the longest first.
    pub fn list(&self, section: Section) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.section == section)
    }

    /// Whether there is anything about a cohort to be read.
    pub fn is_about(&self, cohort: CohortId) -> bool {
        self.entries.iter().any(|entry| entry.cohort == Some(cohort))
    }

    /// How many more there are in a section than [`Self::list`] has.
    pub fn beyond(&self, section: Section) -> i64 {
        self.beyond.iter().filter(|(_, own, _)| *own == section).map(|(.., beyond)| beyond).sum()
    }

    /// A figure of one cohort, added up over all sources.
    pub fn figure(&self, section: Section, cohort: CohortId) -> i64 {
        let own = self.figures.iter().filter(|(own, whose, _)| *own == section && *whose == Some(cohort));
        own.map(|(.., count)| count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Row, Section, Source};

    #[test]
    fn two_sources_of_one_name_are_counted_each_for_themselves() {
        let source = Source {
            name: "garden.expected",
            section: Section::Expecting,
            person: false,
            columns: &[],
            from: "",
            item: |_| None,
        };
        let row = |source, total| Row {
            source,
            total,
            cohort: None,
            id: None,
            other: None,
            person: None,
            title: None,
            language: None,
            word: None,
            since_at: None,
            until_at: None,
            amount: None,
        };
        let mut found = Found::default();
        for (place, total) in [(0, 3), (0, 3), (1, 5)] {
            found.count(&source, &row(place, total));
        }
        assert_eq!(found.beyond(Section::Expecting), 1 + 4);
    }
}
