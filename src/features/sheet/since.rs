//! What has changed since the last release, in sentences.

use std::cmp::Ordering;

use super::{
    pages::{Part, Section},
    teller::Teller,
};
use crate::{
    platform::errors::Result,
    storage::registry::{
        Erased,
        releases::{Change, Release, What, changes, standing},
        tables,
    },
};

/// What is otherwise than at `release`.
pub fn since(teller: Teller<'_>, release: Option<&Release>) -> Result<Section> {
    let Some(release) = release else {
        let nothing = Part::Text { text: teller.say("sheet-since-unknown") };
        return Ok(Section::new("since", teller.say("sheet-since-first"), vec![nothing]));
    };
    let found = changes(&release.tables, &standing());
    let part = if found.is_empty() {
        Part::Text { text: teller.say("sheet-since-nothing") }
    } else {
        let sentences: Result<Vec<String>> = found.iter().map(|change| sentence(teller, change)).collect();
        Part::List { items: sentences? }
    };
    Ok(Section::new("since", teller.with("sheet-since", &[("version", &release.version)])?, vec![part]))
}

/// A change as people read it.
pub fn sentence(teller: Teller<'_>, change: &Change) -> Result<String> {
    let purpose = tables().find(|table| table.name == change.table).map(|table| teller.purpose(table));
    let (table, purpose) = (("table", change.table.as_str()), purpose.unwrap_or_default());
    match &change.what {
        What::Come => teller.with("sheet-change-come", &[table, ("what", &purpose)]),
        What::Gone => teller.with("sheet-change-gone", &[table]),
        What::ColumnsCome(columns) => {
            teller.with("sheet-change-columns-come", &[table, ("columns", &columns.join(", ")), ("what", &purpose)])
        }
        What::ColumnsGone(columns) => {
            teller.with("sheet-change-columns-gone", &[table, ("columns", &columns.join(", "))])
        }
        What::Kept(was, now) => {
            let key = match now.against(*was) {
                Some(Ordering::Greater) => "sheet-change-longer",
                Some(Ordering::Less) => "sheet-change-shorter",
                _ => "sheet-change-kept",
            };
            teller.with(key, &[table, ("was", &teller.kept(*was)?), ("now", &teller.kept(*now)?)])
        }
        What::Erased(was, now) => {
            let word = |erased: Erased| teller.say(&format!("sheet-erased-{}", erased.word()));
            teller.with("sheet-change-erased", &[table, ("was", &word(*was)), ("now", &word(*now))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Teller, sentence, since};
    use crate::{
        platform::{files::Files, words::Words},
        storage::registry::{
            Erased, Kept,
            releases::{Change, Release, What, standing},
        },
    };

    #[test]
    fn every_change_is_said_in_every_language() {
        let words = Words::load(&Files::Content, "en").unwrap();
        let whats = [
            What::Come,
            What::Gone,
            What::ColumnsCome(vec!["mood".into()]),
            What::ColumnsGone(vec!["mood".into()]),
            What::Kept(Kept::Days(30), Kept::Days(60)),
            What::Kept(Kept::Days(60), Kept::Days(30)),
            What::Kept(Kept::Cohort, Kept::Days(30)),
            What::Erased(Erased::Deleted, Erased::Untouched),
        ];
        for locale in ["de", "en"] {
            let teller = Teller { words: &words, locale, months: 6 };
            let said: Vec<String> = whats
                .iter()
                .map(|what| sentence(teller, &Change { table: "draft".into(), what: what.clone() }).unwrap())
                .collect();
            assert!(said.iter().all(|one| one.contains("draft") && !one.contains("sheet-")), "{said:?}");
            let different: std::collections::BTreeSet<&String> = said.iter().collect();
            assert_eq!(different.len(), whats.len(), "{said:?}");
        }
    }

    #[test]
    fn nothing_has_changed_says_so_and_a_planted_change_does_not() {
        let words = Words::load(&Files::Content, "en").unwrap();
        let teller = Teller { words: &words, locale: "en", months: 6 };
        let mut release = Release { version: "0.1.0".into(), tables: standing() };
        let said = |release: &Release| format!("{:?}", since(teller, Some(release)).unwrap().parts);
        let nothing = words.plain("en", "sheet-since-nothing");
        assert!(said(&release).contains(&nothing));
        release.tables.get_mut("draft").unwrap().kept = Kept::Days(1);
        assert!(
            !said(&release).contains(&nothing) && said(&release).contains("draft stays longer"),
            "{}",
            said(&release)
        );
    }
}
