//! Style sheets, scripts and images, under names that change with their content.

use std::{
    borrow::Cow,
    collections::HashMap,
    path::Path as FilePath,
    sync::{LazyLock, PoisonError, RwLock},
    time::SystemTime,
};

use actix_web::{HttpResponse, http::header, web::Path};
use rust_embed::RustEmbed;

use super::gates::Public;
use crate::platform::errors::{Error, Result};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/templates/static"]
struct Static;

static HASHES: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| Static::iter().filter_map(|path| hash_of(&path).map(|hash| (path.into_owned(), hash))).collect());

fn hash_of(path: &str) -> Option<String> {
    let file = Static::get(path)?;
    Some(file.metadata.sha256_hash().iter().take(6).map(|byte| format!("{byte:02x}")).collect())
}

/// The hash of a file that may have been edited since the last page.
fn hash_as_edited(path: &str) -> Option<String> {
    static KNOWN: LazyLock<RwLock<HashMap<String, (SystemTime, String)>>> = LazyLock::new(RwLock::default);
    let file = FilePath::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/static")).join(path);
    let edited = file.metadata().and_then(|file| file.modified()).ok()?;
    let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
    if let Some((_, hash)) = known.filter(|(at, _)| *at == edited) {
        return Some(hash);
    }
    let hash = hash_of(path)?;
    KNOWN.write().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), (edited, hash.clone()));
    Some(hash)
}

/// The address of a file below `templates/static`: `/assets/css/lernweg.0123456789ab.css`.
/// In debug builds an edit shows at once.
pub fn address(path: &str) -> Option<String> {
    let hash = if cfg!(debug_assertions) { hash_as_edited(path)? } else { HASHES.get(path)?.clone() };
    let (stem, ending) = path.rsplit_once('.')?;
    Some(format!("/assets/{stem}.{hash}.{ending}"))
}

/// `GET /assets/{path}`: the file without its hash. A script's own imports name
/// files without a hash; they are revalidated, hashed names are kept for good.
pub async fn serve(_: Public, path: Path<String>) -> Result<HttpResponse> {
    let asked = path.into_inner();
    let (file, exact) = find(&asked).ok_or(Error::Missing)?;
    let (bytes, kind, tag) = file;
    let cache = match (exact, cfg!(debug_assertions)) {
        (_, true) => "no-store",
        (true, false) => "public, max-age=31536000, immutable",
        (false, false) => "public, max-age=300",
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::ETAG, format!("\"{tag}\"")))
        .insert_header((header::CONTENT_TYPE, kind))
        .body(bytes.into_owned()))
}

type Found = (Cow<'static, [u8]>, &'static str, String);

fn find(asked: &str) -> Option<(Found, bool)> {
    let plain = || {
        let (rest, ending) = asked.rsplit_once('.')?;
        let (stem, hash) = rest.rsplit_once('.')?;
        Some((format!("{stem}.{ending}"), hash))
    };
    let (path, exact) = match plain() {
        Some((path, hash)) if hash_of(&path).as_deref() == Some(hash) => (path, true),
        Some((path, _)) if Static::get(&path).is_some() => (path, false),
        _ => (asked.to_owned(), false),
    };
    let file = Static::get(&path)?;
    let kind = match path.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
    let tag = hash_of(&path)?;
    Some(((file.data, kind, tag), exact))
}
