//! Finding: one statement for what is found and how much there is.

use std::{collections::BTreeMap, fmt::Write};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Value};
use uuid::Uuid;

use super::{Analysed, Sought};
use crate::{
    platform::{errors::Result, stems::Language},
    storage::sql,
};

/// What a reader holds on a shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gates {
    /// Whatever there is.
    All,
    /// These, and whatever has no gate.
    Held(Vec<String>),
}

/// A shelf somebody may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// Which.
    pub id: Uuid,
    /// What they hold on it.
    pub gates: Gates,
}

/// Everything somebody may read. Nothing else is found, named or counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(pub Vec<Shelf>);

/// What is wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The words; without any, everything there is, newest first.
    pub sought: Sought,
    /// Only of these kinds, where there are any.
    pub kinds: Vec<&'static str>,
    /// Only by these people.
    pub authors: Option<Vec<Uuid>>,
    /// Only parts of these.
    pub parents: Option<Vec<Uuid>>,
    /// Only what has a heading of its own.
    pub headed: bool,
}

/// Something that was found.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Hit {
    /// What it is.
    pub kind: String,
    /// Its id.
    pub subject: Uuid,
    /// Where it stands.
    pub shelf: Uuid,
    /// What it is a part of.
    pub parent: Option<Uuid>,
    /// When it was written.
    pub happened_at: DateTime<Utc>,
    /// BCP 47 tag.
    pub language: String,
    /// Its heading.
    pub title: String,
    /// Its words.
    pub body: String,
    total: i64,
}

/// A page of what was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The best first; of equals the newest.
    pub hits: Vec<Hit>,
    /// How many there are on all pages; none where this page is beyond the last.
    pub total: u64,
}

/// Numbers the values of a statement as they come.
#[derive(Default)]
struct Values(Vec<Value>);

impl Values {
    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len())
    }

    fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        let places: Vec<String> = values.into_iter().map(|value| self.bind(value)).collect();
        places.join(", ")
    }
}

/// The condition that everything found must meet: it stands on a shelf of the reader's, and they hold its gate.
fn readable(scope: &Scope, values: &mut Values) -> String {
    let shelf = |shelf: &Shelf, values: &mut Values| {
        let here = format!("e.shelf = {}", values.bind(shelf.id));
        match &shelf.gates {
            Gates::All => here,
            Gates::Held(held) if held.is_empty() => format!("{here} and e.gate is null"),
            Gates::Held(held) => {
                let held = values.list(held.iter().cloned());
                format!("{here} and (e.gate is null or e.gate in ({held}))")
            }
        }
    };
    let all: Vec<String> = scope.0.iter().map(|one| format!("({})", shelf(one, values))).collect();
    format!("({})", all.join(" or "))
}

/// Nothing can be among none.
fn among(column: &str, ids: &[Uuid], values: &mut Values) -> String {
    if ids.is_empty() { "1 = 0".into() } else { format!("{column} in ({})", values.list(ids.iter().copied())) }
}

fn conditions(scope: &Scope, wanted: &Wanted, values: &mut Values) -> String {
    let mut all = vec![readable(scope, values)];
    if !wanted.kinds.is_empty() {
        all.push(format!("e.kind in ({})", values.list(wanted.kinds.iter().copied())));
    }
    all.extend(wanted.authors.as_deref().map(|ids| among("e.author_id", ids, values)));
    all.extend(wanted.parents.as_deref().map(|ids| among("e.parent", ids, values)));
    if wanted.headed {
        all.push("e.title <> ''".into());
    }
    all.join(" and ")
}

/// How well a heading, a text and the last part of a compound fit. The shelf says nothing.
const WEIGHTS: &str = "bm25(search_words, 0.0, 8.0, 1.0, 0.5)";

/// The rows that fit, as `select … from …` up to where more conditions can follow.
fn matching(db: &impl ConnectionTrait, scope: &Scope, wanted: &Wanted, all: bool, values: &mut Values) -> String {
    if wanted.sought.is_empty() {
        return "select e.id, e.happened_at, 0.0 as weight from search_entry e where 1 = 1".into();
    }
    if db.get_database_backend() == DbBackend::Postgres {
        let words = wanted.sought.tsquery(all);
        let shelves: Vec<String> = scope.0.iter().map(|shelf| format!("'@{}'", shelf.id.simple())).collect();
        let query = values.bind(format!("({}) & ({words})", shelves.join(" | ")));
        // Weighed as FTS5 weighs: each word for itself, wherever the others stand.
        let words = values.bind(wanted.sought.tsquery(false));
        return format!(
            "select e.id, e.happened_at, -ts_rank(w.words, cast({words} as tsquery), 1) as weight
            from search_words w join search_entry e on e.id = w.id where w.words @@ cast({query} as tsquery)"
        );
    }
    let shelves: Vec<String> = scope.0.iter().map(|shelf| format!("\"{}\"", shelf.id.simple())).collect();
    let words = wanted.sought.fts5(all);
    let query = values.bind(format!("(shelf : ({})) AND ({{title body parts}} : ({words}))", shelves.join(" OR ")));
    // `cross` keeps the order: else SQLite may go through the entries of a shelf and ask the words
    // about each of them.
    format!(
        "select e.id, e.happened_at, {WEIGHTS} as weight
        from search_words w cross join search_entry e on e.id = w.rowid where w.search_words match {query}"
    )
}

