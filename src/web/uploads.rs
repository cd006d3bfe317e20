//! A form that brings a file along: read in parts, in time, and no more of it
//! than one file of a size that was said before.

use std::{ops::Deref, time::Duration};

use actix_multipart::{Field, Multipart};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    web::{Bytes, block},
};
use futures_util::{StreamExt, future::LocalBoxFuture};
use tokio::sync::Semaphore;

use super::forms::{Form, Input, read_fields};
use crate::platform::errors::{BadRequest, Error, Result};

/// The field that carries the file.
pub const FILE: &str = "file";
/// The most all other fields may weigh.
const MOST_TEXT: usize = 128 * 1024;
/// The most fields there may be.
const MOST_FIELDS: usize = 60;
/// What is too large is read on to its end, up to here, and not kept: a browser
/// that is cut off while it sends never shows the answer.
const READ_ON: usize = 32 * 1024 * 1024;
/// How long a form with a file may take to arrive on a slow line: for every so many bytes it may bring, this long.
const IN_TIME: Duration = Duration::from_secs(60);
const PER_BYTES: usize = 5 * 1024 * 1024;
/// A large picture takes some hundred megabytes while it is decoded; two at once fit anywhere.
static TURNS: Semaphore = Semaphore::const_new(2);

/// What came in the field of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// Nothing was chosen.
    None,
    /// These bytes. The name they came with says nothing about them; a type they came with is not even read.
    Sent {
        /// What the sender's machine calls it.
        name: String,
        /// What is in it.
        bytes: Bytes,
    },
    /// More than a file may weigh.
    TooLarge,
}

/// A form with a file that was sent. As with [`Form`], making one never fails.
pub struct Upload<T> {
    form: Form<T>,
    file: File,
}

impl<T> Deref for Upload<T> {
    type Target = Form<T>;

    /// The fields beside the file. A file cannot be shown again.
    fn deref(&self) -> &Form<T> {
        &self.form
    }
}

impl<T: Input> Upload<T> {
    /// The file.
    pub fn file(&self) -> Result<&File> {
        self.key().map(|_| &self.file)
    }
}

impl<T: Input> FromRequest for Upload<T> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (req, payload) = (req.clone(), payload.take());
        Box::pin(async move {
            let read = if req.content_type().eq_ignore_ascii_case("multipart/form-data") {
                let parts = read_parts(Multipart::new(req.headers(), payload), T::MOST_FILE);
                let times = T::MOST_FILE.div_ceil(PER_BYTES).max(1);
                let in_time = IN_TIME.saturating_mul(u32::try_from(times).unwrap_or(1));
                tokio::time::timeout(in_time, parts).await.unwrap_or(Err(BadRequest::TooSlow))
            } else {
                without_file(read_fields(&req, payload).await)
            };
            let (fields, file) = match read {
                Ok((fields, file)) => (Ok(fields), file),
                Err(bad) => (Err(bad), File::None),
            };
            Ok(Self { form: Form::of(fields), file })
        })
    }
}

/// The same form without a file, sent the short way. A file's name alone is a file that got lost: better none of it.
fn without_file(
    fields: Result<Vec<(String, String)>, BadRequest>,
) -> Result<(Vec<(String, String)>, File), BadRequest> {
    let mut fields = fields?;
    let lost = fields.iter().any(|(name, value)| name == FILE && !value.is_empty());
    fields.retain(|(name, _)| name != FILE);
    if lost { Err(BadRequest::Malformed) } else { Ok((fields, File::None)) }
}

/// Does work that takes a processor and much memory, off the threads that serve and at most two at once.
pub async fn take_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let turn = TURNS.acquire().await.map_err(|error| Error::Broken(error.into()))?;
    // The turn goes along: a browser that breaks off does not end the work it has begun.
    let with_turn = move || {
        let _turn = turn;
        work()
    };
    block(with_turn).await.map_err(|error| Error::Broken(error.into()))
}

/// The fields of a form and its file, read to the end also where they do not fit, so that the answer arrives.
async fn read_parts(mut parts: Multipart, most: usize) -> Result<(Vec<(String, String)>, File), BadRequest> {
    let (mut fields, mut file) = (Vec::new(), None);
    let (mut text_left, mut file_left) = (MOST_TEXT, READ_ON);
    let (mut sound, mut parts_left) = (true, MOST_FIELDS);
    while let Some(field) = parts.next().await {
        let mut field = field.map_err(|_| BadRequest::Malformed)?;
        // Empty parts weigh nothing; their number and their names must not be without end.
        parts_left = parts_left.checked_sub(1).ok_or(BadRequest::TooLarge)?;
        let name = field.name().unwrap_or_default().to_owned();
        text_left = text_left.checked_sub(name.len()).ok_or(BadRequest::TooLarge)?;
        if name == FILE {
            // A second file is read to its end as well, so that the answer arrives.
            sound &= file.is_none();
            file = Some(read_file(&mut field, &mut file_left, most).await?);
            continue;
        }
        let bytes = read_text(&mut field, &mut text_left).await?;
        let value = String::from_utf8(bytes).ok().filter(|value| !value.contains('\0'));
        sound &= value.is_some();
        fields.push((name, value.unwrap_or_default()));
    }
    if sound { Ok((fields, file.unwrap_or(File::None))) } else { Err(BadRequest::Malformed) }
}

async fn read_text(field: &mut Field, left: &mut usize) -> Result<Vec<u8>, BadRequest> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|_| BadRequest::Malformed)?;
        *left = left.checked_sub(chunk.len()).ok_or(BadRequest::TooLarge)?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

async fn read_file(field: &mut Field, left: &mut usize, most: usize) -> Result<File, BadRequest> {
    let name = field.content_disposition().and_then(|head| head.get_filename()).unwrap_or_default().to_owned();
    let mut bytes = Vec::new();
    let mut fits = true;
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|_| BadRequest::Malformed)?;
        *left = left.checked_sub(chunk.len()).ok_or(BadRequest::TooLarge)?;
        fits = fits && bytes.len() + chunk.len() <= most;
        if fits {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok(match (fits, bytes.is_empty()) {
        (false, _) => File::TooLarge,
        // What a browser sends where nothing was chosen: a file without a name and a byte.
        (true, true) => File::None,
        (true, false) => File::Sent { name, bytes: bytes.into() },
    })
}
