//! What is asked in the address.

use serde::Deserialize;

use crate::platform::text::one_line;

/// More nobody types.
const MOST: usize = 500;

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SearchQuery {
    /// The words.
    #[serde(default)]
    q: String,
    /// Id of the cohort that is searched; empty: all one is in.
    #[serde(default, rename = "in")]
    pub within: String,
    /// Which page.
    #[serde(default)]
    pub page: String,
}

impl SearchQuery {
    /// The words, without what cannot be seen; what is too long ends with a whole word.
    pub fn words(&self) -> String {
        let line = one_line(&self.q);
        let Some((cut, _)) = line.char_indices().nth(MOST) else { return line };
        let beginning = line.get(..cut).unwrap_or("");
        beginning.rsplit_once(' ').map_or(beginning, |(whole, _)| whole).to_owned()
    }
}
