//! The one place that says how large a group is, and says it so that no small group can be seen: not in what is
//! said, and not by taking one answer from another.
//!
//! A count becomes a band: `[0, k)`, `[k, 2k)` and so on, with `k` the smallest group that may be seen. The band is
//! made once, where the count is made, and everything that is told later – by page, file, filter or sum – is made of
//! bands alone. So two houses whose groups differ within their bands tell the same, byte for byte: whatever is
//! subtracted from whatever, over time or over groups, nobody learns more than the bands say. The lower ends are
//! multiples of `k`, and so is what is left when one is taken from another: nothing, or at least `k`.
//!
//! The last band of a whole would be narrow where the whole lies little above a multiple of `k`: "20 or more of 21"
//! says that at most one is missing. It is joined with the one below, so that at least [`FLOOR`] sizes stay possible
//! also of those who are missing.

/// No house may set the smallest group lower. Of fewer than five nothing is said about anybody.
pub const FLOOR: u32 = 5;

/// The smallest group that may be seen, where a programme says nothing else.
pub const USUAL: u32 = 10;

/// How many, as it may be told: a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    /// So many or more.
    pub at_least: u32,
    /// And not more.
    pub at_most: u32,
}

impl Shown {
    /// What may be told of `count` people or things, where nobody is told of how many they are a part.
    pub fn alone(count: u32, smallest: u32) -> Self {
        let smallest = smallest.max(FLOOR);
        let at_least = count / smallest * smallest;
        Self { at_least, at_most: at_least.saturating_add(smallest - 1) }
    }

    /// What may be told of `count` people out of `whole`, where everybody may know how many the whole is. None where
    /// the whole is itself too small.
    pub fn of(count: u32, whole: u32, smallest: u32) -> Option<Self> {
        let smallest = smallest.max(FLOOR);
        if whole < smallest {
            return None;
        }
        let mut last = whole / smallest * smallest;
        if whole - last + 1 < FLOOR {
            last -= smallest;
        }
        let at_least = (count.min(whole) / smallest * smallest).min(last);
        Some(Self { at_least, at_most: if at_least == last { whole } else { at_least + smallest - 1 } })
    }

    /// Two groups that have nobody in common, as one.
    pub fn and(self, other: Self) -> Self {
        Self {
            at_least: self.at_least.saturating_add(other.at_least),
            at_most: self.at_most.saturating_add(other.at_most),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FLOOR, Shown};

    fn band(count: u32, whole: u32, smallest: u32) -> Option<(u32, u32)> {
        Shown::of(count, whole, smallest).map(|shown| (shown.at_least, shown.at_most))
    }

    #[test]
    fn a_group_is_told_as_a_band() {
        assert_eq!(band(22, 26, 10), Some((20, 26)));
        assert_eq!(band(26, 26, 10), Some((20, 26)), "that all of them did is not told either");
        assert_eq!(band(4, 26, 10), Some((0, 9)));
        assert_eq!(band(0, 26, 10), Some((0, 9)), "nor that nobody did");
        assert_eq!(band(10, 26, 10), Some((10, 19)));
        assert_eq!(band(22, 23, 10), Some((10, 23)), "20 or more of 23 would say that at most three are missing");
        assert_eq!(band(25, 26, 5), Some((20, 26)));
        assert_eq!(band(12, 12, 10), Some((0, 12)), "of so few nothing can be said");
        assert_eq!(band(9, 9, 10), None);
        assert_eq!(band(3, 26, 1), Some((0, 4)), "no house sets it lower than five");
        assert_eq!(Shown::alone(34, 10), Shown { at_least: 30, at_most: 39 });
    }

    /// One cohort in one week: who did something, of how many.
    #[derive(Clone, Debug)]
    struct Atom {
        count: u32,
        whole: u32,
    }

    fn atoms() -> impl Strategy<Value = Vec<Atom>> {
        let atom = (10_u32..60).prop_flat_map(|whole| (0..=whole).prop_map(move |count| Atom { count, whole }));
        prop::collection::vec(atom, 1..24)
    }

    /// The answer to a query over some of them.
    fn answer(atoms: &[Atom], wanted: &[bool], smallest: u32) -> Shown {
        let picked = atoms.iter().zip(wanted).filter(|(_, wanted)| **wanted);
        let nothing = Shown { at_least: 0, at_most: 0 };
        picked.filter_map(|(atom, _)| Shown::of(atom.count, atom.whole, smallest)).fold(nothing, Shown::and)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

        /// Two queries, one taken from the other: what is left is nothing or no small group, and whoever is in it
        /// could as well be fewer or more.
        #[test]
        fn no_two_queries_tell_of_a_small_group(
            atoms in atoms(),
            first in prop::collection::vec(any::<bool>(), 24),
            second in prop::collection::vec(any::<bool>(), 24),
            shifts in prop::collection::vec(0_u32..1_000, 24),
            smallest in 5_u32..15,
        ) {
            let (one, other) = (answer(&atoms, &first, smallest), answer(&atoms, &second, smallest));
            let left = one.at_least.abs_diff(other.at_least);
            prop_assert!(left == 0 || left >= smallest, "{left} are left");
            // A twin of the house: every count is another within its band. It answers every query alike.
            let twin: Vec<Atom> = atoms.iter().zip(&shifts).map(|(atom, shift)| {
                let count = Shown::of(atom.count, atom.whole, smallest)
                    .map_or(atom.count, |band| band.at_least + shift % (band.at_most - band.at_least + 1));
                Atom { count, whole: atom.whole }
            }).collect();
            prop_assert_eq!(answer(&twin, &first, smallest), one);
            prop_assert_eq!(answer(&twin, &second, smallest), other);
            // And each band holds enough sizes that nobody is known by it, of those who did and those who did not.
            for atom in &atoms {
                let Some(band) = Shown::of(atom.count, atom.whole, smallest) else { continue };
                prop_assert!((band.at_least..=band.at_most).contains(&atom.count));
                prop_assert!(band.at_most - band.at_least + 1 >= FLOOR);
                prop_assert_eq!(band.at_least % smallest, 0);
            }
        }
    }
}
