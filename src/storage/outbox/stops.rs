//! A kind of e-mail that too many people say no to is a kind nobody needs: it stops by itself, says so, and waits
//! until somebody who looks after the house lets it go on.

use chrono::{DateTime, Duration, Utc};
use entity::{ids::PersonId, mail_stop};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::super::{Tx, sql};
use crate::platform::errors::{Refusal, Result};

/// So long back sends and refusals are counted.
const COUNTED: Duration = Duration::days(7);
/// With fewer sent, a share says nothing.
const LEAST_SENT: i64 = 50;
/// Nor with fewer who said no.
const LEAST_NOES: i64 = 3;
/// More than so many of a hundred is too many.
const MOST: i64 = 2;

/// Whether of so many that were sent, too many were answered by a no.
fn too_many(sent: i64, noes: i64) -> bool {
    sent >= LEAST_SENT && noes >= LEAST_NOES && noes * 100 > sent * MOST
}

/// Whether nothing of a kind is sent.
pub async fn is_stopped(db: &impl ConnectionTrait, kind: &str) -> Result<bool> {
    let row = mail_stop::Entity::find_by_id(kind).one(db).await?;
    Ok(row.is_some_and(|row| row.let_go_at.is_none()))
}

/// The kinds nothing is sent of.
pub async fn stopped_kinds(db: &impl ConnectionTrait) -> Result<Vec<mail_stop::Model>> {
    let find = mail_stop::Entity::find().filter(mail_stop::Column::LetGoAt.is_null());
    Ok(find.order_by_asc(mail_stop::Column::Kind).all(db).await?)
}

#[derive(FromQueryResult)]
struct Counted {
    sent: i64,
    noes: i64,
}

impl Tx {
    /// Somebody said no to a kind: stops it where that is one too many.
    pub async fn weigh_noes(&self, kind: &str) -> Result<()> {
        // Two who say no at once would each see one too few.
        self.take_turns(&format!("mail_stop:{kind}")).await?;
        let known = mail_stop::Entity::find_by_id(kind).one(&**self).await?;
        let mut since = self.now() - COUNTED;
        if let Some(row) = known {
            let Some(let_go_at) = row.let_go_at else { return Ok(()) };
            since = since.max(let_go_at);
        }
        let Counted { sent, noes } = self.count_noes(kind, since).await?;
        if !too_many(sent, noes) {
            return Ok(());
        }
        let row = mail_stop::ActiveModel {
            kind: Set(kind.to_owned()),
            stopped_at: Set(self.now()),
            sent: Set(i32::try_from(sent).unwrap_or(i32::MAX)),
            noes: Set(i32::try_from(noes).unwrap_or(i32::MAX)),
            let_go_at: Set(None),
        };
        let mut known = OnConflict::column(mail_stop::Column::Kind);
        known.update_columns([
            mail_stop::Column::StoppedAt,
            mail_stop::Column::Sent,
            mail_stop::Column::Noes,
            mail_stop::Column::LetGoAt,
        ]);
        mail_stop::Entity::insert(row).on_conflict(known).exec_without_returning(&**self).await?;
        self.record(None, "stop_mail_kind", ("mail", kind), json!({ "sent": sent, "noes": noes })).await
    }

    async fn count_noes(&self, kind: &str, since: DateTime<Utc>) -> Result<Counted> {
        let text = "select
            (select count(*) from outbox where kind = $1 and state = 'sent' and sent_at > $2) as sent,
            (select count(*) from mail_preference where kind = $1 and rhythm = 'off' and off_since > $2) as noes";
        let found = Counted::find_by_statement(sql(&**self, text, [kind.into(), since.into()])).one(&**self).await?;
        Ok(found.unwrap_or(Counted { sent: 0, noes: 0 }))
    }

    /// Lets a stopped kind go on. Refused where it is not stopped, or not any more.
    pub async fn let_kind_go(&self, by: PersonId, kind: &str) -> Result<()> {
        let done = mail_stop::Entity::update_many()
            .col_expr(mail_stop::Column::LetGoAt, Expr::value(Some(self.now())))
            .filter(mail_stop::Column::Kind.eq(kind))
            .filter(mail_stop::Column::LetGoAt.is_null())
            .exec(&**self)
            .await?;
        if done.rows_affected != 1 {
            return Err(Refusal::conflict("mailroom-gone").into());
        }
        self.record(Some(by), "let_mail_kind_go", ("mail", kind), json!({})).await
    }
}

#[cfg(test)]
mod tests {
    use super::too_many;

    #[test]
    fn more_than_two_in_a_hundred_are_too_many_where_there_are_enough_to_say() {
        for (sent, noes, expected) in [
            (50, 3, true),
            (49, 3, false),
            (50, 2, false),
            (150, 3, false),
            (149, 3, true),
            (0, 0, false),
            (9, 9, false),
        ] {
            assert_eq!(too_many(sent, noes), expected, "{noes} of {sent}");
        }
    }
}
