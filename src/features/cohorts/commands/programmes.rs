//! Programmes, and who looks after them.

use entity::{
    ids::{PersonId, ProgrammeId, ProgrammeOwnerId},
    person, programme, programme_owner,
    states::ProgrammeRole,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::super::policies::LeadProgramme;
use crate::{
    features::curriculum::Catalogue,
    identity::{NewPerson, Permit, person_for},
    platform::{
        errors::{Error, Refusal, Result},
        text::{EmailAddress, Name},
    },
    storage::{Tx, is_unique_violation},
};

/// Gives every programme of the content folder an id.
pub async fn register_programmes(tx: &Tx, catalogue: &Catalogue) -> Result<()> {
    for programme in catalogue.programmes() {
        let row = programme::ActiveModel {
            id: Set(ProgrammeId(tx.id())),
            slug: Set(programme.slug.clone()),
            created_at: Set(tx.now()),
        };
        programme::Entity::insert(row)
            .on_conflict(OnConflict::column(programme::Column::Slug).do_nothing().to_owned())
            .exec_without_returning(&**tx)
            .await?;
    }
    Ok(())
}

/// Makes somebody an owner of a programme. The operator's command line asks for it; no page does.
pub async fn appoint_owner(tx: &Tx, programme: &programme::Model, who: PersonId) -> Result<()> {
    add_role(tx, programme.id, who, ProgrammeRole::Owner).await?;
    tx.record(None, "appoint_owner", ("programme", programme.id), json!({ "person": who })).await
}

async fn add_role(tx: &Tx, programme: ProgrammeId, who: PersonId, role: ProgrammeRole) -> Result<()> {
    let row = programme_owner::ActiveModel {
        id: Set(ProgrammeOwnerId(tx.id())),
        programme_id: Set(programme),
        person_id: Set(who),
        role: Set(role),
        since: Set(tx.now()),
        until: Set(None),
    };
    match row.insert(&**tx).await {
        Ok(_) => Ok(()),
        Err(error) if is_unique_violation(&error) => Err(Refusal::conflict("cohorts-owner-already").into()),
        Err(error) => Err(error.into()),
    }
}

/// Somebody who is to help with a programme.
#[derive(Clone, Debug)]
pub struct NewHelper {
    /// What they are called; an account that is there keeps its own name.
    pub name: Name,
    /// Where mail reaches them.
    pub email: EmailAddress,
    /// As what.
    pub role: ProgrammeRole,
}

/// Lets somebody look after a programme, in an owner's place or as an assessor, with an account
/// if they have none. Refused where they have a role in it already.
pub async fn appoint_helper(tx: &Tx, may: &Permit<LeadProgramme>, new: &NewHelper) -> Result<person::Model> {
    let (locale, zone) = (may.who().locale.clone(), may.who().zone.clone());
    let account = NewPerson { name: new.name.clone(), email: new.email.clone(), locale, zone };
    let person = person_for(tx, &account).await?;
    let programme = may.on().programme.id;
    add_role(tx, programme, person.id, new.role).await?;
    let facts = json!({ "person": person.id, "role": new.role.word() });
    tx.record(Some(may.who().id), "appoint_helper", ("programme", programme), facts).await?;
    Ok(person)
}

/// Ends somebody's role in a programme. The last owner keeps theirs: nobody could name another.
pub async fn end_role(tx: &Tx, may: &Permit<LeadProgramme>, id: ProgrammeOwnerId) -> Result<()> {
    end(tx, may.on().programme.id, id, Some(may.who().id)).await
}

/// Ends every role of somebody who is forgotten. Refused where a programme would lose its last owner.
pub async fn end_roles_of(tx: &Tx, who: PersonId) -> Result<()> {
    let roles = programme_owner::Entity::find()
        .filter(programme_owner::Column::PersonId.eq(who))
        .filter(programme_owner::Column::Until.is_null())
        .order_by_asc(programme_owner::Column::ProgrammeId);
    for role in roles.all(&**tx).await? {
        match end(tx, role.programme_id, role.id, None).await {
            // Somebody ended it meanwhile.
            Ok(()) | Err(Error::Missing) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

async fn end(tx: &Tx, programme: ProgrammeId, id: ProgrammeOwnerId, by: Option<PersonId>) -> Result<()> {
    tx.take_turns(&format!("owners of {programme}")).await?;
    let live = programme_owner::Entity::find()
        .filter(programme_owner::Column::ProgrammeId.eq(programme))
        .filter(programme_owner::Column::Until.is_null())
        .all(&**tx)
        .await?;
    let role = live.iter().find(|role| role.id == id).ok_or(Error::Missing)?;
    let owners = live.iter().filter(|role| role.role == ProgrammeRole::Owner).count();
    if role.role == ProgrammeRole::Owner && owners == 1 {
        return Err(Refusal::conflict("cohorts-last-owner").into());
    }
    programme_owner::Entity::update_many()
        .col_expr(programme_owner::Column::Until, Expr::value(tx.now()))
        .filter(programme_owner::Column::Id.eq(id))
        .filter(programme_owner::Column::Until.is_null())
        .exec(&**tx)
        .await?;
    let facts = json!({ "person": role.person_id, "role": role.role.word() });
    tx.record(by, "end_role", ("programme", programme), facts).await
}
