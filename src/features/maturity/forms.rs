//! What people send about how far their community has come.

use super::rules::{Answers, Competence, Stage};
use crate::web::{Input, Reader};

/// What somebody says today. Nothing has to be said, but something.
#[derive(Clone, Debug)]
pub struct Saying {
    /// What.
    pub answers: Answers,
    /// The version that was shown; 0 where there was none.
    pub version: i32,
}

impl Input for Saying {
    const FIELDS: &'static [&'static str] =
        &["strategy", "leadership", "culture", "management", "content", "policies", "tools", "metrics", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let version = reader.version("version");
        let (mut answers, mut unfit) = (Answers::new(), false);
        for competence in Competence::ALL {
            if reader.raw(competence.word()).is_empty() {
                continue;
            }
            let stage = |word: &str| word.parse().ok().and_then(Stage::of);
            match reader.known(competence.word(), "form-choice-unfit", stage) {
                Some(stage) => drop(answers.insert(competence, stage)),
                None => unfit = true,
            }
        }
        if answers.is_empty() && !unfit {
            reader.mistake("", "maturity-nothing-said", None);
        }
        Some(Self { answers, version: version? })
    }
}

/// The version of a check that is to go.
pub struct Deleting {
    /// The version that was shown.
    pub version: i32,
}

impl Input for Deleting {
    const FIELDS: &'static [&'static str] = &["version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { version: reader.version("version")? })
    }
}
