//! From requests about circles to pages.

mod forming;
mod lists;
mod meeting;
mod ours;
mod rounds;
mod sight;

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::ids::PersonId;

pub use forming::{join, leave, open};
pub use lists::{contribute, contributions, settle};
pub use meeting::{meeting, presence};
pub use ours::{answer, goal, hour, hour_file, turn};
pub use rounds::{discard, propose, publish, put, round, unite};

use super::policies::{HaveCircle, SeeCircles};
use crate::{
    features::{
        cohorts::CohortOn,
        curriculum::{CirclePlan, PieceKind, Said},
        sparring::Participant,
    },
    identity::Permit,
    platform::errors::{Error, Result},
    web::{FormState, PersonTag, Visit},
};

fn base(on: &CohortOn) -> String {
    format!("/cohorts/{}/circles", on.cohort.id)
}

fn plan(on: &CohortOn) -> Result<CirclePlan> {
    on.course()?.circles.ok_or(Error::Missing)
}

fn id_in<T: std::str::FromStr>(req: &HttpRequest, name: &str) -> Result<T> {
    req.match_info().query(name).parse().map_err(|_| Error::Missing)
}

fn tag(people: &[Participant], who: PersonId) -> Option<PersonTag> {
    people.iter().find(|one| one.id == who).map(|one| PersonTag::new(one.id, &one.name, None, false))
}

/// What the hour of a week is about.
fn guide(on: &CohortOn, week: u32, locale: &str) -> Option<(Said, u32, Said)> {
    on.course.as_deref()?.piece(week, PieceKind::Circle, locale)
}

/// `GET /cohorts/{cohort}/circles`: one's circle, or those that form. Who puts people into them goes on to that.
pub async fn show(may: Permit<SeeCircles>, visit: Visit) -> Result<HttpResponse> {
    match Permit::<HaveCircle>::ask(may.who().clone(), may.on().clone()) {
        Ok(may) => page(&may, &visit, StatusCode::OK, FormState::blank()).await,
        Err(_) => Ok(visit.go_keeping_word(&format!("{}/round", base(may.on())))),
    }
}

/// One's circle; where one is in none that meets, those that form.
async fn page(may: &Permit<HaveCircle>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    match sight::sight(may, visit).await? {
        Some(sight) => ours::draw(may, visit, sight, status, form).await,
        None => forming::draw(may, visit, status, form).await,
    }
}
