//! How communities in the demonstration are doing, as their keepers wrote it down.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::{Datelike, Days, Months, NaiveDate};
use entity::ids::PersonId;
use serde::Deserialize;

use super::seed::no;
use crate::{
    features::{
        health::{MonthToKeep, Number, Numbers, keep_month},
        maturity::{Answers, Competence, Stage, keep_check},
    },
    platform::files::Files,
    storage::Store,
};

/// What one person wrote down.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Community {
    /// Who, by the key the school knows them by.
    pub key: String,
    months: Vec<Month>,
    #[serde(default)]
    checks: Vec<Check>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Month {
    ago: u32,
    numbers: BTreeMap<String, f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    ago: u64,
    stages: BTreeMap<String, i32>,
}

impl Check {
    fn answers(&self) -> anyhow::Result<Answers> {
        let read = |(word, number): (&String, &i32)| {
            let competence = Competence::ALL.into_iter().find(|competence| competence.word() == word);
            let competence = competence.with_context(|| format!("there is no competence {word}"))?;
            Ok((competence, Stage::of(*number).with_context(|| format!("there is no stage {number}"))?))
        };
        self.stages.iter().map(read).collect()
    }
}

/// The communities as `content/demo/communities.yaml` has them.
pub fn built_in() -> anyhow::Result<Vec<Community>> {
    let bytes = Files::Content.read("demo/communities.yaml")?.context("there is no demo/communities.yaml")?;
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
}

impl Month {
    fn numbers(&self) -> anyhow::Result<Numbers> {
        let read = |(word, value): (&String, &f64)| {
            let number = Number::ALL.into_iter().find(|number| number.word() == word);
            let number = number.with_context(|| format!("there is no number {word}"))?;
            let value = number.read(&value.to_string()).with_context(|| format!("{word} cannot be {value}"))?;
            Ok((number, value))
        };
        self.numbers.iter().map(read).collect()
    }
}

impl Community {
    /// Lets `who` write it down.
    pub async fn keep(&self, store: &Store, who: PersonId, today: NaiveDate) -> anyhow::Result<()> {
        let this = today.with_day(1).unwrap_or(today);
        for month in &self.months {
            let on = this.checked_sub_months(Months::new(month.ago)).context("too long ago")?;
            let month = MonthToKeep { on, numbers: month.numbers()?, seen: 0 };
            store.write(async |tx| keep_month(tx, who, &month, today).await).await.map_err(no)?;
        }
        for check in &self.checks {
            let (on, answers) =
                (today.checked_sub_days(Days::new(check.ago)).context("too long ago")?, check.answers()?);
            store.write(async |tx| keep_check(tx, who, on, &answers, 0).await).await.map_err(no)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::built_in;

    #[test]
    fn what_is_written_down_is_known_and_fits() {
        let all = built_in().unwrap();
        let months: Vec<_> = all.iter().flat_map(|one| &one.months).collect();
        assert!(months.len() >= 3);
        for month in months {
            assert_eq!(month.numbers().unwrap().too_large(), [], "{} months ago", month.ago);
            assert!(month.ago > 0);
        }
        assert!(all.iter().flat_map(|one| &one.checks).all(|check| check.ago > 0 && check.answers().is_ok()));
    }
}
