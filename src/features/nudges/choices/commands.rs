//! Choosing e-mails, and saying no to them.

use entity::{ids::PersonId, states::Rhythm};
use serde_json::json;

use super::{
    forms::Choices,
    queries::{Unplaced, unplaced},
};
use crate::{
    features::curriculum::Catalogue,
    identity::{choose_hours, choose_rhythm, hours_of, rhythms_of, suggest_region},
    platform::{
        errors::{Error, Mistake, Result},
        holidays::Holidays,
    },
    storage::{
        Store, Tx,
        outbox::{Kind, Kinds},
    },
};

/// Says how often which e-mails come, and at what hours. Refused where a kind does not come so often, or nobody
/// knows the holidays of a region.
pub async fn choose(tx: &Tx, who: PersonId, kinds: &Kinds, holidays: &Holidays, chosen: &Choices) -> Result<()> {
    let mistake = |field: String| Mistake { field, key: "form-choice-unfit", limit: None, count: None };
    let region = chosen.hours.region.as_deref().filter(|region| !holidays.knows(region));
    let mut mistakes: Vec<Mistake> = region.map(|_| mistake("region".into())).into_iter().collect();
    let wanted: Vec<(&Kind, Rhythm)> =
        kinds.stoppable().filter_map(|kind| chosen.rhythms.get(&kind.key()).map(|rhythm| (kind, *rhythm))).collect();
    let unfit = wanted.iter().filter(|(kind, rhythm)| !kind.rhythms().contains(rhythm));
    mistakes.extend(unfit.map(|(kind, _)| mistake(format!("rhythm.{}", kind.key()))));
    if !mistakes.is_empty() {
        return Err(Error::Mistakes(mistakes));
    }
    let now = rhythms_of(&**tx, who).await?;
    for (kind, rhythm) in wanted {
        // What is as the house has it is no choice: it goes on to be so when the house changes.
        if kind.rhythm_in(&now) != rhythm {
            choose_rhythm(tx, who, kind.name, rhythm).await?;
        }
    }
    if hours_of(&**tx, who).await? != chosen.hours {
        choose_hours(tx, who, &chosen.hours).await?;
    }
    Ok(())
}

/// Whoever said where they work when they applied has the public holidays of that place, until they choose others.
pub async fn keep_regions(store: &Store, catalogue: &Catalogue) -> Result<()> {
    let region = |one: &Unplaced| {
        let course = catalogue.programme(&one.programme)?;
        Some(course.application.as_ref()?.site(&one.site)?.region.clone())
    };
    loop {
        let found = unplaced(store.read()).await?;
        // A site that is no longer in its course is in no region: such a row must not be found again and again.
        let placed: Vec<(PersonId, Option<String>)> = found.iter().map(|one| (one.person_id, region(one))).collect();
        if placed.is_empty() {
            return Ok(());
        }
        let place = async |tx: &Tx| {
            for (who, region) in &placed {
                suggest_region(tx, *who, region.clone()).await?;
            }
            Ok::<_, Error>(())
        };
        store.write(place).await?;
    }
}

/// Says no to kinds of e-mail from a link in one.
pub async fn stop_mails(tx: &Tx, who: PersonId, kinds: &[&Kind]) -> Result<()> {
    let now = rhythms_of(&**tx, who).await?;
    for kind in kinds {
        if kind.rhythm_in(&now) != Rhythm::Off {
            choose_rhythm(tx, who, kind.name, Rhythm::Off).await?;
        }
    }
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
    tx.record(Some(who), "stop_mails", ("person", who), json!({ "kinds": names })).await
}
