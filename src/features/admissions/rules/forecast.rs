//! How long somebody may have to wait, said honestly: a range of cohorts, and what it rests on.

/// Places on the waitlist, five at a time: enough to plan by, and no number that jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Band {
    /// The first place.
    pub from: u32,
    /// The last.
    pub to: u32,
}

/// Places in a band.
const BAND: u32 = 5;

/// The band a place (from 1) lies in.
pub fn band(place: u32) -> Band {
    let from = place.saturating_sub(1) / BAND * BAND + 1;
    Band { from, to: from + BAND - 1 }
}

/// What a forecast rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Seats free now in the cohort they wait for.
    pub free: u32,
    /// Offers there that are still open: some will come back.
    pub open: u32,
    /// Seats of each later cohort that is planned, in order of their start.
    pub later: Vec<u32>,
    /// Offers that were answered with no or not at all, and all that were settled, so far in this programme.
    pub given_back: (u32, u32),
}

/// Where in the row of cohorts somebody may expect a seat: 0 is the one they wait for, 1 the next planned one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Expected {
    /// If things go well.
    pub earliest: u32,
    /// If they do not; none where that is later than everything planned.
    pub latest: Option<u32>,
    /// Offers in a hundred that came back so far: what the range rests on.
    pub back_in_hundred: u32,
}

/// Offers that come back where nothing is known yet: about one in five. Elsewhere three in ten
/// accepted speakers forget to confirm; we are a little more careful.
const USUALLY_BACK: (u32, u32) = (1, 5);
/// With fewer settled offers than this, what came back says little.
const ENOUGH: u32 = 10;

/// The cohorts in which somebody at `place` (from 1) may expect a seat; none where even the best
/// case lies beyond everything that is planned.
///
/// The best case: twice as many offers come back as usual, and every later cohort takes from the list
/// first. The worst: none come back, and half the seats of a later cohort go to people who apply anew.
pub fn expect(place: u32, outlook: &Outlook) -> Option<Expected> {
    let (back, settled) = if outlook.given_back.1 >= ENOUGH { outlook.given_back } else { USUALLY_BACK };
    let hundred = |part: u32| part.saturating_mul(100) / settled.max(1);
    let share = hundred(back).min(100);
    let hoped = (outlook.open * (share * 2).min(100)).div_ceil(100);
    let reach = |mut seats: u32, of_later: fn(u32) -> u32| {
        if seats >= place {
            return Some(0);
        }
        outlook.later.iter().zip(1..).find_map(|(more, nth)| {
            seats = seats.saturating_add(of_later(*more));
            (seats >= place).then_some(nth)
        })
    };
    let earliest = reach(outlook.free + hoped, |seats| seats)?;
    Some(Expected { earliest, latest: reach(outlook.free, |seats| seats / 2), back_in_hundred: share })
}

/// Offers in a hundred that come back, and whether that was counted here; else it is an assumption.
pub fn rests_on_enough(outlook: &Outlook) -> (u32, bool) {
    let counted = outlook.given_back.1 >= ENOUGH;
    let (back, settled) = if counted { outlook.given_back } else { USUALLY_BACK };
    ((back.saturating_mul(100) / settled.max(1)).min(100), counted)
}

#[cfg(test)]
mod tests {
    use super::{Band, Expected, Outlook, band, expect};

    #[test]
    fn a_band_has_five_places() {
        assert_eq!(band(1), Band { from: 1, to: 5 });
        assert_eq!(band(5), Band { from: 1, to: 5 });
        assert_eq!(band(6), Band { from: 6, to: 10 });
        assert_eq!(band(0), Band { from: 1, to: 5 });
    }

    #[test]
    fn a_forecast_is_a_range_and_says_when_it_ends() {
        let outlook = Outlook { free: 0, open: 26, later: vec![30, 30], given_back: (0, 0) };
        let at = |place| expect(place, &outlook);
        // One in five comes back; twice that of 26 are eleven.
        assert_eq!(at(1), Some(Expected { earliest: 0, latest: Some(1), back_in_hundred: 20 }));
        assert_eq!(at(11), Some(Expected { earliest: 0, latest: Some(1), back_in_hundred: 20 }));
        assert_eq!(at(12), Some(Expected { earliest: 1, latest: Some(1), back_in_hundred: 20 }));
        assert_eq!(at(16), Some(Expected { earliest: 1, latest: Some(2), back_in_hundred: 20 }));
        assert_eq!(at(40), Some(Expected { earliest: 1, latest: None, back_in_hundred: 20 }));
        assert_eq!(at(72), None, "later than everything planned");
    }

    #[test]
    fn what_came_back_before_counts_once_there_is_enough_of_it() {
        let outlook = Outlook { free: 1, open: 10, later: vec![], given_back: (5, 10) };
        assert_eq!(expect(11, &outlook), Some(Expected { earliest: 0, latest: None, back_in_hundred: 50 }));
        assert_eq!(expect(1, &outlook), Some(Expected { earliest: 0, latest: Some(0), back_in_hundred: 50 }));
        let nobody = Outlook { given_back: (0, 20), ..outlook };
        assert_eq!(expect(2, &nobody), None);
    }
}
