//! From requests about progress and certificates to pages.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
    web::{Data, Path, block},
};
use entity::{completion, states::Role};

use super::{
    badge::{self, credential, criteria},
    commands::take_back,
    forms::TakeBack,
    pages::{CertificatePage, CertificatesPage, Earned, OneCertificatePage, ProgressPage},
    paper::{kept_as, paper},
    policies::{CompletionOn, TakeCertificateBack},
    progress::progress_in,
    queries::{earned_in, find_certificate, signing_keys},
};
use crate::{
    features::{
        cohorts::{ManageCohort, cohort_strip, stays},
        curriculum::Catalogue,
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        signatures::{HouseKey, published},
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Public, SignedIn, Visit},
};

/// `GET /me/progress`: of the cohort that matters now.
pub async fn mine(me: SignedIn, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let who = me.0.id;
    let stays = stays(db, &catalogue, who).await?;
    let Some(stay) = stays.into_iter().find(|stay| stay.standing.role == Some(Role::Participant)) else {
        return visit.draw(&ProgressPage { strip: None, cohort: None });
    };
    let on = stay.open(db, &catalogue).await?;
    let progress = progress_in(db, &on, who, visit.locale.tag(), visit.now()).await?;
    visit.draw(&ProgressPage { strip: Some(cohort_strip(&on, "nav-progress", visit.now())), cohort: Some(progress) })
}

/// `GET /cohorts/{cohort}/certificates`: who has earned it.
pub async fn index(may: Permit<ManageCohort>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let base = format!("/cohorts/{}", on.cohort.id);
    let found = earned_in(visit.house.store.read(), on.cohort.id).await?;
    let row = |one: (completion::Model, Option<String>)| Earned::new(&base, one);
    visit.draw(&CertificatesPage {
        strip: cohort_strip(on, "nav-settings", visit.now()),
        back_href: format!("{base}/settings"),
        rows: found.into_iter().map(row).collect(),
    })
}

async fn draw_one(on: &CompletionOn, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let base = format!("/cohorts/{}", on.cohort.cohort.id);
    visit.draw_as(
        status,
        &OneCertificatePage {
            strip: cohort_strip(&on.cohort, "nav-settings", visit.now()),
            back_href: format!("{base}/certificates"),
            one: Earned::new(&base, (on.row.clone(), on.name.clone())),
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/certificates/{completion}`
pub async fn one(may: Permit<TakeCertificateBack>, visit: Visit) -> Result<HttpResponse> {
    draw_one(may.on(), &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/certificates/{completion}/revocation`
pub async fn revoke(may: Permit<TakeCertificateBack>, visit: Visit, form: Form<TakeBack>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, typed: &TakeBack| {
        take_back(tx, &may, &typed.why).await?;
        let on = may.on();
        let here = format!("/cohorts/{}/certificates/{}", on.cohort.cohort.id, on.row.id);
        Ok(Outcome::to(here, "certificate-taken-back"))
    };
    let again = async |status, state| draw_one(may.on(), &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `GET /certificates/{code}`: whoever is given the link sees whether it holds.
pub async fn show(_: Public, visit: Visit, catalogue: Data<Catalogue>, code: Path<String>) -> Result<HttpResponse> {
    let found = find_certificate(visit.house.store.read(), &catalogue, &code).await?;
    let locale = visit.locale.tag();
    visit.draw(&CertificatePage {
        criteria: criteria(&found, &visit.house.words, locale),
        title: found.title(locale),
        earned_on: found.earned_on(),
        name: found.name,
        revoked_at: found.row.revoked_at,
        revoked_why: found.row.revoked_why,
        paper_href: format!("/certificates/{}/pdf", found.row.code),
        badge_href: format!("/certificates/{}/badge", found.row.code),
        keys_href: format!("{}/.well-known/jwks.json", visit.house.base_url),
    })
}

/// `GET /certificates/{code}/badge`: signed, for other programs. Nothing is signed that was taken back.
pub async fn badge(_: Public, visit: Visit, catalogue: Data<Catalogue>, code: Path<String>) -> Result<HttpResponse> {
    let house = &visit.house;
    let found = find_certificate(house.store.read(), &catalogue, &code).await?;
    if found.row.revoked_at.is_some() {
        return Err(Error::Missing);
    }
    let said = credential(&found, &house.words, visit.locale.tag(), (&house.base_url, &house.site));
    let signed = house.store.known::<HouseKey>()?.sign(badge::KIND, &said)?;
    Ok(HttpResponse::Ok()
        .content_type("application/vc+jwt")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"certificate.jwt\""))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(signed))
}

/// `GET /certificates/{code}/pdf`: on paper. Nothing is printed that was taken back.
pub async fn pdf(_: Public, visit: Visit, catalogue: Data<Catalogue>, code: Path<String>) -> Result<HttpResponse> {
    let (house, locale) = (&visit.house, visit.locale.tag());
    let found = find_certificate(house.store.read(), &catalogue, &code).await?;
    if found.row.revoked_at.is_some() {
        return Err(Error::Missing);
    }
    let paper = paper(&found, &house.words, locale, (&house.base_url, &house.site));
    let kept = format!("attachment; filename=\"{}\"", kept_as(&found, &house.words, locale));
    // Some milliseconds of nothing but arithmetic: not on a thread that serves.
    let drawn = block(move || paper.draw()).await.map_err(anyhow::Error::from)?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, kept))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(drawn?))
}

/// `GET /.well-known/jwks.json`: what one checks it with, the keys of earlier secrets too.
pub async fn keys(_: Public, visit: Visit) -> Result<HttpResponse> {
    let keys = signing_keys(visit.house.store.read()).await?;
    let keys: Vec<_> = keys.iter().map(|public| published(public)).collect();
    Ok(HttpResponse::Ok().json(serde_json::json!({ "keys": keys })))
}
