//! The section `circles` of `programme.yaml`.

use crate::{
    features::curriculum::{circle_plan::CirclePlan, front_matter::Fields, problems::Problems},
    platform::yaml::Span,
};

/// A circle has at least two people, and in one of more than eight somebody never gets a word in.
const SIZES: std::ops::RangeInclusive<u32> = 2..=8;
/// No course has more weeks.
const WEEKS: std::ops::RangeInclusive<u32> = 1..=60;

/// Reads the section, and where it says in which week circles begin; none where it has a mistake.
pub fn read(mut yaml: Fields<'_>, problems: &mut Problems) -> Option<(CirclePlan, Span)> {
    let size = yaml.from_to("size", SIZES, problems);
    let at = yaml.place_of("from_week");
    let from_week = yaml.number("from_week", WEEKS, problems);
    yaml.finish(problems);
    let (least, most) = size?;
    Some((CirclePlan { least, most, from_week: from_week? }, at))
}

/// Circles begin in a week the course has.
pub fn begin_within(file: &str, (plan, at): (CirclePlan, Span), weeks: usize, problems: &mut Problems) -> CirclePlan {
    if usize::try_from(plan.from_week).is_ok_and(|first| first > weeks) {
        let message = format!("circles begin in week {}, the course has {weeks}", plan.from_week);
        problems.at(file, at, message, format!("write a week from 1 to {weeks}"));
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::{begin_within, read};
    use crate::features::curriculum::{circle_plan::CirclePlan, front_matter::fields, problems::Problems};

    /// What a section means in a course of three weeks, and everything that is wrong with it.
    fn read_in(text: &str) -> (Option<CirclePlan>, Vec<String>) {
        let mut problems = Problems::default();
        problems.source("p.yaml", text);
        let found = read(fields("p.yaml", text, 0, &mut problems), &mut problems);
        let plan = found.map(|found| begin_within("p.yaml", found, 3, &mut problems));
        (plan, problems.list().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_section_says_how_many_and_from_when() {
        let plan = CirclePlan { least: 4, most: 5, from_week: 2 };
        assert_eq!(read_in("size: [4, 5]\nfrom_week: 2\n"), (Some(plan), Vec::new()));
        assert!(!plan.meets_in(1) && plan.meets_in(2) && plan.meets_in(3));
        assert_eq!(read_in("size: [3, 3]\nfrom_week: 1\n").1, Vec::<String>::new());
    }

    #[test]
    fn every_mistake_is_named_where_it_stands() {
        for (text, expected) in [
            ("from_week: 1\n", "p.yaml:1:1: `size` is missing"),
            ("size: [4, 5]\n", "p.yaml:1:1: `from_week` is missing"),
            ("size: 4\nfrom_week: 1\n", "p.yaml:1:7: `size` is not two numbers"),
            ("size: [5, 4]\nfrom_week: 1\n", "p.yaml:1:7: `size` goes from more to less"),
            ("size: [1, 5]\nfrom_week: 1\n", "p.yaml:1:8: `size` does not fit"),
            ("size: [4, 9]\nfrom_week: 1\n", "p.yaml:1:11: `size` does not fit"),
            ("size: [4, 5]\nfrom_week: soon\n", "p.yaml:2:12: `from_week` does not fit"),
            ("size: [4, 5]\nfrom_week: 1\nrooms: 3\n", "p.yaml:3:1: `rooms` is not known here"),
            ("size: [4, 5]\nfrom_week: 4\n", "p.yaml:2:1: circles begin in week 4, the course has 3"),
        ] {
            let (_, said) = read_in(text);
            assert!(
                said.first().is_some_and(|one| one.starts_with(expected)),
                "{expected} is not said of\n{text}{said:#?}"
            );
        }
    }
}
