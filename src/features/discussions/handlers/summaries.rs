//! What a thread has come to.

use actix_web::{HttpResponse, http::StatusCode};

use super::{heading, written};
use crate::{
    features::{
        cohorts::cohort_strip,
        discussions::{
            commands::write_summary,
            forms::SummingUp,
            pages::{SummaryCard, SummaryPage, VersionsPage},
            policies::ReadThread,
            queries::{Summary, reads_others, summaries},
        },
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        text::Body,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

/// How many versions a page shows.
const MOST_VERSIONS: u64 = 100;

fn href_of(may: &Permit<ReadThread>) -> String {
    format!("/cohorts/{}/threads/{}", may.on().cohort.cohort.id, may.on().thread.id)
}

/// Missing to whoever has to write first: a summary tells what the others wrote.
fn must_read_others(may: &Permit<ReadThread>) -> Result<()> {
    if reads_others(may.on()) { Ok(()) } else { Err(Error::Missing) }
}

fn page(may: &Permit<ReadThread>, visit: &Visit, form: FormState, current: Option<Summary>) -> SummaryPage {
    let href = href_of(may);
    SummaryPage {
        strip: cohort_strip(&may.on().cohort, "nav-talk", visit.now()),
        title: heading(may.on(), visit.locale.tag()).text,
        action: format!("{href}/summary"),
        form,
        current: current.map(|summary| SummaryCard::new(summary, &href)),
        most: Body::MOST,
        back_href: href,
    }
}

/// `GET /cohorts/{cohort}/threads/{thread}/summary`
pub async fn summary(may: Permit<ReadThread>, visit: Visit) -> Result<HttpResponse> {
    must_read_others(&may)?;
    let newest = summaries(visit.house.store.read(), may.on().thread.id, 1).await?.pop();
    let (body, version) = newest.map_or((String::new(), 0), |newest| (newest.body, newest.version));
    let form = FormState::with([("body", body), ("version", version.to_string())]);
    visit.draw(&page(&may, &visit, form, None))
}

/// `POST /cohorts/{cohort}/threads/{thread}/summary`
pub async fn summarise(may: Permit<ReadThread>, visit: Visit, form: Form<SummingUp>) -> Result<HttpResponse> {
    let cohort = may.on().cohort.cohort.id;
    let ready = match form.read() {
        Ok(sent) => Some(written(&visit, cohort, &sent.body, visit.locale.tag()).await?),
        Err(_) => None,
    };
    let work = async |tx: &Tx, sent: &SummingUp| {
        write_summary(tx, &may, sent.version, &ready.clone().ok_or(Error::Missing)?).await?;
        Ok(Outcome::to(href_of(&may), "summary-written"))
    };
    let again = async |status, mut state: FormState| {
        // Written in between: both are shown, and the next attempt is upon what stands now.
        let newest = summaries(visit.house.store.read(), may.on().thread.id, 1).await?.pop();
        let newest = newest.filter(|_| status == StatusCode::CONFLICT);
        if let Some(newest) = &newest {
            state.values.insert("version".into(), newest.version.to_string());
        }
        visit.draw_as(status, &page(&may, &visit, state, newest))
    };
    visit.submit(&form, work, again).await
}

/// `GET /cohorts/{cohort}/threads/{thread}/summary/versions`
pub async fn versions(may: Permit<ReadThread>, visit: Visit) -> Result<HttpResponse> {
    must_read_others(&may)?;
    let href = href_of(&may);
    let found = summaries(visit.house.store.read(), may.on().thread.id, MOST_VERSIONS).await?;
    if found.is_empty() {
        return Err(Error::Missing);
    }
    visit.draw(&VersionsPage {
        strip: cohort_strip(&may.on().cohort, "nav-talk", visit.now()),
        title: heading(may.on(), visit.locale.tag()).text,
        versions: found.into_iter().map(|summary| SummaryCard::new(summary, &href)).collect(),
        back_href: href,
    })
}
