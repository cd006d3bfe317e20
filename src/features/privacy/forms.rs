//! What people send about their data.

use entity::states::Wording;

use crate::{
    platform::text::EmailAddress,
    web::{Input, Reader},
};

/// To have everything erased.
pub struct AskErasure {
    /// What becomes of what one wrote.
    pub words: Wording,
    /// One's own address, typed: nobody gets here by a slip.
    pub email: EmailAddress,
}

impl Input for AskErasure {
    const FIELDS: &'static [&'static str] = &["words", "email"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let known = |word: &str| Wording::ALL.iter().copied().find(|wording| wording.word() == word);
        let (words, email) = (reader.known("words", "form-choice-unfit", known), reader.text("email"));
        Some(Self { words: words?, email: email? })
    }
}
