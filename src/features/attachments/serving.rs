//! Sending a file to somebody who may have it.

use actix_web::{
    HttpRequest, HttpResponse,
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
    let known = req.headers().get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok()) == Some(tag.as_str());
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((header::CACHE_CONTROL, format!("private, max-age={KEPT}, immutable")))
        .insert_header((header::VARY, "Cookie"))
        .insert_header((header::ETAG, tag));
    if known {
        return Ok(response.finish());
    }
    response
        .content_type(media_type(file.kind))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Pictures and PDFs are packed already.
        .insert_header(ContentEncoding::Identity)
        .insert_header(disposition(file));
    Ok(response.streaming(files.get(&key).await?))
}

fn disposition(file: &attachment::Model) -> ContentDisposition {
    let name = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: file.name.clone().into_bytes(),
    };
    let disposition = match file.kind {
        AttachmentKind::Picture => DispositionType::Inline,
        AttachmentKind::Pdf => DispositionType::Attachment,
    };
    ContentDisposition { disposition, parameters: vec![DispositionParam::FilenameExt(name)] }
}
