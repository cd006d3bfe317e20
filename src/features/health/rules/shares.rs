//! Shares, and how they may be said.

use super::numbers::{Number, Numbers};

/// A share that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// Of the questions, those without an answer after two days.
    Unanswered,
    /// Of the first posts, those a peer answered.
    ByPeers,
    /// Of the newcomers, who wrote again.
    CameAgain,
    /// Of everybody who was there, who wrote.
    Writing,
    /// Of those who wrote, how many it took for half of all posts.
    HalfBy,
    /// Of those invited, who came.
    Came,
    /// Of the searches, those without a hit.
    WithoutHit,
}

impl Share {
    /// All of them, as they are told.
    pub const ALL: [Self; 7] =
        [Self::Unanswered, Self::ByPeers, Self::CameAgain, Self::Writing, Self::HalfBy, Self::Came, Self::WithoutHit];

    /// Its name in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::ByPeers => "by-peers",
            Self::CameAgain => "came-again",
            Self::Writing => "writing",
            Self::HalfBy => "half-by",
            Self::Came => "came",
            Self::WithoutHit => "without-hit",
        }
    }

    /// The share in a month; none where part or whole is not known, or the whole is nothing.
    pub fn of(self, numbers: &Numbers) -> Option<Fraction> {
        let pair = |part: Number| Some((numbers.get(part)?, i64::from(numbers.get(part.whole()?)?)));
        let (part, whole) = match self {
            Self::Unanswered => pair(Number::Unanswered)?,
            Self::ByPeers => pair(Number::ByPeers)?,
            Self::CameAgain => pair(Number::CameAgain)?,
            Self::HalfBy => pair(Number::HalfBy)?,
            Self::Came => pair(Number::Came)?,
            Self::WithoutHit => pair(Number::WithoutHit)?,
            Self::Writing => {
                let posted = numbers.get(Number::Posted)?;
                let others = i64::from(numbers.get(Number::Reacted)?) + i64::from(numbers.get(Number::OnlyRead)?);
                (posted, i64::from(posted) + others)
            }
        };
        (whole > 0).then_some(Fraction { part: part.into(), whole })
    }
}

/// Of fewer than these a share says nothing: they are told as they are.
pub const SMALL: i64 = 5;

/// A part of a whole that is not nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// So many.
    pub part: i64,
    /// Out of so many.
    pub whole: i64,
}

/// How a share is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// As it is: few, none or all of them.
    Counted,
    /// A word of everyday language: message keys `health-portion-<word>`.
    Word(&'static str),
    /// So many of a hundred.
    Percent(i64),
}

/// Shares everyday language has a word for, in thousandths, with what still counts as such.
const WORDS: [(&str, i64); 5] =
    [("quarter", 250), ("third", 333), ("half", 500), ("two-thirds", 667), ("three-quarters", 750)];
const NEAR: i64 = 15;

impl Fraction {
    /// In whole percent; none where the whole is too small for that to mean anything. Hardly any is not none, and
    /// nearly all is not all.
    pub fn percent(self) -> Option<i64> {
        let rounded = (self.part * 200 + self.whole) / (self.whole * 2);
        let told = match self.part {
            0 => 0,
            part if part >= self.whole => 100,
            _ => rounded.clamp(1, 99),
        };
        (self.whole >= SMALL).then_some(told)
    }

    /// How it is said.
    pub fn told(self) -> Told {
        match self.percent() {
            Some(percent) if self.part > 0 && self.part < self.whole => {
                let thousandths = self.part * 1_000 / self.whole;
                let word = WORDS.iter().find(|(_, at)| (thousandths - at).abs() <= NEAR);
                word.map_or(Told::Percent(percent), |(word, _)| Told::Word(word))
            }
            _ => Told::Counted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::numbers::{Number, Numbers},
        Fraction, Share, Told,
    };

    #[test]
    fn a_share_is_said_as_people_say_it() {
        for (part, whole, told) in [
            (12, 24, Told::Word("half")),
            (11, 23, Told::Percent(48)),
            (8, 24, Told::Word("third")),
            (8, 25, Told::Word("third")),
            (6, 24, Told::Word("quarter")),
            (16, 24, Told::Word("two-thirds")),
            (18, 24, Told::Word("three-quarters")),
            (1, 24, Told::Percent(4)),
            (0, 24, Told::Counted),
            (24, 24, Told::Counted),
            (2, 4, Told::Counted),
            (4, 5, Told::Percent(80)),
        ] {
            assert_eq!(Fraction { part, whole }.told(), told, "{part} of {whole}");
        }
        assert_eq!(Fraction { part: 2, whole: 4 }.percent(), None);
        assert_eq!(Fraction { part: 1, whole: 8 }.percent(), Some(13));
        assert_eq!(Fraction { part: 7_350, whole: 7_351 }.percent(), Some(99), "nearly all is not all");
        assert_eq!(Fraction { part: 1, whole: 7_351 }.percent(), Some(1));
        assert_eq!([0, 9].map(|part| Fraction { part, whole: 9 }.percent()), [Some(0), Some(100)]);
    }

    #[test]
    fn a_share_is_made_of_pairs_and_nothing_is_invented() {
        let known = |all: &[(Number, i32)]| all.iter().copied().collect::<Numbers>();
        let share = |share: Share, all: &[(Number, i32)]| share.of(&known(all)).map(|found| (found.part, found.whole));
        use Number::{Asked, OnlyRead, Posted, Reacted, Unanswered};
        assert_eq!(share(Share::Unanswered, &[(Asked, 9), (Unanswered, 3)]), Some((3, 9)));
        assert_eq!(share(Share::Unanswered, &[(Unanswered, 3)]), None);
        assert_eq!(share(Share::Unanswered, &[(Asked, 9)]), None);
        assert_eq!(share(Share::Unanswered, &[(Asked, 0), (Unanswered, 0)]), None);
        assert_eq!(share(Share::Writing, &[(Posted, 4), (Reacted, 6), (OnlyRead, 10)]), Some((4, 20)));
        assert_eq!(share(Share::Writing, &[(Posted, 4), (Reacted, 6)]), None);
        assert_eq!(known(&[(Asked, 2), (Unanswered, 3)]).too_large(), [(Unanswered, 2)]);
        assert_eq!(known(&[(Unanswered, 3)]).too_large(), [], "of an unknown whole it may be any part");
    }
}
