//! Up to three sentences about the newest month: facts beside facts of the month before, and no judgement.

use chrono::NaiveDate;

use super::{
    numbers::{Month, Number},
    shares::{Fraction, Share},
};

/// The most sentences there are.
const MOST: usize = 3;

/// What a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A share.
    Share(Share),
    /// How long a first answer took.
    FirstAnswer,
}

/// In which order it is worth saying: what people wait for first.
const ORDER: [Topic; 8] = [
    Topic::Share(Share::Unanswered),
    Topic::FirstAnswer,
    Topic::Share(Share::CameAgain),
    Topic::Share(Share::ByPeers),
    Topic::Share(Share::HalfBy),
    Topic::Share(Share::Came),
    Topic::Share(Share::WithoutHit),
    Topic::Share(Share::Writing),
];

/// What is said of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A share.
    Share(Fraction),
    /// Tenths of an hour.
    Hours(i32),
}

impl Topic {
    /// What a month says of it; none where that is not known.
    pub fn of(self, month: &Month) -> Option<Value> {
        match self {
            Self::Share(share) => share.of(&month.numbers).map(Value::Share),
            Self::FirstAnswer => month.numbers.get(Number::FirstAnswer).map(Value::Hours),
        }
    }

    /// Its name in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Share(share) => share.word(),
            Self::FirstAnswer => Number::FirstAnswer.word(),
        }
    }
}

/// A sentence: what it is about, the newest month, and the newest before it of which as much is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// About what.
    pub topic: Topic,
    /// The newest month.
    pub now: (NaiveDate, Value),
    /// An earlier one.
    pub before: Option<(NaiveDate, Value)>,
}

/// What is said of these months, which come in their order.
pub fn sentences(months: &[Month]) -> Vec<Sentence> {
    let Some((newest, earlier)) = months.split_last() else { return Vec::new() };
    let about = |topic: Topic| {
        let now = (newest.on, topic.of(newest)?);
        let before = earlier.iter().rev().find_map(|month| Some((month.on, topic.of(month)?)));
        Some(Sentence { topic, now, before })
    };
    ORDER.into_iter().filter_map(about).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{
        super::{
            numbers::{Month, Number},
            shares::{Fraction, Share},
        },
        Topic, Value, sentences,
    };

    fn month(number: u32, known: &[(Number, i32)]) -> Month {
        let on = NaiveDate::from_ymd_opt(2026, number, 1).unwrap();
        Month { on, numbers: known.iter().copied().collect(), version: 1 }
    }

    #[test]
    fn the_newest_month_is_told_beside_the_last_one_that_knows_as_much() {
        use Number::{Asked, FirstAnswer, Unanswered};
        let months = [
            month(3, &[(Asked, 24), (Unanswered, 8), (FirstAnswer, 50)]),
            month(4, &[(Asked, 10), (FirstAnswer, 40)]),
            month(5, &[(Asked, 24), (Unanswered, 12), (FirstAnswer, 35)]),
        ];
        let said = sentences(&months);
        assert_eq!(
            said.iter().map(|one| one.topic).collect::<Vec<_>>(),
            [Topic::Share(Share::Unanswered), Topic::FirstAnswer]
        );
        assert_eq!(said[0].now, (months[2].on, Value::Share(Fraction { part: 12, whole: 24 })));
        assert_eq!(said[0].before, Some((months[0].on, Value::Share(Fraction { part: 8, whole: 24 }))));
        assert_eq!(said[1].before, Some((months[1].on, Value::Hours(40))));
    }

    #[test]
    fn there_are_three_at_most_and_none_where_nothing_is_known() {
        use Number::{Asked, ByPeers, Came, FirstAnswer, FirstPosts, Invited, Posts, Unanswered};
        let all =
            [(Asked, 5), (Unanswered, 1), (FirstAnswer, 1), (FirstPosts, 2), (ByPeers, 1), (Invited, 9), (Came, 3)];
        let said = sentences(&[month(5, &all)]);
        assert_eq!(said.len(), 3);
        assert!(said.iter().all(|one| one.before.is_none()));
        assert_eq!(sentences(&[month(5, &[(Posts, 900)])]), []);
        assert_eq!(sentences(&[]), []);
    }
}
