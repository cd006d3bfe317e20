//! Shelf 3: who is matched with whom. The matching itself ([`propose`], [`circles`]) knows nothing
//! of cohorts and databases: `lernweg match` does the same for a file of any organisation.

mod matching;

pub use matching::{
    BEST, Band, Bond, Breaches, CIRCLE_MEETS, Candidate, Circles, Criterion, Gap, Hours, LEAST_SHARED, Level, Part,
    Pool, Proposal, Rule, Sides, Stretch, Weights, circles, propose, propose_across, propose_among, two_of,
};
