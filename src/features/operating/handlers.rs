//! From a request about how the house runs to its page.

use actix_web::{HttpResponse, web::Data};

use super::{
    Installation,
    pages::{JobRow, OperationsPage, SettingRow},
    policies::SeeOperations,
    queries::{database_size, runs},
};
use crate::{
    identity::Permit,
    platform::{disks::Disk, errors::Result},
    storage::{jobs::Chores, outbox::armed_elsewhere, standstill::Standstill},
    web::Visit,
};

/// The version of the house.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// `GET /operations`
pub async fn index(
    _: Permit<SeeOperations>,
    visit: Visit,
    chores: Data<Chores>,
    installation: Data<Installation>,
) -> Result<HttpResponse> {
    let (store, now) = (&visit.house.store, visit.now());
    let db = store.read();
    let mut runs = runs(db).await?;
    let job =
        |&(name, every): &(&'static str, _)| JobRow::new((name, every), runs.remove(name).unwrap_or_default(), now);
    let jobs: Vec<JobRow> = chores.0.iter().map(job).collect();
    let disk = |place: &std::path::PathBuf| {
        Disk::of(place).map(|disk| (place.display().to_string(), gigabytes(disk.free), gigabytes(disk.all)))
    };
    let standstill = store.standstill();
    let page = OperationsPage {
        version: VERSION,
        since: installation.since,
        database: if store.is_postgres() { "postgres" } else { "sqlite" },
        megabytes: rounded(database_size(db).await? as f64 / 1e6),
        disks: installation.places.iter().filter_map(disk).collect(),
        no_room: standstill == Some(Standstill::NoRoom),
        announced: match standstill {
            Some(Standstill::Announced(because)) => Some(because),
            _ => None,
        },
        armed_for: armed_elsewhere(db, &visit.house.base_url).await?,
        troubled: jobs.iter().filter(|job| job.is_troubled()).count(),
        jobs,
        settings: installation.settings.iter().cloned().map(SettingRow::from).collect(),
    };
    visit.draw(&page)
}

fn gigabytes(bytes: u64) -> f64 {
    rounded(bytes as f64 / 1e9)
}

/// To one place behind the point: nobody reads more.
fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
