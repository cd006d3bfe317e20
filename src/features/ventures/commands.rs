//! Writing about one's community.

use std::collections::BTreeMap;

use entity::{
    ids::{PersonId, VentureId},
    states::{VenturePart, VentureStage},
    venture, venture_part,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

use super::{
    policies::LookAfter,
    queries::{Venture, head_of, head_text, part_of, venture_of},
    rules::{Fate, PARTS, Seen},
};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// What somebody wants to say about their community.
#[derive(Clone, Debug)]
pub struct VentureToSay {
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub stage: Option<VentureStage>,
    /// What they need for it; may be empty.
    pub need: String,
    /// The parts, each may be empty, and what was shown of them.
    pub parts: BTreeMap<VenturePart, (String, Seen)>,
    /// What was shown of name, stage and need.
    pub seen: Seen,
    /// BCP 47 tag of the language it is in.
    pub language: String,
}

const CROSSED: Refusal = Refusal::conflict("ventures-changed-meanwhile");

/// Writes what is new of it. Refused, and nothing written, where a part was changed here and elsewhere.
pub async fn say_venture(tx: &Tx, may: &Permit<LookAfter>, say: &VentureToSay) -> Result<()> {
    let who = may.who().id;
    // Two windows that both write the first words: one of them comes second and sees the other's.
    tx.take_turns(&format!("venture {who}")).await?;
    let stands = venture_of(&**tx, who).await?;
    let id = say_head(tx, who, stands.as_ref(), say).await?;
    for part in PARTS {
        let Some((body, seen)) = say.parts.get(&part) else { continue };
        let (version, text) = part_of(stands.as_ref(), part);
        match seen.fate(body, version, &text) {
            Fate::Same => {}
            Fate::Write => say_part(tx, id, (part, version), body, &say.language).await?,
            Fate::Crossed => return Err(CROSSED.into()),
        }
    }
    Ok(())
}

async fn say_head(tx: &Tx, who: PersonId, stands: Option<&Venture>, say: &VentureToSay) -> Result<VentureId> {
    let (version, text) = head_of(stands);
    let fate = say.seen.fate(&head_text(&say.name, say.stage, &say.need), version, &text);
    let Some(stands) = stands else {
        let row = venture::ActiveModel {
            id: Set(VentureId(tx.id())),
            person_id: Set(who),
            name: Set(say.name.clone()),
            language: Set(say.language.clone()),
            stage: Set(say.stage),
            need: Set(say.need.clone()),
            version: Set(1),
            written_at: Set(tx.now()),
        };
        return Ok(row.insert(&**tx).await?.id);
    };
    match fate {
        Fate::Same => {}
        Fate::Crossed => return Err(CROSSED.into()),
        Fate::Write => {
            let changed = venture::Entity::update_many()
                .col_expr(venture::Column::Name, Expr::value(say.name.clone()))
                .col_expr(venture::Column::Language, Expr::value(say.language.clone()))
                .col_expr(venture::Column::Stage, Expr::value(say.stage))
                .col_expr(venture::Column::Need, Expr::value(say.need.clone()))
                .col_expr(venture::Column::WrittenAt, Expr::value(tx.now()))
                .col_expr(venture::Column::Version, Expr::col(venture::Column::Version).add(1))
                .filter(venture::Column::Id.eq(stands.row.id))
                .filter(venture::Column::Version.eq(version))
                .exec(&**tx)
                .await?;
            if changed.rows_affected != 1 {
                return Err(CROSSED.into());
            }
        }
    }
    Ok(stands.row.id)
}

async fn say_part(tx: &Tx, id: VentureId, (part, version): (VenturePart, i32), body: &str, tag: &str) -> Result<()> {
    if version == 0 {
        let row = venture_part::ActiveModel {
            venture_id: Set(id),
            part: Set(part),
            body: Set(body.to_owned()),
            language: Set(tag.to_owned()),
            version: Set(1),
            written_at: Set(tx.now()),
        };
        row.insert(&**tx).await?;
        return Ok(());
    }
    let changed = venture_part::Entity::update_many()
        .col_expr(venture_part::Column::Body, Expr::value(body))
        .col_expr(venture_part::Column::Language, Expr::value(tag))
        .col_expr(venture_part::Column::WrittenAt, Expr::value(tx.now()))
        .col_expr(venture_part::Column::Version, Expr::col(venture_part::Column::Version).add(1))
        .filter(venture_part::Column::VentureId.eq(id))
        .filter(venture_part::Column::Part.eq(part))
        .filter(venture_part::Column::Version.eq(version))
        .exec(&**tx)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(CROSSED.into()) }
}

/// Forgets what somebody said about their community: their account is closed.
pub async fn forget_venture(tx: &Tx, who: PersonId) -> Result<()> {
    let Some(venture) = venture_of(&**tx, who).await? else { return Ok(()) };
    let id = venture.row.id;
    venture_part::Entity::delete_many().filter(venture_part::Column::VentureId.eq(id)).exec(&**tx).await?;
    venture::Entity::delete_by_id(id).exec(&**tx).await?;
    Ok(())
}
