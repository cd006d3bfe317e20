//! Who may know something about a question. Pure: no database, no request.

use std::collections::{BTreeMap, BTreeSet};

use entity::{ids::PersonId, states::ProfilePart};

use crate::platform::stems::{Language, is_small, stem, words};

/// The hours of a cohort after which a thread nobody answered goes on: to peers, to the trainers, to being overdue.
pub const HOURS: [i64; 3] = [12, 36, 48];

/// The hours in which a newcomer is greeted: five working days.
pub const GREETING: i64 = 5 * 24;

/// How often somebody is asked within a week.
pub const MOST_A_WEEK: i64 = 2;

/// A question, as far as people are looked for with it.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// Title and opening post.
    pub text: &'a str,
    /// BCP 47 tag.
    pub language: &'a str,
}

/// Somebody who could be asked, with what they say about themselves.
#[derive(Clone, Debug)]
pub struct Peer {
    /// Who.
    pub person: PersonId,
    /// How often they have been asked so far.
    pub asked: i64,
    /// Parts of their profile: which, its words, BCP 47 tag.
    pub parts: Vec<(ProfilePart, String, String)>,
}

/// Somebody who may know something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Who.
    pub person: PersonId,
    /// Words of theirs the question has too, as they wrote them, what they offer first.
    pub words: Vec<String>,
    score: usize,
}

/// A word needs so many letters to mean something by itself.
const SHORTEST: usize = 4;
/// How many words are said as the reason.
const MOST_WORDS: usize = 3;

/// Words that say nothing about what somebody knows, folded, besides those no search looks for.
const EMPTY: &str = " about after again aber alle alles andere anderen because been before beim bevor bitte could dann dass dazu denn diese diesem diesen dieser dieses doch durch eigentlich eine einen einmal etwas euch eure every everybody gern gerne gibt haben hallo hatte hello help hier ihre immer into jede jeden jeder jemand jetzt just kann keine keinen leute lieber like machen macht make many mehr meine meinem meist meistens meinen meiner menschen more most much muss need nichts niemand nobody noch ohne only other people please really schon sehr seine selbst should some somebody something soll sonst such than that their them then they thing think this those unsere unserem unseren unserer very viel viele want wenn were werden what when where which while will wird wieder wissen work would your ";

fn says_something(folded: &str) -> bool {
    folded.chars().count() >= SHORTEST && !is_small(folded) && !EMPTY.contains(&format!(" {folded} "))
}

/// A word of somebody's profile.
struct Said {
    written: String,
    folded: String,
    language: Language,
    weight: usize,
}

/// The words of a profile by their stem; of one that stands twice the one that counts for more.
fn said(peer: &Peer) -> BTreeMap<String, Said> {
    let mut found = BTreeMap::<String, Said>::new();
    for (part, body, tag) in &peer.parts {
        // What somebody offers to help with counts for more than what they run or ask themselves.
        let weight = match part {
            ProfilePart::Offer => 3,
            ProfilePart::Community => 2,
            ProfilePart::Wonder => 1,
            _ => continue,
        };
        let language = Language::of(tag);
        for word in words(body).filter(|word| says_something(&word.folded)) {
            let written = body.get(word.at.clone()).unwrap_or_default();
            // German writes its things with a capital; what is small there is seldom what somebody knows.
            if language == Language::German && !written.starts_with(char::is_uppercase) {
                continue;
            }
            let stem = stem(&word.folded, language);
            if found.get(&stem).is_none_or(|known| known.weight < weight) {
                let written = written.to_owned();
                found.insert(stem, Said { written, folded: word.folded, language, weight });
            }
        }
    }
    found
}

