//! Making the index anew, a few hundred rows at a time: everybody else writes in between.

use crate::{
    features::{
        discussions::{index_missing, index_posts, unindex_gone},
        documents::{index_papers, index_sections, index_unfound, unindex_lost},
    },
    platform::errors::Result,
    storage::{Store, Tx},
};

/// How many rows one transaction writes.
const AT_A_TIME: u64 = 250;
/// The same for sections: each may be as long as a hundred posts.
const SECTIONS_AT_A_TIME: u64 = 20;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Posts that were looked at.
    pub posts: u64,
    /// Papers and sections that were looked at.
    pub papers: u64,
    /// Entries of what is no longer there.
    pub gone: u64,
}

/// Indexes every post and every paper again, and forgets what is no longer there.
pub async fn rebuild(store: &Store) -> Result<Rebuilt> {
    let posts = through(store, AT_A_TIME, index_posts).await?;
    let papers = through(store, AT_A_TIME, index_papers).await?;
    let sections = through(store, SECTIONS_AT_A_TIME, index_sections).await?;
    let mut done = Rebuilt { posts, papers: papers + sections, gone: 0 };
    loop {
        let gone = store.write(async |tx| unindex_gone(tx, AT_A_TIME).await).await?;
        let lost = store.write(async |tx| unindex_lost(tx, AT_A_TIME).await).await?;
        done.gone += gone + lost;
        if gone.max(lost) < AT_A_TIME {
            return Ok(done);
        }
    }
}

/// Goes through all there is, `most` at a time from the last of the ones before; how many that were.
async fn through<Id: Copy>(
    store: &Store,
    most: u64,
    step: impl AsyncFn(&Tx, Option<Id>, u64) -> Result<(u64, Option<Id>)>,
) -> Result<u64> {
    let (mut all, mut last) = (0, None);
    loop {
        let (done, newest) = store.write(async |tx| step(tx, last, most).await).await?;
        (all, last) = (all + done, newest);
        if done < most {
            return Ok(all);
        }
    }
}

/// Indexes what stands and cannot be found.
pub async fn fill(store: &Store) -> Result<()> {
    while store.write(async |tx| index_missing(tx, AT_A_TIME).await).await? > 0 {}
    while store.write(async |tx| index_unfound(tx, SECTIONS_AT_A_TIME).await).await? > 0 {}
    Ok(())
}
