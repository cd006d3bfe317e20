//! The composition of a cohort, the two ways to fill it, and the record.

use actix_web::{HttpResponse, http::StatusCode};
use entity::states::Verdict;

use super::{
    super::super::{
        commands::{Method, choose},
        forms::board::{Choose, PageQuery},
        pages::board::{
            CompositionPage, Drawn, Event, Head, HistoryPage, Labels, Pool, Seats, Wording, bars, base, strip,
        },
        policies::Admit,
        queries::{AdmissionOn, PAGE, declared_by, draw_of, everybody, history, names_of, pending_in, waiting_order},
    },
    letters::rounds,
    reader,
};
use crate::{
    identity::{Actor, Permit},
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Pager, Query, Visit},
};

/// The composition as it is now.
pub async fn page(
    (on, who): (&AdmissionOn, &Actor),
    visit: &Visit,
    nth: u64,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let words = Wording::new(on, visit)?;
    let db = visit.house.store.read();
    let cohort = on.cohort.id;
    let (reader, declared) = (reader(visit, who).await?, declared_by(db, who.id).await?);
    let (everybody, pending) = (everybody(db, cohort).await?, pending_in(db, cohort).await?);
    let waitlist: Vec<_> = waiting_order(db, cohort).await?.into_iter().map(|one| one.id).collect();
    let pool =
        Pool { everybody: &everybody, waitlist: &waitlist, pending: &pending, reader: &reader, declared: &declared };
    let (open, balance) = (pool.open(), pool.balance());
    let pages = (open.len() as u64).div_ceil(PAGE).max(1);
    let page_size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let of_page = open.chunks(page_size).nth(usize::try_from(nth - 1).unwrap_or(usize::MAX)).unwrap_or_default();
    if nth > pages {
        return Err(Error::Missing);
    }
    let draw = match &on.intake {
        Some(intake) => Some(Drawn::new(&intake.seed, &words, draw_of(db, cohort).await?.as_ref())?),
        None => None,
    };
    let still = rounds(on, visit).await?.into_iter().filter(|round| round.undo.is_some());
    let promised = pending.values().filter(|decision| decision.verdict == Verdict::Offer).count();
    visit.draw_as(
        status,
        &CompositionPage {
            strip: strip(on),
            head: Head::new(on, visit, "board-tab-composition"),
            seats: Seats::new(&on.cohort, promised),
            balance: bars(&words, &balance),
            counts: (balance.chosen, balance.pool),
            chosen: pool.chosen(on, &words),
            waiting: pool.candidates((on, &words), &balance, of_page),
            hidden: pool.hidden(),
            pager: Pager::new(nth, pages, format!("{}/composition?page=", base(on))),
            left: open.iter().filter(|one| !pending.contains_key(&one.id)).count(),
            scored: !words.form.rubric.is_empty(),
            draw,
            rounds: still.collect(),
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/applications/composition`
pub async fn show(may: Permit<Admit>, visit: Visit, query: Query<PageQuery>) -> Result<HttpResponse> {
    let nth = Pager::number(&query.page)?;
    page((may.on(), may.who()), &visit, nth, (StatusCode::OK, FormState::blank())).await
}

/// `POST /cohorts/{cohort}/applications/choice`
pub async fn choice(may: Permit<Admit>, visit: Visit, form: Form<Choose>) -> Result<HttpResponse> {
    let outbox = format!("{}/decisions", base(may.on()));
    let work = async |tx: &Tx, way: &Choose| {
        choose(tx, &may, way.method).await?;
        let said = if way.method == Method::Draw { "drawn" } else { "chosen-by-review" };
        Ok(Outcome::to(outbox.clone(), said))
    };
    let again = async |status, state| page((may.on(), may.who()), &visit, 1, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `GET /cohorts/{cohort}/applications/history`
pub async fn history_page(may: Permit<Admit>, visit: Visit, query: Query<PageQuery>) -> Result<HttpResponse> {
    let (on, nth) = (may.on(), Pager::number(&query.page)?);
    let db = visit.house.store.read();
    let (reader, declared) = (reader(&visit, may.who()).await?, declared_by(db, may.who().id).await?);
    let labels = Labels::new(on, &everybody(db, on.cohort.id).await?, (&reader, &declared));
    let (rows, all) = history(db, on.cohort.id, &labels.ids(), nth).await?;
    if nth > 1 && rows.is_empty() {
        return Err(Error::Missing);
    }
    let names = names_of(db, rows.iter().filter_map(|row| row.actor_id)).await?;
    visit.draw(&HistoryPage {
        strip: strip(on),
        head: Head::new(on, &visit, "board-tab-history"),
        events: rows.into_iter().map(|row| Event::new(row, &labels, &names)).collect(),
        pager: Pager::new(nth, all.div_ceil(PAGE).max(1), format!("{}/history?page=", base(on))),
    })
}
