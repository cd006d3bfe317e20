//! Home, and the sentence one gives oneself there.

use std::{collections::BTreeMap, sync::Arc};

use actix_web::{HttpResponse, http::StatusCode, web::Data};
use entity::{
    cohort,
    ids::CohortId,
    states::{CohortState, Role},
};
use serde::Deserialize;

use super::super::{
    changes::changed,
    pages::{Around, Done, Here, HomePage, OtherCohort, Speaker},
};
use crate::{
    features::{
        cohorts::{CohortOn, Standing, Stay, cohort_strip, stays},
        curriculum::{Catalogue, Programme},
        discussions::questions_answered,
        progress::{PlanForm, PlanWeek, done_and_planned, set_week_plan},
    },
    identity::{Actor, Permit},
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{
        Form, FormState, Query, SignedIn, Visit,
        waiting::{Found, Sources},
    },
};

/// What of Home is asked for.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    waiting: String,
}

/// `GET /home`. `?waiting=all` shows everything that waits.
pub async fn home(
    me: SignedIn,
    visit: Visit,
    catalogue: Data<Catalogue>,
    sources: Data<Sources>,
    asked: Query<Asked>,
) -> Result<HttpResponse> {
    let house = Shelf { visit: &visit, catalogue: &catalogue, sources: &sources };
    house.home(&me.0, asked.waiting == "all", None).await
}

/// `POST /cohorts/{cohort}/weeks/{week}/plan`
pub async fn plan(
    may: Permit<PlanWeek>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    sources: Data<Sources>,
    form: Form<PlanForm>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &PlanForm| {
        set_week_plan(tx, &may, &sent.plan, sent.version).await?;
        Ok(Outcome::silently("/home#plan"))
    };
    let again = async |status, state| {
        let house = Shelf { visit: &visit, catalogue: &catalogue, sources: &sources };
        house.home(may.who(), false, Some((may.on().cohort.cohort.id, status, state))).await
    };
    visit.submit(&form, work, again).await
}

/// What Home is put together from.
struct Shelf<'a> {
    visit: &'a Visit,
    catalogue: &'a Catalogue,
    sources: &'a Sources,
}

impl Shelf<'_> {
    /// Home of somebody; with a refused sentence of theirs, that of the cohort it was meant for.
    async fn home(
        &self,
        who: &Actor,
        all: bool,
        refused: Option<(CohortId, StatusCode, FormState)>,
    ) -> Result<HttpResponse> {
        let db = self.visit.house.store.read();
        let mut stays = stays(db, self.catalogue, who.id).await?;
        let meant = refused.as_ref().and_then(|(id, ..)| stays.iter().position(|stay| stay.cohort.id == *id));
        if let Some(place) = meant {
            let stay = stays.remove(place);
            stays.insert(0, stay);
        }
        let found = self.ask(who, all).await;
        let mut cohorts = Vec::new();
        for (place, stay) in stays.into_iter().enumerate() {
            // Only of what is shown the course is looked up: somebody may have been in many cohorts.
            let heard = found.as_ref().is_some_and(|found| found.is_about(stay.cohort.id));
            cohorts.push(if place == 0 || heard || runs(stay.cohort.state) {
                Known::Opened(Box::new(stay.open(db, self.catalogue).await?))
            } else {
                Known::Closed(Box::new(stay))
            });
        }
        let named = cohorts.iter().map(Known::name).collect::<BTreeMap<_, _>>();
        let speaker = Speaker { visit: self.visit, catalogue: self.catalogue, cohorts: named };
        let around = Around::new(&speaker, found.as_ref(), all);
        let others = cohorts.iter().skip(1).map(|known| self.other(known)).collect();
        let status = refused.as_ref().map_or(StatusCode::OK, |(_, status, _)| *status);
        let again = refused.map(|(_, status, state)| (state, status == StatusCode::CONFLICT));
        let (strip, here) = match cohorts.first().and_then(Known::opened) {
            Some(on) => {
                let here = self.here(who, on, &found.unwrap_or_default(), again).await?;
                (Some(cohort_strip(on, "nav-home", self.visit.now())), Some(here))
            }
            None => (None, None),
        };
        self.visit.draw_as(status, &HomePage::new(&who.name, strip, here, around, others))
    }

    /// What rooms have to say. Where they cannot be asked, Home says so and shows the rest.
    async fn ask(&self, who: &Actor, all: bool) -> Option<Found> {
        let db = self.visit.house.store.read();
        let found = self.sources.ask(db, who.id, self.visit.now(), Around::most(all)).await;
        found.inspect_err(|error| tracing::error!(cause = format!("{error:?}"), "home could not ask the rooms")).ok()
    }

    async fn here(&self, who: &Actor, on: &CohortOn, found: &Found, again: Option<(FormState, bool)>) -> Result<Here> {
        let (db, now, cohort) = (self.visit.house.store.read(), self.visit.now(), on.cohort.id);
        let programme = on.course()?;
        let week = on.calendar.week_at(now).unwrap_or(0);
        let (lessons, plan) = done_and_planned(db, cohort, who.id, week).await?;
        let answered = questions_answered(db, cohort, who.id).await?;
        let open = programme.weeks.iter().filter(|week| on.calendar.is_open(week.number, now));
        let reader = (self.visit.locale.tag(), self.catalogue.labels());
        let changed = changed(db, programme, open.flat_map(|week| &week.lessons), &lessons, reader).await?;
        let done = Done { lessons: &lessons, changed: &changed, answered: &answered };
        let mut here = Here::new(on, programme, &done, found, self.visit);
        here.plan(plan, again);
        Ok(here)
    }

    /// Another cohort, as a row.
    fn other(&self, known: &Known) -> OtherCohort {
        let (cohort, standing) = known.cohort();
        let open = known.opened().filter(|on| runs(on.cohort.state));
        let week = open.and_then(|on| {
            let (number, course) = (on.calendar.week_at(self.visit.now())?, on.course.as_ref()?);
            Some((number, course.say(&course.week(number)?.question, self.visit.locale.tag())))
        });
        OtherCohort {
            name: cohort.name.clone(),
            href: format!("/cohorts/{}", cohort.id),
            state: cohort.state,
            moderates: standing.role == Some(Role::Trainer),
            week,
        }
    }
}

fn runs(state: CohortState) -> bool {
    matches!(state, CohortState::Running | CohortState::Paused)
}

/// A cohort of the reader's, with its course where that is needed.
enum Known {
    Opened(Box<CohortOn>),
    Closed(Box<Stay>),
}

impl Known {
    fn opened(&self) -> Option<&CohortOn> {
        match self {
            Self::Opened(on) => Some(on),
            Self::Closed(_) => None,
        }
    }

    fn cohort(&self) -> (&cohort::Model, Standing) {
        match self {
            Self::Opened(on) => (&on.cohort, on.standing),
            Self::Closed(stay) => (&stay.cohort, stay.standing),
        }
    }

    fn name(&self) -> (CohortId, (String, Option<Arc<Programme>>)) {
        let (cohort, _) = self.cohort();
        (cohort.id, (cohort.name.clone(), self.opened().and_then(|on| on.course.clone())))
    }
}
