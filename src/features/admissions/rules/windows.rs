//! Whether one can apply.

use chrono::{DateTime, Utc};
use serde::Serialize;

/// Where the window to apply stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// Nobody has said yet when it is.
    Unset,
    /// It opens later.
    ToCome,
    /// It is open.
    Open,
    /// It is over.
    Closed,
}

/// Where a window stands at `now`: its first instant is in, its last one is out.
pub fn window(span: Option<(DateTime<Utc>, DateTime<Utc>)>, now: DateTime<Utc>) -> Window {
    match span {
        None => Window::Unset,
        Some((opens_at, _)) if now < opens_at => Window::ToCome,
        Some((_, closes_at)) if now < closes_at => Window::Open,
        Some(_) => Window::Closed,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration, Utc};

    use super::{Window, window};

    #[test]
    fn a_window_begins_with_its_first_instant_and_ends_before_its_last() {
        let opens_at = DateTime::<Utc>::UNIX_EPOCH + Duration::days(20_000);
        let closes_at = opens_at + Duration::days(14);
        let second = Duration::seconds(1);
        let at = |now| window(Some((opens_at, closes_at)), now);
        assert_eq!((at(opens_at - second), at(opens_at)), (Window::ToCome, Window::Open));
        assert_eq!((at(closes_at - second), at(closes_at)), (Window::Open, Window::Closed));
        assert_eq!(window(None, opens_at), Window::Unset);
    }
}
