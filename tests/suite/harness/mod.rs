//! Worlds to test in, people to test as.

mod admission;
mod browser;
mod builders;
pub mod calendar;
mod database;
mod dates;
mod keeping;
mod mailbox;
mod page;
mod persona;
mod planned;
mod process;
mod sessions;
mod sink;
mod world;

pub use admission::{Admission, application_link, application_now, newest_offer, offer_link, own, rulebook};
pub use browser::{Browser, Look, there_is_a_browser};
pub use builders::{Cohort, Garden};
pub use dates::pause;
pub use mailbox::{Encryption, Mail, Mood, SmtpServer, Way};
pub use page::{Page, tally};
pub use persona::{Persona, fresh_key};
pub use process::{Demo, copy, free_address, school};
pub use sessions::Planned;
pub use sink::Sink;
pub use world::{World, with_password};

pub use database::{empty, must_be_sound, on_postgres, open_at};

/// Chooses the cryptography of this process's own requests: whoever asks without having chosen is turned away.
pub fn choose_cryptography() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Whether a part that cannot run here may be left out: never in CI.
pub fn left_out(what: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{what} cannot run here, and in CI it must");
    println!("left out: {what}");
}

/// Runs `work` `times` over at once and returns what came of each.
#[allow(clippy::redundant_closure, reason = "an async closure is no FnMut")]
pub async fn at_once<T>(times: usize, work: impl AsyncFn(usize) -> T) -> Vec<T> {
    futures_util::future::join_all((0..times).map(|nth| work(nth))).await
}
