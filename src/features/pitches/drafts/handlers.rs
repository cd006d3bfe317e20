//! From requests about drafts to pages.

mod beginning;
mod gallery;
mod reading;
mod showing;
mod slides;
mod standing;
mod team;
mod writing;

pub use beginning::{begin, mine};
pub use gallery::{gallery, recording, show_or_hide};
pub use reading::{ask_two, decline, remove_word, say_word};
pub use showing::{show, versions};
pub use slides::{all as slides, one as slide, put as put_slides, remove as remove_slides};
pub use standing::{ready, withdrawal};
pub use team::{answer, ask, leave, take_back};
pub use writing::{draft, write};
