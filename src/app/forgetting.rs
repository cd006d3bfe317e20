//! Closing accounts and forgetting people: every room leaves first as it does when somebody goes, then nothing is
//! left that names them.

use entity::{erasure, ids::PersonId};

use crate::{
    features::{
        admissions::withdraw_all_of,
        afterwards::forget_answers,
        alumni::forget_alumnus,
        cohorts::{end_roles_of, end_stays_of},
        health::forget_months,
        maturity::forget_checks,
        people::forget_profile,
        sharing::forget_log,
        ventures::forget_venture,
    },
    identity::{close_account, due_erasures, find_person, forget_person, hold_up_erasure, take_erasure},
    platform::errors::{Error, Result},
    storage::{Store, Tx},
};

/// Closes an account with all that hangs on it: applications are withdrawn, stays end,
/// and what they said about themselves is gone.
pub async fn close_with_all(tx: &Tx, who: PersonId) -> Result<()> {
    withdraw_all_of(tx, who).await?;
    end_stays_of(tx, who).await?;
    forget_profile(tx, who).await?;
    forget_venture(tx, who).await?;
    forget_alumnus(tx, who).await?;
    forget_months(tx, who).await?;
    forget_answers(tx, who).await?;
    forget_checks(tx, who).await?;
    forget_log(tx, who).await?;
    close_account(tx, None, who).await
}

/// Forgets everybody whose time has come, each in a transaction of their own. Where a cohort or a programme would
/// be left without anybody to look after it, that is written down, and tried again the next time.
pub async fn forget_due(store: &Store) -> Result<()> {
    for due in due_erasures(store.read(), store.now()).await? {
        match store.write(async |tx| forget(tx, &due).await).await {
            Ok(()) => tracing::info!(person = %due.person_id, "somebody was forgotten"),
            Err(Error::Refused(refusal)) => {
                tracing::warn!(person = %due.person_id, why = refusal.key, "somebody cannot be forgotten yet");
                store.write(async |tx| hold_up_erasure(tx, due.person_id, refusal.key).await).await?;
            }
            // The others do not wait for one that fails.
            Err(error) => tracing::error!(person = %due.person_id, cause = format!("{error:?}"), "not forgotten"),
        }
    }
    Ok(())
}

async fn forget(tx: &Tx, due: &erasure::Model) -> Result<()> {
    if !take_erasure(tx, due.person_id).await? {
        return Ok(());
    }
    let person = find_person(&**tx, due.person_id).await?.ok_or(Error::Missing)?;
    end_roles_of(tx, person.id).await?;
    if person.deactivated_at.is_none() {
        close_with_all(tx, person.id).await?;
    }
    forget_person(tx, &person, due.words).await
}
