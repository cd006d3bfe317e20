//! Accounts by the list: from the directory of an organisation, hundreds of
//! thousands at once.

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::{ids::PersonId, person};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use crate::{
    platform::{
        errors::{Error, Refusal, Result},
        text::{EmailAddress, Name},
        words::Locale,
    },
    storage::{Tx, is_unique_violation},
};

/// How many accounts are read at once.
const PAGE: u64 = 10_000;
/// How many rows are written at once: nine values each, and SQLite binds 32,766 at most.
const CHUNK: usize = 1000;

/// Somebody as a list names them.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What they are called.
    pub name: Name,
    /// Where mail reaches them; what the account is found by.
    pub email: EmailAddress,
    /// The language they read; none leaves that of an account as it is.
    pub locale: Option<Locale>,
    /// The zone they live in; none leaves that of an account as it is.
    pub zone: Option<Tz>,
}

/// What a new account gets where the list does not say.
#[derive(Clone, Debug)]
pub struct Usual {
    /// The language.
    pub locale: Locale,
    /// The zone.
    pub zone: Tz,
}

/// How somebody on the list stands to the accounts there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Has no account yet.
    New,
    /// Has one that says something else.
    Changed,
    /// Has one that says the same.
    Same,
    /// Has one that is closed, and stays so: somebody closed it for a reason.
    Closed,
}

/// A list beside the accounts.
#[derive(Debug, Default)]
pub struct Comparison {
    /// For everybody on the list, in its order.
    pub standings: Vec<Standing>,
    /// How many accounts are open.
    pub open: usize,
    /// Open accounts the list does not name.
    pub leavers: Vec<PersonId>,
    /// Closed accounts to be opened again.
    reopened: Vec<PersonId>,
    /// What accounts that change have for what the list leaves open, by place on the list.
    kept: HashMap<usize, (Arc<str>, Arc<str>)>,
}

impl Comparison {
    /// How many on the list stand like this.
    pub fn count(&self, standing: Standing) -> usize {
        self.standings.iter().filter(|one| **one == standing).count()
    }
}

/// An account as the comparison reads it: id, key, name, address, language, zone, when it was closed.
type Account = (PersonId, String, String, String, String, String, Option<DateTime<Utc>>);

/// Compares a list, in which every address stands once, with all accounts in
/// one pass. With `reopen`, closed accounts on the list change: they open again.
pub async fn compare_people(db: &impl ConnectionTrait, list: &[Listed], reopen: bool) -> Result<Comparison> {
    let places: HashMap<&str, usize> = list.iter().zip(0..).map(|(listed, at)| (listed.email.key(), at)).collect();
    let mut comparison = Comparison { standings: vec![Standing::New; list.len()], ..Comparison::default() };
    let mut last = None;
    loop {
        let page = page_after(db, last).await?;
        last = page.last().map(|account| account.0);
        for account in page {
            let place = places.get(account.1.as_str()).copied();
            comparison.meet(place.and_then(|at| Some((at, list.get(at)?))), account, reopen);
        }
        if last.is_none() {
            return Ok(comparison);
        }
    }
}

async fn page_after(db: &impl ConnectionTrait, last: Option<PersonId>) -> Result<Vec<Account>> {
    use person::Column::{DeactivatedAt, Email, EmailKey, Id, Locale, Name, Zone};
    let mut query = person::Entity::find().select_only();
    query = query.columns([Id, EmailKey, Name, Email, Locale, Zone, DeactivatedAt]);
    if let Some(last) = last {
        query = query.filter(Id.gt(last));
    }
    Ok(query.order_by_asc(Id).limit(PAGE).into_tuple().all(db).await?)
}

