//! Words in one language, for papers that are drawn as a page and written as a file.

use crate::{
    features::privacy::kept_in_words,
    platform::{
        errors::Result,
        words::{Args, Words, number},
    },
    storage::registry::{Erased, Kept, Table},
};

/// Somebody's language.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// All words.
    pub words: &'a Words,
    /// BCP 47 tag of the language.
    pub locale: &'a str,
    /// For how many months after its end what was only needed for a cohort is kept here.
    pub months: u32,
}

impl Teller<'_> {
    /// A message without placeables.
    pub fn say(&self, key: &str) -> String {
        self.words.plain(self.locale, key)
    }

    /// A message with texts in it.
    pub fn with(&self, key: &str, texts: &[(&'static str, &str)]) -> Result<String> {
        let mut args = Args::new();
        for (name, text) in texts {
            args.set(*name, (*text).to_owned());
        }
        Ok(self.words.say(self.locale, key, &args)?)
    }

    /// A message with a number in it, called `name`.
    pub fn count(&self, key: &str, name: &'static str, count: usize) -> Result<String> {
        let mut args = Args::new();
        args.set(name, number(count as f64));
        Ok(self.words.say(self.locale, key, &args)?)
    }

    /// How long something stays.
    pub fn kept(&self, kept: Kept) -> Result<String> {
        let (word, many) = kept_in_words(kept, self.months);
        self.count(&format!("privacy-kept-{word}"), "many", usize::try_from(many).unwrap_or(usize::MAX))
    }

    /// What becomes of something when somebody goes; nothing where it holds nobody.
    pub fn erased(&self, erased: Erased) -> Option<String> {
        (erased != Erased::Untouched).then(|| self.say(&format!("sheet-erased-{}", erased.word())))
    }

    /// What a table is for.
    pub fn purpose(&self, table: &Table) -> String {
        self.say(&format!("registry-{}", table.key()))
    }

    /// Who sees it.
    pub fn seen(&self, table: &Table) -> String {
        self.say(&format!("registry-{}-seen", table.key()))
    }
}
