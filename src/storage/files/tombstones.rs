//! Who was forgotten, kept beside the files and not in the database: a copy of the database that is put back knows
//! nothing of whoever was forgotten since it was made.

use actix_web::web::Bytes;
use entity::{ids::PersonId, states::Wording};
use futures_util::TryStreamExt;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, path::Path};

use super::{FileStore, away};
use crate::platform::errors::Result;

/// The folder they lie in. No name of a file begins like this: those begin with a day.
const FOLDER: &str = "forgotten";

/// Somebody who was forgotten. The id names nobody any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tombstone {
    /// Who.
    pub who: PersonId,
    /// What became of what they wrote.
    pub words: Wording,
}

impl FileStore {
    /// Puts one up. That it is there already is fine.
    pub async fn put_tombstone(&self, one: Tombstone) -> Result<()> {
        let path = Path::from(format!("{FOLDER}/{}.{}", one.who, one.words.word()));
        self.place.put(&path, PutPayload::from_bytes(Bytes::new())).await.map_err(away)?;
        Ok(())
    }

    /// All of them. What else lies there is nobody's.
    pub async fn tombstones(&self) -> Result<Vec<Tombstone>> {
        let listed = self.place.list(Some(&Path::from(FOLDER))).map_ok(|found| read(found.location.filename()?));
        let all: Vec<Option<Tombstone>> = listed.try_collect().await.map_err(away)?;
        Ok(all.into_iter().flatten().collect())
    }
}

fn read(name: &str) -> Option<Tombstone> {
    let (who, word) = name.split_once('.')?;
    let words = Wording::ALL.iter().copied().find(|words| words.word() == word)?;
    Some(Tombstone { who: who.parse().ok()?, words })
}

#[cfg(test)]
mod tests {
    use entity::states::Wording;

    use super::read;

    #[test]
    fn a_name_says_who_and_what_became_of_the_words() {
        let id = "01940000-0000-7000-8000-000000000001";
        assert_eq!(read(&format!("{id}.keep")).unwrap().words, Wording::Keep);
        assert_eq!(read(&format!("{id}.remove")).unwrap().who.to_string(), id);
        for other in ["", "keep", "someone.keep", &format!("{id}.burn"), id] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
