//! The applications of a cohort, as those who read and decide see them.

use std::collections::BTreeMap;

use entity::{
    application, decision,
    ids::{ApplicationId, CohortId, PersonId},
    person, review, review_exclusion,
    states::{ApplicationState, Verdict},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, Query},
};

use super::super::rules::score_of;
use crate::{features::curriculum::ApplicationForm, platform::errors::Result};

/// Which applications to show.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In one of these states; all but drafts and doubles where empty.
    pub states: Vec<ApplicationState>,
    /// Of this background.
    pub background: Option<String>,
    /// Of this department.
    pub department: Option<String>,
    /// Of this site.
    pub site: Option<String>,
    /// With a pending decision of this kind.
    pub pending: Option<Verdict>,
}

/// An application on the board.
#[derive(Clone, Debug)]
pub struct BoardRow {
    /// The row.
    pub application: application::Model,
    /// What was decided and not yet applied.
    pub pending: Option<decision::Model>,
    /// What assessors think.
    pub reviews: Vec<review::Model>,
    /// Whether the asking person must not read it.
    pub excluded: bool,
}

/// Applications of one page.
pub const PAGE: u64 = 50;

fn shown(cohort: CohortId, filter: &Filter) -> Condition {
    use ApplicationState::{Draft, Merged};
    let mut all = Condition::all().add(application::Column::CohortId.eq(cohort));
    all = match filter.states.is_empty() {
        true => all.add(application::Column::State.is_not_in([Draft, Merged])),
        false => all.add(application::Column::State.is_in(filter.states.iter().copied())),
    };
    for (column, value) in [
        (application::Column::Background, &filter.background),
        (application::Column::Department, &filter.department),
        (application::Column::Site, &filter.site),
    ] {
        all = all.add_option(value.as_ref().map(|value| column.eq(value.as_str())));
    }
    all.add_option(filter.pending.map(|verdict| {
        application::Column::Id.in_subquery(
            Query::select()
                .column(decision::Column::ApplicationId)
                .from(decision::Entity)
                .and_where(decision::Column::RoundId.is_null())
                .and_where(decision::Column::Verdict.eq(verdict))
                .to_owned(),
        )
    }))
}

/// A cohort's applications, in the order they came.
pub(super) fn arrivals(cohort: CohortId, filter: &Filter) -> Select<application::Entity> {
    application::Entity::find()
        .filter(shown(cohort, filter))
        .order_by_asc(application::Column::SubmittedAt)
        .order_by_asc(application::Column::Id)
}

/// One page (from 1) of a cohort's applications, in the order they came, and how many there are in all.
/// Four queries, however many there are.
pub async fn board(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    filter: &Filter,
    page: u64,
    reader: &person::Model,
) -> Result<(Vec<BoardRow>, u64)> {
    let all = application::Entity::find().filter(shown(cohort, filter)).count(db).await?;
    let rows = arrivals(cohort, filter).offset((page - 1) * PAGE).limit(PAGE).all(db).await?;
    Ok((with_the_rest(db, rows, reader).await?, all))
}

/// Every application the board has of a cohort, in its order.
pub async fn all_rows(db: &impl ConnectionTrait, cohort: CohortId, reader: &person::Model) -> Result<Vec<BoardRow>> {
    let rows = arrivals(cohort, &Filter::default()).all(db).await?;
    with_the_rest(db, rows, reader).await
}

/// What is known about applications besides what they say.
async fn with_the_rest(
    db: &impl ConnectionTrait,
    rows: Vec<application::Model>,
    reader: &person::Model,
) -> Result<Vec<BoardRow>> {
    let ids: Vec<ApplicationId> = rows.iter().map(|row| row.id).collect();
    let mut pending: BTreeMap<ApplicationId, decision::Model> = pending_of(db, &ids).await?;
    let mut reviews: BTreeMap<ApplicationId, Vec<review::Model>> = BTreeMap::new();
    for review in reviews_of(db, &ids).await? {
        reviews.entry(review.application_id).or_default().push(review);
    }
    let declared = super::declared_by(db, reader.id).await?;
    let rows = rows.into_iter().map(|application| BoardRow {
        pending: pending.remove(&application.id),
        reviews: reviews.remove(&application.id).unwrap_or_default(),
        excluded: declared.contains(&application.id) || super::kept_from(&application, reader),
        application,
    });
    Ok(rows.collect())
}

