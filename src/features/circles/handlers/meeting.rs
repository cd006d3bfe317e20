//! The page for the table, and who was there.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    super::{
        commands::say_there,
        forms::Presence,
        pages::{CircleName, MeetingPage},
        policies::HaveCircle,
    },
    base, guide, page, plan,
    sight::sight,
};
use crate::{
    features::cohorts::cohort_strip,
    identity::Permit,
    platform::{
        errors::{Error, Result},
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn meeting_page(
    may: &Permit<HaveCircle>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
    let sight = sight(may, visit).await?.ok_or(Error::Missing)?;
    let week = sight.week.unwrap_or(plan(on)?.from_week);
    let people = sight.members(may, visit).await?;
    let open = sight.week.is_some() && !on.is_closed();
    let page = MeetingPage {
        strip: cohort_strip(on, "nav-circles", visit.now()),
        called: CircleName::of(&sight.circle.row),
        week,
        today: zones::date_in(visit.zone, visit.now()),
        next_at: sight.inside.next_at,
        lead: sight.inside.leads.get(&week).and_then(|who| sight.tag(*who)),
        there: people.iter().any(|one| one.me && one.there),
        people,
        guide: guide(on, week, visit.locale.tag()).filter(|_| sight.week.is_some()),
        presence_action: open.then(|| format!("{}/presence", base(on))),
        back_href: base(on),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/circles/meeting`
pub async fn meeting(may: Permit<HaveCircle>, visit: Visit) -> Result<HttpResponse> {
    meeting_page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/circles/presence`
pub async fn presence(may: Permit<HaveCircle>, visit: Visit, form: Form<Presence>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &Presence| {
        say_there(tx, &may, said.week, said.there).await?;
        Ok(Outcome::silently(format!("{}/meeting", base(may.on()))))
    };
    let again = async |status, state: FormState| match meeting_page(&may, &visit, status, state.clone()).await {
        Err(Error::Missing) => page(&may, &visit, status, state).await,
        drawn => drawn,
    };
    visit.submit(&form, work, again).await
}
