//! What partners keep for themselves, and how it went.

use chrono::Duration;
use entity::{ids::SparringOutcomeId, sparring_notes, sparring_outcome, states::Went};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{
    super::{policies::HavePartner, queries::Asked},
    appointments::hold,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        markdown::{self, Kind, RENDERER},
        text::Body,
    },
    storage::{Tx, sql},
};

/// How long notes and what was done about silence are kept once nobody needs them.
const KEPT_FOR: Duration = Duration::days(90);

/// Notes and the HTML made of them.
#[derive(Clone, Debug)]
pub struct SharedNotes {
    body: Body,
    html: String,
}

impl SharedNotes {
    /// Renders `body`.
    pub fn new(body: Body) -> Self {
        let html = markdown::render(body.as_str(), Kind::Post);
        Self { body, html }
    }
}

/// Writes what the partners keep. Refused where somebody changed it since version `seen` was shown, which
/// is 0 as long as nothing was written.
pub async fn write_shared_notes(tx: &Tx, may: &Permit<HavePartner>, seen: i32, new: &SharedNotes) -> Result<()> {
    let have = hold(tx, may).await?;
    let changed = Refusal::conflict("sparring-notes-changed-meanwhile");
    // The same words again, from a form loaded twice, are no change.
    if have.notes.as_ref().is_some_and(|notes| notes.source == new.body.as_str()) {
        return Ok(());
    }
    let row = sparring_notes::ActiveModel {
        group_id: Set(have.group),
        source: Set(new.body.to_string()),
        html: Set(new.html.clone()),
        renderer: Set(RENDERER),
        author_id: Set(may.who().id),
        written_at: Set(tx.now()),
        version: Set(seen.saturating_add(1)),
    };
    let written = if seen == 0 {
        // Two that both write first: one of them comes second.
        let insert = sparring_notes::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned());
        insert.exec_without_returning(&**tx).await?
    } else {
        let row = sparring_notes::ActiveModel { group_id: sea_orm::ActiveValue::NotSet, ..row };
        let update = sparring_notes::Entity::update_many()
            .set(row)
            .filter(sparring_notes::Column::GroupId.eq(have.group))
            .filter(sparring_notes::Column::Version.eq(seen));
        update.exec(&**tx).await?.rows_affected
    };
    if written == 1 { Ok(()) } else { Err(changed.into()) }
}

/// Says how it went: once about each time, or each week where there was none, and otherwise later if one
/// likes. Refused where there is nothing to say yet.
pub async fn say_how_it_went(tx: &Tx, may: &Permit<HavePartner>, went: Went) -> Result<()> {
    let have = hold(tx, may).await?;
    let who = may.who().id;
    let asked = have.asked(&may.on().calendar, tx.now());
    let asked = asked.ok_or(Refusal::conflict("sparring-went-too-early"))?;
    if let Some(said) = have.outcome(who, asked) {
        sparring_outcome::Entity::update_many()
            .col_expr(sparring_outcome::Column::Went, Expr::value(went))
            .col_expr(sparring_outcome::Column::SaidAt, Expr::value(tx.now()))
            .filter(sparring_outcome::Column::Id.eq(said.id))
            .exec(&**tx)
            .await?;
        return Ok(());
    }
    let (appointment, week) = match asked {
        Asked::Appointment(id) => (Some(id), None),
        Asked::Week(week) => (None, Some(week)),
    };
    let row = sparring_outcome::ActiveModel {
        id: Set(SparringOutcomeId(tx.id())),
        group_id: Set(have.group),
        round_id: Set(have.round),
        person_id: Set(who),
        appointment_id: Set(appointment),
        week: Set(week),
        went: Set(went),
        said_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Forgets notes 90 days after their round is closed, or after nobody is in their group any more; those of
/// the last round, which nothing closes, 90 days after anybody wrote in them once the course is over. And what
/// was done about silence, 90 days after.
pub async fn forget_together(tx: &Tx) -> Result<()> {
    let old = tx.now() - KEPT_FOR;
    let notes = "delete from sparring_notes where group_id in (
            select g.id from sparring_group g join sparring_round r on r.id = g.round_id
            join cohort c on c.id = r.cohort_id
            where r.closed_at <= $1
                or (sparring_notes.written_at <= $1 and c.state in ('finished', 'archived', 'cancelled'))
                or not exists (select 1 from sparring_partner p
                    where p.group_id = g.id and (p.ended_at is null or p.ended_at > $1)))";
    tx.execute_raw(sql(&**tx, notes, [old.into()])).await?;
    let steps = "delete from sparring_step where taken_at <= $1";
    tx.execute_raw(sql(&**tx, steps, [old.into()])).await?;
    Ok(())
}
