//! Files to take along.

use actix_web::{HttpResponse, body::MessageBody, http::header};

/// What a table is that every spreadsheet reads.
pub const CSV: &str = "text/csv; charset=utf-8";
/// What a workbook of Excel is.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file to be kept under a name of ours, in plain letters; what is in it must not lie in a cache.
pub fn download(bytes: impl MessageBody + 'static, kind: &str, name: &str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(bytes)
}
