//! The section `sparring` of `programme.yaml`.

use crate::{
    features::curriculum::{
        front_matter::Fields,
        problems::Problems,
        sparring_plan::{COUNTS, LEVELS, SparringPlan},
    },
    platform::yaml::Span,
};

#[cfg(test)]
mod tests;

/// Longest word in the section, in characters.
const WORD: usize = 40;
/// The last week a round can be planned for; no course is longer.
const LAST_WEEK: u32 = 200;

/// Reads the section, and where its rounds stand: whether the course has such weeks is known later.
pub fn read(mut yaml: Fields<'_>, problems: &mut Problems) -> Option<(SparringPlan, Span)> {
    let before = problems.mistake_count();
    let at = yaml.place_of("rounds");
    let rounds = yaml.numbers("rounds", 1..=LAST_WEEK, problems).unwrap_or_default();
    if !rounds.is_sorted_by(|one, next| one < next) {
        problems.at(yaml.file(), at, "`rounds` are not in order", "write each week once, the first one first");
    }
    let mut plan = SparringPlan {
        rounds,
        same_partners: either(&mut yaml, "partners", ["new", "same"], problems),
        other_stage: either(&mut yaml, "stage", ["same", "other"], problems),
        same_site: either(&mut yaml, "site", ["other", "same"], problems),
        ..SparringPlan::default()
    };
    if let Some(mut weights) = yaml.has("weights").then(|| yaml.map("weights", problems)).flatten() {
        for criterion in COUNTS.into_iter().filter(|criterion| weights.has(criterion)).collect::<Vec<_>>() {
            if let Some(level) = word(&mut weights, criterion, &LEVELS, problems) {
                plan.weights.insert(criterion.to_owned(), level);
            }
        }
        weights.finish(problems);
    }
    yaml.finish(problems);
    (problems.mistake_count() == before).then_some((plan, at))
}

/// Whether the second of two words stands there; the first one where there is none.
fn either(yaml: &mut Fields<'_>, key: &str, words: [&str; 2], problems: &mut Problems) -> bool {
    yaml.has(key) && word(yaml, key, &words, problems).is_some_and(|found| words.last() == Some(&found.as_str()))
}

fn word(yaml: &mut Fields<'_>, key: &str, words: &[&str], problems: &mut Problems) -> Option<String> {
    let (found, at) = yaml.text(key, WORD, problems)?;
    if !words.contains(&found.as_str()) {
        let help = format!("write one of: {}", words.join(", "));
        problems.at(yaml.file(), at, format!("`{found}` is no word for `{key}`"), help);
        return None;
    }
    Some(found)
}

/// Whether the course has a week for every round.
pub fn check(plan: &SparringPlan, weeks: usize, file: &str, at: Span, problems: &mut Problems) {
    let beyond = plan.rounds.iter().filter(|week| usize::try_from(**week).is_ok_and(|week| week > weeks));
    for week in beyond {
        let help = format!("the course has {weeks}");
        problems.at(file, at, format!("`rounds` names week {week}, which is not there"), help);
    }
}
