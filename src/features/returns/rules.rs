//! The sum. Pure: numbers in, numbers out.
//!
//! The four inputs and the formula are those of The Community Roundtable's ROI worksheet (State of Community
//! Management 2018): answers a month, successful searches a month, the value of one answer, what a year costs.
//! `direct = 12 · answers · value`, `networked = 12 · searches · success · value`,
//! `return = (direct + networked − cost) / cost`. Its own figures moved by a factor of three from year to year, because
//! searches and the value are guesses: so each input is a range here, and what comes out is one, too.

/// What is put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factor {
    /// Questions that are answered, a month.
    Answers,
    /// Searches, a month.
    Searches,
    /// How many of these find something, in percent.
    Success,
    /// What one answer is worth.
    Value,
    /// What the community costs a year.
    Cost,
}

impl Factor {
    /// All of them, as one is asked.
    pub const ALL: [Self; 5] = [Self::Answers, Self::Searches, Self::Success, Self::Value, Self::Cost];

    /// Its name in addresses and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Searches => "searches",
            Self::Success => "success",
            Self::Value => "value",
            Self::Cost => "cost",
        }
    }
}

/// A range, from the lowest to the highest one would believe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The lowest.
    pub low: f64,
    /// What one would say if asked for one number.
    pub likely: f64,
    /// The highest.
    pub high: f64,
}

/// One number for each input.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Guess {
    answers: f64,
    searches: f64,
    success: f64,
    value: f64,
    cost: f64,
}

impl Guess {
    fn with(self, factor: Factor, number: f64) -> Self {
        match factor {
            Factor::Answers => Self { answers: number, ..self },
            Factor::Searches => Self { searches: number, ..self },
            Factor::Success => Self { success: number, ..self },
            Factor::Value => Self { value: number, ..self },
            Factor::Cost => Self { cost: number, ..self },
        }
    }

    fn direct(&self) -> f64 {
        12.0 * self.answers * self.value
    }

    fn networked(&self) -> f64 {
        12.0 * self.searches * self.success / 100.0 * self.value
    }

    /// In percent of the cost.
    fn percent(&self) -> f64 {
        100.0 * (self.direct() + self.networked() - self.cost) / self.cost
    }

    /// Where this input would have to be for nothing to be won or lost; none where it does not matter.
    fn even(&self, factor: Factor) -> Option<f64> {
        let found = self.searches * self.success / 100.0;
        let number = match factor {
            Factor::Answers => (self.cost - self.networked()) / (12.0 * self.value),
            Factor::Searches => (self.cost - self.direct()) / (12.0 * self.success / 100.0 * self.value),
            Factor::Success => 100.0 * (self.cost - self.direct()) / (12.0 * self.searches * self.value),
            Factor::Value => self.cost / (12.0 * (self.answers + found)),
            Factor::Cost => self.direct() + self.networked(),
        };
        number.is_finite().then_some(number)
    }
}

/// What came out with one set of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// What answers are worth in a year.
    pub direct: f64,
    /// What is found without asking is worth in a year.
    pub networked: f64,
    /// What a year costs.
    pub cost: f64,
    /// What comes back, in percent of the cost.
    pub percent: f64,
}

/// An assumption on which the verdict hangs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turning {
    /// Which.
    pub factor: Factor,
    /// On its other side the verdict is the other one.
    pub even: f64,
}

/// What comes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// With everything as low as one would believe, and the cost as high.
    pub low: Outcome,
    /// With what one would say.
    pub likely: Outcome,
    /// With everything as high, and the cost as low.
    pub high: Outcome,
    /// The assumptions any one of which turns the verdict while the others stay as they are, the nearest first.
    pub turning: Vec<Turning>,
}

