//! Making the index anew, a few hundred rows at a time: everybody else writes in between.

use crate::{
    features::{
        discussions::{index_missing, index_posts, unindex_gone},
        documents::{index_papers, index_sections, index_unfound, unindex_lost},
    },
    platform::errors::Result,
    storage::Store,
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
    let (mut done, mut last) = (Rebuilt::default(), None);
    loop {
        let (posts, newest) = store.write(async |tx| index_posts(tx, last, AT_A_TIME).await).await?;
        done.posts += posts;
        last = newest;
        if posts < AT_A_TIME {
            break;
        }
    }
    done.papers = papers(store).await? + sections(store).await?;
    loop {
        let gone = store.write(async |tx| unindex_gone(tx, AT_A_TIME).await).await?;
        let lost = store.write(async |tx| unindex_lost(tx, AT_A_TIME).await).await?;
        done.gone += gone + lost;
        if gone.max(lost) < AT_A_TIME {
            return Ok(done);
        }
    }
}

async fn papers(store: &Store) -> Result<u64> {
    let (mut all, mut last) = (0, None);
    loop {
        let (done, newest) = store.write(async |tx| index_papers(tx, last, AT_A_TIME).await).await?;
        (all, last) = (all + done, newest);
        if done < AT_A_TIME {
            return Ok(all);
        }
    }
}

async fn sections(store: &Store) -> Result<u64> {
    let (mut all, mut last) = (0, None);
    loop {
        let (done, newest) = store.write(async |tx| index_sections(tx, last, SECTIONS_AT_A_TIME).await).await?;
        (all, last) = (all + done, newest);
        if done < SECTIONS_AT_A_TIME {
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
