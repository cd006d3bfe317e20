//! What was done about one's own words, what one says to it, and what the owners decide.

use actix_web::{HttpResponse, http::StatusCode};
use entity::states::AppealOutcome;

use crate::{
    features::{
        cohorts::OwnProgramme,
        moderation::{
            commands::{ask_owners, decide_appeal},
            forms::{Appealing, Deciding},
            pages::{AboutMePage, ActRow, AppealPage, AppealsPage, MinePage},
            policies::{AnswerAct, DecideAppeal, may_be_appealed},
            queries::{acts_about, find_asked, find_done, list_appeals},
        },
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        text::Statement,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, SignedIn, Visit},
};

/// `GET /me/moderation`
pub async fn mine(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    let acts = acts_about(visit.house.store.read(), me.0.id).await?;
    visit.draw(&MinePage { acts: acts.into_iter().map(ActRow::from).collect() })
}

async fn about_page(
    may: &Permit<AnswerAct>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let act = &may.on().act;
    let db = visit.house.store.read();
    let asked = find_asked(db, act.id).await?;
    visit.draw_as(
        status,
        &AboutMePage {
            act: find_done(db, act.id).await?.into(),
            can_ask: asked.is_none() && may_be_appealed(act.act),
            asked,
            action: format!("/me/moderation/{}", act.id),
            form,
            most: Statement::MOST,
        },
    )
}

/// `GET /me/moderation/{moderation}`
pub async fn about_me(may: Permit<AnswerAct>, visit: Visit) -> Result<HttpResponse> {
    about_page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /me/moderation/{moderation}`: asks the owners to look again.
pub async fn appeal(may: Permit<AnswerAct>, visit: Visit, form: Form<Appealing>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Appealing| {
        ask_owners(tx, &may, &sent.words).await?;
        Ok(Outcome::to(format!("/me/moderation/{}", may.on().act.id), "appealed"))
    };
    visit.submit(&form, work, async |status, form| about_page(&may, &visit, status, form).await).await
}

/// `GET /programmes/{programme}/appeals`
pub async fn appeals(may: Permit<OwnProgramme>, visit: Visit) -> Result<HttpResponse> {
    let programme = &may.on().programme;
    visit.draw(&AppealsPage {
        back_href: format!("/programmes/{}/cohorts", programme.slug),
        appeals: list_appeals(visit.house.store.read(), programme.id).await?,
        base: format!("/programmes/{}/appeals", programme.slug),
    })
}

async fn appeal_page(
    may: &Permit<DecideAppeal>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
    let db = visit.house.store.read();
    let base = format!("/programmes/{}/appeals", on.programme.programme.slug);
    let asked = find_asked(db, on.about.act.id).await?.ok_or(Error::Missing)?;
    visit.draw_as(
        status,
        &AppealPage {
            action: format!("{base}/{}", asked.id),
            back_href: base,
            act: find_done(db, on.about.act.id).await?.into(),
            words: asked.body_html.clone().zip(asked.post_language.clone()),
            asked,
            form,
            most: Statement::MOST,
        },
    )
}

/// `GET /programmes/{programme}/appeals/{moderation}`
pub async fn appeal_of(may: Permit<DecideAppeal>, visit: Visit) -> Result<HttpResponse> {
    appeal_page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /programmes/{programme}/appeals/{moderation}`
pub async fn decide(may: Permit<DecideAppeal>, visit: Visit, form: Form<Deciding>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Deciding| {
        decide_appeal(tx, &may, sent.outcome, &sent.answer).await?;
        let said = if sent.outcome == AppealOutcome::Lifted { "appeal-lifted" } else { "appeal-stands" };
        Ok(Outcome::to(format!("/programmes/{}/appeals", may.on().programme.programme.slug), said))
    };
    visit.submit(&form, work, async |status, form| appeal_page(&may, &visit, status, form).await).await
}
