//! Whoever follows a paper hears what becomes of it: in the morning, all of a day in one e-mail.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{
    document_follow,
    ids::{CohortId, DocumentId, PersonId},
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult, sea_query::OnConflict};
use serde_json::json;

use super::super::{emails::Changed, policies::WorkOnDocument};
use crate::{
    features::cohorts::hold_stay,
    identity::Permit,
    platform::{errors::Result, zones},
    storage::{Tx, outbox::Recipient, sql},
};

/// The hour of the day at which people hear of the day before.
const MORNING: u32 = 7;

#[derive(FromQueryResult)]
struct Reader {
    id: PersonId,
    name: String,
    email: String,
    locale: String,
    zone: String,
}

/// Their next morning: its day, and when it and the one before begin.
fn next_morning(zone: Tz, now: DateTime<Utc>) -> (NaiveDate, DateTime<Utc>, DateTime<Utc>) {
    let hour = NaiveTime::from_hms_opt(MORNING, 0, 0).unwrap_or_default();
    let today = zones::date_in(zone, now);
    let after = |day: NaiveDate| day.succ_opt().unwrap_or(day);
    let day = if zones::instant(zone, today, hour) > now { today } else { after(today) };
    let before = day.pred_opt().unwrap_or(day);
    (day, zones::instant(zone, before, hour), zones::instant(zone, day, hour))
}

async fn post(tx: &Tx, readers: Vec<Reader>) -> Result<()> {
    for one in readers {
        let (on, from, until) = next_morning(zones::zone(&one.zone).unwrap_or(Tz::UTC), tx.now());
        let reader = Recipient { person: Some(one.id), name: one.name, email: one.email, locale: one.locale };
        tx.post_to(&reader, &Changed { on, from, until }, until).await?;
    }
    Ok(())
}

/// Everybody who follows a paper, is still there and did not do it themselves hears of it next morning.
pub(super) async fn tell_followers(tx: &Tx, document: DocumentId, who: PersonId) -> Result<()> {
    let text = "select p.id, p.name, p.email, p.locale, p.zone from document_follow f
        join document d on d.id = f.document_id
        join enrolment e on e.cohort_id = d.cohort_id and e.person_id = f.person_id and e.ended_at is null
        join person p on p.id = f.person_id and p.deactivated_at is null
        where f.document_id = $1 and f.person_id <> $2 and f.stopped_at is null order by p.id";
    post(tx, Reader::find_by_statement(sql(&**tx, text, [document.into(), who.into()])).all(&**tx).await?).await
}

/// These people of a cohort hear of it next morning, whether they follow or not: they were meant.
pub(super) async fn tell(tx: &Tx, cohort: CohortId, whom: &[PersonId]) -> Result<()> {
    let text = "select p.id, p.name, p.email, p.locale, p.zone from enrolment e
        join person p on p.id = e.person_id and p.deactivated_at is null
        where e.cohort_id = $1 and e.ended_at is null order by p.id";
    let all = Reader::find_by_statement(sql(&**tx, text, [cohort.into()])).all(&**tx).await?;
    post(tx, all.into_iter().filter(|one| whom.contains(&one.id)).collect()).await
}

/// Whoever writes in a paper follows it, unless they have said that they do not want to.
pub(super) async fn follow_by_itself(tx: &Tx, document: DocumentId, who: PersonId) -> Result<()> {
    let again = OnConflict::new().do_nothing().to_owned();
    document_follow::Entity::insert(row(tx, document, who, true))
        .on_conflict(again)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

fn row(tx: &Tx, document: DocumentId, who: PersonId, follows: bool) -> document_follow::ActiveModel {
    document_follow::ActiveModel {
        document_id: Set(document),
        person_id: Set(who),
        since: Set(tx.now()),
        stopped_at: Set((!follows).then(|| tx.now())),
    }
}

/// Follows a paper from now on, or no longer. Also where nobody writes any more: it is for oneself alone.
pub async fn set_follow(tx: &Tx, may: &Permit<WorkOnDocument>, follows: bool) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    hold_stay(tx, on.cohort.cohort.id, who).await?;
    let again = OnConflict::columns([document_follow::Column::DocumentId, document_follow::Column::PersonId])
        .update_columns([document_follow::Column::Since, document_follow::Column::StoppedAt])
        .to_owned();
    let row = row(tx, on.document.id, who, follows);
    document_follow::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    tx.record(Some(who), "follow_document", ("document", on.document.id), json!({ "follows": follows })).await
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use chrono_tz::{Europe::Berlin, Tz};

    use super::next_morning;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn everything_of_a_day_is_told_the_next_morning_there() {
        let told = |zone: Tz, now| {
            let (day, from, until) = next_morning(zone, at(now));
            (day.to_string(), from, until)
        };
        let day = ("2027-01-07".to_owned(), at("2027-01-06T06:00:00Z"), at("2027-01-07T06:00:00Z"));
        assert_eq!(told(Berlin, "2027-01-06T06:00:00Z"), day);
        assert_eq!(told(Berlin, "2027-01-07T05:59:59Z"), day);
        assert_eq!(told(Berlin, "2027-01-07T06:00:00Z").0, "2027-01-08");
        // The days on which clocks change are an hour longer or shorter, and nothing falls in between.
        let (_, from, until) = told(Berlin, "2027-03-27T20:00:00Z");
        assert_eq!((from, until), (at("2027-03-27T06:00:00Z"), at("2027-03-28T05:00:00Z")));
    }
}
