//! Who is named in a post hears of it, once.

use entity::{
    ids::{PersonId, PostId},
    mention,
    states::Role,
    thread,
};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::written::Written;
use crate::{
    features::{
        cohorts::is_member_as,
        discussions::{emails::Named, queries::members_of},
    },
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// How many people one post may name.
pub const MOST_NAMED: usize = 10;

/// Writes down whom a post names and tells those it did not name before.
/// Everybody at once is for trainers.
pub(super) async fn name_people(
    tx: &Tx,
    thread: &thread::Model,
    post: PostId,
    who: PersonId,
    written: &Written,
) -> Result<()> {
    if written.named.len() > MOST_NAMED {
        return Err(Refusal::unfit("discussions-too-many-named").into());
    }
    let mut named = written.named.clone();
    if written.calls_all {
        if !is_member_as(&**tx, thread.cohort_id, who, Role::Trainer).await? {
            return Err(Refusal::unfit("discussions-all-is-for-trainers").into());
        }
        named = members_of(&**tx, thread.cohort_id).await?.into_iter().map(|one| one.id).collect();
    }
    for person in named.into_iter().filter(|person| *person != who) {
        let row = mention::ActiveModel { post_id: Set(post), person_id: Set(person), made_at: Set(tx.now()) };
        let new = mention::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&**tx)
            .await?;
        if new == 1 {
            tx.post(person, &Named { post }).await?;
        }
    }
    Ok(())
}
