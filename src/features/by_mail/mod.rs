//! Shelf 4: answering by e-mail. Who answers the e-mail that told them of a post has answered the
//! post: by the same rights and rules as on its page. What mail servers say about e-mails that did not
//! arrive comes in the same way.

mod commands;
mod emails;
mod incoming;
mod own_words;
mod reports;

pub use commands::{Received, receive};
pub use emails::{LeftOut, NotTaken};
