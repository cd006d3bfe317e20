//! Accounts.

use entity::{ids::PersonId, person};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr,
};
use serde_json::json;

use super::{auditors::end_auditing, end_sessions};
use crate::{
    platform::{
        errors::{Refusal, Result},
        text::{EmailAddress, Name},
    },
    storage::{Tx, is_unique_violation},
};

/// What an account starts with.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// What they are called.
    pub name: Name,
    /// Where mail reaches them.
    pub email: EmailAddress,
    /// BCP 47 tag of the language they read.
    pub locale: String,
    /// IANA name of their zone.
    pub zone: String,
}

/// Opens an account. Refused where the address has one already.
pub async fn add_person(tx: &Tx, new: &NewPerson) -> Result<person::Model> {
    let row = person::ActiveModel {
        id: Set(PersonId(tx.id())),
        name: Set(new.name.to_string()),
        email: Set(new.email.as_str().to_owned()),
        email_key: Set(new.email.key().to_owned()),
        locale: Set(new.locale.clone()),
        zone: Set(new.zone.clone()),
        password_hash: Set(None),
        created_at: Set(tx.now()),
        deactivated_at: Set(None),
    };
    row.insert(&**tx).await.map_err(|error| {
        if is_unique_violation(&error) { Refusal::conflict("account-email-taken").into() } else { error.into() }
    })
}

/// The account of an address: the one there is, whatever it says, or a new one. Refused where it was closed.
pub async fn person_for(tx: &Tx, new: &NewPerson) -> Result<person::Model> {
    match find_person_by_email(&**tx, &new.email).await? {
        Some(person) => still_open(person),
        None => add_person(tx, new).await,
    }
}

/// The person, unless their account was closed.
pub fn still_open(person: person::Model) -> Result<person::Model> {
    if person.deactivated_at.is_some() { Err(Refusal::conflict("account-closed").into()) } else { Ok(person) }
}

/// The person with this id.
pub async fn find_person(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<person::Model>> {
    Ok(person::Entity::find_by_id(id).one(db).await?)
}

/// What somebody is called; nobody one could name once their account is closed.
pub async fn name_of(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<String>> {
    Ok(find_person(db, id).await?.filter(|person| person.deactivated_at.is_none()).map(|person| person.name))
}

/// What these are called, by name; those left out whose account is closed.
pub async fn names_of(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<String>> {
    Ok(people_of(db, ids).await?.into_iter().map(|person| person.name).collect())
}

/// These, by name; those left out whose account is closed.
pub async fn people_of(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<person::Model>> {
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .filter(person::Column::DeactivatedAt.is_null());
    let mut people = people.all(db).await?;
    people.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(people)
}

/// The person with this address, however it is spelled.
pub async fn find_person_by_email(db: &impl ConnectionTrait, email: &EmailAddress) -> Result<Option<person::Model>> {
    Ok(person::Entity::find().filter(person::Column::EmailKey.eq(email.key())).one(db).await?)
}

/// What people may change about themselves.
#[derive(Clone, Debug)]
pub struct Profile {
    /// What they are called.
    pub name: Name,
    /// BCP 47 tag of the language they read.
    pub locale: String,
    /// IANA name of their zone.
    pub zone: String,
}

/// Changes one's own profile.
pub async fn change_profile(tx: &Tx, who: PersonId, profile: &Profile) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(profile.name.to_string()))
        .col_expr(person::Column::Locale, Expr::value(profile.locale.clone()))
        .col_expr(person::Column::Zone, Expr::value(profile.zone.clone()))
        .filter(person::Column::Id.eq(who))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Changes the language one reads.
pub async fn change_locale(tx: &Tx, who: PersonId, locale: &str) -> Result<()> {
    person::Entity::update_many()
        .col_expr(person::Column::Locale, Expr::value(locale))
        .filter(person::Column::Id.eq(who))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Closes an account: its sessions end now, its mails stop. What was written stays.
pub async fn close_account(tx: &Tx, actor: Option<PersonId>, who: PersonId) -> Result<()> {
    let closed = person::Entity::update_many()
        .col_expr(person::Column::DeactivatedAt, Expr::value(tx.now()))
        .filter(person::Column::Id.eq(who))
        .filter(person::Column::DeactivatedAt.is_null())
        .exec(&**tx)
        .await?;
    if closed.rows_affected == 0 {
        return Err(Refusal::conflict("account-closed-already").into());
    }
    end_sessions(tx, who).await?;
    end_auditing(tx, who).await?;
    tx.record(actor, "close_account", ("person", who), json!({})).await
}
