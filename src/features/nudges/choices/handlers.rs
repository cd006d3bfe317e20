//! From requests about one's e-mails to pages.

mod choosing;
mod leaving;
mod looking;

pub use choosing::{choose, resume, show};
pub use leaving::{ask, stop};
pub use looking::{all, look};
