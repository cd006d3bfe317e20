//! Whether the process lives, and whether it can do its work. No versions, no paths, no causes.

use actix_web::HttpResponse;
use sea_orm::ConnectionTrait;

use crate::{
    platform::errors::{Error, Result},
    web::{Public, Visit},
};

/// `GET /healthz`: the process answers.
pub async fn alive(_: Public) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("alive\n")
}

/// `GET /readyz`: the database answers too.
pub async fn ready(_: Public, visit: Visit) -> Result<HttpResponse> {
    let answers = visit.house.store.read().execute_unprepared("select 1").await;
    answers.map_err(|error| Error::Unavailable(error.to_string()))?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"))
}
