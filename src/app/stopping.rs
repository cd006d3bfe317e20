//! The end of a process, so that nobody notices: first it says that nobody should be sent here, then it ends what would
//! not end by itself, then it finishes what was begun.

use std::time::Duration;

use actix_web::dev::Server;
use futures_util::future::pending;

use crate::storage::Store;

/// Signals by which an operator or a service manager asks a process to stop.
pub struct Signals {
    #[cfg(unix)]
    terminate: Option<tokio::signal::unix::Signal>,
}

impl Signals {
    /// From here on, none is missed.
    pub fn listen() -> Self {
        Self {
            #[cfg(unix)]
            terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).ok(),
        }
    }

    /// Waits for the next one.
    pub async fn next(&mut self) {
        #[cfg(unix)]
        let terminated = async {
            match &mut self.terminate {
                Some(signal) => {
                    signal.recv().await;
                }
                None => pending().await,
            }
        };
        #[cfg(not(unix))]
        let terminated = pending::<()>();
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            () = terminated => {}
        }
    }
}

/// Serves until somebody asks for its end.
///
/// Then `/readyz` says no for as long as `drain` while everybody is still answered: a proxy that asks every few seconds
/// has stopped sending people here before the listeners close. A second signal cuts that short, a third one everything.
pub async fn serve_until_told(server: Server, store: &Store, drain: Duration) -> std::io::Result<()> {
    let mut signals = Signals::listen();
    let handle = server.handle();
    let end = async {
        signals.next().await;
        tracing::info!(drain = drain.as_secs(), "stopping");
        store.leave();
        tokio::select! {
            () = tokio::time::sleep(drain) => {}
            () = signals.next() => {}
        }
        store.end_streams();
        tokio::select! {
            () = handle.stop(true) => {}
            () = signals.next() => handle.stop(false).await,
        }
        // The server says itself how it ended.
        pending().await
    };
    tokio::select! {
        served = server => served,
        () = end => Ok(()),
    }
}
