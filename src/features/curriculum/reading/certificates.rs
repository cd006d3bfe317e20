//! The section `requires` of `programme.yaml`: what the certificate asks for.

use crate::{
    features::curriculum::{certificate_plan::CertificatePlan, front_matter::Fields, problems::Problems},
    platform::yaml::Span,
};

/// No course has more weeks, and nobody asks for more of anything.
const MOST: std::ops::RangeInclusive<u32> = 1..=60;

/// Reads the section, and where it stands; none where it has a mistake.
pub fn read(mut yaml: Fields<'_>, problems: &mut Problems) -> Option<(CertificatePlan, Span)> {
    let at = yaml.place_of("weeks");
    let weeks = yaml.number("weeks", MOST, problems);
    let mut optional = |key: &str| match yaml.has(key) {
        true => yaml.number(key, MOST, problems),
        false => Some(0),
    };
    let (pitches, feedbacks) = (optional("pitches"), optional("feedbacks"));
    yaml.finish(problems);
    Some((CertificatePlan { weeks: weeks?, pitches: pitches?, feedbacks: feedbacks? }, at))
}

/// Nobody is asked for more than the course has room for.
pub fn check(plan: &CertificatePlan, weeks: usize, has_pitches: bool, file: &str, at: Span, problems: &mut Problems) {
    if usize::try_from(plan.weeks).is_ok_and(|asked| asked > weeks) {
        let message = format!("the certificate asks for {} weeks, the course has {weeks}", plan.weeks);
        problems.at(file, at, message, format!("write a number from 1 to {weeks}"));
    }
    if !has_pitches && (plan.pitches > 0 || plan.feedbacks > 0) {
        problems.at(
            file,
            at,
            "the certificate asks for pitches, the course has none",
            "add `pitches`, or leave them out",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{check, read};
    use crate::features::curriculum::{certificate_plan::CertificatePlan, front_matter::fields, problems::Problems};

    /// What a section means in a course of three weeks, and everything that is wrong with it.
    fn read_in(text: &str, has_pitches: bool) -> (Option<CertificatePlan>, Vec<String>) {
        let mut problems = Problems::default();
        problems.source("p.yaml", text);
        let found = read(fields("p.yaml", text, 0, &mut problems), &mut problems);
        if let Some((plan, at)) = &found {
            check(plan, 3, has_pitches, "p.yaml", *at, &mut problems);
        }
        (found.map(|(plan, _)| plan), problems.list().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_section_says_how_much_of_what() {
        let plan = CertificatePlan { weeks: 2, pitches: 1, feedbacks: 3 };
        assert_eq!(read_in("weeks: 2\npitches: 1\nfeedbacks: 3\n", true), (Some(plan), Vec::new()));
        let plan = CertificatePlan { weeks: 3, ..CertificatePlan::default() };
        assert_eq!(read_in("weeks: 3\n", false), (Some(plan), Vec::new()));
    }

    #[test]
    fn every_mistake_is_named_where_it_stands() {
        for (text, has_pitches, expected) in [
            ("pitches: 1\n", true, "`weeks` is missing"),
            ("weeks: none\n", true, "`weeks`"),
            ("weeks: 4\n", true, "the certificate asks for 4 weeks, the course has 3"),
            ("weeks: 2\npitches: 1\n", false, "the certificate asks for pitches, the course has none"),
            ("weeks: 2\ntests: 1\n", true, "`tests`"),
        ] {
            let found = read_in(text, has_pitches).1.join("\n");
            assert!(found.contains(expected), "{text}: {found}");
        }
    }
}
