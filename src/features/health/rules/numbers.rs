//! The numbers of a month, and which of them are parts of which.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// A number somebody may know of their community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    /// Questions.
    Asked,
    /// Of those, how many had no answer after two days.
    Unanswered,
    /// Half of the first answers came within so long: tenths of an hour.
    FirstAnswer,
    /// First posts of people.
    FirstPosts,
    /// Of those, how many somebody answered who does not look after the community.
    ByPeers,
    /// People who wrote.
    Posted,
    /// People who wrote nothing and reacted.
    Reacted,
    /// People who only read.
    OnlyRead,
    /// Of those who wrote, how many it took for half of all posts.
    HalfBy,
    /// People who were new.
    Newcomers,
    /// Of those, who wrote again within thirty days.
    CameAgain,
    /// People who were invited to meetings.
    Invited,
    /// Of those, who came.
    Came,
    /// Searches.
    Searches,
    /// Of those, how many found nothing.
    WithoutHit,
    /// Members: vanity.
    Members,
    /// Page views: vanity.
    Views,
    /// All posts: vanity.
    Posts,
}

impl Number {
    /// All of them, as a form has them.
    pub const ALL: [Self; 18] = [
        Self::Asked,
        Self::Unanswered,
        Self::FirstAnswer,
        Self::FirstPosts,
        Self::ByPeers,
        Self::Posted,
        Self::Reacted,
        Self::OnlyRead,
        Self::HalfBy,
        Self::Newcomers,
        Self::CameAgain,
        Self::Invited,
        Self::Came,
        Self::Searches,
        Self::WithoutHit,
        Self::Members,
        Self::Views,
        Self::Posts,
    ];

    /// Its name in forms, in tables and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Unanswered => "unanswered",
            Self::FirstAnswer => "first-answer",
            Self::FirstPosts => "first-posts",
            Self::ByPeers => "by-peers",
            Self::Posted => "posted",
            Self::Reacted => "reacted",
            Self::OnlyRead => "only-read",
            Self::HalfBy => "half-by",
            Self::Newcomers => "newcomers",
            Self::CameAgain => "came-again",
            Self::Invited => "invited",
            Self::Came => "came",
            Self::Searches => "searches",
            Self::WithoutHit => "without-hit",
            Self::Members => "members",
            Self::Views => "views",
            Self::Posts => "posts",
        }
    }

    /// The number of which it is a part.
    pub fn whole(self) -> Option<Self> {
        match self {
            Self::Unanswered => Some(Self::Asked),
            Self::ByPeers => Some(Self::FirstPosts),
            Self::HalfBy => Some(Self::Posted),
            Self::CameAgain => Some(Self::Newcomers),
            Self::Came => Some(Self::Invited),
            Self::WithoutHit => Some(Self::Searches),
            _ => None,
        }
    }

    /// The largest it may be.
    fn most(self) -> i32 {
        match self {
            Self::FirstAnswer => 100_000,
            _ => 1_000_000_000,
        }
    }

    /// What somebody typed; hours may have a fraction, of which a tenth is kept.
    pub fn read(self, typed: &str) -> Option<i32> {
        let number = if self == Self::FirstAnswer { hours(typed)? } else { crate::platform::numbers::number(typed)? };
        let fits = number.fract() == 0.0 && number <= f64::from(self.most());
        #[allow(clippy::cast_possible_truncation, reason = "it is whole, and no larger than the largest")]
        fits.then_some(number as i32)
    }

    /// As somebody would type it; `comma` where fractions are written with one.
    pub fn written(self, number: i32, comma: bool) -> String {
        let (whole, tenth) = (number / 10, number % 10);
        match (self, tenth) {
            (Self::FirstAnswer, 0) => whole.to_string(),
            (Self::FirstAnswer, _) => format!("{whole}{}{tenth}", if comma { ',' } else { '.' }),
            _ => number.to_string(),
        }
    }
}

/// Hours in tenths: a point or a comma always begins a fraction here.
fn hours(typed: &str) -> Option<f64> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace(',', ".");
    let digits = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    bare.parse::<f64>().ok().filter(|hours| digits && hours.is_finite()).map(|hours| (hours * 10.0).round())
}

