//! Keeping what a certificate asks for, and who has earned it.

use entity::{
    certificate_terms, completion,
    ids::{CohortId, CompletionId, PersonId},
    signing_key,
    states::{CohortState, Role},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{
    policies::TakeCertificateBack,
    queries::{completions_of, records_of, terms_of},
    rules::{COUNTS_FOR, Missing, Record},
};
use crate::{
    features::{
        cohorts::{CohortOn, members, under_way_or_over},
        curriculum::{Catalogue, CertificatePlan},
    },
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        secrets,
        text::Line,
    },
    storage::{Store, Tx},
};

/// Goes through all cohorts that have begun: keeps what their certificate asks for as it stands at the start, and
/// says who has earned it. Nobody loses it again.
pub async fn keep_completions(store: &Store, catalogue: &Catalogue) -> Result<()> {
    let since = (store.now() - COUNTS_FOR).date_naive();
    for cohort in under_way_or_over(store.read(), catalogue, since).await? {
        if matches!(cohort.cohort.state, CohortState::Running | CohortState::Paused | CohortState::Finished) {
            keep(store, &cohort).await?;
        }
    }
    Ok(())
}

async fn keep(store: &Store, on: &CohortOn) -> Result<()> {
    let (db, id) = (store.read(), on.cohort.id);
    let Some(course) = on.course.as_deref() else { return Ok(()) };
    let kept = terms_of(db, id).await?;
    let Some(asked) = kept.or(course.requires) else { return Ok(()) };
    if kept.is_none() {
        store.write(async |tx| tx.keep_terms(id, &asked).await).await?;
    }
    let earned = completions_of(db, id).await?;
    let records = records_of(db, id, course).await?;
    let has_done = |who: &PersonId| Missing::of(&asked, records.get(who).unwrap_or(&Record::default())).is_nothing();
    let new: Vec<PersonId> = members(db, id)
        .await?
        .into_iter()
        .filter(|member| member.role == Role::Participant && member.deactivated_at.is_none())
        .map(|member| member.person)
        .filter(|who| !earned.contains_key(who) && has_done(who))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    store
        .write(async |tx| {
            for who in &new {
                tx.complete(id, *who).await?;
            }
            Ok(())
        })
        .await
}

/// Takes a certificate back. It stays found under its link and says so; refused where it was taken back already.
pub async fn take_back(tx: &Tx, may: &Permit<TakeCertificateBack>, why: &Line) -> Result<()> {
    let (row, who) = (&may.on().row, may.who().id);
    let taken = completion::Entity::update_many()
        .col_expr(completion::Column::RevokedAt, Expr::value(Some(tx.now())))
        .col_expr(completion::Column::RevokedBy, Expr::value(Some(who)))
        .col_expr(completion::Column::RevokedWhy, Expr::value(Some(why.to_string())))
        .filter(completion::Column::Id.eq(row.id))
        .filter(completion::Column::RevokedAt.is_null())
        .exec(&**tx)
        .await?;
    if taken.rows_affected == 0 {
        return Err(Refusal::conflict("certificates-taken-back-already").into());
    }
    let facts = json!({ "cohort": row.cohort_id, "person": row.person_id });
    tx.record(Some(who), "take_certificate_back", ("completion", row.id), facts).await
}

/// Keeps the public half of the key the house signs with from now on.
pub async fn keep_signing_key(tx: &Tx, public: &str) -> Result<()> {
    let row = signing_key::ActiveModel { public: Set(public.to_owned()), since: Set(tx.now()) };
    let once = OnConflict::column(signing_key::Column::Public).do_nothing().to_owned();
    signing_key::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?;
    Ok(())
}

impl Tx {
    async fn keep_terms(&self, cohort: CohortId, asked: &CertificatePlan) -> Result<()> {
        let number = |number: u32| Set(i32::try_from(number).unwrap_or(i32::MAX));
        let row = certificate_terms::ActiveModel {
            cohort_id: Set(cohort),
            weeks: number(asked.weeks),
            pitches: number(asked.pitches),
            feedbacks: number(asked.feedbacks),
            stood_at: Set(self.now()),
        };
        let once = OnConflict::column(certificate_terms::Column::CohortId).do_nothing().to_owned();
        certificate_terms::Entity::insert(row).on_conflict(once).exec_without_returning(&**self).await?;
        Ok(())
    }

    async fn complete(&self, cohort: CohortId, who: PersonId) -> Result<()> {
        let id = CompletionId(self.id());
        let row = completion::ActiveModel {
            id: Set(id),
            cohort_id: Set(cohort),
            person_id: Set(Some(who)),
            code: Set(secrets::random_token()),
            earned_at: Set(self.now()),
            revoked_at: Set(None),
            revoked_by: Set(None),
            revoked_why: Set(None),
        };
        let once =
            OnConflict::columns([completion::Column::CohortId, completion::Column::PersonId]).do_nothing().to_owned();
        let new = completion::Entity::insert(row).on_conflict(once).exec_without_returning(&**self).await?;
        if new == 0 {
            return Ok(());
        }
        self.record(None, "earn_certificate", ("completion", id), json!({ "cohort": cohort, "person": who })).await
    }
}
