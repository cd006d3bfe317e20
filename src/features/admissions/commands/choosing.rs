//! Two ways to fill the seats that are left, beside choosing by hand: by what assessors think, and by a fair draw.

use std::collections::BTreeMap;

use entity::{
    application, decision, draw,
    ids::{ApplicationId, CohortId, DrawId},
    states::{ApplicationState, How, Verdict},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

use super::{
    super::{
        draw as fair,
        policies::Admit,
        queries::{declared_by, kept_from, losses_of, reviews_of, score},
        rules::{mean, said_of},
    },
    decisions::write,
};
use crate::{
    features::{
        cohorts::hold_cohort,
        curriculum::{ApplicationForm, Dimension},
    },
    identity::{Permit, find_person},
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// How the seats that are left are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The best reviewed first; who has no review is left for later.
    Review,
    /// The fair draw.
    Draw,
}

/// Decides about everybody who is not decided about yet: a seat as long as there are seats, else the
/// waitlist in the same order. Pending decisions made by hand stand, and their seats are counted.
/// Like those it only proposes: nothing happens until the decisions are applied.
pub async fn choose(tx: &Tx, may: &Permit<Admit>, method: Method) -> Result<usize> {
    let on = may.on();
    let cohort = hold_cohort(tx, on.cohort.id).await?;
    let promised = decision::Entity::find()
        .filter(decision::Column::CohortId.eq(cohort.id))
        .filter(decision::Column::RoundId.is_null())
        .filter(decision::Column::Verdict.eq(Verdict::Offer))
        .count(&**tx)
        .await?;
    let left = i64::from(cohort.seats - cohort.taken) - i64::try_from(promised).unwrap_or(0);
    let seats = u32::try_from(left).unwrap_or(0);
    let pool = undecided_pool(tx, cohort.id).await?;
    if pool.is_empty() {
        return Err(Refusal::conflict("admissions-nobody-left").into());
    }
    let chosen = match method {
        Method::Review => by_review(tx, on.form()?, &pool, seats).await?,
        Method::Draw => by_draw(tx, may, &pool, seats).await?,
    };
    let how = if method == Method::Draw { How::Draw } else { How::Review };
    // Nobody decides about themselves: what a draw says of an owner's own application counts, a review does not.
    let who = find_person(&**tx, may.who().id).await?.ok_or(Error::Missing)?;
    let declared = declared_by(&**tx, who.id).await?;
    let of: BTreeMap<ApplicationId, &application::Model> = pool.iter().map(|one| (one.id, one)).collect();
    let mut decided = 0;
    for (place, (id, verdict)) in (1..).zip(&chosen) {
        let Some(application) = of.get(id) else { continue };
        if method == Method::Review && (declared.contains(id) || kept_from(application, &who)) {
            continue;
        }
        write(tx, may, application, *verdict, (how, Some(place)), None).await?;
        decided += 1;
    }
    let facts = json!({ "how": how.word(), "pool": pool.len(), "seats": seats, "decided": decided });
    tx.record(Some(may.who().id), "choose", ("cohort", cohort.id), facts).await?;
    Ok(decided)
}

/// Everybody of a cohort who waits for a decision, without those somebody has already decided about by hand.
async fn undecided_pool(tx: &Tx, cohort: CohortId) -> Result<Vec<application::Model>> {
    use ApplicationState::{InReview, Submitted, Waitlisted};
    // What a draw or a review proposed before is proposed anew.
    decision::Entity::delete_many()
        .filter(decision::Column::CohortId.eq(cohort))
        .filter(decision::Column::RoundId.is_null())
        .filter(decision::Column::How.ne(How::Hand))
        .exec(&**tx)
        .await?;
    let by_hand: Vec<ApplicationId> = decision::Entity::find()
        .filter(decision::Column::CohortId.eq(cohort))
        .filter(decision::Column::RoundId.is_null())
        .all(&**tx)
        .await?
        .into_iter()
        .map(|decision| decision.application_id)
        .collect();
    let pool = application::Entity::find()
        .filter(application::Column::CohortId.eq(cohort))
        .filter(application::Column::State.is_in([Submitted, InReview, Waitlisted]))
        .all(&**tx)
        .await?;
    Ok(pool.into_iter().filter(|application| !by_hand.contains(&application.id)).collect())
}

/// By the mean of what assessors think, best first; the same mean: who applied first.
async fn by_review(
    tx: &Tx,
    form: &ApplicationForm,
    pool: &[application::Model],
    seats: u32,
) -> Result<Vec<(ApplicationId, Verdict)>> {
    let ids: Vec<ApplicationId> = pool.iter().map(|application| application.id).collect();
    let reviews = reviews_of(&**tx, &ids).await?;
    let mut scored: Vec<_> = pool
        .iter()
        .filter_map(|application| {
            let scores: Vec<u32> = reviews
                .iter()
                .filter(|review| review.application_id == application.id)
                .filter_map(|review| score(form, review))
                .collect();
            Some((std::cmp::Reverse(mean(&scores)?), application.submitted_at, application.id))
        })
        .collect();
    scored.sort_unstable();
    let verdict = |nth: u32| if nth < seats { Verdict::Offer } else { Verdict::Waitlist };
    Ok(scored.into_iter().zip(0..).map(|((.., id), nth)| (id, verdict(nth))).collect())
}

/// By the fair draw; what it was made from is kept, so that anyone can make it again.
async fn by_draw(
    tx: &Tx,
    may: &Permit<Admit>,
    pool: &[application::Model],
    seats: u32,
) -> Result<Vec<(ApplicationId, Verdict)>> {
    let on = may.on();
    let seed = on.intake()?.seed.clone();
    let losses = losses_of(&**tx, on.programme.id, on.cohort.id).await?;
    let mut entrants: Vec<fair::Entrant> = pool
        .iter()
        .map(|application| fair::Entrant {
            code: application.code.clone(),
            losses: losses.get(&application.id).copied().unwrap_or(0),
            values: values_of(application),
        })
        .collect();
    entrants.sort_by(|a, b| a.code.cmp(&b.code));
    let rules = rules_of(on.form()?);
    let drawn = fair::draw(&seed, seats, &rules, &entrants);
    let row = draw::ActiveModel {
        id: Set(DrawId(tx.id())),
        cohort_id: Set(on.cohort.id),
        seed: Set(seed),
        seats: Set(i32::try_from(seats).unwrap_or(i32::MAX)),
        rules: Set(serde_json::to_value(&rules).map_err(|error| Error::Broken(error.into()))?),
        entrants: Set(serde_json::to_value(&entrants).map_err(|error| Error::Broken(error.into()))?),
        drawn_by: Set(may.who().id),
        drawn_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    let id_of: BTreeMap<&str, ApplicationId> = pool.iter().map(|one| (one.code.as_str(), one.id)).collect();
    let seated = drawn.seats.iter().map(|ticket| (ticket.code.as_str(), Verdict::Offer));
    let waiting = drawn.waiting.iter().map(|ticket| (ticket.code.as_str(), Verdict::Waitlist));
    Ok(seated.chain(waiting).filter_map(|(code, verdict)| Some((*id_of.get(code)?, verdict))).collect())
}

/// What a quota can be about, of one application. Of several languages the first counts:
/// the one they would rather work in.
pub fn values_of(application: &application::Model) -> BTreeMap<String, String> {
    let first = |one: Dimension| said_of(application, one).into_iter().next();
    Dimension::ALL.into_iter().filter_map(|one| Some((one.word().to_owned(), first(one)?))).collect()
}

/// The rules of a programme's draw, as the draw reads them.
pub fn rules_of(form: &ApplicationForm) -> fair::DrawRules {
    let quota = |quota: &crate::features::curriculum::Quota| fair::DrawQuota {
        field: quota.field.word().to_owned(),
        value: quota.value.clone(),
        at_least: quota.at_least,
        at_most: quota.at_most,
    };
    fair::DrawRules {
        bonus: form.draw.bonus,
        most_losses: form.draw.most_losses,
        quotas: form.draw.quotas.iter().map(quota).collect(),
    }
}
