//! Who is whose sparring partner in the demonstration: what people let be used, and a round.

use anyhow::{Context, anyhow};
use serde::Deserialize;

use crate::{features::sparring::Facts, platform::files::Files};

/// What one person lets be used.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// Who, by the key the school knows them by.
    pub key: String,
    department: String,
    background: String,
    stage: String,
    languages: Vec<String>,
    interests: Vec<String>,
}

impl Wish {
    /// As its form would send it.
    pub fn facts(&self) -> Facts {
        Facts {
            languages: self.languages.clone(),
            interests: self.interests.clone(),
            department: Some(self.department.clone()),
            background: Some(self.background.clone()),
            stage: Some(self.stage.clone()),
            ..Facts::default()
        }
    }
}

/// The wishes as `content/demo/partners.yaml` has them.
pub fn built_in() -> anyhow::Result<Vec<Wish>> {
    let bytes = Files::Content.read("demo/partners.yaml")?.context("there is no demo/partners.yaml")?;
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
}
