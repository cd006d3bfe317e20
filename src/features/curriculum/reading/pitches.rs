//! The section `pitches` of `programme.yaml`.

use crate::{
    features::curriculum::{front_matter::Fields, pitch_plan::PitchPlan, problems::Problems},
    platform::yaml::Span,
};

/// How long a pitch can be, in minutes.
const MINUTES: std::ops::RangeInclusive<u32> = 1..=30;
/// The last week a round can be in; no course is longer.
const LAST_WEEK: u32 = 200;

/// Reads the section, and where its rounds stand: whether the course has such weeks is known later.
pub fn read(mut yaml: Fields<'_>, problems: &mut Problems) -> Option<(PitchPlan, Span)> {
    let before = problems.mistake_count();
    let at = yaml.place_of("rounds");
    let rounds = yaml.numbers("rounds", 1..=LAST_WEEK, problems).unwrap_or_default();
    if !rounds.is_sorted_by(|one, next| one < next) {
        problems.at(yaml.file(), at, "`rounds` are not in order", "write each week once, the first one first");
    }
    let minutes = yaml.number("minutes", MINUTES, problems);
    yaml.finish(problems);
    let plan = PitchPlan { rounds, minutes: minutes? };
    (problems.mistake_count() == before).then_some((plan, at))
}

/// Whether the course has a week for every round.
pub fn check(plan: &PitchPlan, weeks: usize, file: &str, at: Span, problems: &mut Problems) {
    for week in plan.rounds.iter().filter(|week| usize::try_from(**week).is_ok_and(|week| week > weeks)) {
        let help = format!("the course has {weeks}");
        problems.at(file, at, format!("`rounds` names week {week}, which is not there"), help);
    }
}

#[cfg(test)]
mod tests {
    use super::{check, read};
    use crate::features::curriculum::{front_matter::fields, pitch_plan::PitchPlan, problems::Problems};

    /// What a section means in a course of three weeks, and everything that is wrong with it.
    fn read_in(text: &str) -> (Option<PitchPlan>, Vec<String>) {
        let mut problems = Problems::default();
        problems.source("p.yaml", text);
        let found = read(fields("p.yaml", text, 0, &mut problems), &mut problems);
        let plan = found.map(|(plan, at)| {
            check(&plan, 3, "p.yaml", at, &mut problems);
            plan
        });
        (plan, problems.list().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_section_says_in_which_weeks_and_how_long() {
        let plan = PitchPlan { rounds: vec![1, 3], minutes: 6 };
        assert_eq!(read_in("rounds: [1, 3]\nminutes: 6\n"), (Some(plan), Vec::new()));
    }

    #[test]
    fn every_mistake_is_named_where_it_stands() {
        for (text, expected) in [
            ("minutes: 6\n", "p.yaml:1:1: `rounds` is missing"),
            ("rounds: [2]\n", "p.yaml:1:1: `minutes` is missing"),
            ("rounds: [2, 1]\nminutes: 6\n", "p.yaml:1:1: `rounds` are not in order"),
            ("rounds: [2]\nminutes: 31\n", "p.yaml:2:10: `minutes` does not fit"),
            ("rounds: [2]\nminutes: 6\nroom: 3\n", "p.yaml:3:1: `room` is not known here"),
            ("rounds: [4]\nminutes: 6\n", "p.yaml:1:1: `rounds` names week 4, which is not there"),
        ] {
            let (_, said) = read_in(text);
            assert!(
                said.first().is_some_and(|one| one.starts_with(expected)),
                "{expected} is not said of\n{text}{said:#?}"
            );
        }
    }
}
