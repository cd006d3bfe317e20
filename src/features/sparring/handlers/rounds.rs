//! Proposing, changing and publishing a round.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::{
    ids::{PersonId, SparringGroupId},
    states::RoundState,
};
use serde::Deserialize;

use super::{
    super::{
        commands::{drop_proposal, keep_group, propose_round, publish_round, swap_partners},
        forms::{Keep, Swap},
        pages::{GroupRow, RoundPage, counts},
        policies::MatchPartners,
        queries::{Round, groups_before, outcomes_of, participants, pool_of, round_at, weeks_had},
        rules::{day_of, planned, proposes_at, publishes_at, week_to_come, weights_in, weights_of},
    },
    base,
    sight::Sight,
};
use crate::{
    features::cohorts::cohort_strip,
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Query, Visit},
};

/// Two who could change places.
#[derive(Deserialize)]
pub struct Exchange {
    one: Option<String>,
    other: Option<String>,
}

impl Exchange {
    fn two(&self) -> Option<(PersonId, PersonId)> {
        Some((self.one.as_ref()?.parse().ok()?, self.other.as_ref()?.parse().ok()?))
    }
}

/// What it would change if two changed places.
fn effects(
    sight: &Sight<'_>,
    round: &Round,
    (one, other): (PersonId, PersonId),
) -> std::result::Result<(Vec<GroupRow>, Vec<GroupRow>), Refusal> {
    let (from, to) = round.exchanged(one, other)?;
    if !sight.may_be(&from) || !sight.may_be(&to) {
        return Err(Refusal::conflict("sparring-cannot-be-together"));
    }
    let now = [one, other].into_iter().filter_map(|who| round.group_of(who));
    Ok((now.map(|group| sight.row(group)).collect(), [from, to].iter().map(|group| sight.row(group)).collect()))
}

async fn round_page(
    may: &Permit<MatchPartners>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
    two: Option<(PersonId, PersonId)>,
) -> Result<HttpResponse> {
    let on = may.on();
    let (db, cohort, now) = (visit.house.store.read(), on.cohort.id, visit.now());
    let published = round_at(db, cohort, RoundState::Published).await?;
    let runs = published.is_some();
    let round = match round_at(db, cohort, RoundState::Proposed).await? {
        Some(round) => Some(round),
        None => published,
    };
    let outcomes = match round.as_ref().filter(|round| round.row.state == RoundState::Published) {
        Some(round) => outcomes_of(db, round.row.id).await?,
        None => None,
    };
    let people = participants(db, cohort).await?;
    let before = groups_before(db, cohort, round.as_ref().map(|round| round.row.id)).await?;
    let plan = on.course.as_ref().and_then(|course| course.sparring.as_deref());
    let weights = match &round {
        Some(round) => weights_in(round.row.weights.as_ref()),
        None => weights_of(plan),
    };
    let opens_at = |week: u32| on.calendar.opens_at(week);
    let to_come = week_to_come(&planned(plan, on.calendar.weeks()), &weeks_had(db, cohort).await?, opens_at, now);
    let pool = pool_of(&people, &before, day_of(&on.cohort, now), weights.clone());
    let sight = Sight { on, people: &people, pool, locale: visit.locale.tag() };
    let mut groups: Vec<GroupRow> =
        round.iter().flat_map(|round| &round.groups).map(|group| sight.row(group)).collect();
    groups.sort_by_key(|group| (group.score, group.id));
    let open = round.as_ref().filter(|round| round.row.state == RoundState::Proposed);
    let effects = open.zip(two).map(|(round, two)| effects(&sight, round, two));
    let at = |path: &str| format!("{}/sparring/round{path}", base(on));
    visit.draw_as(
        status,
        &RoundPage {
            strip: cohort_strip(on, "nav-sparring", now),
            number: round.as_ref().map(|round| round.row.number),
            state: round.as_ref().map(|round| round.row.state),
            published_at: round.as_ref().and_then(|round| round.row.published_at),
            proven: round.as_ref().is_some_and(|round| round.row.proven),
            outcomes,
            groups,
            alone: round.as_ref().map(|round| sight.alone(round)).unwrap_or_default(),
            people: people.len(),
            wished: people.iter().filter(|one| one.version > 0).count(),
            kept_apart: people.iter().map(|one| one.facts.not_with.len()).sum(),
            publishes_at: open.and_then(|round| {
                let week = round.row.week.and_then(|week| u32::try_from(week).ok())?;
                Some(publishes_at(opens_at(week), round.row.proposed_at))
            }),
            next: to_come.map(|week| (week, proposes_at(opens_at(week)))),
            counts: counts(&weights),
            no_preview: effects.as_ref().and_then(|effects| effects.as_ref().err()).map(|refusal| refusal.key),
            preview: effects.and_then(std::result::Result::ok),
            talkers: open.map(|round| sight.talkers(round)).unwrap_or_default(),
            propose_action: (!on.is_closed()).then(|| at("")),
            swap_action: at("/swap"),
            preview_href: at(""),
            publish_action: at("/publication"),
            drop_action: at("/removal"),
            runs,
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/sparring/round`, and with `?one=…&other=…` what it would change if these
/// two changed places.
pub async fn round(may: Permit<MatchPartners>, visit: Visit, query: Query<Exchange>) -> Result<HttpResponse> {
    let chosen = [("one", &query.one), ("other", &query.other)];
    let values = chosen.into_iter().filter_map(|(name, id)| Some((name.to_owned(), id.clone()?)));
    let form = FormState { values: values.collect(), errors: Vec::new() };
    round_page(&may, &visit, StatusCode::OK, form, query.two()).await
}

fn back(may: &Permit<MatchPartners>, said: &str) -> Outcome {
    Outcome::to(format!("{}/sparring/round", base(may.on())), said)
}

/// `POST /cohorts/{cohort}/sparring/round`: propose, or propose anew.
pub async fn propose(may: Permit<MatchPartners>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        propose_round(tx, &may).await?;
        Ok(back(&may, "sparring-proposed"))
    };
    let again = async |status, state| round_page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/round/swap`
pub async fn swap(may: Permit<MatchPartners>, visit: Visit, form: Form<Swap>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, two: &Swap| {
        swap_partners(tx, &may, two.one, two.other).await?;
        Ok(back(&may, "sparring-swapped"))
    };
    let again = async |status, state| round_page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/round/groups/{group}`: keep it, or no longer.
pub async fn keep(
    may: Permit<MatchPartners>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Keep>,
) -> Result<HttpResponse> {
    let group: SparringGroupId = req.match_info().query("group").parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, keep: &Keep| {
        keep_group(tx, &may, group, keep.kept).await?;
        Ok(Outcome::silently(format!("{}/sparring/round#group-{group}", base(may.on()))))
    };
    let again = async |status, state| round_page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/round/publication`
pub async fn publish(may: Permit<MatchPartners>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        publish_round(tx, &may).await?;
        Ok(back(&may, "sparring-published"))
    };
    let again = async |status, state| round_page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/round/removal`
pub async fn drop_it(may: Permit<MatchPartners>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        drop_proposal(tx, &may).await?;
        Ok(back(&may, "sparring-dropped"))
    };
    let again = async |status, state| round_page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}
