//! A text, ready to be written down.

use entity::ids::{CohortId, PersonId};
use sea_orm::ConnectionTrait;

use crate::{
    features::discussions::queries::members_of,
    platform::{
        errors::Result,
        markdown::{self, Kind, Names},
        text::Body,
    },
};

/// A body and the HTML made of it, before any transaction holds the writer.
#[derive(Clone, Debug)]
pub struct Written {
    pub(super) body: Body,
    pub(super) html: String,
    /// BCP 47 tag of the language it is in.
    pub(super) language: String,
    /// Whom it names, in their order.
    pub(super) named: Vec<PersonId>,
    /// Whether it calls everybody.
    pub(super) calls_all: bool,
}

impl Written {
    /// Renders `body`; names in it are plain words.
    pub fn new(body: Body, language: &str) -> Self {
        let html = markdown::render(body.as_str(), Kind::Post);
        Self { body, html, language: language.to_owned(), named: Vec::new(), calls_all: false }
    }

    /// Renders `body` for a cohort: whoever of it is named is linked, and will hear of it.
    pub async fn naming(db: &impl ConnectionTrait, cohort: CohortId, body: Body, language: &str) -> Result<Self> {
        if !body.as_str().contains('@') {
            return Ok(Self::new(body, language));
        }
        let members = members_of(db, cohort).await?;
        let names = members.iter().map(|one| (one.name.clone(), format!("/cohorts/{cohort}/people/{}", one.id)));
        let (html, named) = markdown::render_naming(body.as_str(), &Names::new(names));
        let named = named.into_iter().filter_map(|nth| members.get(nth)).map(|one| one.id).collect();
        let calls_all = calls_all(body.as_str());
        Ok(Self { body, html, language: language.to_owned(), named, calls_all })
    }
}

impl Written {
    /// The text as it was written.
    pub fn body(&self) -> &str {
        self.body.as_str()
    }

    /// The same as sanitised HTML.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// BCP 47 tag of the language it is in.
    pub fn language(&self) -> &str {
        &self.language
    }
}

/// Whether a text calls everybody of the cohort: `@all`, `@alle`.
fn calls_all(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let word: String = text
            .chars()
            .skip(text.get(..=at).map_or(0, |said| said.chars().count()))
            .take_while(|c| c.is_alphanumeric())
            .collect();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '.')
            && matches!(word.to_lowercase().as_str(), "all" | "alle")
    })
}

#[cfg(test)]
mod tests {
    use super::calls_all;

    #[test]
    fn who_calls_everybody() {
        for text in ["@all", "Hello @Alle!", "Listen, @ALL."] {
            assert!(calls_all(text), "{text}");
        }
        for text in ["@allison", "all", "me@all.example", "@allerdings", "ä@alle"] {
            assert!(!calls_all(text), "{text}");
        }
    }
}
