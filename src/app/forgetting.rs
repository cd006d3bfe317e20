//! Closing accounts and forgetting people: every room leaves first as it does when somebody goes, then nothing is
//! left that names them.

use std::collections::BTreeSet;

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
    identity::{
        close_account, due_erasures, find_person, forget_again, forget_person, forgotten, hold_up_erasure, take_erasure,
    },
    platform::errors::{Error, Result},
    storage::{Store, Tombstone, Tx},
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

/// Forgets everybody whose time has come, and again whoever was forgotten before and is back because an older
/// database was put in the place of this one.
pub async fn forget_due(store: &Store) -> Result<()> {
    forget_all_due(store).await?;
    if keep_tombstones(store).await? > 0 {
        forget_all_due(store).await?;
    }
    Ok(())
}

/// Puts up what is missing of tombstones. Returns how many people have one and are not forgotten here; they are due
/// now.
async fn keep_tombstones(store: &Store) -> Result<usize> {
    let files = store.files()?;
    let known: BTreeSet<Tombstone> = files.tombstones().await?.into_iter().collect();
    let here: BTreeSet<Tombstone> = forgotten(store.read()).await?.into_iter().map(Tombstone::from).collect();
    for one in here.difference(&known) {
        files.put_tombstone(*one).await?;
    }
    let mut back = 0;
    for one in known.difference(&here) {
        if store.write(async |tx| forget_again(tx, one.who, one.words).await).await? {
            tracing::warn!(person = %one.who, "somebody who was forgotten is back, and is forgotten again");
            back += 1;
        }
    }
    Ok(back)
}

/// Each in a transaction of their own. Where a cohort or a programme would be left without anybody to look after it,
/// that is written down, and tried again the next time.
async fn forget_all_due(store: &Store) -> Result<()> {
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
