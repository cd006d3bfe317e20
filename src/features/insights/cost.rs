//! What one person who looks after a community today has cost: a range of money over a range of people. Pure.

use super::shown::Shown;

/// What a cohort cost, from the lowest to the highest one would believe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// The lowest.
    pub low: f64,
    /// What one would say if asked for one number.
    pub likely: f64,
    /// The highest.
    pub high: f64,
}

/// Money for each person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Each {
    /// At the least: the lowest cost, shared by as many as there may be.
    pub least: f64,
    /// With the likely cost, shared by as many as there may be, and by as few; none where there may be nobody.
    pub likely: (f64, Option<f64>),
    /// At the most: the highest cost, shared by as few; none where there may be nobody, as then there is no end to it.
    pub most: Option<f64>,
}

/// What it comes to for each of so many. None where nobody can be among them.
pub fn each(cost: Cost, active: Shown) -> Option<Each> {
    if active.at_most == 0 {
        return None;
    }
    let share = |money: f64, people: u32| (people > 0).then(|| money / f64::from(people));
    let many = f64::from(active.at_most);
    Some(Each {
        least: cost.low / many,
        likely: (cost.likely / many, share(cost.likely, active.at_least)),
        most: share(cost.high, active.at_least),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Cost, Each, each};
    use crate::features::insights::Shown;

    const COST: Cost = Cost { low: 20_000.0, likely: 24_000.0, high: 30_000.0 };

    #[test]
    fn a_range_of_money_is_shared_by_a_range_of_people() {
        let found = each(COST, Shown { at_least: 10, at_most: 19 }).unwrap();
        assert_eq!(found.least.round(), 1_053.0);
        assert_eq!(found.most, Some(3_000.0));
        assert_eq!((found.likely.0.round(), found.likely.1), (1_263.0, Some(2_400.0)));
        let found = each(COST, Shown { at_least: 0, at_most: 9 });
        assert_eq!(found.map(|Each { likely, most, .. }| (likely.1, most)), Some((None, None)), "it may be nobody");
        assert_eq!(each(COST, Shown { at_least: 0, at_most: 0 }), None);
    }

    proptest! {
        /// It is made of the band alone: houses whose counts lie within one band are told the same money, and the true
        /// quotient is always inside.
        #[test]
        fn it_tells_no_more_than_the_band(whole in 10_u32..60, smallest in 5_u32..15, part in 0_u32..60, other in 0_u32..60) {
            let (one, two) = (Shown::of(part.min(whole), whole, smallest), Shown::of(other.min(whole), whole, smallest));
            if one == two {
                prop_assert_eq!(one.and_then(|band| each(COST, band)), two.and_then(|band| each(COST, band)));
            }
            let count = part.min(whole);
            if let (Some(band), true) = (one, count > 0) {
                let found = each(COST, band).unwrap();
                let true_one = COST.likely / f64::from(count);
                prop_assert!(found.least <= true_one && found.most.is_none_or(|most| most >= true_one));
            }
        }
    }
}
