//! How many wrong passwords may come from one address. Kept in memory, for a
//! quarter of an hour, and nowhere else: no table knows where people are.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Duration, Utc};

/// Wide enough for a company behind one address: only failures count.
const MOST_FAILURES: u32 = 200;
/// Addresses remembered at the most; beyond that the oldest are forgotten.
const MOST_ADDRESSES: usize = 10_000;

/// Since when, and how many.
type Failures = (DateTime<Utc>, u32);

/// Counts failures by address.
#[derive(Clone, Debug, Default)]
pub struct FailureLimiter {
    seen: Arc<Mutex<HashMap<IpAddr, Failures>>>,
}

impl FailureLimiter {
    /// Whether an address failed too often lately.
    pub fn is_over(&self, address: Option<IpAddr>, now: DateTime<Utc>) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = address.and_then(|address| seen.get(&address));
        entry.is_some_and(|(since, count)| *count >= MOST_FAILURES && now - *since < Duration::minutes(15))
    }

    /// Counts a failure.
    pub fn note(&self, address: Option<IpAddr>, now: DateTime<Utc>) {
        let Some(address) = address else { return };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST_ADDRESSES {
            seen.retain(|_, (since, _)| now - *since < Duration::minutes(15));
        }
        if seen.len() >= MOST_ADDRESSES {
            seen.clear();
        }
        let entry = seen.entry(address).or_insert((now, 0));
        if now - entry.0 >= Duration::minutes(15) {
            *entry = (now, 0);
        }
        entry.1 += 1;
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration, Utc};

    use super::{FailureLimiter, MOST_FAILURES};

    #[test]
    fn an_address_that_guesses_waits_a_quarter_of_an_hour() {
        let (limiter, now) = (FailureLimiter::default(), DateTime::<Utc>::UNIX_EPOCH);
        let address = Some([192, 0, 2, 1].into());
        for _ in 0..MOST_FAILURES {
            assert!(!limiter.is_over(address, now));
            limiter.note(address, now);
        }
        assert!(limiter.is_over(address, now));
        assert!(!limiter.is_over(Some([192, 0, 2, 2].into()), now), "a neighbour is not held");
        assert!(!limiter.is_over(address, now + Duration::minutes(15)));
    }
}
