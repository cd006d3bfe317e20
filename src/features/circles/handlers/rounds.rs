//! Proposing, changing and publishing circles, and making one of two.

use actix_web::{HttpResponse, http::StatusCode};
use entity::states::{CircleState, MergeState, RoundState};

use super::{
    super::{
        commands::{discard_proposal, propose_circles, publish_circles, put_into, unite_by_hand},
        forms::{Move, Unite},
        pages::{CircleName, GroupRow, Pick, RoundPage, UnsettledRow},
        policies::PlaceCircles,
        queries::{Circle, Gathering, band_of, circles_at, gathering, merges_at, proposed, round_of},
        rules::too_small,
    },
    base, plan, tag,
};
use crate::{
    features::{
        cohorts::{CohortOn, cohort_strip},
        sparring::{Rule, WhyRow, reasons},
    },
    identity::Permit,
    platform::{
        errors::Result,
        words::{Args, number},
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

/// A circle as trainers see it.
fn row(on: &CohortOn, all: &Gathering, circle: &Circle, locale: &str) -> GroupRow {
    let places = all.places(&circle.people);
    let why = reasons(&all.pool, &places);
    GroupRow {
        id: circle.row.id,
        called: CircleName::of(&circle.row),
        people: circle.people.iter().filter_map(|who| tag(&all.people, *who)).collect(),
        own: circle.row.name.is_some(),
        score: all.pool.score(&places),
        hours: all.pool.hours_in_common(&places).minutes() / 60,
        why: why
            .iter()
            .map(|one| WhyRow::new(one, on.course.as_deref(), locale))
            .filter(|one| one.kind != "hours")
            .collect(),
        // Having been partners before is no harm here.
        gives_way: all.pool.gives_way(&places).into_iter().filter(|rule| *rule != Rule::New).map(Rule::name).collect(),
        meets: circle.row.weekday.is_some(),
    }
}

/// What a circle is called, in the reader's words.
fn called(visit: &Visit, circle: &Circle) -> String {
    circle.row.name.clone().unwrap_or_else(|| {
        let mut args = Args::new();
        args.set("number", number(f64::from(circle.row.number)));
        let said = visit.house.words.say(visit.locale.tag(), "circles-number", &args);
        said.unwrap_or_else(|_| circle.row.number.to_string())
    })
}

async fn page(may: &Permit<PlaceCircles>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let on = may.on();
    let (db, cohort, plan) = (visit.house.store.read(), on.cohort.id, plan(on)?);
    let round = round_of(db, cohort).await?;
    let state = round.as_ref().map(|round| round.state);
    let circles = match state {
        None => circles_at(db, cohort, CircleState::Forming).await?,
        Some(RoundState::Proposed) => proposed(db, cohort).await?,
        Some(_) => circles_at(db, cohort, CircleState::Meeting).await?,
    };
    let merges = merges_at(db, cohort, &[MergeState::Open, MergeState::Declined]).await?;
    let all = gathering(db, cohort, on.cohort.starts_on, round.as_ref()).await?;
    let in_one = |who| circles.iter().any(|circle| circle.people.contains(&who));
    let alone = all.people.iter().filter(|one| state.is_some() && !in_one(one.id));
    let mut movable: Vec<Pick> = Vec::new();
    for one in all.people.iter().filter(|_| state.is_some()) {
        let circle = circles.iter().find(|circle| circle.people.contains(&one.id));
        let label =
            circle.map_or_else(|| one.name.clone(), |circle| format!("{} ({})", one.name, called(visit, circle)));
        movable.push(Pick { value: one.id.to_string(), label });
    }
    movable.sort_by_cached_key(|pick| pick.label.to_lowercase());
    let target = |circle: &Circle| Pick {
        value: circle.row.id.to_string(),
        label: format!("{} ({})", called(visit, circle), circle.people.len()),
    };
    let small = |circle: &&Circle| {
        let published = round.as_ref().filter(|round| round.state == RoundState::Published);
        published.is_some_and(|round| too_small(circle.people.len(), band_of(round)))
    };
    let name = |id| circles.iter().find(|circle| circle.row.id == id).map(|circle| CircleName::of(&circle.row));
    let unsettled = circles.iter().filter(small).map(|circle| {
        let merge = merges.iter().find(|merge| merge.small_id == circle.row.id);
        UnsettledRow {
            called: CircleName::of(&circle.row),
            with: merge.and_then(|merge| name(merge.other_id)),
            state: merge.map(|merge| merge.state),
        }
    });
    let unsettled = unsettled.collect();
    let page = RoundPage {
        strip: cohort_strip(on, "nav-circles", visit.now()),
        state,
        published_at: round.as_ref().and_then(|round| round.published_at),
        people: all.people.len(),
        size: (plan.least, plan.most),
        gap: round.as_ref().and_then(|round| round.gap),
        dissolved: round.as_ref().map_or(0, |round| round.dissolved),
        alone: alone.filter_map(|one| tag(&all.people, one.id)).collect(),
        unsettled,
        movable,
        targets: circles.iter().map(target).collect(),
        circles: circles.iter().map(|circle| row(on, &all, circle, visit.locale.tag())).collect(),
        base: format!("{}/round", base(on)),
        writable: !on.is_closed(),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/circles/round`
pub async fn round(may: Permit<PlaceCircles>, visit: Visit) -> Result<HttpResponse> {
    page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

fn back(may: &Permit<PlaceCircles>, said: &str) -> Outcome {
    Outcome::to(format!("{}/round", base(may.on())), said)
}

/// `POST /cohorts/{cohort}/circles/round`: propose, or propose anew.
pub async fn propose(may: Permit<PlaceCircles>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        propose_circles(tx, &may).await?;
        Ok(back(&may, "circles-proposed"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/circles/round/move`
pub async fn put(may: Permit<PlaceCircles>, visit: Visit, form: Form<Move>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, one: &Move| {
        put_into(tx, &may, one.person, one.circle).await?;
        Ok(back(&may, "circles-moved"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/circles/round/merge`
pub async fn unite(may: Permit<PlaceCircles>, visit: Visit, form: Form<Unite>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, two: &Unite| {
        unite_by_hand(tx, &may, two.one, two.other).await?;
        Ok(back(&may, "circles-united"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/circles/round/publication`
pub async fn publish(may: Permit<PlaceCircles>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        publish_circles(tx, &may).await?;
        Ok(back(&may, "circles-published"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/circles/round/removal`
pub async fn discard(may: Permit<PlaceCircles>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        discard_proposal(tx, &may).await?;
        Ok(back(&may, "circles-discarded"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
