//! A house that stands still: everybody reads, nobody writes. An operator says so before a move or a change, and every
//! process says so by itself when there is hardly any room left on the disk.
//!
//! It is asked in one place, [`Store::write`]. Whoever wrote a form gets it back with that sentence above it.

use entity::standstill;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use serde_json::json;

use super::{Store, Tx};
use crate::platform::errors::{Refusal, Result};

/// Why nobody writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standstill {
    /// Somebody who runs the house said so, for this reason. What is written now might not be there afterwards.
    Announced(String),
    /// There is hardly any room left. The little that signing in takes is kept free for it.
    NoRoom,
}

impl Standstill {
    /// What whoever writes is told.
    pub(super) fn refusal(&self) -> Refusal {
        let key = match self {
            Self::Announced(_) => "frame-standstill-refused",
            Self::NoRoom => "frame-no-room-refused",
        };
        Refusal { status: 503, key }
    }
}

/// There is one row.
const ONLY: i32 = 1;

/// Why the house stands still, if somebody said so.
pub async fn announced(db: &impl ConnectionTrait) -> Result<Option<Standstill>> {
    Ok(standstill::Entity::find_by_id(ONLY).one(db).await?.map(|row| Standstill::Announced(row.because)))
}

impl Tx {
    /// From now on nobody writes; every process hears of it within seconds.
    pub async fn stand_still(&self, because: &str, by: &str) -> Result<()> {
        let row = standstill::ActiveModel { id: Set(ONLY), because: Set(because.to_owned()), set_at: Set(self.now()) };
        let mut again = OnConflict::column(standstill::Column::Id);
        again.update_columns([standstill::Column::Because, standstill::Column::SetAt]);
        standstill::Entity::insert(row).on_conflict(again).exec_without_returning(&**self).await?;
        self.record(None, "stand_still", ("house", by), json!({})).await
    }

    /// The house goes on. Refused where it does not stand still.
    pub async fn go_on(&self, by: &str) -> Result<()> {
        let gone = standstill::Entity::delete_by_id(ONLY).exec(&**self).await?;
        if gone.rows_affected == 0 {
            return Err(Refusal::conflict("frame-no-standstill").into());
        }
        self.record(None, "go_on", ("house", by), json!({})).await
    }
}

impl Store {
    /// Refuses while the house stands still.
    pub(super) fn goes_on(&self) -> Result<()> {
        self.standstill().map_or(Ok(()), |why| Err(why.refusal().into()))
    }

    /// Writes what lets people in and out, which takes little room: that goes on while there is hardly any.
    pub async fn admit<T>(&self, work: impl AsyncFn(&Tx) -> Result<T>) -> Result<T> {
        match self.standstill() {
            Some(why @ Standstill::Announced(_)) => Err(why.refusal().into()),
            Some(Standstill::NoRoom) | None => self.finish(work).await,
        }
    }
}
