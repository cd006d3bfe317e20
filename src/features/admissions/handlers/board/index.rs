//! The list, and the one to read next.

use actix_web::{HttpResponse, http::StatusCode};
use entity::states::ApplicationState;

use super::{
    super::super::{
        forms::board::{BoardQuery, shown_states},
        pages::board::{Found, Head, IndexPage, Wording, base, decides},
        policies::ReadApplications,
        queries::{AdmissionOn, PAGE, board, counts_of, pending_in, to_read},
    },
    reader,
};
use crate::{
    identity::{Actor, Permit},
    platform::errors::{Error, Result},
    storage::idempotency::Outcome,
    web::{FormState, Pager, Query, Visit},
};

/// The list as it stands, with the form below it as it was sent.
pub async fn list(
    (on, who): (&AdmissionOn, &Actor),
    visit: &Visit,
    query: &BoardQuery,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let words = Wording::new(on, visit)?;
    let page = Pager::number(&query.page)?;
    let db = visit.house.store.read();
    let reader = reader(visit, who).await?;
    let filter = query.filter()?;
    // What is not applied yet is nobody's business but theirs who decide.
    if filter.pending.is_some() && !decides(on) {
        return Err(Error::Missing);
    }
    let (mut rows, all) = board(db, on.cohort.id, &filter, page, &reader).await?;
    if page > 1 && rows.is_empty() {
        return Err(Error::Missing);
    }
    // To stand in a list of the chosen would already say it.
    rows.retain(|row| !row.excluded || filter.states.is_empty() && filter.pending.is_none());
    let counts = counts_of(db, on.cohort.id).await?;
    let of = |state: ApplicationState| counts.get(&state).map(|count| (state.word(), *count));
    let found = Found {
        rows: &rows,
        all,
        to_read: to_read(db, on.cohort.id, &reader).await?.len(),
        pending: if decides(on) { pending_in(db, on.cohort.id).await?.len() } else { 0 },
        counts: shown_states().filter_map(of).collect(),
    };
    let asked = query.asked();
    let asked = if asked.is_empty() { asked } else { format!("{asked}&") };
    let pager = Pager::new(page, all.div_ceil(PAGE).max(1), format!("{}?{asked}page=", base(on)));
    let share = format!("{}/programmes/{}/apply", visit.house.base_url, on.programme.slug);
    let head = Head::new(on, visit, "board-tab-applications");
    let page = IndexPage::new(on, (head, &words, who.id), (query, pager), found, (form, share));
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/applications`
pub async fn show(may: Permit<ReadApplications>, visit: Visit, query: Query<BoardQuery>) -> Result<HttpResponse> {
    list((may.on(), may.who()), &visit, &query, (StatusCode::OK, FormState::blank())).await
}

/// `GET /cohorts/{cohort}/applications/next`
pub async fn next(may: Permit<ReadApplications>, visit: Visit) -> Result<HttpResponse> {
    let base = base(may.on());
    let reader = reader(&visit, may.who()).await?;
    match to_read(visit.house.store.read(), may.on().cohort.id, &reader).await?.first() {
        Some(next) => Ok(visit.go_keeping_word(&format!("{base}/{next}"))),
        None => Ok(visit.go(&Outcome::to(base, "board-all-read"))),
    }
}
