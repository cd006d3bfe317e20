//! Changing the text of a kind of e-mail, and going back to the shipped one.

use entity::mail_text;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use serde_json::json;

use crate::{
    features::mailroom::SeeMail,
    identity::Permit,
    platform::{
        errors::{Error, Mistake, Refusal, Result},
        letters::{Fault, Letters, Text},
    },
    storage::Tx,
};

/// What is wrong with a text, field by field.
pub fn mistakes(faults: Vec<Fault>) -> Vec<Mistake> {
    let mistake = |fault: Fault| Mistake {
        field: if fault.in_subject { "subject" } else { "body" }.into(),
        key: if fault.unknown.is_some() { "texts-unknown" } else { "texts-broken" },
        limit: Some(fault.line),
        count: None,
    };
    faults.into_iter().map(mistake).collect()
}

/// Which text of which kind.
#[derive(Clone, Copy)]
pub struct Which<'a> {
    /// The kind's name.
    pub kind: &'static str,
    /// BCP 47 tag.
    pub locale: &'a str,
    /// As it stood when it was read; 0 where nothing was changed yet.
    pub version: i32,
}

/// Puts a text in place of the one there is. Refused where it cannot be drawn, and where somebody else changed it
/// since `version` was read.
pub async fn change_text(
    tx: &Tx,
    may: &Permit<SeeMail>,
    letters: &Letters,
    which: Which<'_>,
    text: &Text,
) -> Result<()> {
    let faults = letters.proof(which.kind, which.locale, text);
    if !faults.is_empty() {
        return Err(Error::Mistakes(mistakes(faults)));
    }
    save(tx, may, which, Some(text)).await?;
    record(tx, may, "change_mail_text", which).await
}

/// Goes back to the shipped text. Refused where somebody else changed it since.
pub async fn ship_text(tx: &Tx, may: &Permit<SeeMail>, which: Which<'_>) -> Result<()> {
    save(tx, may, which, None).await?;
    record(tx, may, "ship_mail_text", which).await
}

async fn save(tx: &Tx, may: &Permit<SeeMail>, which: Which<'_>, text: Option<&Text>) -> Result<()> {
    let row = mail_text::ActiveModel {
        kind: Set(which.kind.to_owned()),
        locale: Set(which.locale.to_owned()),
        subject: Set(text.map(|text| text.subject.clone())),
        body: Set(text.map(|text| text.body.clone())),
        version: Set(which.version + 1),
        by_id: Set(may.who().id),
        saved_at: Set(tx.now()),
        fault: Set(None),
    };
    let saved = if which.version == 0 {
        let insert = mail_text::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned());
        insert.exec_without_returning(&**tx).await?
    } else {
        let change = mail_text::Entity::update_many()
            .set(row)
            .filter(mail_text::Column::Kind.eq(which.kind))
            .filter(mail_text::Column::Locale.eq(which.locale))
            .filter(mail_text::Column::Version.eq(which.version));
        change.exec(&**tx).await?.rows_affected
    };
    if saved == 0 { Err(Refusal::conflict("texts-changed-meanwhile").into()) } else { Ok(()) }
}

async fn record(tx: &Tx, may: &Permit<SeeMail>, action: &'static str, which: Which<'_>) -> Result<()> {
    let facts = json!({ "locale": which.locale, "version": which.version + 1 });
    tx.record(Some(may.who().id), action, ("mail", which.kind), facts).await
}
