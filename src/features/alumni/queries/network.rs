//! The network of a programme, and what somebody is to it.

use std::sync::Arc;

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    alumni_role, alumni_word, alumnus,
    ids::{AlumniRoleId, AlumniWordId, CohortId, PersonId},
    states::{CohortState, Role},
};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};

use super::{
    super::rules::is_reached,
    TOOK_PART,
    people::{Alumnus, alumni, member, spoken},
};
use crate::{
    features::{
        cohorts::{ProgrammeOn, app, find_cohort, find_programme},
        curriculum::{Catalogue, Programme},
    },
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};

/// The network of a programme as somebody found it.
#[derive(Clone, Debug)]
pub struct AlumniOn {
    /// The programme.
    pub programme: ProgrammeOn,
    /// Its course as it is now.
    pub course: Arc<Programme>,
    /// Whether they belong to it: they took part in a cohort that is over, or far enough, or look after the programme.
    pub belongs: bool,
    /// That they have joined.
    pub joined: Option<alumnus::Model>,
    /// The cohorts they are in, latest first, and as what.
    pub cohorts: Vec<(CohortId, Role)>,
}

impl AlumniOn {
    /// Where it is.
    pub fn href(&self) -> String {
        format!("/programmes/{}/alumni", self.programme.programme.slug)
    }
}

#[derive(FromQueryResult)]
struct OwnStay {
    cohort: CohortId,
    state: CohortState,
    role: Role,
    lasts: i32,
}

/// The network of the programme a request's path names.
pub async fn find_network_of(req: &HttpRequest, who: &Actor) -> Result<AlumniOn> {
    let (house, catalogue) = (app::<House>(req)?, app::<Catalogue>(req)?);
    let slug = req.match_info().query("programme");
    find_network(house.store.read(), &catalogue, slug, (who.id, house.store.now())).await
}

/// The network of the programme with this slug, as somebody finds it now.
pub async fn find_network(
    db: &impl ConnectionTrait,
    catalogue: &Catalogue,
    slug: &str,
    (who, now): (PersonId, DateTime<Utc>),
) -> Result<AlumniOn> {
    let programme = find_programme(db, slug, who).await?;
    let course = catalogue.programme(slug).ok_or(Error::Missing)?;
    let id = programme.programme.id;
    let text = format!(
        "select c.id as cohort, c.state, e.role, case when e.ended_at is null then 1 else 0 end as lasts
        from enrolment e join cohort c on c.id = e.cohort_id
        where e.person_id = $1 and c.programme_id = $2 and {TOOK_PART} order by c.starts_on desc, c.id"
    );
    let stays = OwnStay::find_by_statement(sql(db, &text, [who.into(), id.into()])).all(db).await?;
    // Who left early is in no longer, whatever they said before.
    let joined = match stays.is_empty() && !programme.owner {
        true => None,
        false => alumnus::Entity::find_by_id((id, who)).one(db).await?,
    };
    let over = |stay: &OwnStay| matches!(stay.state, CohortState::Finished | CohortState::Archived);
    let mut belongs = programme.owner || joined.is_some() || stays.iter().any(over);
    for stay in &stays {
        if belongs {
            break;
        }
        let on = find_cohort(db, catalogue, stay.cohort, who).await?;
        belongs = is_reached(on.cohort.state, &on.calendar, now);
    }
    let cohorts = stays.iter().filter(|stay| stay.lasts == 1).map(|stay| (stay.cohort, stay.role)).collect();
    Ok(AlumniOn { programme, course, belongs, joined, cohorts })
}

/// Somebody who has joined, as another one found them.
#[derive(Clone, Debug)]
pub struct AlumnusOn {
    /// The network.
    pub network: AlumniOn,
    /// Them.
    pub person: Alumnus,
}

/// The person a request's path names, in the network it names. Absent: who has not joined.
pub async fn find_alumnus_of(req: &HttpRequest, who: &Actor) -> Result<AlumnusOn> {
    let network = find_network_of(req, who).await?;
    let id: PersonId = req.match_info().query("person").parse().map_err(|_| Error::Missing)?;
    let house = app::<House>(req)?;
    let (db, programme) = (house.store.read(), network.programme.programme.id);
    let found = member(db, programme, id).await?.ok_or(Error::Missing)?;
    let now = house.store.now();
    let said = spoken(db, programme, now).await?;
    let person = alumni(db, programme, vec![found], &said, (who.id, now)).await?.pop();
    Ok(AlumnusOn { network, person: person.ok_or(Error::Missing)? })
}

/// Something asked or offered, as somebody found it.
#[derive(Clone, Debug)]
pub struct WordOn {
    /// The network.
    pub network: AlumniOn,
    /// The row.
    pub word: alumni_word::Model,
}

/// What a request's path names, in the network it names.
pub async fn find_word_of(req: &HttpRequest, who: &Actor) -> Result<WordOn> {
    let network = find_network_of(req, who).await?;
    let id: AlumniWordId = req.match_info().query("word").parse().map_err(|_| Error::Missing)?;
    let house = app::<House>(req)?;
    let found = alumni_word::Entity::find_by_id(id).one(house.store.read()).await?;
    let word = found.filter(|word| word.programme_id == network.programme.programme.id).ok_or(Error::Missing)?;
    Ok(WordOn { network, word })
}

/// A role somebody was offered, as another one found it.
#[derive(Clone, Debug)]
pub struct RoleOn {
    /// The network.
    pub network: AlumniOn,
    /// The row.
    pub role: alumni_role::Model,
}

/// The role a request's path names, in the network it names.
pub async fn find_role_of(req: &HttpRequest, who: &Actor) -> Result<RoleOn> {
    let network = find_network_of(req, who).await?;
    let id: AlumniRoleId = req.match_info().query("role").parse().map_err(|_| Error::Missing)?;
    let house = app::<House>(req)?;
    let found = alumni_role::Entity::find_by_id(id).one(house.store.read()).await?;
    let role = found.filter(|role| role.programme_id == network.programme.programme.id).ok_or(Error::Missing)?;
    Ok(RoleOn { network, role })
}
