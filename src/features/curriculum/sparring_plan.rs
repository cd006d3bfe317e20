//! How a course brings sparring partners together.

use std::collections::BTreeMap;

/// What can count for who is put together.
pub const COUNTS: [&str; 7] = ["department", "background", "interests", "stage", "site", "hours", "wishes"];
/// How much something can count.
pub const LEVELS: [&str; 4] = ["off", "little", "matters", "much"];

/// The section `sparring` of a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SparringPlan {
    /// The weeks at whose opening a round begins, ascending.
    pub rounds: Vec<u32>,
    /// Whether a later round leaves people with whom they are, rather than with somebody new.
    pub same_partners: bool,
    /// A level of [`LEVELS`] for some of [`COUNTS`]; the others count as the house has it.
    pub weights: BTreeMap<String, String>,
    /// Whether people who are not equally far along are wanted together.
    pub other_stage: bool,
    /// Whether people of one site are wanted together.
    pub same_site: bool,
}
