//! E-mails in the words somebody has put in place of the shipped ones.

use serde_json::Value;

use super::Postman;
use crate::{
    platform::{errors::Result, letters::Surroundings},
    storage::outbox::{Letter, OwnWords, Recipient, changed_text},
};

impl Postman {
    /// The letter in the words that stand in place of the shipped ones, where there are any.
    pub(super) async fn reworded(&self, kind: &str, reader: &Recipient, letter: Letter) -> Result<Letter> {
        let own = match letter.own {
            None => self.words_in_place(kind, reader, &letter.facts).await?,
            own => own,
        };
        Ok(Letter { own, ..letter })
    }

    /// What stands in place of the shipped text of a kind, about these facts. What cannot be drawn keeps nobody's
    /// e-mail back: the shipped text is sent, and it is said.
    pub(super) async fn words_in_place(
        &self,
        kind: &str,
        reader: &Recipient,
        facts: &Value,
    ) -> Result<Option<OwnWords>> {
        let (house, locale) = (&self.house, self.locale_of(reader));
        let Some((text, version)) = changed_text(house.store.read(), kind, locale.tag()).await? else {
            return Ok(None);
        };
        let around = Surroundings { site: &house.site, reader: &reader.name, ..Surroundings::nobody() };
        match self.letters.fill(&text, facts, &around) {
            Ok((subject, body)) => Ok(Some(OwnWords { subject, body })),
            Err(error) => {
                let why = error.to_string();
                tracing::warn!(kind, locale = locale.tag(), why, "the shipped text is sent");
                house.store.write(async |tx| tx.note_fault(kind, locale.tag(), version, &why).await).await?;
                Ok(None)
            }
        }
    }
}
