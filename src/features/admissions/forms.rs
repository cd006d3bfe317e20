//! What people send and see, by who they are.

pub mod applicants;
pub mod board;
pub mod keeping;
