//! Decisions: about one application or several, and what takes them back.

use actix_web::{HttpResponse, web::Data};

use super::{
    super::super::{
        commands::{apply_decisions, decide, drop_decision, take_back_offer},
        forms::board::{BoardQuery, Bulk, Decide},
        pages::board::{Forms, base},
        policies::{Admit, AdmitApplication},
        queries::Rulebook,
    },
    composing, index, may_admit, reading,
};
use crate::{
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, Press, Query, Visit},
};

/// `POST /cohorts/{cohort}/applications/decisions`
pub async fn several(
    may: Permit<Admit>,
    visit: Visit,
    query: Query<BoardQuery>,
    form: Form<Bulk>,
) -> Result<HttpResponse> {
    let asked = query.asked();
    let back = if asked.is_empty() { base(may.on()) } else { format!("{}?{asked}", base(may.on())) };
    let work = async |tx: &Tx, bulk: &Bulk| {
        match bulk.verdict {
            Some(verdict) => decide(tx, &may, &bulk.ids, verdict, bulk.reason.as_ref()).await?,
            None => drop_decision(tx, &may, &bulk.ids).await?,
        }
        Ok(Outcome::to(back.clone(), "decided"))
    };
    let again = async |status, state| index::list((may.on(), may.who()), &visit, &query, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/applications/{application}/decision`
pub async fn one(
    may: Permit<AdmitApplication>,
    visit: Visit,
    book: Data<Rulebook>,
    form: Form<Decide>,
) -> Result<HttpResponse> {
    let admit = may_admit(&visit, &book, &may).await?;
    let (id, base) = (may.on().application.id, base(admit.on()));
    let work = async |tx: &Tx, decision: &Decide| {
        decide(tx, &admit, &[id], decision.verdict, decision.reason.as_ref()).await?;
        if decision.now {
            apply_decisions(tx, &book, &admit, Some(id)).await?;
        }
        let to = if decision.composing { format!("{base}/composition") } else { format!("{base}/{id}") };
        let said = if decision.now { "round-applied" } else { "decided" };
        Ok(Outcome::to(to, said))
    };
    let again = async |status, state: crate::web::FormState| {
        if state.values.contains_key("composing") {
            return composing::page((admit.on(), may.who()), &visit, 1, (status, state)).await;
        }
        let forms = Forms { decision: state, ..Forms::default() };
        reading::again((may.on(), may.who()), &visit, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/applications/{application}/decision/removal`
pub async fn drop_one(
    may: Permit<AdmitApplication>,
    visit: Visit,
    book: Data<Rulebook>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let admit = may_admit(&visit, &book, &may).await?;
    let id = may.on().application.id;
    let page = format!("{}/{id}", base(admit.on()));
    let work = async |tx: &Tx, _: &Press| {
        drop_decision(tx, &admit, &[id]).await?;
        Ok(Outcome::to(page.clone(), "decision-dropped"))
    };
    let again = async |status, other| {
        reading::again((may.on(), may.who()), &visit, (status, Forms { other, ..Forms::default() })).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/applications/{application}/offer/removal`
pub async fn take_back(may: Permit<AdmitApplication>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let page = format!("{}/{}", base(&may.on().admission), may.on().application.id);
    let work = async |tx: &Tx, _: &Press| {
        take_back_offer(tx, &may).await?;
        Ok(Outcome::to(page.clone(), "offer-taken-back"))
    };
    let again = async |status, other| {
        reading::again((may.on(), may.who()), &visit, (status, Forms { other, ..Forms::default() })).await
    };
    visit.submit(&form, work, again).await
}
