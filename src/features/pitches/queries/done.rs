//! What people of a cohort have done with pitches, for rooms that say how far somebody is.

use entity::ids::{CohortId, PersonId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql, web::waiting::Moment};

/// How much somebody has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PitchesDone {
    /// Who.
    pub person: PersonId,
    /// How many pitches of theirs were heard.
    pub heard: i64,
    /// To how many pitches of others they have said something after a round.
    pub feedbacks: i64,
}

/// What everybody in a cohort has done with pitches; who has done nothing is absent. One query.
pub async fn pitches_done(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<PitchesDone>> {
    let text = "select person, cast(sum(heard) as bigint) as heard, cast(sum(given) as bigint) as feedbacks from (
            select m.person_id as person, 1 as heard, 0 as given
            from pitch p join pitch_member m on m.pitch_id = p.id and m.joined_at is not null and m.ended_at is null
            where p.cohort_id = $1 and p.state = 'presented'
            union all
            select f.giver_id, 0, 1 from pitch_feedback f join pitch p on p.id = f.pitch_id
            where p.cohort_id = $1 and f.state = 'given') as done
        group by person";
    Ok(PitchesDone::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}

/// Feedback somebody gave and got in a cohort. One query.
pub async fn feedback_moments(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<Moment>> {
    let text = "select f.given_at as at, f.giver_id = $2 as given
        from pitch_feedback f join pitch p on p.id = f.pitch_id
        where p.cohort_id = $1 and f.state = 'given' and f.given_at is not null and (f.giver_id = $2 or exists (
            select 1 from pitch_member m where m.pitch_id = p.id and m.person_id = $2
                and m.joined_at is not null and m.ended_at is null))";
    Ok(Moment::find_by_statement(sql(db, text, [cohort.into(), who.into()])).all(db).await?)
}
