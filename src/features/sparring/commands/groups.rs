//! Groups: made, joined, ended, and told who is in them.

use entity::{
    ids::{PersonId, SparringGroupId, SparringPartnerId, SparringRoundId},
    sparring_group, sparring_partner,
    states::PartnerEnding,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::super::emails::Introduced;
use crate::{platform::errors::Result, storage::Tx};

/// Makes a group of these people, from now on; a kept one stays when the rest is proposed anew.
pub(super) async fn make_group(
    tx: &Tx,
    round: SparringRoundId,
    people: &[PersonId],
    kept: bool,
) -> Result<SparringGroupId> {
    let id = SparringGroupId(tx.id());
    let group = sparring_group::ActiveModel { id: Set(id), round_id: Set(round), kept: Set(kept) };
    group.insert(&**tx).await?;
    for person in people {
        join_group(tx, round, id, *person).await?;
    }
    Ok(id)
}

/// Puts somebody into a group, from now on.
pub(super) async fn join_group(
    tx: &Tx,
    round: SparringRoundId,
    group: SparringGroupId,
    person: PersonId,
) -> Result<()> {
    let partner = sparring_partner::ActiveModel {
        id: Set(SparringPartnerId(tx.id())),
        group_id: Set(group),
        round_id: Set(round),
        person_id: Set(person),
        joined_at: Set(tx.now()),
        ended_at: Set(None),
        ending: Set(None),
    };
    partner.insert(&**tx).await?;
    Ok(())
}

/// Groups of a proposal leave no trace: nobody but trainers has seen them.
pub(super) async fn remove_group(tx: &Tx, group: SparringGroupId) -> Result<()> {
    let partners = sparring_partner::Entity::delete_many().filter(sparring_partner::Column::GroupId.eq(group));
    partners.exec(&**tx).await?;
    sparring_group::Entity::delete_by_id(group).exec(&**tx).await?;
    Ok(())
}

/// Ends somebody's time in a round; whether they had any.
pub(super) async fn end(tx: &Tx, round: SparringRoundId, person: PersonId, ending: PartnerEnding) -> Result<bool> {
    let ended = sparring_partner::Entity::update_many()
        .col_expr(sparring_partner::Column::EndedAt, Expr::value(tx.now()))
        .col_expr(sparring_partner::Column::Ending, Expr::value(ending))
        .filter(sparring_partner::Column::RoundId.eq(round))
        .filter(sparring_partner::Column::PersonId.eq(person))
        .filter(sparring_partner::Column::EndedAt.is_null());
    Ok(ended.exec(&**tx).await?.rows_affected == 1)
}

/// Tells everybody in a group who they are with.
pub(super) async fn tell(tx: &Tx, group: SparringGroupId) -> Result<()> {
    let find = sparring_partner::Entity::find()
        .filter(sparring_partner::Column::GroupId.eq(group))
        .filter(sparring_partner::Column::EndedAt.is_null());
    let partners = find.all(&**tx).await?;
    let times: Vec<SparringPartnerId> = partners.iter().map(|one| one.id).collect();
    for one in partners {
        tx.post(one.person_id, &Introduced { group, times: times.clone() }).await?;
    }
    Ok(())
}
