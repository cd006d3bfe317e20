//! Live sessions: what takes place, who comes, and what their calendars hear of it.

mod answers;
mod changes;
mod inviting;
mod pages;
mod planning;
mod presence;
