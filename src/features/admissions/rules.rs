//! What may become of an application, and the arithmetic around it. Pure: no database, no request.

mod balance;
mod doubles;
mod forecast;
mod form;
mod import;
mod offers;
mod table;
mod windows;

pub use balance::{Balance, Share, Traits, percent};
pub use doubles::alike;
pub use forecast::{Band, Expected, Outlook, band, expect, rests_on_enough};
pub use form::{ABOUT_WORDS, DAYS, Gap, HOURS, OFFER_WORDS, Part, each, gaps, is_time, said_of};
pub use import::{Column, Guide, NewApplication, ReadRow, ReadTable, Trouble, read_applications};
pub use offers::{Deadline, deadline, open_for_refill};
pub use table::{MOVES, Step, editable, undecided, withdrawable};
pub use windows::{Window, window};

/// A name folded for comparison: lower case, letters and digits only, words in alphabetical order,
/// so that `Müller, Zoë` and `Zoë MÜLLER` are the same person to look at twice.
pub fn name_key(name: &str) -> String {
    let folded = name.to_lowercase().replace('ß', "ss");
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// How many words a text has, as people count them.
pub fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The weighted mean of an assessor's scores (1 to 3), in hundredths; none without a score.
pub fn score_of(scores: impl IntoIterator<Item = (u32, u32)>) -> Option<u32> {
    let (sum, weights) =
        scores.into_iter().fold((0, 0), |(sum, all), (score, weight)| (sum + score * weight, all + weight));
    (weights > 0).then(|| (sum * 100 + weights / 2) / weights)
}

/// The mean of several assessors' scores, in hundredths. Who abstained has no score and is not a zero.
pub fn mean(scores: &[u32]) -> Option<u32> {
    let count = u32::try_from(scores.len()).ok().filter(|count| *count > 0)?;
    Some((scores.iter().sum::<u32>() + count / 2) / count)
}

#[cfg(test)]
mod tests {
    use super::{mean, name_key, score_of, words_in};

    #[test]
    fn two_spellings_of_a_name_are_one() {
        assert_eq!(name_key("Müller, Zoë"), name_key("zoë MÜLLER"));
        assert_eq!(name_key("Groß"), "gross");
        assert_ne!(name_key("Zoë Müller"), name_key("Zoe Muller"));
        assert_eq!(name_key("  \u{2014} "), "");
    }

    #[test]
    fn words_are_counted_as_people_count_them() {
        assert_eq!(words_in("eins, zwei – drei\nvier"), 4);
        assert_eq!(words_in("  … !!  "), 0);
    }

    #[test]
    fn who_abstains_is_no_zero() {
        assert_eq!(score_of([(3, 2), (1, 1)]), Some(233));
        assert_eq!(score_of([]), None);
        assert_eq!(mean(&[233, 300]), Some(267));
        assert_eq!(mean(&[]), None);
    }
}
