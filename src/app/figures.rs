//! Figures for whoever runs the house, on an address of their own: how many requests there are and what they take, what
//! waits in the outbox and since when, which jobs were done, how much room there is. Nothing in them is about a person.

use std::{fs, net::TcpListener};

use actix_web::{
    App, HttpResponse, HttpServer,
    dev::Server,
    web::{Data, get as on_get, resource},
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use sea_orm::FromQueryResult;

use super::health::{is_ready, text};
use crate::{
    platform::{
        errors::Result,
        settings::{Settings, Unfit},
    },
    storage::{Store, sql},
};

/// Up to how many seconds: the limits that are promised (a page 0.3 s, a search 0.5 s) are among them.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 0.5, 1.0, 2.5, 5.0];

/// What the address for operators needs.
#[derive(Clone)]
struct Desk {
    store: Store,
    kept: PrometheusHandle,
}

/// Begins to keep figures, and a server that tells them; nothing where the settings name no address.
pub fn figures(settings: &Settings, store: &Store) -> Result<Option<Server>, Unfit> {
    let Some(listen) = &settings.admin_listen else { return Ok(None) };
    let cannot = |error: &dyn std::fmt::Display| Unfit(format!("No figures can be told at {listen}: {error}."));
    let kept = PrometheusBuilder::new()
        .set_buckets(&SECONDS)
        .map_err(|error| cannot(&error))?
        .install_recorder()
        .map_err(|error| cannot(&error))?;
    describe();
    let listener = TcpListener::bind(listen).map_err(|error| cannot(&error))?;
    let desk = Desk { store: store.clone(), kept };
    let server = HttpServer::new(move || {
        App::new()
            .app_data(Data::new(desk.clone()))
            .service(resource("/metrics").route(on_get().to(told)))
            .service(resource("/healthz").route(on_get().to(async || text("alive\n"))))
            .service(resource("/readyz").route(on_get().to(ready)))
    });
    let server = server.workers(1).disable_signals().listen(listener).map_err(|error| cannot(&error))?;
    Ok(Some(server.run()))
}

async fn ready(desk: Data<Desk>) -> HttpResponse {
    match is_ready(&desk.store).await {
        Ok(()) => text("ready\n"),
        Err(_) => HttpResponse::ServiceUnavailable().content_type("text/plain; charset=utf-8").body("not ready\n"),
    }
}

async fn told(desk: Data<Desk>) -> HttpResponse {
    // A database that is away is one of the things to be told.
    let answers = look(&desk.store).await.is_ok();
    metrics::gauge!("lernweg_database_up").set(if answers { 1.0 } else { 0.0 });
    desk.kept.run_upkeep();
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(desk.kept.render())
}

#[derive(FromQueryResult)]
struct Waiting {
    lane: i32,
    state: String,
    n: i64,
    since: Option<chrono::DateTime<chrono::Utc>>,
}

#[derive(FromQueryResult)]
struct Done {
    job: String,
    at: Option<chrono::DateTime<chrono::Utc>>,
}

/// What is known only when it is asked for.
async fn look(store: &Store) -> Result<()> {
    let (db, now) = (store.read(), store.now());
    let seconds = |at: chrono::DateTime<chrono::Utc>| (now - at).as_seconds_f64().max(0.0);
    metrics::gauge!("lernweg_standstill").set(if store.standstill().is_some() { 1.0 } else { 0.0 });
    #[allow(clippy::cast_precision_loss, reason = "a few bytes more or less")]
    metrics::gauge!("lernweg_resident_bytes").set(resident().unwrap_or(0) as f64);
    let text = "select lane, state, count(*) as n, min(case when not_before <= $1 then not_before end) as since
        from outbox where state in ('queued', 'deferred', 'leased', 'parked') group by lane, state";
    let rows = Waiting::find_by_statement(sql(db, text, [now.into()])).all(db).await?;
    for lane in 0..3 {
        for state in ["queued", "deferred", "leased", "parked"] {
            let row = rows.iter().find(|row| row.lane == lane && row.state == state);
            let waits = row.filter(|row| row.state != "parked").and_then(|row| row.since).map_or(0.0, seconds);
            let labels = [("lane", lane.to_string()), ("state", state.to_owned())];
            #[allow(clippy::cast_precision_loss, reason = "nobody has that many e-mails")]
            metrics::gauge!("lernweg_outbox_mails", &labels).set(row.map_or(0, |row| row.n) as f64);
            metrics::gauge!("lernweg_outbox_oldest_seconds", &labels).set(waits);
        }
    }
    let text = "select job, max(finished_at) as at from job_run where state = 'done' group by job";
    for row in Done::find_by_statement(sql(db, text, [])).all(db).await? {
        metrics::gauge!("lernweg_job_age_seconds", "job" => row.job).set(row.at.map_or(0.0, seconds));
    }
    Ok(())
}

/// How much memory the process has, in bytes; where the system says so.
fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

fn describe() {
    use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
    describe_counter!("lernweg_requests_total", "Requests by method, route and status.");
    describe_histogram!("lernweg_request_seconds", Unit::Seconds, "What an answer takes, by method and route.");
    describe_counter!("lernweg_panics_total", "Requests in which the program itself gave up.");
    describe_histogram!("lernweg_write_wait_seconds", Unit::Seconds, "How long a write waits until it may begin.");
    describe_histogram!("lernweg_write_seconds", Unit::Seconds, "How long a write takes from there until it stands.");
    describe_counter!("lernweg_write_retries_total", "Writes that were begun again because another came in between.");
    describe_counter!("lernweg_mails_total", "E-mails by what became of them.");
    describe_counter!("lernweg_jobs_total", "Recurring work by job and outcome.");
    describe_gauge!("lernweg_job_age_seconds", Unit::Seconds, "Since when a job was last done, on any node.");
    describe_gauge!("lernweg_outbox_mails", "E-mails in the outbox by lane (0 is waited for) and state.");
    describe_gauge!("lernweg_outbox_oldest_seconds", Unit::Seconds, "For how long the oldest that is due has waited.");
    describe_gauge!("lernweg_standstill", "1 while nobody can write.");
    describe_gauge!("lernweg_database_up", "1 while the database answers.");
    describe_gauge!("lernweg_resident_bytes", Unit::Bytes, "Memory of this process.");
}