/// Numbers that are asked for, told and explained together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Questions and their answers.
    Answers,
    /// How long the first one took.
    FirstAnswer,
    /// First posts.
    FirstPosts,
    /// Who writes, reacts, reads.
    People,
    /// By how many half was written.
    HalfBy,
    /// Newcomers.
    Newcomers,
    /// Meetings.
    Meetings,
    /// Searches.
    Searches,
    /// What only grows, and says little.
    Vanity,
}

impl Group {
    /// What is worth knowing.
    pub const WORTH: [Self; 8] = [
        Self::Answers,
        Self::FirstAnswer,
        Self::FirstPosts,
        Self::Newcomers,
        Self::People,
        Self::HalfBy,
        Self::Meetings,
        Self::Searches,
    ];

    /// Its name in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::FirstAnswer => "first-answer",
            Self::FirstPosts => "first-posts",
            Self::People => "people",
            Self::HalfBy => "half-by",
            Self::Newcomers => "newcomers",
            Self::Meetings => "meetings",
            Self::Searches => "searches",
            Self::Vanity => "vanity",
        }
    }

    /// The numbers in it.
    pub fn numbers(self) -> &'static [Number] {
        use Number::{
            Asked, ByPeers, Came, CameAgain, FirstAnswer, FirstPosts, HalfBy, Invited, Members, Newcomers, OnlyRead,
            Posted, Posts, Reacted, Searches, Unanswered, Views, WithoutHit,
        };
        match self {
            Self::Answers => &[Asked, Unanswered],
            Self::FirstAnswer => &[FirstAnswer],
            Self::FirstPosts => &[FirstPosts, ByPeers],
            Self::People => &[Posted, Reacted, OnlyRead],
            Self::HalfBy => &[HalfBy],
            Self::Newcomers => &[Newcomers, CameAgain],
            Self::Meetings => &[Invited, Came],
            Self::Searches => &[Searches, WithoutHit],
            Self::Vanity => &[Members, Views, Posts],
        }
    }
}

/// What somebody knows of a month. What is not in it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(BTreeMap<Number, i32>);

impl Numbers {
    /// One of them.
    pub fn get(&self, number: Number) -> Option<i32> {
        self.0.get(&number).copied()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers as they are there.
    pub fn iter(&self) -> impl Iterator<Item = (Number, i32)> {
        self.0.iter().map(|(number, value)| (*number, *value))
    }

    /// These, and what stands in `over` where that says something.
    #[must_use]
    pub fn with(&self, over: &Self) -> Self {
        Self(self.iter().chain(over.iter()).collect())
    }

    /// Parts that are larger than their whole, and how large that is.
    pub fn too_large(&self) -> Vec<(Number, i32)> {
        let larger = |(number, part): (Number, i32)| {
            let whole = self.get(number.whole()?)?;
            (part > whole).then_some((number, whole))
        };
        self.iter().filter_map(larger).collect()
    }
}

impl FromIterator<(Number, i32)> for Numbers {
    fn from_iter<T: IntoIterator<Item = (Number, i32)>>(numbers: T) -> Self {
        Self(numbers.into_iter().collect())
    }
}

/// A month somebody knows something of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub on: NaiveDate,
    /// What is known.
    pub numbers: Numbers,
    /// How often it was written.
    pub version: i32,
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_are_whole_and_hours_have_tenths() {
        for (number, typed, value) in [
            (Number::Asked, "1.234", Some(1_234)),
            (Number::Asked, "12,0", Some(12)),
            (Number::Asked, "1,5", None),
            (Number::Asked, "-1", None),
            (Number::Asked, "2000000000", None),
            (Number::FirstAnswer, "3,5", Some(35)),
            (Number::FirstAnswer, "3.125", Some(31)),
            (Number::FirstAnswer, "48", Some(480)),
            (Number::FirstAnswer, ".5", None),
            (Number::FirstAnswer, "1.2.3", None),
            (Number::FirstAnswer, "99999", None),
        ] {
            assert_eq!(number.read(typed), value, "{typed}");
        }
        assert_eq!(Number::FirstAnswer.written(35, true), "3,5");
        assert_eq!(Number::FirstAnswer.written(480, true), "48");
    }
}
