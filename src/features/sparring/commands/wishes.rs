//! What somebody lets be used to find them a partner.

use entity::{
    ids::{CohortId, PersonId},
    partner_name, partner_wish,
    states::PartnerWish,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::OnConflict};
use serde_json::json;

use super::super::{policies::HavePartner, queries::everybody, rules::Facts};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Saves what may be used. Refused where it was changed since `version` was shown; 0 where nothing
/// was saved yet. Names of people who do not take part are left out.
pub async fn save_wishes(tx: &Tx, may: &Permit<HavePartner>, facts: &Facts, version: i32) -> Result<()> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    writable(may.on().cohort.state)?;
    let row = partner_wish::ActiveModel {
        cohort_id: Set(cohort),
        person_id: Set(who),
        languages: Set(json!(facts.languages)),
        times: Set(json!(facts.times)),
        interests: Set(facts.interests.join("\n")),
        department: Set(facts.department.clone()),
        background: Set(facts.background.clone()),
        site: Set(facts.site.clone()),
        stage: Set(facts.stage.clone()),
        team: Set(facts.team.clone()),
        saved_at: Set(tx.now()),
        version: Set(version + 1),
    };
    let saved = if version == 0 {
        // Two windows that both write first: one of them comes second.
        let insert = partner_wish::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned());
        insert.exec_without_returning(&**tx).await?
    } else {
        let change = partner_wish::Entity::update_many()
            .set(row)
            .filter(partner_wish::Column::CohortId.eq(cohort))
            .filter(partner_wish::Column::PersonId.eq(who))
            .filter(partner_wish::Column::Version.eq(version));
        change.exec(&**tx).await?.rows_affected
    };
    if saved == 0 {
        return Err(Refusal::conflict("sparring-changed-meanwhile").into());
    }
    save_names(tx, may, facts).await
}

async fn save_names(tx: &Tx, may: &Permit<HavePartner>, facts: &Facts) -> Result<()> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    let old = partner_name::Entity::delete_many()
        .filter(partner_name::Column::CohortId.eq(cohort))
        .filter(partner_name::Column::PersonId.eq(who));
    old.exec(&**tx).await?;
    let here: Vec<PersonId> = everybody(&**tx, cohort).await?.into_iter().map(|one| one.id).collect();
    let named = facts.not_with.iter().map(|other| (*other, PartnerWish::NotWith));
    // Whoever is named both ways is not wanted: the stricter word holds.
    let with = facts.with.iter().filter(|other| !facts.not_with.contains(other));
    let named = named.chain(with.map(|other| (*other, PartnerWish::With)));
    let rows: Vec<partner_name::ActiveModel> = named
        .filter(|(other, _)| *other != who && here.contains(other))
        .map(|(other_id, wish)| partner_name::ActiveModel {
            cohort_id: Set(cohort),
            person_id: Set(who),
            other_id: Set(other_id),
            wish: Set(wish),
        })
        .collect();
    if !rows.is_empty() {
        partner_name::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Forgets what somebody wished in a cohort, and what others wished about them.
pub(super) async fn forget(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    partner_wish::Entity::delete_by_id((cohort, who)).exec(&**tx).await?;
    let named = partner_name::Entity::delete_many()
        .filter(partner_name::Column::CohortId.eq(cohort))
        .filter(partner_name::Column::PersonId.eq(who).or(partner_name::Column::OtherId.eq(who)));
    named.exec(&**tx).await?;
    Ok(())
}
