//! Joining a network and leaving it.

use entity::{
    alumni_answer, alumni_role, alumni_word, alumnus,
    ids::{PersonId, ProgrammeId},
    states::{AlumniRoleState, ConsentKind},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{super::policies::SeeAlumni, hold};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Tx, consents::Said},
};

/// Joins a network, asked with `words`; whoever is in it says anew which department they are in.
pub async fn join(tx: &Tx, may: &Permit<SeeAlumni>, words: &str, department: Option<&str>) -> Result<()> {
    let (programme, who) = (may.on().programme.programme.id, may.who().id);
    hold(tx, programme, who).await?;
    let row = alumnus::ActiveModel {
        programme_id: Set(programme),
        person_id: Set(who),
        joined_at: Set(tx.now()),
        department: Set(department.map(str::to_owned)),
    };
    let insert = alumnus::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned());
    if insert.exec_without_returning(&**tx).await? == 1 {
        let said = Said { kind: ConsentKind::Alumni, subject: programme.0, words, agrees: true };
        tx.keep_consent(who, said).await?;
        return tx.record(Some(who), "alumni.joined", ("programme", programme), json!({ "person": who })).await;
    }
    alumnus::Entity::update_many()
        .col_expr(alumnus::Column::Department, Expr::value(department.map(str::to_owned)))
        .filter(alumnus::Column::ProgrammeId.eq(programme))
        .filter(alumnus::Column::PersonId.eq(who))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Leaves a network: nobody finds them there any more, and what they asked, offered and took on goes with them. What
/// they answered stays without a name, unless they take that along. Refused where they are not in it.
pub async fn leave(tx: &Tx, may: &Permit<SeeAlumni>, takes_answers: bool) -> Result<()> {
    let (programme, who) = (may.on().programme.programme.id, may.who().id);
    if !go(tx, programme, who).await? {
        return Err(Refusal::conflict("alumni-not-in").into());
    }
    if takes_answers {
        alumni_answer::Entity::delete_many()
            .filter(alumni_answer::Column::ProgrammeId.eq(programme))
            .filter(alumni_answer::Column::PersonId.eq(who))
            .exec(&**tx)
            .await?;
    }
    let said = Said { kind: ConsentKind::Alumni, subject: programme.0, words: "", agrees: false };
    tx.keep_consent(who, said).await?;
    tx.record(Some(who), "alumni.left", ("programme", programme), json!({ "person": who })).await
}

/// Takes somebody out of every network: their account is closed.
pub async fn forget_alumnus(tx: &Tx, who: PersonId) -> Result<()> {
    let find = alumnus::Entity::find().filter(alumnus::Column::PersonId.eq(who));
    for row in find.all(&**tx).await? {
        if go(tx, row.programme_id, who).await? {
            let (programme, facts) = (row.programme_id, json!({ "person": who }));
            tx.record(None, "alumni.left", ("programme", programme), facts).await?;
        }
    }
    Ok(())
}

async fn go(tx: &Tx, programme: ProgrammeId, who: PersonId) -> Result<bool> {
    hold(tx, programme, who).await?;
    let gone = alumnus::Entity::delete_by_id((programme, who)).exec(&**tx).await?;
    alumni_word::Entity::delete_many()
        .filter(alumni_word::Column::ProgrammeId.eq(programme))
        .filter(alumni_word::Column::PersonId.eq(who))
        .exec(&**tx)
        .await?;
    let open = alumni_role::Entity::update_many()
        .filter(alumni_role::Column::ProgrammeId.eq(programme))
        .filter(alumni_role::Column::PersonId.eq(who));
    open.clone()
        .col_expr(alumni_role::Column::State, Expr::value(AlumniRoleState::Declined))
        .filter(alumni_role::Column::State.eq(AlumniRoleState::Offered))
        .exec(&**tx)
        .await?;
    open.col_expr(alumni_role::Column::State, Expr::value(AlumniRoleState::Ended))
        .col_expr(alumni_role::Column::EndsOn, Expr::value(tx.now().date_naive()))
        .col_expr(alumni_role::Column::EndedBy, Expr::value(Some(who)))
        .col_expr(alumni_role::Column::EndedAt, Expr::value(Some(tx.now())))
        .filter(alumni_role::Column::State.eq(AlumniRoleState::Held))
        .filter(alumni_role::Column::EndsOn.gt(tx.now().date_naive()))
        .exec(&**tx)
        .await?;
    Ok(gone.rows_affected == 1)
}
