//! E-mails in the words somebody has put in place of the shipped ones.

use super::Postman;
use crate::{
    platform::{errors::Result, letters::Surroundings},
    storage::outbox::{Kind, Letter, OwnWords, Recipient, changed_text},
};

impl Postman {
    /// The letter in the words that stand in place of the shipped ones, where there are any. What cannot be
    /// drawn keeps nobody's e-mail back: the shipped text is sent, and it is said.
    pub(super) async fn reworded(&self, kind: &Kind, reader: &Recipient, letter: Letter) -> Result<Letter> {
        if letter.own.is_some() {
            return Ok(letter);
        }
        let (house, locale) = (&self.house, self.locale_of(reader));
        let Some((text, version)) = changed_text(house.store.read(), kind.name, locale.tag()).await? else {
            return Ok(letter);
        };
        let around = Surroundings { site: &house.site, reader: &reader.name, ..Surroundings::nobody() };
        match self.letters.fill(&text, &letter.facts, &around) {
            Ok((subject, body)) => Ok(Letter { own: Some(OwnWords { subject, body }), ..letter }),
            Err(error) => {
                let why = error.to_string();
                tracing::warn!(kind = kind.name, locale = locale.tag(), why, "the shipped text is sent");
                house.store.write(async |tx| tx.note_fault(kind.name, locale.tag(), version, &why).await).await?;
                Ok(letter)
            }
        }
    }
}
