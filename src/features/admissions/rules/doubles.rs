//! Applications that may be of the same person.

use std::collections::BTreeSet;

/// Groups of at least two that have a trait in common, each by its position; what nobody shares with
/// anybody stands in no group. A trait is a folded name or a folded address.
pub fn alike(traits: &[BTreeSet<String>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(BTreeSet<&str>, Vec<usize>)> = Vec::new();
    for (nth, own) in traits.iter().enumerate() {
        let mut joined: (BTreeSet<&str>, Vec<usize>) = (own.iter().map(String::as_str).collect(), vec![nth]);
        // Whoever looks like two groups makes them one.
        groups.retain(|(theirs, members)| {
            let apart = theirs.is_disjoint(&joined.0);
            if !apart {
                joined.0.extend(theirs);
                joined.1.extend(members);
            }
            apart
        });
        joined.1.sort_unstable();
        groups.push(joined);
    }
    let mut found: Vec<Vec<usize>> = groups.into_iter().map(|(_, of)| of).filter(|of| of.len() > 1).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn who_shares_a_name_or_an_address_is_looked_at_together() {
        let of = |traits: &[&[&str]]| {
            let sets: Vec<_> = traits.iter().map(|one| one.iter().map(|t| (*t).to_owned()).collect()).collect();
            alike(&sets)
        };
        assert_eq!(of(&[&["a"], &["b"], &["c"]]), Vec::<Vec<usize>>::new());
        assert_eq!(of(&[&["a"], &["b"], &["a"]]), [[0, 2]]);
        assert_eq!(of(&[&["a"], &["b"], &["a", "b"], &["z"], &["z"]]), [vec![0, 1, 2], vec![3, 4]]);
        assert_eq!(of(&[]), Vec::<Vec<usize>>::new());
    }
}
