//! From requests about the record to its page and file.

use actix_web::{HttpResponse, http::StatusCode};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use sea_orm::ConnectionTrait;

use super::{
    commands::{LASTS, look_at},
    forms::{Filter, LookAt},
    pages::{AuditPage, Choice, Line, Whose},
    policies::SeeAudit,
    queries::{Deed, Wanted, count, deeds, has_looked, named},
    rules::{ACTS, word_of},
};
use crate::{
    identity::{Permit, find_person, find_person_by_email},
    platform::{
        errors::{Error, Mistake, Result},
        tables::csv_bytes,
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Asked, CSV, Form, FormState, Pager, Visit, download},
};

/// Where the record is.
const HERE: &str = "/audit";
/// How many rows a page shows.
const A_PAGE: u64 = 50;
/// How many rows a file has at most, the newest; a page says so.
const A_FILE: u64 = 100_000;

fn begins(visit: &Visit, day: Option<NaiveDate>) -> Option<DateTime<Utc>> {
    day.map(|day| zones::instant(visit.zone, day, NaiveTime::MIN))
}

fn wanted(visit: &Visit, filter: &Filter) -> Wanted {
    let after = filter.to.and_then(|day| day.checked_add_days(Days::new(1)));
    Wanted { person: filter.person, act: filter.act, from: begins(visit, filter.from), before: begins(visit, after) }
}

/// A name as a reader of the record needs it.
fn called(visit: &Visit, name: &str) -> String {
    if name.is_empty() { visit.say("frame-former-member") } else { name.to_owned() }
}

async fn lines(db: &impl ConnectionTrait, visit: &Visit, found: Vec<Deed>) -> Result<Vec<Line>> {
    let names = named(db, &found).await?;
    let line = |deed: Deed| Line {
        at: deed.happened_at,
        who: deed.actor.map_or_else(|| visit.say("privacy-house"), |name| called(visit, &name)),
        what: word_of(&deed.action).map_or_else(|| deed.action.clone(), |key| visit.say(&key)),
        act: deed.action,
        kind: deed.subject_kind,
        id: deed.subject_id,
        whom: deed.whom.and_then(|id| names.get(&id).map(|name| called(visit, name))),
    };
    Ok(found.into_iter().map(line).collect())
}

/// Whose rows are asked for, and whether it is on record that they are.
async fn whose(may: &Permit<SeeAudit>, visit: &Visit, filter: &Filter) -> Result<Option<Whose>> {
    let Some(id) = filter.person else { return Ok(None) };
    let db = visit.house.store.read();
    let person = find_person(db, id).await?.ok_or(Error::Missing)?;
    let looked = has_looked(db, may.who().id, id, visit.now() - LASTS).await?;
    Ok(Some(Whose { name: called(visit, &person.name), email: person.email, looked }))
}

async fn draw(
    may: &Permit<SeeAudit>,
    visit: &Visit,
    filter: &Filter,
    (status, asked, form): (StatusCode, FormState, FormState),
) -> Result<HttpResponse> {
    let (db, wanted) = (visit.house.store.read(), wanted(visit, filter));
    let whose = whose(may, visit, filter).await?;
    // Nobody's rows are shown before it is on record that they are looked at, nor where it is unclear which are meant.
    let shown = asked.errors.is_empty() && whose.as_ref().is_none_or(|one| one.looked);
    let count = if shown { count(db, &wanted).await? } else { 0 };
    let (page, pages) = (Pager::number(&filter.page)?, count.div_ceil(A_PAGE).max(1));
    if page > pages {
        return Err(Error::Missing);
    }
    let skip = page.saturating_sub(1).saturating_mul(A_PAGE);
    let found = if shown { deeds(db, &wanted, skip, A_PAGE).await? } else { Vec::new() };
    let mut acts: Vec<Choice> = ACTS
        .iter()
        .map(|act| Choice { value: act, label: word_of(act).map_or_else(String::new, |key| visit.say(&key)) })
        .collect();
    acts.sort_by_cached_key(|choice| choice.label.to_lowercase());
    let query = filter.query();
    let with = |end: &str| if query.is_empty() { format!("{HERE}?{end}") } else { format!("{HERE}?{query}&{end}") };
    visit.draw_as(
        status,
        &AuditPage {
            acts,
            rows: lines(db, visit, found).await?,
            count,
            chosen: filter.act.is_some() || filter.from.is_some() || filter.to.is_some(),
            file: if query.is_empty() { format!("{HERE}/rows.csv") } else { format!("{HERE}/rows.csv?{query}") },
            pager: Pager::new(page, pages, with("page=")),
            whose,
            filter: asked,
            form,
        },
    )
}

/// `GET /audit`: who did what.
pub async fn index(may: Permit<SeeAudit>, visit: Visit, asked: Asked<Filter>) -> Result<HttpResponse> {
    let (filter, status, state) = match asked.read() {
        Ok(filter) => (filter, StatusCode::OK, FormState { values: asked.values(), errors: Vec::new() }),
        Err(error) => {
            let (status, state) = visit.refused_with(asked.values(), error)?;
            (Filter::default(), status, state)
        }
    };
    draw(&may, &visit, &filter, (status, state, FormState::blank())).await
}

/// `GET /audit/rows.csv`: the same as a file.
pub async fn csv(may: Permit<SeeAudit>, visit: Visit, asked: Asked<Filter>) -> Result<HttpResponse> {
    let filter = asked.read()?;
    if whose(&may, &visit, &filter).await?.is_some_and(|one| !one.looked) {
        return Err(Error::Missing);
    }
    let db = visit.house.store.read();
    let found = deeds(db, &wanted(&visit, &filter), 0, A_FILE).await?;
    let header =
        ["when", "who", "what", "act", "kind", "id", "whom"].map(|name| visit.say(&format!("auditing-{name}")));
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let row = |line: Line| {
        let words = [line.who, line.what, line.act, line.kind, line.id, line.whom.unwrap_or_default()];
        std::iter::once(line.at.into()).chain(words.into_iter().map(Into::into)).collect()
    };
    let bytes = csv_bytes(&header, lines(db, &visit, found).await?.into_iter().map(row))?;
    let name = format!("lernweg-audit-{}.csv", zones::date_in(visit.zone, visit.now()));
    Ok(download(bytes, CSV, &name))
}

/// `POST /audit/looks`: look at what is on record about one person, which is on record itself.
pub async fn look(may: Permit<SeeAudit>, visit: Visit, form: Form<LookAt>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, asked: &LookAt| {
        let Some(person) = find_person_by_email(&**tx, &asked.email).await? else {
            let mistake = Mistake { field: "email".into(), key: "auditing-nobody", limit: None, count: None };
            return Err(Error::Mistakes(vec![mistake]));
        };
        look_at(tx, &may, person.id).await?;
        Ok(Outcome::to(format!("{HERE}?person={}", person.id), "look-recorded"))
    };
    let again = async |status, state| draw(&may, &visit, &Filter::default(), (status, FormState::blank(), state)).await;
    visit.submit(&form, work, again).await
}
