//! Whether the process lives, and whether it can do its work. No versions, no paths, no causes.

use std::time::Duration;

use actix_web::HttpResponse;
use sea_orm::ConnectionTrait;

use crate::{
    platform::errors::{Error, Result},
    storage::Store,
    web::{Public, Visit},
};

/// How long the database may take to answer before nobody is sent here.
const PATIENCE: Duration = Duration::from_secs(1);

/// `GET /healthz`: the process answers.
pub async fn alive(_: Public) -> HttpResponse {
    text("alive\n")
}

/// `GET /readyz`: the database answers, and can be written to, and this process stays.
pub async fn ready(_: Public, visit: Visit) -> Result<HttpResponse> {
    if visit.house.store.is_leaving() {
        // Asked for, so nothing to be logged as a fault.
        return Ok(HttpResponse::ServiceUnavailable().content_type("text/plain; charset=utf-8").body("leaving\n"));
    }
    is_ready(&visit.house.store).await?;
    Ok(text("ready\n"))
}

/// Whether the database answers within a second: whoever reads, and whoever wants to write. A house that stands still
/// is there to be read. A process on its way out answers whoever still comes, and says no here.
pub(super) async fn is_ready(store: &Store) -> Result<()> {
    if store.is_leaving() {
        return Err(Error::Unavailable("this process is about to stop".into()));
    }
    let asked = async {
        let answers = store.read().execute_unprepared("select 1").await;
        answers.map_err(|error| Error::Unavailable(error.to_string()))?;
        if store.standstill().is_none() { store.write(async |_| Ok(())).await } else { Ok(()) }
    };
    let late = |_| Error::Unavailable("the database does not answer within a second".into());
    tokio::time::timeout(PATIENCE, asked).await.map_err(late)?
}

pub(super) fn text(words: &'static str) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(words)
}
