//! Writing in threads, and what one does with posts besides.

mod answering;
mod carrying;
mod changing;
mod following;
mod forgetting;
mod limits;
mod naming;
mod opening;
mod placing;
mod reading;
mod replying;
mod saying;
mod summing_up;
mod written;

pub use answering::answer_lesson;
pub use carrying::{carry_post, carry_thread, opens};
pub use changing::{change_post, remove_post};
pub use forgetting::react;
pub use opening::{NewThread, open_thread};
pub use placing::{POSTED, Posted, hold, recount, topic};
pub use reading::{Mark, mark_as_read};
pub use replying::{Replying, reply};
pub use saying::{accept, set_bookmark, set_reaction, set_watch};
pub use summing_up::write_summary;
pub use written::Written;
