//! Whose pitch is next, once somebody is late: whoever has time is given the pitch that needs it most.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use super::sharing::Field;

/// So many replies a pitch is meant to get.
pub const WANTED: usize = 3;
/// So many at most, from people who have not given theirs yet while every pitch has what it is meant to get.
pub const MOST: usize = 4;
/// With fewer useful ones nobody is left: then a trainer writes one.
pub const LEAST: usize = 2;

/// What a pitch has by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Replies of use to its author.
    pub given: usize,
    /// Replies somebody is at, whose time is not over.
    pub promised: usize,
    /// Since when it waits.
    pub since: DateTime<Utc>,
}

impl Standing {
    /// How many it will have if everybody keeps their word.
    pub fn expected(&self) -> usize {
        self.given + self.promised
    }
}

/// The pitch somebody gives to next: the one that can expect the fewest replies, of those the one that has the
/// fewest, in a language they read, not of their own circle, that waits longest. `gave` are those they
/// have given to or are at; `owes` says whether they have not given as many as everybody. None where no
/// pitch needs them.
pub fn next_for(field: &Field<'_>, giver: usize, standings: &[Standing], gave: &[usize], owes: bool) -> Option<usize> {
    let below = if owes { MOST } else { WANTED };
    let open = standings.iter().enumerate().filter(|(pitch, standing)| {
        standing.expected() < below && field.may_give(giver, *pitch) && !gave.contains(pitch)
    });
    let next = open.min_by_key(|(pitch, standing)| {
        let strange = (!field.reads(giver, *pitch), field.knows(giver, *pitch));
        (standing.expected(), standing.given, strange, standing.since, *pitch)
    });
    next.map(|(pitch, _)| pitch)
}

/// The pitches that have too few replies of use, the fewest first, then the longest waiting: trainers
/// write for these.
pub fn too_few(standings: &[Standing]) -> Vec<usize> {
    let mut short: Vec<(usize, &Standing)> =
        standings.iter().enumerate().filter(|(_, standing)| standing.given < LEAST).collect();
    short.sort_by_key(|(pitch, standing)| (standing.given, Reverse(standing.promised), standing.since, *pitch));
    short.into_iter().map(|(pitch, _)| pitch).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{
        super::sharing::{Field, Giver, Shown, share_out},
        LEAST, MOST, Standing, WANTED, next_for, too_few,
    };

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::hours(hour)
    }

    fn standing(given: usize, promised: usize, hour: i64) -> Standing {
        Standing { given, promised, since: at(hour) }
    }

    fn people(count: usize) -> (Vec<Giver>, Vec<Shown>) {
        let giver = |nth: usize| Giver { key: format!("p{nth}"), ..Giver::default() };
        let shown = |nth: usize| Shown { key: format!("s{nth}"), authors: vec![nth], language: None };
        ((0..count).map(giver).collect(), (0..count).map(shown).collect())
    }

    #[test]
    fn whoever_waits_with_the_fewest_is_next() {
        let (mut givers, mut pitches) = people(4);
        let next = |field: &Field<'_>, standings: [Standing; 4], gave: &[usize], owes| {
            next_for(field, 0, &standings, gave, owes)
        };
        let all = [standing(0, 0, 0), standing(1, 1, 0), standing(1, 0, 5), standing(1, 0, 4)];
        let field = Field { givers: &givers, pitches: &pitches };
        assert_eq!(next(&field, all, &[], false), Some(3), "not one's own, and of two with one the older");
        assert_eq!(next(&field, all, &[3], false), Some(2), "not one that has been given to");
        let promised = [standing(0, 0, 0), standing(2, 0, 0), standing(0, 2, 5), standing(3, 0, 4)];
        assert_eq!(next(&field, promised, &[], false), Some(2), "a word given is not a reply");
        let enough = [standing(0, 0, 0), standing(3, 0, 0), standing(2, 1, 1), standing(4, 0, 0)];
        assert_eq!(next(&field, enough, &[], false), None);
        assert_eq!(next(&field, enough, &[], true), Some(2), "who owes some gives a fourth");
        givers[0].languages = ["de".to_owned()].into();
        pitches[3].language = Some("en".to_owned());
        let field = Field { givers: &givers, pitches: &pitches };
        assert_eq!(next(&field, all, &[], false), Some(2), "one that is read");
    }

    #[test]
    fn trainers_write_where_there_are_too_few() {
        let all = [standing(2, 0, 0), standing(1, 0, 3), standing(0, 0, 4), standing(1, 0, 1), standing(0, 1, 9)];
        assert_eq!(too_few(&all), [4, 2, 3, 1]);
    }

    /// What a round comes to in which some do not give all they were to.
    fn play(count: usize, seed: u64) -> (Vec<Standing>, Vec<Vec<usize>>, Vec<bool>) {
        let (givers, pitches) = people(count);
        let field = Field { givers: &givers, pitches: &pitches };
        let shares = share_out(&field, WANTED, seed);
        let mut dice = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut roll = |sides: usize| {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            usize::try_from(dice % u64::try_from(sides).unwrap()).unwrap()
        };
        // A third of them stops after none, one or two replies.
        let stays: Vec<bool> = (0..count).map(|_| roll(3) > 0).collect();
        let mut gave: Vec<Vec<usize>> = shares
            .iter()
            .zip(&stays)
            .map(|(own, stays)| own[..if *stays { own.len() } else { roll(own.len() + 1).min(2) }].to_vec())
            .collect();
        let mut standings: Vec<Standing> = (0..count)
            .map(|pitch| standing(gave.iter().flatten().filter(|given| **given == pitch).count(), 0, 0))
            .collect();
        // Who is still there takes one after the other, as long as one needs them.
        loop {
            let mut any = false;
            for giver in (0..count).filter(|giver| stays[*giver]) {
                if let Some(pitch) = next_for(&field, giver, &standings, &gave[giver], false) {
                    gave[giver].push(pitch);
                    standings[pitch].given += 1;
                    any = true;
                }
            }
            if !any {
                return (standings, gave, stays);
            }
        }
    }

    #[test]
    fn whoever_drops_out_nobody_is_left_with_fewer_than_two() {
        for count in 2..=60 {
            let (standings, gave, stays) = play(count, u64::try_from(count).unwrap());
            let here = stays.iter().filter(|stays| **stays).count();
            for (pitch, standing) in standings.iter().enumerate() {
                let others = here - usize::from(stays[pitch]);
                assert!(standing.given >= WANTED.min(others), "{count}: {standing:?}");
                assert!(standing.given <= MOST, "{count}: {standing:?}");
            }
            assert!(gave.iter().enumerate().all(|(giver, own)| !own.contains(&giver)));
            if here > LEAST {
                assert_eq!(too_few(&standings), Vec::<usize>::new(), "{count}");
            }
        }
    }
}
