//! Shelf 3: who gets a seat. So far the fair draw, which needs nothing but its input.

mod draw;

pub use draw::{
    DRAW_FIELDS, DrawQuota, DrawRules, Drawn, Entrant, MOST_TICKETS, Reason, Ticketed, Unmet, commitment, draw,
};
