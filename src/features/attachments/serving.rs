//! Sending a file to somebody who may have it.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::header::{
        self, Charset, ContentDisposition, ContentEncoding, DispositionParam, DispositionType, ExtendedValue,
    },
};
use entity::{attachment, states::AttachmentKind};

use super::rules::media_type;
use crate::{
    platform::errors::{Error, Result},
    storage::{FileKey, FileStore},
};

/// Which of what is kept of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// All there is.
    Whole,
    /// A picture as it stands in a page.
    Small,
}

/// How long a reader's own browser may show it again without asking, in seconds.
const KEPT: u32 = 60 * 60;
/// Whatever is in it runs nothing, asks for nothing and is nobody's page.
const POLICY: &str = "sandbox; default-src 'none'";

/// The file as an answer: its type is what our row says, its address never means another file.
pub async fn serve(req: &HttpRequest, files: &FileStore, file: &attachment::Model, cut: Cut) -> Result<HttpResponse> {
    let key = FileKey::of(&file.file_key);
    let key = match (cut, file.kind) {
        (Cut::Whole, _) => key,
        (Cut::Small, AttachmentKind::Picture) => key.with("small"),
        (Cut::Small, AttachmentKind::Pdf) => return Err(Error::Missing),
    };
    let tag = format!("\"{}{}\"", file.id, if cut == Cut::Small { "-small" } else { "" });
    let known = is_known(req, &tag);
    let mut response = headed(known, tag);
    if known {
        return Ok(response.finish());
    }
    guarded(&mut response, media_type(file.kind)).insert_header(disposition(file));
    Ok(response.streaming(files.get(&key).await?))
}

/// A PDF of another room as an answer, under the same rules: `mark` tells it from every other one.
pub async fn serve_pdf(
    req: &HttpRequest,
    files: &FileStore,
    key: &FileKey,
    mark: &str,
    name: &str,
) -> Result<HttpResponse> {
    let tag = format!("\"{mark}\"");
    let known = is_known(req, &tag);
    let mut response = headed(known, tag);
    if known {
        return Ok(response.finish());
    }
    guarded(&mut response, media_type(AttachmentKind::Pdf)).insert_header(named(DispositionType::Attachment, name));
    Ok(response.streaming(files.get(key).await?))
}

/// Whether the reader's browser has it already.
fn is_known(req: &HttpRequest, tag: &str) -> bool {
    req.headers().get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok()) == Some(tag)
}

fn headed(known: bool, tag: String) -> HttpResponseBuilder {
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((header::CACHE_CONTROL, format!("private, max-age={KEPT}, immutable")))
        .insert_header((header::VARY, "Cookie"))
        .insert_header((header::ETAG, tag));
    response
}

fn guarded<'a>(response: &'a mut HttpResponseBuilder, kind: &'static str) -> &'a mut HttpResponseBuilder {
    response
        .content_type(kind)
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Pictures and PDFs are packed already.
        .insert_header(ContentEncoding::Identity)
}

fn disposition(file: &attachment::Model) -> ContentDisposition {
    let disposition = match file.kind {
        AttachmentKind::Picture => DispositionType::Inline,
        AttachmentKind::Pdf => DispositionType::Attachment,
    };
    named(disposition, &file.name)
}

fn named(disposition: DispositionType, name: &str) -> ContentDisposition {
    let value = name.to_owned().into_bytes();
    let name = ExtendedValue { charset: Charset::Ext("UTF-8".to_owned()), language_tag: None, value };
    ContentDisposition { disposition, parameters: vec![DispositionParam::FilenameExt(name)] }
}
