//! Lernweg, floor by floor, the ground floor first. A module uses its own floor
//! and those below it; `tests/suite/house` reads the imports and says where one does not.

pub mod platform; // floor 1: clock, settings, text, Markdown, words, mail
pub mod storage; // floor 2: reading and writing, outbox, jobs, audit
pub mod identity; // floor 3: people, sessions, permits
pub mod web; // floor 4: routes, forms, pages, errors
pub mod features; // floor 5: the rooms
pub mod app; // floor 6: the house put together
