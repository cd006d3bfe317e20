//! From requests about rounds to pages.

mod live;
mod places;
mod planning;
mod room;

use std::{collections::BTreeMap, sync::LazyLock};

use actix_web::{HttpResponse, http::StatusCode};
use entity::{
    ids::{PersonId, PitchRoundId},
    pitch_swap,
};

pub use live::events;
pub use places::{answer, ask, book, give_back, put, shift};
pub use planning::{add, cancel, change, heard, new, plan, remove, round};
pub use room::{back, begin, calendar, end, extend, next, note, room, skip};

use super::{
    super::{home, policies::SeePitches, queries::rounds_of},
    pages::{Eye, IndexPage, MOST, RoundForms, RoundPage, RoundSight, Standing},
    queries::{Hearing, hearing, hearings, open_swaps},
};
use crate::{
    features::cohorts::{CohortOn, MINE, members, person_tags},
    identity::Permit,
    platform::errors::{Error, Result},
    web::{FormState, PersonTag, Visit, waiting::Sources},
};

/// What pitches have to say to somebody, as on Home.
static OWN: LazyLock<Sources> = LazyLock::new(|| Sources::new(MINE, home()));

/// Somebody who looks, with all that is needed to say what they see.
struct Looking<'a> {
    on: &'a CohortOn,
    me: PersonId,
    visit: &'a Visit,
    tags: BTreeMap<PersonId, PersonTag>,
    swaps: Vec<pitch_swap::Model>,
}

impl<'a> Looking<'a> {
    async fn at(on: &'a CohortOn, me: PersonId, visit: &'a Visit, all: &[Hearing]) -> Result<Self> {
        let db = visit.house.store.read();
        let tags = person_tags(&members(db, on.cohort.id).await?);
        let swaps = open_swaps(db, all).await?;
        Ok(Self { on, me, visit, tags, swaps })
    }

    fn eye(&self) -> Eye<'_> {
        Eye { on: self.on, tags: &self.tags, me: self.me, swaps: &self.swaps, now: self.visit.now() }
    }
}

/// `GET /cohorts/{cohort}/pitches`
pub async fn index(may: Permit<SeePitches>, visit: Visit) -> Result<HttpResponse> {
    draw_index(may.on(), may.who().id, &visit, (StatusCode::OK, FormState::blank())).await
}

/// The rounds as they are now, with what was refused.
async fn draw_index(
    on: &CohortOn,
    me: PersonId,
    visit: &Visit,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let all = hearings(db, rounds_of(db, on.cohort.id).await?).await?;
    let looking = Looking::at(on, me, visit, &all).await?;
    let eye = looking.eye();
    let rounds = all.iter().map(|one| RoundSight::of(one, &eye)).collect();
    let found = OWN.ask(db, me, visit.now(), MOST).await;
    let found = found.inspect_err(|error| tracing::error!(cause = format!("{error:?}"), "pitches could not be asked"));
    let standing = Standing::new(found.ok().as_ref(), on.cohort.id, visit);
    visit.draw_as(status, &IndexPage::new(&eye, standing, rounds, form))
}

/// A round as it is now, with the form that was refused.
async fn draw_round(
    (on, id): (&CohortOn, PitchRoundId),
    me: PersonId,
    visit: &Visit,
    (status, forms): (StatusCode, RoundForms),
) -> Result<HttpResponse> {
    // Cancelled meanwhile: there is no such page any more.
    let all = hearing(visit.house.store.read(), id).await.map_err(|error| match error {
        Error::Refused(_) => Error::Missing,
        other => other,
    })?;
    let looking = Looking::at(on, me, visit, std::slice::from_ref(&all)).await?;
    visit.draw_as(status, &RoundPage::new(&looking.eye(), &all, forms))
}