async fn run(
    db: &impl ConnectionTrait,
    scope: &Scope,
    wanted: &Wanted,
    all: bool,
    (limit, offset): (u64, u64),
) -> Result<Vec<Hit>> {
    if scope.0.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = Values::default();
    let matching = matching(db, scope, wanted, all, &mut values);
    let conditions = conditions(scope, wanted, &mut values);
    let big = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let (limit, offset) = (values.bind(big(limit)), values.bind(big(offset)));
    // FTS5 can weigh a row only while it looks at it, hence the first step; the texts are
    // fetched for the rows of one page only, hence the last.
    let text = format!(
        "with matched as materialized ({matching} and {conditions}),
        found as (select id, happened_at, weight, count(*) over () as total from matched
            order by weight, happened_at desc, id desc limit {limit} offset {offset})
        select e.kind, e.subject, e.shelf, e.parent, e.happened_at, e.language, e.title, e.body, f.total
        from found f join search_entry e on e.id = f.id order by f.weight, f.happened_at desc, f.id desc"
    );
    Ok(Hit::find_by_statement(sql(db, &text, values.0)).all(db).await?)
}

/// A page (from 1, `size` each) of what fits all that is wanted, of what the reader may read.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope, wanted: &Wanted, page: u64, size: u64) -> Result<Found> {
    let offset = page.saturating_sub(1).saturating_mul(size);
    let hits = run(db, scope, wanted, true, (size, offset)).await?;
    let total = hits.first().map_or(0, |hit| u64::try_from(hit.total).unwrap_or(0));
    Ok(Found { hits, total })
}

/// How many candidates are looked at for each that is named.
const CANDIDATES: u64 = 5;

/// The headed things of a kind most like a text, the likest first: a third of its telling words stand in them.
pub async fn similar(
    db: &impl ConnectionTrait,
    scope: &Scope,
    kind: &'static str,
    text: &str,
    most: usize,
) -> Result<Vec<Hit>> {
    let sought = Sought::words_of(text);
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let enough = sought.len().div_ceil(3);
    let wanted = Wanted { sought, kinds: vec![kind], headed: true, ..Wanted::default() };
    let candidates = u64::try_from(most).unwrap_or(1).saturating_mul(CANDIDATES);
    let hits = run(db, scope, &wanted, false, (candidates, 0)).await?;
    let shared = |hit: Hit| {
        let text = Analysed::new(&format!("{} {}", hit.title, hit.body), Language::of(&hit.language));
        let shared = wanted.sought.counts(&text).into_iter().filter(|count| *count > 0).count();
        (shared >= enough).then_some((shared, hit))
    };
    let mut likest: Vec<(usize, Hit)> = hits.into_iter().filter_map(shared).collect();
    likest.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    Ok(likest.into_iter().take(most).map(|(_, hit)| hit).collect())
}

/// The highest place PostgreSQL keeps.
const LAST_PLACE: usize = 16_383;

/// The words of an entry as PostgreSQL writes them down. Its own parser is left out: it would
/// take `1e5` for a number and, by the locale of the server, `слово` for nothing.
pub(super) fn tsvector(shelf: Uuid, title: &Analysed, body: &Analysed) -> String {
    let mut places: BTreeMap<&str, Vec<(usize, char)>> = BTreeMap::new();
    // A gap: the end of a heading and the beginning of a text are no phrase.
    let after_title = title.words().len() + 10;
    let words = title.words().iter().enumerate().map(|(at, word)| (word, at, 'A'));
    let words = words.chain(body.words().iter().enumerate().map(|(at, word)| (word, at + after_title, 'B')));
    for (word, at, weight) in words {
        places.entry(word).or_default().push(((at + 1).min(LAST_PLACE), weight));
    }
    // Last parts stand beyond every text: they are no part of a phrase either.
    for part in title.parts().iter().chain(body.parts()) {
        places.entry(part).or_default().push((LAST_PLACE, 'D'));
    }
    let mut text = format!("'@{}'", shelf.simple());
    for (word, places) in places {
        let places: Vec<String> = places.iter().map(|(at, weight)| format!("{at}{weight}")).collect();
        let _ = write!(text, " '{word}':{}", places.join(","));
    }
    text
}
