//! A process on its way out: it says so to whoever asks whether to send people here, and ends what would never end by
//! itself before it lets go of its listeners.

use tokio::sync::watch;

use super::Store;

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// It stays.
    #[default]
    Here,
    /// It answers whoever comes, but nobody should be sent here any more.
    Leaving,
    /// Whoever listens is sent away.
    Closing,
}

/// What every copy of a store knows of it.
#[derive(Debug, Default)]
pub(super) struct Leave(watch::Sender<Stage>);

impl Store {
    /// Says that this process is about to stop.
    pub fn leave(&self) {
        self.leaving().0.send_replace(Stage::Leaving);
    }

    /// Whether this process is about to stop.
    pub fn is_leaving(&self) -> bool {
        *self.leaving().0.borrow() >= Stage::Leaving
    }

    /// Ends streams of news: browsers ask again by themselves, and find another process or this one's successor.
    pub fn end_streams(&self) {
        self.leaving().0.send_replace(Stage::Closing);
    }

    /// Waits until streams of news are to end.
    pub fn streams_end(&self) -> impl Future<Output = ()> + use<> {
        let mut stage = self.leaving().0.subscribe();
        async move {
            // Nobody is left to say so where it fails.
            let _ = stage.wait_for(|stage| *stage == Stage::Closing).await;
        }
    }
}
