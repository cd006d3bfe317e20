//! A table of applications as it would be taken over now.

use sea_orm::ConnectionTrait;

use super::{
    super::rules::{Column, Guide, ReadTable, read_applications},
    AdmissionOn, addresses_of,
};
use crate::platform::{
    errors::Result,
    words::{Locale, Words},
};

/// Reads a table for a cohort: which rows fit, and what is wrong with the others. Columns may be
/// called by their words in any language there is.
pub async fn read_table(db: &impl ConnectionTrait, on: &AdmissionOn, words: &Words, text: &[u8]) -> Result<ReadTable> {
    let form = on.form()?;
    let addresses = addresses_of(db, on.programme.id).await?;
    let languages = on.course.as_ref().map(|course| course.languages.clone()).unwrap_or_default();
    let guide = Guide {
        form,
        languages: &language_names(words, &languages),
        headings: &headings(words),
        applied: &addresses.applied,
        seated: &addresses.seated,
    };
    Ok(read_applications(text, &guide))
}

fn headings(words: &Words) -> Vec<(String, Column)> {
    let of = |locale: &Locale| {
        let tag = locale.tag().to_owned();
        Column::ALL.map(|column| (words.plain(&tag, &format!("seats-column-{}", column.word())), column))
    };
    words.locales().flat_map(of).collect()
}

/// Names and tags of these languages, each in every language there are words in.
fn language_names(words: &Words, languages: &[String]) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = languages.iter().map(|tag| (tag.clone(), tag.clone())).collect();
    for tag in languages.iter().filter(|tag| words.locale(tag).is_some()) {
        for locale in words.locales() {
            names.push((words.plain(locale.tag(), &format!("language-{tag}")), tag.clone()));
        }
    }
    names
}
