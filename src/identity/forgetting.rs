//! Being forgotten: who asks for it, from when on, and what is left of somebody then.

use chrono::{DateTime, Duration, Utc};
use entity::{erasure, ids::PersonId, person, states::Wording};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};
use serde_json::{Value, json};

use crate::{
    platform::{
        errors::{Error, Refusal, Result},
        traces::Traces,
    },
    storage::{Tombstone, Tx, news::News, sql},
};

/// Somebody is forgotten. Rooms empty what they keep of theirs, and take their name out of the words of others.
/// What [`Forgotten`] reads is said with it.
pub const ERASED: &str = "identity.erased";

/// So long somebody can think better of it.
pub const GRACE: Duration = Duration::days(7);

/// So long after an account was closed it is forgotten by itself.
const CLOSED_FOR: Duration = Duration::days(180);

/// How somebody is forgotten.
pub struct Forgotten {
    /// Who.
    pub who: PersonId,
    /// What becomes of what they wrote.
    pub words: Wording,
    /// What names them in the words of others.
    pub traces: Traces,
}

impl Forgotten {
    /// What a room is told; nothing where the news is another.
    pub fn read(news: &News) -> Result<Option<Self>> {
        if news.kind != ERASED {
            return Ok(None);
        }
        let (words, name, email): (Wording, String, String) = news.read()?;
        Ok(Some(Self { who: PersonId(news.subject), words, traces: Traces::of(&name, &email) }))
    }

    /// Whether what they wrote goes too.
    pub fn takes_words(&self) -> bool {
        self.words == Wording::Remove
    }

    fn told(words: Wording, person: &person::Model) -> Value {
        json!([words, person.name, person.email])
    }
}

/// Whether somebody has asked to be forgotten, and how far that is.
pub async fn erasure_of(db: &impl ConnectionTrait, who: PersonId) -> Result<Option<erasure::Model>> {
    Ok(erasure::Entity::find_by_id(who).one(db).await?)
}

/// Somebody wants to be forgotten `after` a time. Who has asked already is refused.
pub async fn ask_to_be_forgotten(tx: &Tx, who: PersonId, words: Wording, after: Duration) -> Result<erasure::Model> {
    let row = erasure::ActiveModel {
        person_id: Set(who),
        words: Set(words),
        asked_at: Set(tx.now()),
        due_at: Set(tx.now() + after),
        held_up: Set(None),
        done_at: Set(None),
    };
    let new = erasure::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    if new != 1 {
        return Err(Refusal::conflict("privacy-erasure-asked-already").into());
    }
    erasure_of(&**tx, who).await?.ok_or(Error::Missing)
}

/// They think better of it. Refused where nothing was asked, or all is done.
pub async fn stay_after_all(tx: &Tx, who: PersonId) -> Result<()> {
    let gone = erasure::Entity::delete_many()
        .filter(erasure::Column::PersonId.eq(who))
        .filter(erasure::Column::DoneAt.is_null())
        .exec(&**tx)
        .await?;
    if gone.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("privacy-erasure-not-asked").into()) }
}

/// Accounts that have been closed for half a year are to be forgotten; what was written stays, without a name.
pub async fn forget_the_closed(tx: &Tx) -> Result<()> {
    let text = "insert into erasure (person_id, words, asked_at, due_at)
        select id, 'keep', $1, $1 from person where deactivated_at < $2
            and not exists (select 1 from erasure e where e.person_id = person.id)
        on conflict do nothing";
    tx.execute_raw(sql(&**tx, text, [tx.now().into(), (tx.now() - CLOSED_FOR).into()])).await?;
    Ok(())
}

/// Whose time has come, the longest due first.
pub async fn due_erasures(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<erasure::Model>> {
    let find = erasure::Entity::find()
        .filter(erasure::Column::DoneAt.is_null())
        .filter(erasure::Column::DueAt.lte(now))
        .order_by_asc(erasure::Column::DueAt);
    Ok(find.all(db).await?)
}

/// Who was forgotten.
pub async fn forgotten(db: &impl ConnectionTrait) -> Result<Vec<erasure::Model>> {
    Ok(erasure::Entity::find().filter(erasure::Column::DoneAt.is_not_null()).all(db).await?)
}

/// Lets somebody be due now who was forgotten before, in a database that is newer than this one. Nothing where they
/// are not known here, or wait already.
pub async fn forget_again(tx: &Tx, who: PersonId, words: Wording) -> Result<bool> {
    let text =
        "insert into erasure (person_id, words, asked_at, due_at) select id, $2, $3, $3 from person where id = $1
        on conflict (person_id) do update set words = excluded.words, due_at = excluded.due_at
            where erasure.done_at is null and erasure.due_at > excluded.due_at";
    let asked = tx.execute_raw(sql(&**tx, text, [who.into(), words.into(), tx.now().into()])).await?;
    Ok(asked.rows_affected() == 1)
}

/// Takes an erasure that is due, for this write; nothing where another process has it, or it was taken back.
pub async fn take_erasure(tx: &Tx, who: PersonId) -> Result<bool> {
    let taken = erasure::Entity::update_many()
        .col_expr(erasure::Column::DoneAt, Expr::value(Some(tx.now())))
        .col_expr(erasure::Column::HeldUp, Expr::value(None::<String>))
        .filter(erasure::Column::PersonId.eq(who))
        .filter(erasure::Column::DoneAt.is_null())
        .filter(erasure::Column::DueAt.lte(tx.now()))
        .exec(&**tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Says why it cannot be done yet: the key of the words about it.
pub async fn hold_up_erasure(tx: &Tx, who: PersonId, why: &str) -> Result<()> {
    erasure::Entity::update_many()
        .col_expr(erasure::Column::HeldUp, Expr::value(Some(why.to_owned())))
        .filter(erasure::Column::PersonId.eq(who))
        .filter(erasure::Column::DoneAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

impl From<erasure::Model> for Tombstone {
    fn from(row: erasure::Model) -> Self {
        Self { who: row.person_id, words: row.words }
    }
}

/// Forgets somebody whose account is closed: rooms first, then their name in what others wrote, then every row that
/// goes with them, then who they were.
/// What others hang on keeps its place, and an id that names nobody.
pub async fn forget_person(tx: &Tx, person: &person::Model, words: Wording) -> Result<()> {
    tx.announce(ERASED, person.id.0, Forgotten::told(words, person)).await?;
    tx.take_name_out(person.id, &Traces::of(&person.name, &person.email)).await?;
    tx.delete_rows_of(person.id).await?;
    person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(""))
        .col_expr(person::Column::Email, Expr::value(""))
        .col_expr(person::Column::EmailKey, Expr::value(format!("erased:{}", person.id)))
        .col_expr(person::Column::Locale, Expr::value("en"))
        .col_expr(person::Column::Zone, Expr::value("UTC"))
        .col_expr(person::Column::PasswordHash, Expr::value(None::<String>))
        .filter(person::Column::Id.eq(person.id))
        .exec(&**tx)
        .await?;
    tx.record(None, "erase_account", ("person", person.id), json!({})).await
}
