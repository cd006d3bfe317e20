//! Making the index anew, a few hundred rows at a time: everybody else writes in between.

use crate::{
    features::discussions::{index_missing, index_posts, unindex_gone},
    platform::errors::Result,
    storage::Store,
};

/// How many rows one transaction writes.
const AT_A_TIME: u64 = 250;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Posts that were looked at.
    pub posts: u64,
    /// Entries of posts that are no longer there.
    pub gone: u64,
}

/// Indexes every post again, and forgets what is no longer there.
pub async fn rebuild(store: &Store) -> Result<Rebuilt> {
    let (mut done, mut last) = (Rebuilt::default(), None);
    loop {
        let (posts, newest) = store.write(async |tx| index_posts(tx, last, AT_A_TIME).await).await?;
        done.posts += posts;
        last = newest;
        if posts < AT_A_TIME {
            break;
        }
    }
    loop {
        let gone = store.write(async |tx| unindex_gone(tx, AT_A_TIME).await).await?;
        done.gone += gone;
        if gone < AT_A_TIME {
            return Ok(done);
        }
    }
}

/// Indexes what stands and cannot be found.
pub async fn fill(store: &Store) -> Result<()> {
    while store.write(async |tx| index_missing(tx, AT_A_TIME).await).await? > 0 {}
    Ok(())
}
