//! Beginning papers, ordering their sections, and writing in them.

mod agreeing;
mod cards;
mod carrying;
mod comments;
mod desks;
mod following;
mod forgetting;
mod keeping;
mod naming;
mod opening;
mod saving;
mod sections;
mod suggestions;

use entity::{
    document, document_section,
    ids::{DocumentId, DocumentSectionId},
    states::DocumentState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

pub use agreeing::{agree, nameless, publish, sign, unsign};
pub use cards::{Card, add_card, change_card, remove_card, use_card};
pub use carrying::carry;
pub use comments::{Place, answer, comment, passage_of, resolve, resolves, take_comment_back};
pub use desks::{leave_desk, take_desk};
pub use following::set_follow;
pub use forgetting::react;
pub use keeping::{forget_folded, restore, withdraw};
pub use naming::mark_as_seen;
pub use opening::{Heading, NewDocument, Terms, change_document, open_document};
pub use saving::{Saved, Sent, Written, done, keep_beside, save, take_beside};
pub use sections::{Step, add_section, bring_back, move_section, remove_section, rename_section, set_owner};
pub use suggestions::{accept, decides, decline, suggest, take_back};

use crate::{
    features::cohorts::{CohortOn, hold_stay, writable},
    identity::Actor,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// What is told when a paper has news, for whoever looks at it.
pub fn topic(document: DocumentId) -> String {
    format!("document:{document}")
}

/// Whoever changes a paper does so alone, in a cohort that is not closed and that they are in.
async fn hold(tx: &Tx, on: &CohortOn, who: &Actor, document: DocumentId) -> Result<document::Model> {
    writable(on.cohort.state)?;
    hold_stay(tx, on.cohort.id, who.id).await?;
    tx.take_turns(&topic(document)).await?;
    tx.tell(&topic(document)).await?;
    document::Entity::find_by_id(document).one(&**tx).await?.ok_or(Error::Missing)
}

/// A section as it stands now; refused where it was taken out.
async fn fresh(tx: &Tx, section: DocumentSectionId) -> Result<document_section::Model> {
    let row = document_section::Entity::find_by_id(section).one(&**tx).await?.ok_or(Error::Missing)?;
    if row.removed_at.is_some() { Err(Refusal::conflict("documents-section-gone").into()) } else { Ok(row) }
}

/// A paper that was agreed and is changed is written again.
async fn reopen(tx: &Tx, document: &document::Model) -> Result<()> {
    if document.state == DocumentState::Agreed {
        document::Entity::update_many()
            .col_expr(document::Column::State, Expr::value(DocumentState::Writing))
            .filter(document::Column::Id.eq(document.id))
            .filter(document::Column::State.eq(DocumentState::Agreed))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}
