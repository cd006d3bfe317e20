//! What somebody wrote: how much it is, and whether it is of use.

/// With fewer words in all, whoever writes is asked whether there is more to say.
pub const FEW_WORDS: usize = 15;
/// From so many characters in all on a reply counts as one of use. It is counted in characters, as the
/// databases can count them too.
pub const OF_USE_FROM: usize = 60;

/// How many words there are in these texts together.
pub fn word_count(texts: [&str; 3]) -> usize {
    texts.iter().map(|text| text.split_whitespace().count()).sum()
}

/// Whether its author can do something with it: there is a sentence or two, or they said that it helped.
pub fn is_of_use(texts: [&str; 3], helped: bool) -> bool {
    helped || texts.iter().map(|text| text.chars().count()).sum::<usize>() >= OF_USE_FROM
}

#[cfg(test)]
mod tests {
    use super::{OF_USE_FROM, is_of_use, word_count};

    #[test]
    fn words_are_counted_over_all_three_texts() {
        assert_eq!(word_count(["I saw  two\nthings.", "", " Why? "]), 5);
        assert_eq!(word_count(["", " ", "\n"]), 0);
    }

    #[test]
    fn a_sentence_or_two_is_of_use_and_so_is_what_helped() {
        assert!(!is_of_use(["Nice.", "", ""], false));
        assert!(is_of_use(["Nice.", "", ""], true));
        let half = "ä".repeat(OF_USE_FROM / 2);
        assert!(is_of_use([&half, "", &half], false), "characters, not bytes");
        assert!(!is_of_use([&half, "", ""], false));
    }
}
