//! Journeys in a real browser, on the demonstration as it is built.

mod a_week;
mod by_keyboard;
mod content;
