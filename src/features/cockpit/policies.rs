//! Who looks after what needs a trainer.

use actix_web::HttpRequest;
use entity::{
    ids::{CohortId, PersonId, SparringGroupId, ThreadId},
    sparring_group, sparring_round,
    states::Role,
    thread,
};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::{
    features::{
        care::Subject,
        cohorts::{CohortOn, app, find_cohort_of, is_member_as},
        discussions::LeadTalk,
    },
    identity::{Actor, Denied, Policy},
    platform::errors::{Error, Result},
    web::House,
};

/// Something in a cohort that a trainer may look after.
#[derive(Clone, Debug)]
pub struct CareOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// It.
    pub subject: Subject,
}

/// Take what needs a trainer, or let it be for a while: the trainers of the cohort.
pub struct CareFor;

impl Policy for CareFor {
    type On = CareOn;

    const NAME: &'static str = "CareFor";

    fn allows(who: &Actor, on: &CareOn) -> Result<(), Denied> {
        LeadTalk::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CareOn> {
        let cohort = find_cohort_of(req, who).await?;
        let path = req.match_info();
        let (kind, id) = (path.query("kind"), path.query("subject"));
        let subject = subject_of(kind, id).ok_or(Error::Missing)?;
        let house = app::<House>(req)?;
        if is_in(house.store.read(), cohort.cohort.id, subject).await? {
            Ok(CareOn { cohort, subject })
        } else {
            Err(Error::Missing)
        }
    }
}

/// What a path names: `threads` and an id, for example.
fn subject_of(kind: &str, id: &str) -> Option<Subject> {
    match kind {
        "people" => id.parse::<PersonId>().ok().map(Subject::Person),
        "threads" => id.parse::<ThreadId>().ok().map(Subject::Thread),
        "partners" => id.parse::<SparringGroupId>().ok().map(Subject::Partners),
        _ => None,
    }
}

/// The path of a subject below the cockpit.
pub fn path_of(subject: Subject) -> String {
    match subject {
        Subject::Person(id) => format!("people/{id}"),
        Subject::Thread(id) => format!("threads/{id}"),
        Subject::Partners(id) => format!("partners/{id}"),
    }
}

async fn is_in(db: &impl ConnectionTrait, cohort: CohortId, subject: Subject) -> Result<bool> {
    match subject {
        Subject::Person(id) => is_member_as(db, cohort, id, Role::Participant).await,
        Subject::Thread(id) => {
            Ok(thread::Entity::find_by_id(id).one(db).await?.is_some_and(|thread| thread.cohort_id == cohort))
        }
        Subject::Partners(id) => {
            let Some(group) = sparring_group::Entity::find_by_id(id).one(db).await? else { return Ok(false) };
            let round = sparring_round::Entity::find_by_id(group.round_id).one(db).await?;
            Ok(round.is_some_and(|round| round.cohort_id == cohort))
        }
    }
}
