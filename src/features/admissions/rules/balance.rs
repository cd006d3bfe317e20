//! How the group that is chosen compares with everybody who applied. Pure: numbers in, numbers out.

use std::collections::BTreeMap;

use crate::features::curriculum::Dimension;

/// What somebody says about themselves, by dimension. Several values where several hold: of every
/// language one works in, not of the first alone.
pub type Traits = BTreeMap<Dimension, Vec<String>>;

/// One value of a dimension: how many of the chosen have it, and how many of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The value.
    pub value: String,
    /// How many of those who are chosen have it.
    pub chosen: u32,
    /// How many of everybody who applied have it.
    pub pool: u32,
}

/// The chosen beside the pool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// How many are chosen.
    pub chosen: u32,
    /// How many applied; the chosen are among them.
    pub pool: u32,
    /// By dimension, the most frequent value in the pool first.
    pub shares: BTreeMap<Dimension, Vec<Share>>,
}

impl Balance {
    /// Counts everybody who applied: what they say, and whether they are chosen.
    pub fn of<'a>(everybody: impl IntoIterator<Item = (&'a Traits, bool)>) -> Self {
        let mut balance = Self::default();
        let mut counts: BTreeMap<Dimension, BTreeMap<&str, (u32, u32)>> = BTreeMap::new();
        for (traits, chosen) in everybody {
            balance.pool += 1;
            balance.chosen += u32::from(chosen);
            for (dimension, values) in traits {
                for value in values {
                    let (of_chosen, of_pool) = counts.entry(*dimension).or_default().entry(value).or_default();
                    *of_pool += 1;
                    *of_chosen += u32::from(chosen);
                }
            }
        }
        let share = |(value, (chosen, pool)): (&str, (u32, u32))| Share { value: value.to_owned(), chosen, pool };
        for (dimension, values) in counts {
            let mut shares: Vec<Share> = values.into_iter().map(share).collect();
            shares.sort_by(|a, b| b.pool.cmp(&a.pool).then_with(|| a.value.cmp(&b.value)));
            balance.shares.insert(dimension, shares);
        }
        balance
    }

    /// What somebody would add: every value of theirs that is rarer among the chosen than in the pool.
    /// As long as nobody is chosen nothing is rare.
    pub fn adds(&self, traits: &Traits) -> Vec<(Dimension, String)> {
        let rare = |share: &Share| {
            // Compared as fractions, without dividing: a third is not 33 in a hundred.
            u64::from(share.chosen) * u64::from(self.pool) < u64::from(share.pool) * u64::from(self.chosen)
        };
        let mut found = Vec::new();
        for (dimension, values) in traits {
            let shares = self.shares.get(dimension).map(Vec::as_slice).unwrap_or_default();
            let rare_ones = shares.iter().filter(|share| rare(share) && values.contains(&share.value));
            found.extend(rare_ones.map(|share| (*dimension, share.value.clone())));
        }
        found
    }
}

/// A part of a whole in hundredths, rounded; 0 of nothing.
pub fn percent(part: u32, whole: u32) -> u32 {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Balance, Dimension, Share, Traits, percent};

    fn of(department: &str, languages: &[&str]) -> Traits {
        let texts = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        [(Dimension::Department, texts(&[department])), (Dimension::Language, texts(languages))].into()
    }

    fn town() -> Vec<(Traits, bool)> {
        vec![
            (of("it", &["de"]), true),
            (of("it", &["de", "en"]), true),
            (of("finance", &["en"]), false),
            (of("it", &["de"]), false),
        ]
    }

    fn balance(town: &[(Traits, bool)]) -> Balance {
        Balance::of(town.iter().map(|(traits, chosen)| (traits, *chosen)))
    }

    #[test]
    fn the_chosen_are_counted_beside_the_pool() {
        let balance = balance(&town());
        assert_eq!((balance.chosen, balance.pool), (2, 4));
        let share = |value: &str, chosen, pool| Share { value: value.into(), chosen, pool };
        assert_eq!(balance.shares[&Dimension::Department], [share("it", 2, 3), share("finance", 0, 1)]);
        assert_eq!(balance.shares[&Dimension::Language], [share("de", 2, 3), share("en", 1, 2)]);
    }

    #[test]
    fn somebody_adds_what_is_rarer_among_the_chosen_than_in_the_pool() {
        let balance = balance(&town());
        let adds = |traits: &Traits| balance.adds(traits).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
        assert_eq!(adds(&of("finance", &["en"])), ["finance"], "half of the chosen and half of the pool speak English");
        assert_eq!(adds(&of("it", &["de"])), Vec::<String>::new());
        assert_eq!(adds(&of("nobody-said-this", &[])), Vec::<String>::new());
    }

    #[test]
    fn as_long_as_nobody_is_chosen_nothing_is_rare() {
        let nobody: Vec<_> = town().into_iter().map(|(traits, _)| (traits, false)).collect();
        assert_eq!(balance(&nobody).adds(&of("finance", &["en"])), []);
        assert_eq!(balance(&[]), Balance::default());
    }

    #[test]
    fn a_share_is_rounded_and_never_divided_by_nothing() {
        assert_eq!([percent(1, 3), percent(2, 3), percent(0, 0), percent(3, 3)], [33, 67, 0, 100]);
    }
}
