//! Texts of e-mails that stand in place of the shipped ones.

use std::collections::BTreeMap;

use entity::mail_text;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::super::Tx;
use crate::platform::{errors::Result, letters::Text};

/// Texts that stand in place of shipped ones, by kind and language.
pub type ChangedTexts = BTreeMap<(String, String), Text>;

/// The texts that stand in place of shipped ones, by kind and language. One query.
pub async fn changed_texts(db: &impl ConnectionTrait) -> Result<ChangedTexts> {
    let rows = mail_text::Entity::find().all(db).await?;
    let text = |row: mail_text::Model| Some(((row.kind, row.locale), Text { subject: row.subject?, body: row.body? }));
    Ok(rows.into_iter().filter_map(text).collect())
}

/// The text that stands in place of the shipped one of `kind` in `locale`, and its version.
pub async fn changed_text(db: &impl ConnectionTrait, kind: &str, locale: &str) -> Result<Option<(Text, i32)>> {
    let row = mail_text::Entity::find_by_id((kind.to_owned(), locale.to_owned())).one(db).await?;
    let text = |row: mail_text::Model| Some((Text { subject: row.subject?, body: row.body? }, row.version));
    Ok(row.and_then(text))
}

impl Tx {
    /// Remembers why a text could not be drawn, unless it was changed since.
    pub async fn note_fault(&self, kind: &str, locale: &str, version: i32, why: &str) -> Result<()> {
        mail_text::Entity::update_many()
            .col_expr(mail_text::Column::Fault, Expr::value(Some(why.chars().take(500).collect::<String>())))
            .filter(mail_text::Column::Kind.eq(kind))
            .filter(mail_text::Column::Locale.eq(locale))
            .filter(mail_text::Column::Version.eq(version))
            .exec(&**self)
            .await?;
        Ok(())
    }
}
