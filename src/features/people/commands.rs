//! Writing one's own profile.

use entity::{
    ids::PersonId,
    profile_part, profile_photo,
    states::{ProfilePart, ShownTo},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::policies::ChangeProfile;
use crate::{
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        portraits::Portrait,
    },
    storage::Tx,
};

/// What a part of a profile is to say.
#[derive(Clone, Debug)]
pub struct PartToSay {
    /// Which.
    pub part: ProfilePart,
    /// What it says; empty takes it back.
    pub body: String,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// Who may see it.
    pub shown_to: ShownTo,
    /// The version it was written upon; 0 where there was none.
    pub version: i32,
}

/// Says something about oneself, or takes it back. Refused where it was changed since `version` was shown.
pub async fn say_part(tx: &Tx, may: &Permit<ChangeProfile>, say: &PartToSay) -> Result<()> {
    let written =
        if say.version == 0 { first(tx, may.who().id, say).await? } else { next(tx, may.who().id, say).await? };
    if written == 1 { Ok(()) } else { Err(Refusal::conflict("people-changed-meanwhile").into()) }
}

async fn first(tx: &Tx, who: PersonId, say: &PartToSay) -> Result<u64> {
    let row = profile_part::ActiveModel {
        person_id: Set(who),
        part: Set(say.part),
        body: Set(say.body.clone()),
        language: Set(say.language.clone()),
        shown_to: Set(say.shown_to),
        saved_at: Set(tx.now()),
        version: Set(1),
    };
    // Two windows that both write the first words: one of them comes second.
    let insert = profile_part::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned());
    Ok(insert.exec_without_returning(&**tx).await?)
}

async fn next(tx: &Tx, who: PersonId, say: &PartToSay) -> Result<u64> {
    let changed = profile_part::Entity::update_many()
        .col_expr(profile_part::Column::Body, Expr::value(say.body.clone()))
        .col_expr(profile_part::Column::Language, Expr::value(say.language.clone()))
        .col_expr(profile_part::Column::ShownTo, Expr::value(say.shown_to))
        .col_expr(profile_part::Column::SavedAt, Expr::value(tx.now()))
        .col_expr(profile_part::Column::Version, Expr::col(profile_part::Column::Version).add(1))
        .filter(profile_part::Column::PersonId.eq(who))
        .filter(profile_part::Column::Part.eq(say.part))
        .filter(profile_part::Column::Version.eq(say.version))
        .exec(&**tx)
        .await?;
    Ok(changed.rows_affected)
}

/// Shows one's face, or another one than before.
pub async fn show_photo(
    tx: &Tx,
    may: &Permit<ChangeProfile>,
    portrait: &Portrait,
    shown_to: ShownTo,
    version: i32,
) -> Result<()> {
    let say = PartToSay {
        part: ProfilePart::Photo,
        body: portrait.mark.clone(),
        language: may.who().locale.clone(),
        shown_to,
        version,
    };
    // First the part: who comes second there must not have changed the picture.
    say_part(tx, may, &say).await?;
    let row = profile_photo::ActiveModel {
        person_id: Set(may.who().id),
        large: Set(portrait.large.clone()),
        small: Set(portrait.small.clone()),
    };
    let over = OnConflict::column(profile_photo::Column::PersonId)
        .update_columns([profile_photo::Column::Large, profile_photo::Column::Small])
        .to_owned();
    profile_photo::Entity::insert(row).on_conflict(over).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Takes one's photo away, whatever came in between. The picture is gone with the end of this write.
pub async fn remove_photo(tx: &Tx, may: &Permit<ChangeProfile>) -> Result<()> {
    let who = may.who().id;
    profile_part::Entity::update_many()
        .col_expr(profile_part::Column::Body, Expr::value(""))
        .col_expr(profile_part::Column::SavedAt, Expr::value(tx.now()))
        .col_expr(profile_part::Column::Version, Expr::col(profile_part::Column::Version).add(1))
        .filter(profile_part::Column::PersonId.eq(who))
        .filter(profile_part::Column::Part.eq(ProfilePart::Photo))
        .exec(&**tx)
        .await?;
    profile_photo::Entity::delete_by_id(who).exec(&**tx).await?;
    Ok(())
}

/// Forgets what somebody said about themselves, and their photo: their account is closed.
pub async fn forget_profile(tx: &Tx, who: PersonId) -> Result<()> {
    profile_part::Entity::delete_many().filter(profile_part::Column::PersonId.eq(who)).exec(&**tx).await?;
    profile_photo::Entity::delete_by_id(who).exec(&**tx).await?;
    Ok(())
}
