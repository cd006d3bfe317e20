//! A pitch that is heard once the others are shared out.

use super::sharing::Field;

/// Who says something to it: those who have given and owe least, of those who read its language, of those
/// who do not know it already. `loads` says how many each has, `gave` whether somebody has it already.
pub fn least_given(field: &Field<'_>, pitch: usize, loads: &[usize], gave: &[bool], count: usize) -> Vec<usize> {
    let has = |giver: usize| gave.get(giver).copied().unwrap_or(true);
    let mut able: Vec<usize> =
        (0..field.givers.len()).filter(|giver| field.may_give(*giver, pitch) && !has(*giver)).collect();
    able.sort_by_key(|giver| {
        let load = loads.get(*giver).copied().unwrap_or_default();
        (!field.reads(*giver, pitch), load, field.knows(*giver, pitch), *giver)
    });
    able.truncate(count);
    able
}

#[cfg(test)]
mod tests {
    use super::{
        super::sharing::{Field, Giver, Shown},
        least_given,
    };

    #[test]
    fn whoever_has_least_is_next_and_never_its_author() {
        let giver = |nth: usize, languages: &[&str]| Giver {
            key: nth.to_string(),
            languages: languages.iter().map(|one| (*one).to_owned()).collect(),
            circle: None,
        };
        let givers = [giver(0, &[]), giver(1, &["de"]), giver(2, &[]), giver(3, &[]), giver(4, &[])];
        let pitches = [Shown { key: "p".into(), authors: vec![0], language: Some("en".into()) }];
        let field = Field { givers: &givers, pitches: &pitches };
        let none = [false; 5];
        assert_eq!(least_given(&field, 0, &[0, 0, 2, 1, 3], &none, 3), [3, 2, 4], "who reads it first");
        assert_eq!(least_given(&field, 0, &[0, 0, 2, 1, 3], &none, 9), [3, 2, 4, 1]);
        assert_eq!(least_given(&field, 0, &[0; 5], &[false, false, true, false, false], 2), [3, 4]);
    }
}