/// What was decided about these and not yet applied.
pub async fn pending_of(
    db: &impl ConnectionTrait,
    ids: &[ApplicationId],
) -> Result<BTreeMap<ApplicationId, decision::Model>> {
    let found = decision::Entity::find()
        .filter(decision::Column::ApplicationId.is_in(ids.iter().copied()))
        .filter(decision::Column::RoundId.is_null())
        .all(db)
        .await?;
    Ok(found.into_iter().map(|decision| (decision.application_id, decision)).collect())
}

/// Every review of these applications, the oldest first.
pub async fn reviews_of(db: &impl ConnectionTrait, ids: &[ApplicationId]) -> Result<Vec<review::Model>> {
    let find = review::Entity::find()
        .filter(review::Column::ApplicationId.is_in(ids.iter().copied()))
        .order_by_asc(review::Column::WrittenAt)
        .order_by_asc(review::Column::Id);
    Ok(find.all(db).await?)
}

/// One assessor's score by the rubric as it is now, in hundredths; none where they abstained. A criterion
/// that is no longer asked does not count, one that was added does not lower the mean.
pub fn score(form: &ApplicationForm, review: &review::Model) -> Option<u32> {
    if review.abstained {
        return None;
    }
    let given = review.scores.as_object()?;
    score_of(form.rubric.iter().filter_map(|criterion| {
        let score = u32::try_from(given.get(&criterion.id)?.as_u64()?).ok()?;
        Some((score, criterion.weight))
    }))
}

/// How many applications of a cohort are in each state.
pub async fn counts_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<BTreeMap<ApplicationState, u64>> {
    let rows: Vec<(ApplicationState, i64)> = application::Entity::find()
        .select_only()
        .column(application::Column::State)
        .column_as(Expr::cust("count(*)"), "n")
        .filter(application::Column::CohortId.eq(cohort))
        .group_by(application::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(state, n)| (state, u64::try_from(n).unwrap_or(0))).collect())
}

/// The applications that wait for `reader`: those they may read and have not read, the one with the
/// fewest reviews first; of several, the one that came first.
pub async fn to_read(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    reader: &person::Model,
) -> Result<Vec<ApplicationId>> {
    use ApplicationState::{InReview, Submitted, Waitlisted};
    let of = |column: review::Column| {
        Query::select()
            .column(column)
            .from(review::Entity)
            .and_where(review::Column::AssessorId.eq(reader.id))
            .to_owned()
    };
    let declared = Query::select()
        .column(review_exclusion::Column::ApplicationId)
        .from(review_exclusion::Entity)
        .and_where(review_exclusion::Column::AssessorId.eq(reader.id))
        .to_owned();
    let candidates: Vec<Candidate> = application::Entity::find()
        .select_only()
        .columns([
            application::Column::Id,
            application::Column::PersonId,
            application::Column::EmailKey,
            application::Column::KeptFrom,
        ])
        .filter(application::Column::CohortId.eq(cohort))
        .filter(application::Column::State.is_in([Submitted, InReview, Waitlisted]))
        .filter(application::Column::Id.not_in_subquery(of(review::Column::ApplicationId)))
        .filter(application::Column::Id.not_in_subquery(declared))
        .order_by_asc(Expr::cust("(select count(*) from review r where r.application_id = application.id)"))
        .order_by_asc(application::Column::SubmittedAt)
        .order_by_asc(application::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let may =
        |(_, person, email_key, names): &Candidate| !super::keeps_away((*person, email_key, names.as_deref()), reader);
    Ok(candidates.into_iter().filter(may).map(|(id, ..)| id).collect())
}

/// What must be known of an application to say who may not read it.
type Candidate = (ApplicationId, Option<PersonId>, String, Option<String>);
