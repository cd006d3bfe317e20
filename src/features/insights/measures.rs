//! What is counted, and in which report it is told.

use entity::ids::CohortId;

/// What is switched on and off together: what was agreed on together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Report {
    /// From applying to helping the next cohort.
    Path,
    /// Who takes part, week by week.
    TakingPart,
    /// How questions are answered.
    Answers,
    /// Who wants some e-mails no more.
    Mail,
    /// Who is in a cohort, beside everybody who applied.
    Composition,
    /// What became of it, three months and a year after the end.
    Afterwards,
}

impl Report {
    /// All of them, as they stand on the page.
    pub const ALL: [Self; 6] =
        [Self::TakingPart, Self::Answers, Self::Path, Self::Composition, Self::Mail, Self::Afterwards];

    /// Its name in addresses, in the database and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::TakingPart => "taking-part",
            Self::Answers => "answers",
            Self::Mail => "mail",
            Self::Composition => "composition",
            Self::Afterwards => "afterwards",
        }
    }

    /// The report with this name.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|report| report.word() == word)
    }
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// People who applied for the cohort.
    Applied,
    /// People who were offered a seat.
    Offered,
    /// People who were in it when its first week was over.
    Started,
    /// Of those, who has earned the certificate.
    Completed,
    /// Of those, who would help the next cohort, now or later.
    Helpers,
    /// Of those, who did anything others see, or said that something is done, in this week.
    TookPart,
    /// Of those, who had shown something of this week before it was over.
    OnTime,
    /// Of those, who has switched a kind of e-mail off.
    OptedOut,
    /// Questions that were asked up to the end of this week, and have stood for 36 hours.
    Asked,
    /// Of those, how many waited longer for a first answer.
    Waited,
    /// Hours within which half of those had their first answer: the lower end; 0 where that took longer than 36.
    FirstAnswer,
    /// Everybody who applied, part by part.
    Pool,
    /// Who is in the cohort, part by part.
    Joined,
    /// Of those who started, who has said what became of it.
    LookedBack,
    /// Of those who started, who looks after a community, by what they say themselves.
    Tending,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Applied,
        Self::Offered,
        Self::Started,
        Self::Completed,
        Self::Helpers,
        Self::TookPart,
        Self::OnTime,
        Self::OptedOut,
        Self::Asked,
        Self::Waited,
        Self::FirstAnswer,
        Self::Pool,
        Self::Joined,
        Self::LookedBack,
        Self::Tending,
    ];

    /// Its name in the database and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Offered => "offered",
            Self::Started => "started",
            Self::Completed => "completed",
            Self::Helpers => "helpers",
            Self::TookPart => "took-part",
            Self::OnTime => "on-time",
            Self::OptedOut => "opted-out",
            Self::Asked => "asked",
            Self::Waited => "waited",
            Self::FirstAnswer => "first-answer",
            Self::Pool => "pool",
            Self::Joined => "joined",
            Self::LookedBack => "looked-back",
            Self::Tending => "tending",
        }
    }

    /// The measure with this name.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.word() == word)
    }
}

/// What is told of a cohort: a row of the only table pages are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Of which cohort.
    pub cohort: CohortId,
    /// Of which of its weeks; what comes after the last is said at [`Closed`](super::facts::Closed).
    pub week: u32,
    /// Of what.
    pub measure: Measure,
    /// Of which part; empty for the whole.
    pub part: String,
    /// So many or more.
    pub at_least: u32,
    /// And not more.
    pub at_most: u32,
    /// Out of so many; 0 where that is not said.
    pub of: u32,
}

impl Figure {
    /// Whether it says anything: of a whole that is hardly more than the smallest group nothing can be said.
    pub fn tells(&self) -> bool {
        self.of == 0 || self.at_least > 0 || self.at_most < self.of
    }

    /// The share of the whole that is told, in percent, from its lower end; none where nothing is said of the whole.
    pub fn share(&self) -> Option<u32> {
        self.at_least.saturating_mul(100).checked_div(self.of)
    }
}
