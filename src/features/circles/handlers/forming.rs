//! Circles people make themselves.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::{
    ids::CircleId,
    states::{CircleState, RoundState},
};

use super::{
    super::{
        commands::{join_circle, leave_circle, open_circle},
        forms::NewCircle,
        pages::{CircleName, FormingPage, FormingRow, Stage},
        policies::HaveCircle,
        queries::{circles_at, gathering, round_of},
    },
    base, id_in, page, plan, tag,
};
use crate::{
    features::cohorts::cohort_strip,
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

/// Circles that form, and where that stands.
pub(super) async fn draw(
    may: &Permit<HaveCircle>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let (on, who) = (may.on(), may.who().id);
    let (db, plan) = (visit.house.store.read(), plan(on)?);
    let stage = match round_of(db, on.cohort.id).await?.map(|round| round.state) {
        _ if on.is_closed() => Stage::Closed,
        _ if on.standing.away.is_some() => Stage::Away,
        None => Stage::Open,
        Some(RoundState::Proposed) => Stage::Placing,
        Some(_) => Stage::Waiting,
    };
    let forming = circles_at(db, on.cohort.id, CircleState::Forming).await?;
    let all = gathering(db, on.cohort.id, on.cohort.starts_on, None).await?;
    let mine = forming.iter().any(|circle| circle.people.contains(&who));
    let rows = forming.iter().map(|circle| {
        let full = usize::try_from(plan.most).is_ok_and(|most| circle.people.len() >= most);
        let join = !mine && !full && stage == Stage::Open;
        FormingRow {
            called: CircleName::of(&circle.row),
            people: circle.people.iter().filter_map(|who| tag(&all.people, *who)).collect(),
            hours: all.pool.hours_in_common(&all.places(&circle.people)).minutes() / 60,
            mine: circle.people.contains(&who),
            join_action: join.then(|| format!("{}/{}/join", base(on), circle.row.id)),
            full,
        }
    });
    let mut circles: Vec<FormingRow> = rows.collect();
    circles.sort_by_key(|circle| (!circle.mine, circle.full));
    let page = FormingPage {
        strip: cohort_strip(on, "nav-circles", visit.now()),
        stage,
        circles,
        mine,
        size: (plan.least, plan.most),
        from_week: plan.from_week,
        open_action: base(on),
        leave_action: format!("{}/leave", base(on)),
        wishes_href: format!("/cohorts/{}/sparring/wishes", on.cohort.id),
        form,
    };
    visit.draw_as(status, &page)
}

/// `POST /cohorts/{cohort}/circles`: open one.
pub async fn open(may: Permit<HaveCircle>, visit: Visit, form: Form<NewCircle>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, new: &NewCircle| {
        open_circle(tx, &may, &new.name).await?;
        Ok(Outcome::to(base(may.on()), "circle-opened"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/circles/{circle}/join`
pub async fn join(may: Permit<HaveCircle>, visit: Visit, req: HttpRequest, form: Form<Press>) -> Result<HttpResponse> {
    let circle: CircleId = id_in(&req, "circle")?;
    let work = async |tx: &Tx, _: &Press| {
        join_circle(tx, &may, circle).await?;
        Ok(Outcome::to(base(may.on()), "circle-joined"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/circles/leave`
pub async fn leave(may: Permit<HaveCircle>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        leave_circle(tx, &may).await?;
        Ok(Outcome::to(base(may.on()), "circle-left"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
