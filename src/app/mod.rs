//! Floor 6: the house put together: rooms listed, server, worker, recurring
//! work on one page, demonstration, command line.

pub mod cli;
pub mod demo;
mod figures;
mod forgetting;
mod health;
pub mod invariants;
mod restoring;
mod rooms;
mod schedule;
mod server;
mod start;
mod stopping;
mod watching;
mod worker;

pub use forgetting::forget_due;
pub use rooms::{kinds, routes, sources};
pub use schedule::{JOBS, chores, run_due_jobs};
pub use server::{Shared, serve, service};
pub use start::{Library, Running, assemble, assemble_with, read_content};
pub use watching::Watch;
pub use worker::{Bell, Postman};
