//! What a reader may read, and who is called what.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId},
    states::Role,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    features::{
        cohorts::CohortOn,
        discussions::{answered_by, gate_of},
    },
    identity::Actor,
    platform::errors::Result,
    storage::{
        places,
        search::{Analysed, Asked, Gates, Scope, Shelf},
        sql,
    },
};

/// What somebody may find in these cohorts, in each of which they take part: all free threads; the
/// answers to a question whose week is open and which they have answered; a trainer everything.
pub async fn scope(
    db: &impl ConnectionTrait,
    who: PersonId,
    cohorts: &[CohortOn],
    now: DateTime<Utc>,
) -> Result<Scope> {
    let answered = answered_by(db, who).await?;
    let shelf = |on: &CohortOn| {
        let open = |question: &str| {
            let asking = on.course.as_deref().and_then(|course| course.asking(question));
            asking.is_some_and(|(week, _)| on.calendar.is_open(week.number, now))
        };
        let own = answered.iter().filter(|(cohort, question)| *cohort == on.cohort.id && open(question));
        let gates = match on.standing.role {
            Some(Role::Trainer) => Gates::All,
            _ => Gates::Held(own.map(|(_, question)| gate_of(question)).collect()),
        };
        Shelf { id: on.cohort.id.0, gates }
    };
    let takes_part = cohorts.iter().filter(|on| on.standing.role.is_some());
    Ok(Scope(takes_part.map(shelf).collect()))
}

#[derive(FromQueryResult)]
struct Named {
    id: PersonId,
    name: String,
}

/// What one may call oneself, folded.
const ME: [&str; 3] = ["me", "mir", "ich"];

/// Whom these names mean, among all who are or were in the cohorts. Nobody can be found by the
/// name of an account that is closed.
pub async fn people_called(
    db: &impl ConnectionTrait,
    who: &Actor,
    cohorts: &[CohortId],
    names: &[String],
) -> Result<Vec<PersonId>> {
    let (places, values) = places(cohorts);
    let text = format!(
        "select distinct p.id, p.name from person p join enrolment e on e.person_id = p.id
        where e.cohort_id in ({places}) and p.deactivated_at is null"
    );
    let all = Named::find_by_statement(sql(db, &text, values)).all(db).await?;
    let wanted: Vec<Asked> = names.iter().map(|name| Asked::read(name, |_, _| false)).collect();
    let means = |person: &Named| {
        let name = Analysed::name(&person.name);
        wanted.iter().any(|asked| asked.sought.counts(&name).iter().all(|count| *count > 0))
    };
    let mut found: Vec<PersonId> = all.iter().filter(|person| means(person)).map(|person| person.id).collect();
    if names.iter().any(|name| ME.contains(&name.as_str())) && !found.contains(&who.id) {
        found.push(who.id);
    }
    Ok(found)
}
