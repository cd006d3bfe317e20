//! Floor 2: the only place that begins and commits a transaction, and what is
//! written inside one besides the change itself: e-mails, audit rows, the
//! answer to a form's key, what a search finds. Knows no rooms.

pub mod audit;
pub mod backup;
pub mod connect;
pub mod consents;
pub mod files;
pub mod idempotency;
pub mod jobs;
mod known;
mod later;
mod leaving;
mod live;
pub mod news;
pub mod outbox;
mod received;
pub mod registry;
pub mod retention;
pub mod search;
pub mod standstill;
mod store;

pub use files::{FileKey, FileStore, Tombstone};
pub use known::Known;
pub use store::{Store, Tx, big, is_unique_violation, places, sql};
