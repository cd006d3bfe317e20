//! Applications that were made on paper, or in another system.

use entity::{application, ids::ApplicationId, states::ApplicationState};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{
    super::{
        policies::Admit,
        queries::addresses_of,
        rules::{Column, NewApplication, name_key},
    },
    applying::code,
};
use crate::{
    features::{
        cohorts::{hold_cohort, takes_people},
        curriculum::ApplicationForm,
    },
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::{Tx, is_unique_violation},
};

/// Takes over applications for a cohort: all of them, or none. They are sent in, with consent as it
/// was given on paper: no words of ours were agreed to, so none are kept. Nobody hears of it by e-mail;
/// whoever is taken over finds the way to their application by their address.
pub async fn import_applications(tx: &Tx, may: &Permit<Admit>, rows: &[NewApplication]) -> Result<usize> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    let form = may.on().form()?;
    takes_people(cohort.state)?;
    // Somebody may have applied since the list was looked at.
    let there = addresses_of(&**tx, cohort.programme_id).await?;
    if rows.iter().any(|row| there.applied.contains(row.email.key()) || there.seated.contains(row.email.key())) {
        return Err(Refusal::conflict("seats-import-changed").into());
    }
    for row in rows {
        let row = new_row(tx, may, form, row);
        row.insert(&**tx).await.map_err(|error| match is_unique_violation(&error) {
            true => Error::from(Refusal::conflict("seats-import-changed")),
            false => error.into(),
        })?;
    }
    let facts = json!({ "applications": rows.len(), "consent": "on paper" });
    tx.record(Some(may.who().id), "import_applications", ("cohort", cohort.id), facts).await?;
    Ok(rows.len())
}

fn new_row(tx: &Tx, may: &Permit<Admit>, form: &ApplicationForm, row: &NewApplication) -> application::ActiveModel {
    let choice = |column| row.choices.get(&column).cloned();
    let text = |column| row.texts.get(&column).cloned();
    // Letters name days, and days begin where somebody lives: at their site, unless the table knows better.
    let at_site = || Some(form.site(row.choices.get(&Column::Site)?)?.zone.clone());
    application::ActiveModel {
        id: Set(ApplicationId(tx.id())),
        programme_id: Set(may.on().programme.id),
        cohort_id: Set(Some(may.on().cohort.id)),
        code: Set(code()),
        state: Set(ApplicationState::Submitted),
        state_at: Set(tx.now()),
        name: Set(row.name.to_string()),
        name_key: Set(name_key(row.name.as_str())),
        email: Set(row.email.as_str().to_owned()),
        email_key: Set(row.email.key().to_owned()),
        locale: Set(row.language.clone().unwrap_or_else(|| may.who().locale.clone())),
        background: Set(choice(Column::Background)),
        department: Set(choice(Column::Department)),
        site: Set(choice(Column::Site)),
        languages: Set(json!(row.language.iter().collect::<Vec<_>>())),
        experience: Set(choice(Column::Experience)),
        community: Set(text(Column::Community)),
        about: Set(text(Column::About)),
        brings: Set(text(Column::Brings)),
        wants: Set(text(Column::Wants)),
        zone: Set(row.zone.clone().or_else(at_site)),
        times: Set(json!([])),
        answers: Set(json!({})),
        consent_hash: Set(None),
        consented_at: Set(Some(tx.now())),
        created_at: Set(tx.now()),
        changed_at: Set(tx.now()),
        submitted_at: Set(Some(tx.now())),
        version: Set(1),
        ..Default::default()
    }
}
