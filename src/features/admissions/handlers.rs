//! From requests about applications to pages, by who asks.

pub mod applicants;
pub mod board;
pub mod keeping;
