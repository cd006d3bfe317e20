//! Links under which a program fetches something for somebody, for years and without a
//! session. The token names a row; whoever made it takes it back by revoking the row.

use chrono::{DateTime, Duration, Utc};
use entity::{
    feed,
    ids::{CohortId, FeedId, PersonId},
    states::FeedKind,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::Holder;
use crate::{
    platform::{
        errors::{Error, Result},
        tokens::{Purpose, Tokens},
    },
    storage::Tx,
};

/// A link somebody made.
pub type Feed = feed::Model;

/// What is fetched under a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// All dates of a person.
    Dates,
    /// What is written in a cohort.
    Threads(CohortId),
}

impl Fetched {
    fn kind(self) -> FeedKind {
        match self {
            Self::Dates => FeedKind::Dates,
            Self::Threads(_) => FeedKind::Threads,
        }
    }

    fn cohort(self) -> Option<CohortId> {
        match self {
            Self::Dates => None,
            Self::Threads(cohort) => Some(cohort),
        }
    }

    /// What its tokens are good for.
    pub fn purpose(self) -> Purpose {
        match self {
            Self::Dates => Purpose::CalendarFeed,
            Self::Threads(_) => Purpose::ThreadFeed,
        }
    }

    fn live_of(self, who: PersonId) -> Condition {
        let mine = Condition::all()
            .add(feed::Column::PersonId.eq(who))
            .add(feed::Column::Kind.eq(self.kind()))
            .add(feed::Column::RevokedAt.is_null());
        mine.add_option(self.cohort().map(|cohort| feed::Column::CohortId.eq(cohort)))
    }
}

/// The link somebody has for this, and the token that names it.
pub async fn find_feed(
    db: &impl ConnectionTrait,
    tokens: &Tokens,
    who: PersonId,
    what: Fetched,
) -> Result<Option<(String, DateTime<Utc>)>> {
    let Some(found) = feed::Entity::find().filter(what.live_of(who)).one(db).await? else { return Ok(None) };
    // A link a program fetches for years: it ends when its owner takes it back.
    let until = found.created_at + Duration::days(3_650);
    Ok(Some((tokens.sign(what.purpose(), &found.id.to_string(), until)?, found.created_at)))
}

/// The live link a holder's token names.
pub async fn held_feed(db: &impl ConnectionTrait, holder: &Holder) -> Result<Feed> {
    let id = holder.subject.as_deref().and_then(|id| id.parse::<FeedId>().ok()).ok_or(Error::Missing)?;
    let found = feed::Entity::find_by_id(id).one(db).await?;
    found.filter(|feed| feed.revoked_at.is_none()).ok_or(Error::Missing)
}

/// Makes a link, and takes the one before back.
pub async fn renew_feed(tx: &Tx, who: PersonId, what: Fetched) -> Result<()> {
    revoke_feed(tx, who, what).await?;
    let row = feed::ActiveModel {
        id: Set(FeedId(tx.id())),
        person_id: Set(who),
        kind: Set(what.kind()),
        cohort_id: Set(what.cohort()),
        created_at: Set(tx.now()),
        revoked_at: Set(None),
    };
    // Pressed twice at once, one of the two makes it.
    let known = OnConflict::new().do_nothing().to_owned();
    feed::Entity::insert(row).on_conflict(known).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Takes a link back: whoever has it sees nothing any more.
pub async fn revoke_feed(tx: &Tx, who: PersonId, what: Fetched) -> Result<()> {
    feed::Entity::update_many()
        .col_expr(feed::Column::RevokedAt, Expr::value(tx.now()))
        .filter(what.live_of(who))
        .exec(&**tx)
        .await?;
    Ok(())
}
