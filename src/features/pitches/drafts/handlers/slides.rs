//! Slides: taken in, and read page by page.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Bytes, Path},
};
use entity::pitch_version;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{
    super::{
        super::policies::{MakePitch, ReadPitch},
        commands::{Slides, put_slides},
        forms::NewSlides,
        pages::place,
        queries::newest_of,
        rules::{MOST_SLIDES, MOST_SLIDES_BYTES, mark_of_slides as mark, part_of_slides},
    },
    standing::{page_again, to},
};
use crate::{
    features::attachments::serve_pdf,
    identity::Permit,
    platform::{
        errors::{Error, Mistake, Result},
        pdf::is_pdf,
        pdf_pages::{NoPages, split},
    },
    storage::{FileKey, FileStore, Tx, idempotency::Outcome},
    web::{FILE, File, Form, Press, Query, Upload, Visit, take_turn},
};

fn wrong(key: &'static str, limit: Option<usize>) -> Error {
    Error::Mistakes(vec![Mistake { field: FILE.into(), key, limit, count: None }])
}

/// The pages of what was sent, or why it has none we could show.
fn pages_of(bytes: &[u8]) -> Result<Vec<Vec<u8>>> {
    if !is_pdf(bytes) {
        return Err(wrong("drafts-slides-no-pdf", None));
    }
    split(bytes, MOST_SLIDES).map_err(|why| match why {
        NoPages::Unreadable => wrong("drafts-slides-unreadable", None),
        NoPages::Encrypted => wrong("drafts-slides-encrypted", None),
        NoPages::TooMany => wrong("drafts-slides-too-many", Some(MOST_SLIDES)),
    })
}

/// Keeps the whole and each page; what was kept is forgotten where that fails.
async fn keep(files: &FileStore, key: &FileKey, whole: Bytes, pages: Vec<Vec<u8>>) -> Result<()> {
    let all = async {
        for (nth, page) in pages.into_iter().enumerate() {
            files.put(&key.with(&part_of_slides(nth + 1)), page.into()).await?;
        }
        files.put(key, whole).await
    };
    let kept: Result<()> = all.await;
    if let Err(error) = kept {
        tracing::error!(cause = format!("{error:?}"), "slides could not be kept");
        forget(files, key).await;
        return Err(wrong("drafts-slides-away", None));
    }
    Ok(())
}

/// Forgets bytes that became nobody's; where that fails, the sweep will.
async fn forget(files: &FileStore, key: &FileKey) {
    let pages = (1..=MOST_SLIDES).map(|nth| key.with(&part_of_slides(nth)));
    for key in pages.chain([key.clone()]) {
        if let Err(Error::Unavailable(why)) = files.delete(&key).await {
            tracing::warn!(why, "slides that belong to nobody stay until the sweep");
        }
    }
}

async fn take_in(may: &Permit<MakePitch>, visit: &Visit, upload: &Upload<NewSlides>) -> Result<HttpResponse> {
    upload.read()?;
    let bytes = match upload.file()? {
        File::None => return Err(wrong("drafts-slides-none", None)),
        File::TooLarge => return Err(wrong("drafts-slides-too-heavy", Some(MOST_SLIDES_BYTES / 1024 / 1024))),
        File::Sent { bytes, .. } => bytes.clone(),
    };
    let work = bytes.clone();
    let pages = take_turn(move || pages_of(&work)).await??;
    let count = i32::try_from(pages.len()).map_err(|error| Error::Broken(error.into()))?;
    // The same file by the same form is the same press; another file is another one.
    let press = upload.key()?.beside(&Sha256::digest(&bytes));
    let (files, key) = (visit.house.store.files()?, FileKey::fresh(visit.now()));
    keep(files, &key, bytes, pages).await?;
    let slides = Slides { key: key.clone(), count };
    let work = async |tx: &Tx| {
        put_slides(tx, may, Some(&slides)).await?;
        Ok(Outcome::to(to(may), "drafts-slides-kept"))
    };
    let done = visit.once(&press, work).await;
    if done.is_err() {
        forget(files, &key).await;
    }
    done
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/slides`
pub async fn put(may: Permit<MakePitch>, visit: Visit, upload: Upload<NewSlides>) -> Result<HttpResponse> {
    match take_in(&may, &visit, &upload).await {
        Ok(response) => Ok(response),
        Err(error) => {
            let (status, form) = visit.refused(&upload, error)?;
            page_again(&may, &visit, status, form).await
        }
    }
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/slides/removal`
pub async fn remove(may: Permit<MakePitch>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        put_slides(tx, &may, None).await?;
        Ok(Outcome::to(to(&may), "drafts-slides-gone"))
    };
    let again = async |status: StatusCode, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}

/// Which slides are meant.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SlidesQuery {
    /// The number of their version, and what tells them from others it may have had.
    #[serde(default)]
    of: String,
}

/// The slides a query names: their place, how many, and their mark. None where it names none that are there.
async fn slides_of(
    may: &Permit<ReadPitch>,
    visit: &Visit,
    query: &SlidesQuery,
) -> Result<Option<(FileKey, i32, String)>> {
    let Some((number, named)) = query.of.split_once('-') else { return Ok(None) };
    let number: i32 = number.parse().map_err(|_| Error::Missing)?;
    let find = pitch_version::Entity::find()
        .filter(pitch_version::Column::PitchId.eq(may.on().pitch.row.id))
        .filter(pitch_version::Column::Number.eq(number));
    let version = find.one(visit.house.store.read()).await?.ok_or(Error::Missing)?;
    let found = version.slides.filter(|key| mark(key) == named);
    Ok(found.map(|key| (FileKey::of(&key), version.slide_count, named.to_owned())))
}

/// On to the address that never means other slides.
async fn to_newest(may: &Permit<ReadPitch>, visit: &Visit, page: &str) -> Result<HttpResponse> {
    let newest = newest_of(visit.house.store.read(), may.on().pitch.row.id).await?;
    let key = newest.slides.ok_or(Error::Missing)?;
    let href = place(&may.on().cohort, &may.on().pitch.row);
    Ok(visit.go_keeping_word(&format!("{href}/slides{page}?of={}-{}", newest.number, mark(&key))))
}

/// `GET /cohorts/{cohort}/pitches/{pitch}/slides`: all of them.
pub async fn all(
    may: Permit<ReadPitch>,
    visit: Visit,
    query: Query<SlidesQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let Some((key, _, mark)) = slides_of(&may, &visit, &query).await? else {
        return to_newest(&may, &visit, "").await;
    };
    serve_pdf(&req, visit.house.store.files()?, &key, &mark, "slides.pdf").await
}

/// `GET /cohorts/{cohort}/pitches/{pitch}/slides/{slide}`: one of them.
pub async fn one(
    may: Permit<ReadPitch>,
    visit: Visit,
    path: Path<(String, String, String)>,
    query: Query<SlidesQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let number: usize = path.2.parse().map_err(|_| Error::Missing)?;
    if number.to_string() != path.2 {
        return Err(Error::Missing);
    }
    let Some((key, count, mark)) = slides_of(&may, &visit, &query).await? else {
        return to_newest(&may, &visit, &format!("/{number}")).await;
    };
    if !i32::try_from(number).is_ok_and(|number| (1..=count).contains(&number)) {
        return Err(Error::Missing);
    }
    let part = part_of_slides(number);
    let files = visit.house.store.files()?;
    serve_pdf(&req, files, &key.with(&part), &format!("{mark}-{part}"), &format!("slide-{number}.pdf")).await
}