/// Works it out. `of` gives the range of an input; the cost is more than nothing.
pub fn work_out(of: impl Fn(Factor) -> Range) -> Verdict {
    let guess = |pick: fn(&Range) -> f64, cost: fn(&Range) -> f64| Guess {
        answers: pick(&of(Factor::Answers)),
        searches: pick(&of(Factor::Searches)),
        success: pick(&of(Factor::Success)),
        value: pick(&of(Factor::Value)),
        cost: cost(&of(Factor::Cost)),
    };
    let outcome = |guess: Guess| Outcome {
        direct: guess.direct(),
        networked: guess.networked(),
        cost: guess.cost,
        percent: guess.percent(),
    };
    let likely = guess(|range| range.likely, |range| range.likely);
    let turns = |factor: &Factor| {
        let range = of(*factor);
        let ends = [range.low, range.high].map(|end| likely.with(*factor, end).percent() >= 0.0);
        ends[0] != ends[1]
    };
    let mut turning: Vec<(f64, Turning)> = Factor::ALL
        .into_iter()
        .filter(turns)
        .filter_map(|factor| {
            let even = likely.even(factor)?;
            let from = of(factor).likely;
            let away = if from == 0.0 { f64::INFINITY } else { ((even - from) / from).abs() };
            Some((away, Turning { factor, even }))
        })
        .collect();
    turning.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    Verdict {
        low: outcome(guess(|range| range.low, |range| range.high)),
        likely: outcome(likely),
        high: outcome(guess(|range| range.high, |range| range.low)),
        turning: turning.into_iter().map(|(_, turning)| turning).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Factor, Range, work_out};

    fn exactly(number: f64) -> Range {
        Range { low: number, likely: number, high: number }
    }

    fn example(success: Range) -> impl Fn(Factor) -> Range {
        move |factor| match factor {
            Factor::Answers => exactly(40.0),
            Factor::Searches => exactly(900.0),
            Factor::Success => success,
            Factor::Value => exactly(15.0),
            Factor::Cost => exactly(30_000.0),
        }
    }

    #[test]
    fn the_worked_example_comes_out() {
        let found = work_out(example(exactly(50.0)));
        assert_eq!((found.likely.direct, found.likely.networked), (7_200.0, 81_000.0));
        assert_eq!(found.likely.percent, 194.0);
        assert_eq!(found.turning, [], "where nothing is a guess, nothing turns it");
    }

    #[test]
    fn one_guess_turns_the_verdict_and_is_named() {
        let found = work_out(example(Range { low: 10.0, likely: 50.0, high: 60.0 }));
        assert_eq!(found.low.percent.round(), -22.0);
        assert_eq!(found.turning.len(), 1);
        assert_eq!(found.turning[0].factor, Factor::Success);
        // 30,000 = 7,200 + 12 · 900 · p · 15
        assert!((found.turning[0].even - 14.07).abs() < 0.01, "{}", found.turning[0].even);
    }

    #[test]
    fn the_nearest_assumption_comes_first() {
        let ranges = |factor| match factor {
            Factor::Answers => exactly(10.0),
            Factor::Searches => Range { low: 10.0, likely: 200.0, high: 900.0 },
            Factor::Success => exactly(50.0),
            Factor::Value => Range { low: 5.0, likely: 15.0, high: 20.0 },
            Factor::Cost => Range { low: 10_000.0, likely: 18_000.0, high: 30_000.0 },
        };
        let found = work_out(ranges);
        assert_eq!(found.turning.len(), 3);
        assert_eq!(found.turning[0].factor, Factor::Value, "13.64 is nearer to 15 than the others are to their own");
    }

    #[test]
    fn what_does_not_matter_turns_nothing() {
        let ranges = |factor| match factor {
            Factor::Answers | Factor::Searches => Range { low: 0.0, likely: 0.0, high: 5.0 },
            Factor::Success => exactly(0.0),
            Factor::Value => exactly(0.0),
            Factor::Cost => exactly(1.0),
        };
        let found = work_out(ranges);
        assert_eq!(found.likely.percent, -100.0);
        assert_eq!(found.turning, []);
    }
}
