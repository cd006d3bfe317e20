//! A pitch to practise on.

use std::sync::Arc;

use actix_web::{HttpResponse, http::StatusCode, web::Data};
use entity::{ids::PitchId, states::Role};
use serde::Deserialize;

use super::super::{
    commands::{practise, skip_practice},
    forms::Practised,
    pages::{PracticePage, SampleWords, base},
    policies::GiveMore,
    queries::{is_new_to_it, practice_of},
};
use crate::{
    features::{
        cohorts::{CohortOn, cohort_strip},
        curriculum::{Catalogue, PitchSample},
        pitches::queries::PitchOn,
    },
    identity::{Actor, Permit},
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Query, Visit},
};

/// Which pitch somebody comes from.
#[derive(Deserialize)]
pub struct From {
    next: Option<PitchId>,
}

/// The sample of a programme as it is now: nobody keeps what they said to it for anything.
fn sample_of(on: &CohortOn, catalogue: &Catalogue) -> Option<(Arc<PitchSample>, Vec<String>)> {
    let programme = catalogue.programme(&on.programme)?;
    Some((programme.pitch_sample.clone()?, programme.languages.clone()))
}

/// Where somebody is led who has never said anything to a pitch; nowhere where there is nothing to practise on.
pub(super) async fn practice_before(
    who: &Actor,
    on: &PitchOn,
    catalogue: &Catalogue,
    visit: &Visit,
) -> Result<Option<String>> {
    let cohort = &on.cohort;
    let asks = cohort.standing.role == Some(Role::Participant) && !cohort.is_closed();
    if !asks || sample_of(cohort, catalogue).is_none() {
        return Ok(None);
    }
    let new = is_new_to_it(visit.house.store.read(), cohort.cohort.id, who.id).await?;
    Ok(new.then(|| format!("{}/practice?next={}", base(cohort.cohort.id), on.pitch.row.id)))
}

async fn page(
    may: &Permit<GiveMore>,
    visit: &Visit,
    catalogue: &Catalogue,
    next: Option<PitchId>,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let (on, who) = (may.on(), may.who().id);
    let (sample, languages) = sample_of(on, catalogue).ok_or(Error::Missing)?;
    let (language, text) = sample.say(visit.locale.tag(), &languages).ok_or(Error::Missing)?;
    let said = practice_of(visit.house.store.read(), on.cohort.id, who).await?;
    let own = said.map(|said| SampleWords {
        by: String::new(),
        texts: [said.saw, said.wonder, said.try_next],
        chosen: [said.clear, said.fits_members, said.doable],
    });
    let own = own.filter(|own| own.texts.iter().any(|text| !text.is_empty()) && status == StatusCode::OK);
    let trainers = text.replies.iter().filter(|_| own.is_some()).map(|reply| SampleWords {
        by: reply.by.clone(),
        texts: reply.texts.clone(),
        chosen: reply.chosen.map(|anchor| i32::try_from(anchor).unwrap_or(1)),
    });
    let back_href = base(on.cohort.id);
    let queue_href = format!("{back_href}/feedback");
    let here = format!("{back_href}/practice");
    let page = PracticePage {
        strip: cohort_strip(on, "nav-pitches", visit.now()),
        title: text.title.clone(),
        lines: text.lines.clone(),
        language: language.to_owned(),
        trainers: trainers.collect(),
        own,
        action: (!on.is_closed()).then(|| next.map_or(here.clone(), |next| format!("{here}?next={next}"))),
        next_href: next.map_or_else(|| queue_href.clone(), |next| format!("{back_href}/{next}/feedback")),
        back_href,
        queue_href,
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/pitches/practice`
pub async fn practice(
    may: Permit<GiveMore>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    from: Query<From>,
) -> Result<HttpResponse> {
    page(&may, &visit, &catalogue, from.next, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/pitches/practice`: say something to the sample, or rather not.
pub async fn say(
    may: Permit<GiveMore>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    from: Query<From>,
    form: Form<Practised>,
) -> Result<HttpResponse> {
    sample_of(may.on(), &catalogue).ok_or(Error::Missing)?;
    let (room, next) = (base(may.on().cohort.id), from.next);
    let work = async |tx: &Tx, said: &Practised| match said {
        Practised::Said(words) => {
            practise(tx, &may, words).await?;
            let asked = next.map_or_else(String::new, |next| format!("?next={next}"));
            Ok(Outcome::silently(format!("{room}/practice{asked}")))
        }
        Practised::Skipped => {
            skip_practice(tx, &may).await?;
            Ok(Outcome::silently(next.map_or(format!("{room}/feedback"), |next| format!("{room}/{next}/feedback"))))
        }
    };
    let again = async |status, state| page(&may, &visit, &catalogue, next, status, state).await;
    visit.submit(&form, work, again).await
}
