//! Offering roles, taking them, ending them.

use entity::{
    alumni_role,
    ids::{AlumniRoleId, PersonId},
    states::{AlumniRoleKind, AlumniRoleState},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        policies::{AnswerRole, EndRole},
        rules::held_until,
    },
    hold_in,
};
use crate::{
    features::cohorts::OwnProgramme,
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Line,
    },
    storage::{Tx, is_unique_violation},
};

/// A role an owner has in mind for somebody.
#[derive(Clone, Debug)]
pub struct Offering {
    /// For whom.
    pub person: PersonId,
    /// Which.
    pub kind: AlumniRoleKind,
    /// Why.
    pub reason: Line,
}

/// Asks somebody to take a role. Refused where they are not in the network, were asked already, or hold it.
pub async fn offer_role(tx: &Tx, may: &Permit<OwnProgramme>, new: &Offering) -> Result<()> {
    let (programme, today) = (may.on().programme.id, tx.now().date_naive());
    hold_in(tx, programme, new.person).await?;
    // One whose time is over makes room for the next.
    alumni_role::Entity::update_many()
        .col_expr(alumni_role::Column::State, Expr::value(AlumniRoleState::Ended))
        .filter(alumni_role::Column::ProgrammeId.eq(programme))
        .filter(alumni_role::Column::PersonId.eq(new.person))
        .filter(alumni_role::Column::Kind.eq(new.kind))
        .filter(alumni_role::Column::State.eq(AlumniRoleState::Held))
        .filter(alumni_role::Column::EndsOn.lte(today))
        .exec(&**tx)
        .await?;
    let row = alumni_role::ActiveModel {
        id: Set(AlumniRoleId(tx.id())),
        programme_id: Set(programme),
        person_id: Set(new.person),
        kind: Set(new.kind),
        reason: Set(new.reason.to_string()),
        state: Set(AlumniRoleState::Offered),
        given_by: Set(may.who().id),
        offered_at: Set(tx.now()),
        starts_on: Set(None),
        ends_on: Set(None),
        ended_by: Set(None),
        ended_at: Set(None),
        ended_why: Set(None),
    };
    row.insert(&**tx).await.map_err(|error| {
        if is_unique_violation(&error) { Error::from(Refusal::conflict("alumni-role-has")) } else { error.into() }
    })?;
    let facts = json!({ "person": new.person, "role": new.kind.word() });
    tx.record(Some(may.who().id), "alumni.role_offered", ("programme", programme), facts).await
}

/// Takes a role one was asked to take, from today and for a year, or says no. Refused where it is settled.
pub async fn answer_role(tx: &Tx, may: &Permit<AnswerRole>, yes: bool) -> Result<()> {
    let (role, today) = (&may.on().role, tx.now().date_naive());
    hold_in(tx, role.programme_id, may.who().id).await?;
    let state = if yes { AlumniRoleState::Held } else { AlumniRoleState::Declined };
    let mut change = alumni_role::Entity::update_many().col_expr(alumni_role::Column::State, Expr::value(state));
    if yes {
        change = change
            .col_expr(alumni_role::Column::StartsOn, Expr::value(Some(today)))
            .col_expr(alumni_role::Column::EndsOn, Expr::value(Some(held_until(today))));
    }
    let changed = change
        .filter(alumni_role::Column::Id.eq(role.id))
        .filter(alumni_role::Column::State.eq(AlumniRoleState::Offered))
        .exec(&**tx)
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::conflict("alumni-role-settled").into());
    }
    let facts = json!({ "person": may.who().id, "role": role.kind.word(), "yes": yes });
    tx.record(Some(may.who().id), "alumni.role_answered", ("programme", role.programme_id), facts).await
}

/// Ends a role that is held; takes one back that was not answered. Refused where it is over.
pub async fn end_role(tx: &Tx, may: &Permit<EndRole>, why: &Line) -> Result<()> {
    let (role, today) = (&may.on().role, tx.now().date_naive());
    let end = |state: AlumniRoleState| {
        alumni_role::Entity::update_many()
            .col_expr(alumni_role::Column::State, Expr::value(state))
            .col_expr(alumni_role::Column::EndedBy, Expr::value(Some(may.who().id)))
            .col_expr(alumni_role::Column::EndedAt, Expr::value(Some(tx.now())))
            .col_expr(alumni_role::Column::EndedWhy, Expr::value(Some(why.to_string())))
            .filter(alumni_role::Column::Id.eq(role.id))
    };
    // First the offer: who accepts in this moment holds the role when the second statement looks.
    let taken_back = end(AlumniRoleState::Withdrawn)
        .filter(alumni_role::Column::State.eq(AlumniRoleState::Offered))
        .exec(&**tx)
        .await?;
    if taken_back.rows_affected == 0 {
        let ended = end(AlumniRoleState::Ended)
            .col_expr(alumni_role::Column::EndsOn, Expr::value(Some(today)))
            .filter(alumni_role::Column::State.eq(AlumniRoleState::Held))
            .filter(alumni_role::Column::EndsOn.gt(today))
            .exec(&**tx)
            .await?;
        if ended.rows_affected != 1 {
            return Err(Refusal::conflict("alumni-role-settled").into());
        }
    }
    let facts = json!({ "person": role.person_id, "role": role.kind.word() });
    tx.record(Some(may.who().id), "alumni.role_ended", ("programme", role.programme_id), facts).await
}
