//! Taking a file in: look at it, keep its bytes, write its row, in this order.

use actix_web::{HttpResponse, http::StatusCode, web::Bytes};
use chrono::{DateTime, Utc};
use entity::ids::PersonId;
use sha2::{Digest, Sha256};

use super::{
    commands::{Kept, add},
    queries::{added_lately, of_draft},
    rules::{MOST_FILE, Place, Taken, fits, too_heavy, wrong},
};
use crate::{
    identity::Actor,
    platform::{
        errors::{Error, Result},
        file_names::FileName,
    },
    storage::{FileKey, FileStore, Store, Tx, idempotency::Outcome},
    web::{File, FormState, Input, Upload, Visit, take_turn},
};

/// Lays the file that came with a form to what `who` is writing at `place`; whether one came.
///
/// The form may be refused for something else: the file stays and waits, nobody has to choose it again.
pub async fn take_in<T: Input>(visit: &Visit, who: &Actor, place: &Place, upload: &Upload<T>) -> Result<bool> {
    let (name, bytes) = match upload.file()? {
        File::None => return Ok(false),
        File::TooLarge => return Err(too_heavy(MOST_FILE)),
        File::Sent { name, bytes } => (name, bytes.clone()),
    };
    let store = &visit.house.store;
    let db = store.read();
    // Asked before the work is done, and once more when its result is written down.
    let now = visit.now();
    fits(of_draft(db, who.id, place).await?.len(), added_lately(db, who.id, now).await?, 1)?;
    // The same file by the same form is the same press; another file is another one.
    let key = upload.key()?.beside(&Sha256::digest(&bytes));
    let work = bytes.clone();
    let taken = take_turn(move || Taken::of(&work)).await??;
    let files = store.files()?;
    let kept = keep(files, now, name, taken, bytes).await?;
    let work = async |tx: &Tx| {
        add(tx, who.id, place, &kept).await?;
        Ok(Outcome::silently("/"))
    };
    let written = store.once(&key, Some(who.id), work).await;
    if written.is_err() {
        forget(files, &kept.key).await;
    }
    written.map(|_| true)
}

/// Lays a file to what `who` is writing at `place`, without a form: for a story that is told after it happened.
pub async fn lay(store: &Store, who: PersonId, place: &Place, name: &str, bytes: Bytes) -> Result<()> {
    let taken = Taken::of(&bytes)?;
    let kept = keep(store.files()?, store.now(), name, taken, bytes).await?;
    store.write(async |tx| add(tx, who, place, &kept).await).await
}

/// What [`Visit::submit`] does, for a form that files may come with: one that was chosen and not
/// added yet is meant to go along, and waits with the others where the rest is refused.
pub async fn submit<T: Input>(
    visit: &Visit,
    who: &Actor,
    place: &Place,
    upload: &Upload<T>,
    work: impl AsyncFn(&Tx, &T) -> Result<Outcome>,
    again: impl AsyncFnOnce(StatusCode, FormState) -> Result<HttpResponse>,
) -> Result<HttpResponse> {
    match take_in(visit, who, place, upload).await {
        Ok(_) => visit.submit(upload, work, again).await,
        Err(error) => {
            let (status, state) = visit.refused(upload, error)?;
            again(status, state).await
        }
    }
}

async fn keep(files: &FileStore, now: DateTime<Utc>, name: &str, taken: Taken, sent: Bytes) -> Result<Kept> {
    let key = FileKey::fresh(now);
    let name = FileName::clean(name, taken.ending());
    let written = match &taken {
        Taken::Picture(picture) => {
            let (large, small) = (Bytes::from(picture.large.clone()), Bytes::from(picture.small.clone()));
            let bytes = large.len() + small.len();
            let both = async {
                files.put(&key, large).await?;
                files.put(&key.with("small"), small).await
            };
            both.await.map(|()| bytes)
        }
        Taken::Pdf => {
            let bytes = sent.len();
            files.put(&key, sent).await.map(|()| bytes)
        }
    };
    match written {
        Ok(bytes) => Ok(Kept { taken, name, bytes: i64::try_from(bytes).unwrap_or(i64::MAX), key }),
        Err(error) => {
            forget(files, &key).await;
            // What was typed beside the file must not end on an error page.
            tracing::error!(cause = format!("{error:?}"), "a file could not be kept");
            Err(wrong("attachments-away", None))
        }
    }
}

/// Forgets bytes that became nobody's; where that fails, the sweep will.
async fn forget(files: &FileStore, key: &FileKey) {
    for key in [key.with("small"), key.clone()] {
        if let Err(Error::Unavailable(why)) = files.delete(&key).await {
            tracing::warn!(why, "a file that belongs to nobody stays until the sweep");
        }
    }
}
