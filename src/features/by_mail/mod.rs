//! Shelf 4: answering by e-mail. Who answers the e-mail that told them of a post has answered the
//! post: by the same rights and rules as on its page.

mod commands;
mod emails;
mod incoming;
mod own_words;

pub use commands::{Received, receive};
pub use emails::{LeftOut, NotTaken};
