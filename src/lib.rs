//! Lernweg, floor by floor. A module uses its own floor and those below it.
pub mod platform;
pub mod storage;
pub mod identity;
pub mod web;
