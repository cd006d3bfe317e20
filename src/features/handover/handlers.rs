//! From requests for what a run leaves behind to a page and a folder.

use actix_web::HttpResponse;

use super::{
    gathering::{Handover, handed_over},
    pages::{HandoverFile, HandoverPage},
};
use crate::{
    features::{
        calendar::{Pen, file_of},
        cohorts::cohort_strip,
        margins::ReadMargins,
    },
    identity::Permit,
    platform::{archives::packed, errors::Result},
    web::{Visit, download},
};

async fn run(may: &Permit<ReadMargins>, visit: &Visit) -> Result<Handover> {
    handed_over(visit.house.store.read(), may.on(), may.who(), visit.locale.tag(), visit.now()).await
}

/// `GET /cohorts/{cohort}/handover`
pub async fn show(may: Permit<ReadMargins>, visit: Visit) -> Result<HttpResponse> {
    let base = format!("/cohorts/{}", may.on().cohort.id);
    visit.draw(&HandoverPage {
        strip: cohort_strip(may.on(), "", visit.now()),
        run: run(&may, &visit).await?,
        folder_href: format!("{base}/handover.zip"),
        content_href: format!("{base}/content.zip"),
        margins_href: format!("{base}/margins"),
    })
}

/// `GET /cohorts/{cohort}/handover.zip`: the same to read, for programs and for calendars.
pub async fn folder(may: Permit<ReadMargins>, visit: Visit) -> Result<HttpResponse> {
    let (on, run) = (may.on(), run(&may, &visit).await?);
    let (words, locale, now) = (&visit.house.words, visit.locale.tag(), visit.now());
    let base_url = visit.house.base_url.trim_end_matches('/');
    let pen = Pen { words, locale, base_url, now };
    let dates = file_of(visit.house.store.read(), on, may.who().id, &pen).await?;
    let page = visit.part(HandoverFile::file(), &HandoverFile { run: &run, base_url, site: &visit.house.site })?;
    let files = [
        ("index.html", page.into_bytes()),
        ("handover.json", serde_json::to_vec_pretty(&run).map_err(anyhow::Error::from)?),
        ("dates.ics", dates.write().into_bytes()),
    ];
    let folder = format!("{}-{}", on.programme, on.cohort.starts_on);
    let name = format!("{folder}-handover.zip");
    let files = files.map(|(name, bytes)| (format!("{folder}/{name}"), bytes));
    Ok(download(packed(files)?, "application/zip", &name))
}
