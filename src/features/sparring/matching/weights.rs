//! What is looked at, and how much it counts.

/// How much something counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not at all.
    Off,
    Little,
    #[default]
    Matters,
    Much,
}

impl Level {
    /// All of them, least first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Little, Self::Matters, Self::Much];

    pub(super) fn weight(self) -> u32 {
        match self {
            Self::Off => 0,
            Self::Little => 1,
            Self::Matters => 2,
            Self::Much => 4,
        }
    }

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Little => "little",
            Self::Matters => "matters",
            Self::Much => "much",
        }
    }

    /// The level with this word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Criterion {
    /// Two departments.
    Department,
    /// Two backgrounds.
    Background,
    /// Something both are interested in.
    Interests,
    /// As far along as each other, or just not.
    Stage,
    /// One site, or two.
    Site,
    /// Many hours at which both can be met, beyond those they need.
    Hours,
    /// What they wished.
    Wishes,
}

impl Criterion {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Department, Self::Background, Self::Interests, Self::Stage, Self::Site, Self::Hours, Self::Wishes];

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Background => "background",
            Self::Interests => "interests",
            Self::Stage => "stage",
            Self::Site => "site",
            Self::Hours => "hours",
            Self::Wishes => "wishes",
        }
    }

    /// The criterion with this word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|criterion| criterion.name() == name)
    }
}

/// How a programme wants its people matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// In the order of [`Criterion::ALL`].
    levels: [Level; Criterion::ALL.len()],
    /// Whether another stage is what is looked for, rather than the same.
    pub other_stage: bool,
    /// Whether the same site is what is looked for, rather than another.
    pub same_site: bool,
}

impl Default for Weights {
    /// As the seven weeks want it: shared interests count much, and people get out of their own
    /// department.
    fn default() -> Self {
        let levels = Criterion::ALL.map(|criterion| match criterion {
            Criterion::Department | Criterion::Interests => Level::Much,
            Criterion::Background | Criterion::Stage | Criterion::Wishes => Level::Matters,
            Criterion::Site | Criterion::Hours => Level::Little,
        });
        Self { levels, other_stage: false, same_site: false }
    }
}

impl Weights {
    /// How much `criterion` counts.
    pub fn level(&self, criterion: Criterion) -> Level {
        self.levels.get(criterion as usize).copied().unwrap_or(Level::Off)
    }

    /// The same, with another level for `criterion`.
    #[must_use]
    pub fn with(mut self, criterion: Criterion, level: Level) -> Self {
        if let Some(place) = self.levels.get_mut(criterion as usize) {
            *place = level;
        }
        self
    }
}
