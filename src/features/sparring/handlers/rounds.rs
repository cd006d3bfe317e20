//! Proposing, changing and publishing a round.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::{
    ids::{PersonId, SparringGroupId},
    states::RoundState,
};

use super::{
    super::{
        commands::{drop_proposal, keep_group, propose_round, publish_round, swap_partners},
        forms::{Keep, Swap},
        matching::{Pool, Rule, reasons, two_of},
        pages::{GroupRow, RoundPage, Talker, WhyRow},
        policies::MatchPartners,
        queries::{Group, Participant, groups_before, participants, pool_of, round_at},
    },
    base,
};
use crate::{
    features::cohorts::{CohortOn, cohort_strip},
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, PersonTag, Press, Visit},
};

/// What is needed to say something about groups.
struct Sight<'a> {
    on: &'a CohortOn,
    people: &'a [Participant],
    pool: Pool,
    locale: &'a str,
}

impl Sight<'_> {
    fn place(&self, id: PersonId) -> Option<usize> {
        self.people.iter().position(|one| one.id == id)
    }

    fn name(&self, place: usize) -> String {
        self.people.get(place).map(|one| one.name.clone()).unwrap_or_default()
    }

    fn tag(&self, place: usize) -> Option<PersonTag> {
        self.people.get(place).map(|one| PersonTag::new(one.id, &one.name, None, false))
    }

    fn row(&self, group: &Group) -> GroupRow {
        let places: Vec<usize> = group.people.iter().filter_map(|id| self.place(*id)).collect();
        let bonds: Vec<_> = two_of(&places).filter_map(|(a, b)| self.pool.bond(a, b)).collect();
        let sum: u32 = bonds.iter().map(|bond| u32::from(bond.score)).sum();
        let broken = |rule: &Rule| bonds.iter().any(|bond| bond.breaches.of(*rule) > 0);
        let why = reasons(&self.pool, &places);
        GroupRow {
            id: group.id,
            people: places.iter().filter_map(|place| self.tag(*place)).collect(),
            score: sum.checked_div(u32::try_from(bonds.len()).unwrap_or(u32::MAX)).unwrap_or_default(),
            why: why.iter().map(|one| WhyRow::new(one, self.on.course.as_deref(), self.locale)).collect(),
            gives_way: Rule::ALL.into_iter().filter(broken).map(Rule::name).collect(),
            next_best: places.iter().filter_map(|place| self.next_best(*place, &places)).collect(),
            kept: group.kept,
            keep_action: format!("{}/sparring/round/groups/{}", base(self.on), group.id),
        }
    }

    fn next_best(&self, place: usize, group: &[usize]) -> Option<(String, String, u16)> {
        let others = (0..self.people.len()).filter(|other| !group.contains(other));
        let bonds = others.filter_map(|other| self.pool.bond(place, other).map(|bond| (bond, other)));
        let best = bonds
            .filter(|(bond, _)| bond.breaches.none())
            .max_by_key(|(bond, other)| (bond.score, std::cmp::Reverse(*other)));
        best.map(|(bond, other)| (self.name(place), self.name(other), bond.score))
    }
}

async fn round_page(
    may: &Permit<MatchPartners>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
    let (db, cohort) = (visit.house.store.read(), on.cohort.id);
    let published = round_at(db, cohort, RoundState::Published).await?;
    let runs = published.is_some();
    let round = match round_at(db, cohort, RoundState::Proposed).await? {
        Some(round) => Some(round),
        None => published,
    };
    let people = participants(db, cohort).await?;
    let before = groups_before(db, cohort, round.as_ref().map(|round| round.row.id)).await?;
    let pool = pool_of(&people, &before, on.cohort.starts_on);
    let sight = Sight { on, people: &people, pool, locale: visit.locale.tag() };
    let mut groups: Vec<GroupRow> =
        round.iter().flat_map(|round| &round.groups).map(|group| sight.row(group)).collect();
    groups.sort_by_key(|group| (group.score, group.id));
    let talkers = round.iter().flat_map(|round| &round.groups).flat_map(|group| {
        group.people.iter().filter_map(|id| {
            let with = group.people.iter().filter(|other| *other != id).filter_map(|other| sight.place(*other));
            let with: Vec<String> = with.map(|place| sight.name(place)).collect();
            Some(Talker { value: *id, label: format!("{} ({})", sight.name(sight.place(*id)?), with.join(", ")) })
        })
    });
    let mut talkers: Vec<Talker> = talkers.collect();
    talkers.sort_by_cached_key(|one| one.label.to_lowercase());
    let alone = |round: &super::super::queries::Round| {
        (0..people.len())
            .filter(|place| people.get(*place).is_some_and(|one| round.group_of(one.id).is_none()))
            .collect()
    };
    let alone: Vec<usize> = round.as_ref().map(alone).unwrap_or_default();
    let at = |path: &str| format!("{}/sparring/round{path}", base(on));
    visit.draw_as(
        status,
        &RoundPage {
            strip: cohort_strip(on, "nav-sparring", visit.now()),
            number: round.as_ref().map(|round| round.row.number),
            state: round.as_ref().map(|round| round.row.state),
            published_at: round.as_ref().and_then(|round| round.row.published_at),
            proven: round.as_ref().is_some_and(|round| round.row.proven),
            groups,
            alone: alone.into_iter().filter_map(|place| sight.tag(place)).collect(),
            people: people.len(),
            wished: people.iter().filter(|one| one.version > 0).count(),
            kept_apart: people.iter().map(|one| one.facts.not_with.len()).sum(),
            talkers,
            propose_action: (!on.is_closed()).then(|| at("")),
            swap_action: at("/swap"),
            publish_action: at("/publication"),
            drop_action: at("/removal"),
            runs,
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/sparring/round`
pub async fn round(may: Permit<MatchPartners>, visit: Visit) -> Result<HttpResponse> {
    round_page(&may, &visit, StatusCode::OK, FormState::blank()).await
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
    let again = async |status, state| round_page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/round/swap`
pub async fn swap(may: Permit<MatchPartners>, visit: Visit, form: Form<Swap>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, two: &Swap| {
        swap_partners(tx, &may, two.one, two.other).await?;
        Ok(back(&may, "sparring-swapped"))
    };
    let again = async |status, state| round_page(&may, &visit, status, state).await;
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
    let again = async |status, state| round_page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/round/publication`
pub async fn publish(may: Permit<MatchPartners>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        publish_round(tx, &may).await?;
        Ok(back(&may, "sparring-published"))
    };
    let again = async |status, state| round_page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sparring/round/removal`
pub async fn drop_it(may: Permit<MatchPartners>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        drop_proposal(tx, &may).await?;
        Ok(back(&may, "sparring-dropped"))
    };
    let again = async |status, state| round_page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
