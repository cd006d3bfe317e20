//! Where somebody fits best, and which two circles would be a good one.

use std::cmp::Reverse;

use crate::features::sparring::{Band, Pool};

/// How well people fit into a circle: as few rules broken as can be, then the mean score of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    broken: Reverse<u32>,
    mean: u32,
}

/// How well they fit; none where one of them cannot be with one of the circle.
fn fit(pool: &Pool, people: &[usize], circle: &[usize]) -> Option<Fit> {
    let (mut broken, mut sum, mut pairs) = (0, 0, 0_u32);
    for person in people {
        for other in circle {
            let bond = pool.bond(*person, *other)?;
            // Having been partners before is no harm here.
            broken += u32::from(bond.breaches.language) + u32::from(bond.breaches.line);
            broken += u32::from(bond.breaches.hours);
            sum += u32::from(bond.score);
            pairs += 1;
        }
    }
    Some(Fit { broken: Reverse(broken), mean: sum.checked_div(pairs).unwrap_or_default() })
}

/// The circle somebody goes to: of those with room the smallest, and of those the one that fits
/// best; where none has room, the smallest. None where somebody in each cannot be with them.
pub fn best_circle(pool: &Pool, person: usize, circles: &[Vec<usize>], most: usize) -> Option<usize> {
    let fitting = circles.iter().enumerate().filter(|(_, circle)| !circle.is_empty());
    let fitting = fitting.filter_map(|(place, circle)| Some((place, circle.len(), fit(pool, &[person], circle)?)));
    let best = fitting.min_by_key(|(place, people, fit)| (*people >= most, *people, Reverse(*fit), *place));
    best.map(|(place, ..)| place)
}

/// The circle another one could go on with: where both together are one more than the largest at most,
/// the one that fits best; where there is none, the one that makes the smallest circle.
pub fn best_other(pool: &Pool, small: &[usize], circles: &[Vec<usize>], most: usize) -> Option<usize> {
    let fitting = circles.iter().enumerate().filter(|(_, circle)| !circle.is_empty());
    let fitting =
        fitting.filter_map(|(place, circle)| Some((place, circle.len() + small.len(), fit(pool, small, circle)?)));
    let best = fitting.min_by_key(|(place, together, fit)| {
        let too_many = together.saturating_sub(most + 1);
        (too_many, Reverse(*fit), *place)
    });
    best.map(|(place, ..)| place)
}

/// Whether a circle has become so small that it is asked to go on with another.
pub fn too_small(people: usize, band: Band) -> bool {
    people < band.least.min(3)
}

/// The free person and the circle with room that fit each other best.
pub(super) fn best_filling(pool: &Pool, free: &[usize], circles: &[Vec<usize>], most: usize) -> Option<(usize, usize)> {
    let pairs =
        free.iter().flat_map(|person| circles.iter().enumerate().map(move |(place, circle)| (*person, place, circle)));
    let open = pairs.filter(|(_, _, circle)| circle.len() < most);
    let fitting = open.filter_map(|(person, place, circle)| Some((fit(pool, &[person], circle)?, person, place)));
    fitting
        .max_by_key(|(fit, person, place)| (*fit, Reverse(*person), Reverse(*place)))
        .map(|(_, person, place)| (person, place))
}

#[cfg(test)]
mod tests {
    use super::{best_circle, best_other, too_small};
    use crate::features::sparring::{Band, Candidate, Hours, Pool, Weights};

    /// Ten people who can always; 0 and 5 share an interest, and 0 does not want to be with 9.
    fn pool() -> Pool {
        let key = |nth: usize| format!("p{nth}");
        let one = |nth: usize| Candidate {
            key: key(nth),
            hours: Hours::always(),
            interests: if nth == 0 || nth == 5 { ["snails".to_owned()].into() } else { Default::default() },
            not_with: if nth == 0 { [key(9)].into() } else { Default::default() },
            ..Candidate::default()
        };
        Pool::new((0..10).map(one).collect(), Weights::default(), &[])
    }

    #[test]
    fn somebody_goes_where_there_is_room_to_the_smallest_that_fits() {
        let circles = [vec![1, 2, 3], vec![4, 5, 6], vec![7, 8]];
        assert_eq!(best_circle(&pool(), 0, &circles, 4), Some(2), "the smallest");
        assert_eq!(best_circle(&pool(), 0, &circles[..2], 4), Some(1), "of two of a size the one that fits");
        assert_eq!(best_circle(&pool(), 0, &[vec![1, 2, 3], vec![7, 9]], 4), Some(0), "nobody they do not want");
        assert_eq!(
            best_circle(&pool(), 0, &[vec![1, 2, 3], vec![4, 5]], 2),
            Some(1),
            "the smallest, where all are full"
        );
        assert_eq!(best_circle(&pool(), 0, &[vec![8, 9], vec![]], 4), None);
    }

    #[test]
    fn a_small_circle_goes_on_with_one_that_has_room_and_fits() {
        let circles = [vec![1, 2, 3, 4], vec![5, 6, 7], vec![9]];
        assert_eq!(best_other(&pool(), &[0, 8], &circles, 4), Some(1));
        assert_eq!(best_other(&pool(), &[0, 8], &circles[..1], 4), Some(0), "the nearest, where none has room");
        assert_eq!(best_other(&pool(), &[0], &circles[2..], 4), None);
    }

    #[test]
    fn below_three_a_circle_is_too_small_unless_the_course_wants_it_so() {
        let band = |least| Band { least, most: 5 };
        assert!(too_small(2, band(4)) && !too_small(3, band(4)));
        assert!(too_small(1, band(2)) && !too_small(2, band(2)));
    }
}
