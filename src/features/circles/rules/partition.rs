//! Everybody in circles, where some have found each other already.

use std::collections::BTreeSet;

use super::fitting::best_filling;
use crate::features::sparring::{Band, Pool, circles};

/// Everybody in circles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partition {
    /// Who is together, and which of the circles people made themselves that is.
    pub circles: Vec<(Vec<usize>, Option<usize>)>,
    /// Who is in none, because in each there is somebody they cannot be with.
    pub alone: Vec<usize>,
    /// By how many in a hundred the sum of all scores could be higher at most.
    pub gap: u32,
}

/// Whether a circle people made themselves stays as it is: enough people, not too many, and nobody
/// with somebody they asked not to be with.
pub fn stays(pool: &Pool, people: &[usize], band: Band) -> bool {
    (band.least..=band.most).contains(&people.len()) && pool.may_be(people)
}

fn fits(band: Band, people: usize) -> bool {
    band.sizes(people).iter().all(|size| (band.least..=band.most).contains(size))
}

/// Puts everybody into circles. Those in `settled` stay together; they take somebody in where the
/// rest would not make circles of the right size otherwise. Where the rest are too few for a circle and
/// there is no room, the smallest of the settled ones is divided with them.
pub fn partition(pool: &Pool, settled: &[Vec<usize>], band: Band, seed: u64) -> Partition {
    let mut own: Vec<(usize, Vec<usize>)> = settled.iter().cloned().enumerate().collect();
    let taken: BTreeSet<usize> = settled.iter().flatten().copied().collect();
    let mut free: Vec<usize> = (0..pool.len()).filter(|person| !taken.contains(person)).collect();
    loop {
        let room: usize = own.iter().map(|(_, circle)| band.most.saturating_sub(circle.len())).sum();
        let filling = (0..=room.min(free.len())).find(|filling| fits(band, free.len() - filling));
        if let Some(filling) = filling {
            fill(pool, &mut own, &mut free, filling, band.most);
            break;
        }
        let smallest = own.iter().enumerate().min_by_key(|(_, (_, circle))| circle.len()).map(|(place, _)| place);
        match smallest.filter(|_| free.len() < band.least) {
            Some(place) => free.extend(own.remove(place).1),
            None => break,
        }
    }
    let kept: Vec<Vec<usize>> = own.iter().map(|(_, circle)| circle.clone()).collect();
    let found = circles(pool, &kept, band, seed);
    let of = |group: &[usize]| {
        let same = |circle: &Vec<usize>| circle.len() == group.len() && circle.iter().all(|one| group.contains(one));
        own.iter().find(|(_, circle)| same(circle)).map(|(nth, _)| *nth)
    };
    let gap = match found.bound.saturating_sub(found.sum) {
        0 => 0,
        more => u32::try_from((more * 100).checked_div(found.sum).unwrap_or_default() + 1).unwrap_or(u32::MAX),
    };
    let groups = found.groups.into_iter().filter(|group| !group.is_empty());
    Partition { circles: groups.map(|group| (group.clone(), of(&group))).collect(), alone: found.alone, gap }
}

fn fill(pool: &Pool, own: &mut [(usize, Vec<usize>)], free: &mut Vec<usize>, filling: usize, most: usize) {
    for _ in 0..filling {
        let open: Vec<Vec<usize>> = own.iter().map(|(_, circle)| circle.clone()).collect();
        let Some((person, place)) = best_filling(pool, free, &open, most) else { return };
        free.retain(|other| *other != person);
        if let Some((_, circle)) = own.get_mut(place) {
            circle.push(person);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{partition, stays};
    use crate::features::sparring::{Band, Candidate, Hours, Pool, Weights};

    const BAND: Band = Band { least: 4, most: 5 };

    fn pool(people: usize, apart: &[(usize, usize)]) -> Pool {
        let key = |nth: usize| format!("p{nth:02}");
        let one = |nth: usize| Candidate {
            key: key(nth),
            hours: Hours::always(),
            not_with: apart.iter().filter(|(who, _)| *who == nth).map(|(_, other)| key(*other)).collect(),
            ..Candidate::default()
        };
        Pool::new((0..people).map(one).collect(), Weights::default(), &[])
    }

    /// Sizes, largest first, of a partition in which everybody is once.
    fn sizes(people: usize, settled: &[Vec<usize>]) -> Vec<usize> {
        let found = partition(&pool(people, &[]), settled, BAND, 1);
        assert_eq!(found.alone, Vec::<usize>::new());
        let mut all: Vec<usize> = found.circles.iter().flat_map(|(circle, _)| circle.clone()).collect();
        all.sort_unstable();
        assert_eq!(all, (0..people).collect::<Vec<_>>());
        let mut sizes: Vec<usize> = found.circles.iter().map(|(circle, _)| circle.len()).collect();
        sizes.sort_unstable_by_key(|size| std::cmp::Reverse(*size));
        sizes
    }

    #[test]
    fn everybody_is_in_a_circle_and_nobody_is_left_over() {
        assert_eq!(sizes(8, &[]), [4, 4]);
        assert_eq!(sizes(9, &[]), [5, 4]);
        assert_eq!(sizes(26, &[]), [5, 5, 4, 4, 4, 4]);
        assert_eq!(sizes(3, &[]), [3]);
        assert_eq!(sizes(7, &[]), [4, 3], "between the sizes the band is stretched");
        assert_eq!(sizes(6, &[]), [6]);
    }

    #[test]
    fn a_circle_people_made_stays_and_takes_in_who_would_be_too_few() {
        let own = vec![0, 1, 2, 3];
        let found = partition(&pool(8, &[]), std::slice::from_ref(&own), BAND, 1);
        assert!(found.circles.contains(&(own.clone(), Some(0))));
        assert_eq!(sizes(5, std::slice::from_ref(&own)), [5], "the fifth joins them");
        assert_eq!(sizes(9, std::slice::from_ref(&own)), [5, 4]);
        assert_eq!(sizes(10, &[own.clone(), vec![4, 5, 6, 7]]), [5, 5]);
        // One of five with one left over: there is no room, and nobody stays alone.
        assert_eq!(sizes(6, &[vec![0, 1, 2, 3, 4]]), [6]);
        assert_eq!(sizes(7, &[vec![0, 1, 2, 3, 4]]), [4, 3]);
    }

    #[test]
    fn nobody_is_with_somebody_they_asked_not_to_be_with() {
        let apart = pool(8, &[(0, 1)]);
        assert!(!stays(&apart, &[0, 1, 2, 3], BAND), "and nobody is told why");
        assert!(stays(&apart, &[0, 2, 3, 4], BAND) && !stays(&apart, &[0, 2, 3], BAND));
        let found = partition(&apart, &[], BAND, 1);
        assert!(found.circles.iter().all(|(circle, _)| !(circle.contains(&0) && circle.contains(&1))));
    }
}