/// Peers who wrote about what a question is about, the best first; of equals whoever has been asked least.
///
/// In the same language words are compared by their stems, in another as they stand. What more than
/// a quarter of the peers wrote (and more than two) tells nobody from another: in a course for
/// community managers everybody writes of communities.
pub fn fitting(question: &Question<'_>, peers: &[Peer]) -> Vec<Fit> {
    let language = Language::of(question.language);
    let asked: BTreeSet<String> =
        words(question.text).map(|word| word.folded).filter(|word| says_something(word)).collect();
    let stems: BTreeSet<String> = asked.iter().map(|word| stem(word, language)).collect();
    let said: Vec<_> = peers.iter().map(said).collect();
    let mut spread = BTreeMap::<&str, usize>::new();
    for stem in said.iter().flat_map(BTreeMap::keys) {
        *spread.entry(stem).or_default() += 1;
    }
    let common = (peers.len() / 4).max(2);
    let hits = |stem: &str, one: &Said| {
        let fits = asked.contains(&one.folded) || (one.language == language && stems.contains(stem));
        fits && spread.get(stem).is_some_and(|spread| *spread <= common)
    };
    let mut found = Vec::new();
    for (peer, said) in peers.iter().zip(&said) {
        let mut hits: Vec<&Said> = said.iter().filter(|(stem, one)| hits(stem, one)).map(|(_, one)| one).collect();
        hits.sort_by_key(|one| usize::MAX - one.weight);
        let score: usize = hits.iter().map(|one| one.weight).sum();
        if score > 0 {
            let words = hits.into_iter().map(|one| one.written.clone()).take(MOST_WORDS).collect();
            found.push((peer.asked, Fit { person: peer.person, words, score }));
        }
    }
    found.sort_by_key(|(asked, fit)| (usize::MAX - fit.score, *asked, fit.person));
    found.into_iter().map(|(_, fit)| fit).collect()
}

#[cfg(test)]
mod tests {
    use entity::{ids::PersonId, states::ProfilePart};
    use uuid::Uuid;

    use super::{Peer, Question, fitting};

    fn peer(nth: u128, asked: i64, part: ProfilePart, words: &str, language: &str) -> Peer {
        let parts = vec![(part, words.to_owned(), language.to_owned())];
        Peer { person: PersonId(Uuid::from_u128(nth)), asked, parts }
    }

    #[track_caller]
    fn fits(text: &str, language: &str, peers: &[Peer], expected: &[(u128, &str)]) {
        let found = fitting(&Question { text, language }, peers);
        let found: Vec<(u128, String)> =
            found.into_iter().map(|fit| (fit.person.0.as_u128(), fit.words.join(" "))).collect();
        let expected: Vec<(u128, String)> = expected.iter().map(|(who, words)| (*who, (*words).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn who_wrote_about_it_is_found_by_the_stems_of_words() {
        use ProfilePart::{Community, Offer, Wonder};
        let peers = [
            peer(1, 0, Offer, "Planning small events", "en"),
            peer(2, 0, Wonder, "How do I end an event?", "en"),
            peer(3, 0, Community, "Veranstaltungen für Ärzte", "de"),
            peer(4, 0, Offer, "With what and when?", "en"),
        ];
        fits("An event for ten: who has planned one?", "en", &peers, &[(1, "events Planning"), (2, "event")]);
        fits("Wie plane ich eine Veranstaltung?", "de", &peers, &[(3, "Veranstaltungen")]);
        fits("With what and when?", "en", &peers, &[]);
        let meant =
            [peer(5, 0, Offer, "Meist sage ich, was ich meine", "de"), peer(6, 0, Offer, "Meister werden", "de")];
        fits("Was sagen sie dem Meister?", "de", &meant, &[(6, "Meister")]);
        fits("", "en", &peers, &[]);
    }

    #[test]
    fn what_everybody_wrote_tells_nobody_from_another() {
        let mut peers: Vec<Peer> =
            (1..=8).map(|nth| peer(nth, 0, ProfilePart::Community, "My community of engineers", "en")).collect();
        fits("Where does a community begin?", "en", &peers, &[]);
        peers.push(peer(9, 0, ProfilePart::Offer, "Community rituals", "en"));
        fits("A ritual for my community", "en", &peers, &[(9, "rituals")]);
    }

    #[test]
    fn of_equals_whoever_was_asked_least_and_then_the_first() {
        use ProfilePart::Offer;
        let peers = [
            peer(3, 1, Offer, "Newsletters", "en"),
            peer(2, 0, Offer, "Newsletter", "en"),
            peer(1, 1, Offer, "A newsletter", "en"),
        ];
        // Three of three is common; with enough others around them it is not.
        let others = (10..20).map(|nth| peer(nth, 0, Offer, "Walks", "en"));
        let all: Vec<Peer> = peers.into_iter().chain(others).collect();
        fits("My newsletter", "en", &all, &[(2, "Newsletter"), (1, "newsletter"), (3, "Newsletters")]);
    }
}
