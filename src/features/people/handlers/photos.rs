//! Photos: sent, shown, taken away.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, HeaderValue},
};
use entity::states::ProfilePart;

use super::{
    super::{
        commands::{PartToSay, remove_photo, say_part, show_photo},
        forms::{PhotoQuery, WrittenPart},
        pages::profile_href,
        policies::{ChangeProfile, SeePhoto},
        queries::picture,
    },
    again,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Mistake, Result},
        portraits::Portrait,
    },
    storage::{Tx, idempotency::Outcome},
    web::{File, Form, Input, Press, Query, Upload, Visit, take_turn},
};

fn wrong(key: &'static str, limit: Option<usize>) -> Error {
    Error::Mistakes(vec![Mistake { field: "file".into(), key, limit, count: None }])
}

async fn portrait(file: &File) -> Result<Option<Portrait>> {
    let bytes = match file {
        File::None => return Ok(None),
        File::TooLarge => {
            return Err(wrong("people-photo-too-heavy", Some(WrittenPart::MOST_FILE / 1024 / 1024)));
        }
        File::Sent { bytes, .. } => bytes.clone(),
    };
    let read = take_turn(move || Portrait::read(&bytes)).await?;
    read.map(Some).map_err(|unfit| wrong(unfit.key, unfit.limit))
}

async fn sent(may: &Permit<ChangeProfile>, visit: &Visit, upload: &Upload<WrittenPart>) -> Result<HttpResponse> {
    let written = upload.read()?;
    let portrait = portrait(upload.file()?).await?;
    let (shown_to, version) = (written.shown_to, written.version);
    let work = async |tx: &Tx| {
        match (&portrait, may.on().entry.photo()) {
            (Some(portrait), _) => show_photo(tx, may, portrait, shown_to, version).await?,
            // No new one: whoever may see the old one is what changes.
            (None, Some(mark)) => {
                let (part, language) = (ProfilePart::Photo, may.who().locale.clone());
                say_part(tx, may, &PartToSay { part, body: mark.to_owned(), language, shown_to, version }).await?;
            }
            (None, None) => return Err(wrong("people-photo-missing", None)),
        }
        Ok(Outcome::to(format!("{}#photo", profile_href(may.on())), "part-said"))
    };
    visit.once(upload.key()?, work).await
}

/// `POST /cohorts/{cohort}/people/{person}/photo`
pub async fn change_photo(
    may: Permit<ChangeProfile>,
    visit: Visit,
    upload: Upload<WrittenPart>,
) -> Result<HttpResponse> {
    match sent(&may, &visit, &upload).await {
        Ok(response) => Ok(response),
        Err(error) => {
            let (status, state) = visit.refused(&upload, error)?;
            again(may.on(), &visit, ProfilePart::Photo, status, state).await
        }
    }
}

/// `POST /cohorts/{cohort}/people/{person}/photo/removal`
pub async fn remove(may: Permit<ChangeProfile>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            remove_photo(tx, &may).await?;
            Ok(Outcome::to(format!("{}#photo", profile_href(may.on())), "photo-removed"))
        })
        .await
}

/// `GET /people/{person}/photo`: kept by the reader's own browser for a minute, so that a photo
/// that was taken away is gone within one.
pub async fn photo(
    may: Permit<SeePhoto>,
    visit: Visit,
    req: HttpRequest,
    query: Query<PhotoQuery>,
) -> Result<HttpResponse> {
    let on = may.on();
    let small = query.size == "small";
    let tag = format!("\"{}{}\"", on.mark, if small { "-small" } else { "" });
    let known = req.headers().get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let mut response = if known == Some(tag.as_str()) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((header::CACHE_CONTROL, "private, max-age=60"));
    response.insert_header((header::VARY, "Cookie"));
    response.insert_header((header::ETAG, HeaderValue::from_str(&tag).map_err(|error| Error::Broken(error.into()))?));
    if known == Some(tag.as_str()) {
        return Ok(response.finish());
    }
    let bytes = picture(visit.house.store.read(), on.person, small).await?;
    Ok(response.content_type("image/jpeg").body(bytes))
}