impl Comparison {
    fn meet(&mut self, listed: Option<(usize, &Listed)>, account: Account, reopen: bool) {
        let (id, _, name, email, locale, zone, closed_at) = account;
        self.open += usize::from(closed_at.is_none());
        let Some((at, listed)) = listed else {
            self.leavers.extend(closed_at.is_none().then_some(id));
            return;
        };
        let same = name == listed.name.as_str()
            && email == listed.email.as_str()
            && listed.locale.as_ref().is_none_or(|own| own.tag() == locale)
            && listed.zone.is_none_or(|own| own.name() == zone);
        let standing = match closed_at {
            Some(_) if !reopen => Standing::Closed,
            None if same => Standing::Same,
            _ => Standing::Changed,
        };
        if standing == Standing::Changed {
            self.reopened.extend(closed_at.map(|_| id));
            self.kept.insert(at, (locale.into(), zone.into()));
        }
        if let Some(place) = self.standings.get_mut(at) {
            *place = standing;
        }
    }
}

/// Opens and changes accounts as `comparison`, made in the same transaction,
/// says; `closed` is how many leavers' accounts the caller closes along with it.
///
/// One audit row for all, with numbers only. Refused where somebody else opened
/// one of the accounts in between.
pub async fn import_people(
    tx: &Tx,
    list: &[Listed],
    comparison: &Comparison,
    usual: &Usual,
    closed: usize,
) -> Result<()> {
    let of = |wanted: Standing| {
        let both = list.iter().zip(&comparison.standings).zip(0..);
        both.filter(move |((_, standing), _)| **standing == wanted).map(|((listed, _), at)| (listed, at))
    };
    let rows = |(listed, at): (&Listed, usize)| row(tx, listed, comparison.kept.get(&at), usual);
    let mut new = of(Standing::New).map(rows).peekable();
    while new.peek().is_some() {
        let chunk: Vec<_> = new.by_ref().take(CHUNK).collect();
        person::Entity::insert_many(chunk).exec_without_returning(&**tx).await.map_err(|error| {
            if is_unique_violation(&error) {
                Refusal::conflict("account-email-taken").into()
            } else {
                Error::from(error)
            }
        })?;
    }
    let mut changed = of(Standing::Changed).map(rows).peekable();
    while changed.peek().is_some() {
        // Every row meets the account of its address, so this changes a thousand accounts in one statement.
        let chunk: Vec<_> = changed.by_ref().take(CHUNK).collect();
        let mut meets = OnConflict::column(person::Column::EmailKey);
        meets.update_columns([
            person::Column::Name,
            person::Column::Email,
            person::Column::Locale,
            person::Column::Zone,
        ]);
        person::Entity::insert_many(chunk).on_conflict(meets).exec_without_returning(&**tx).await?;
    }
    reopen(tx, &comparison.reopened).await?;
    let facts = json!({
        "new": comparison.count(Standing::New),
        "changed": comparison.count(Standing::Changed),
        "reopened": comparison.reopened.len(),
        "same": comparison.count(Standing::Same),
        "left_closed": comparison.count(Standing::Closed),
        "leavers": closed,
    });
    tx.record(None, "import_people", ("import", tx.id()), facts).await
}

fn row(tx: &Tx, listed: &Listed, kept: Option<&(Arc<str>, Arc<str>)>, usual: &Usual) -> person::ActiveModel {
    let own_locale = listed.locale.as_ref().map(Locale::tag);
    let own_zone = listed.zone.map(|zone| zone.name());
    person::ActiveModel {
        id: Set(PersonId(tx.id())),
        name: Set(listed.name.to_string()),
        email: Set(listed.email.as_str().to_owned()),
        email_key: Set(listed.email.key().to_owned()),
        locale: Set(own_locale.or(kept.map(|kept| &*kept.0)).unwrap_or(usual.locale.tag()).to_owned()),
        zone: Set(own_zone.or(kept.map(|kept| &*kept.1)).unwrap_or(usual.zone.name()).to_owned()),
        password_hash: Set(None),
        created_at: Set(tx.now()),
        deactivated_at: Set(None),
    }
}

async fn reopen(tx: &Tx, closed: &[PersonId]) -> Result<()> {
    for chunk in closed.chunks(CHUNK) {
        person::Entity::update_many()
            .col_expr(person::Column::DeactivatedAt, Expr::value(None::<DateTime<Utc>>))
            .filter(person::Column::Id.is_in(chunk.iter().copied()))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}
