//! What counts for who is put together: as the programme says, and as a round keeps it.

use serde_json::{Value, json};

use crate::features::{
    curriculum::SparringPlan,
    sparring::matching::{Criterion, Level, Weights},
};

/// How a programme wants its people matched; as the house does where it does not say.
pub fn weights_of(plan: Option<&SparringPlan>) -> Weights {
    let Some(plan) = plan else { return Weights::default() };
    weighed(plan.weights.iter().map(|(criterion, level)| (criterion.as_str(), level.as_str())), |wish| match wish {
        OTHER_STAGE => plan.other_stage,
        _ => plan.same_site,
    })
}

const OTHER_STAGE: &str = "other_stage";
const SAME_SITE: &str = "same_site";

fn weighed<'a>(levels: impl Iterator<Item = (&'a str, &'a str)>, wish: impl Fn(&str) -> bool) -> Weights {
    let known = levels.filter_map(|(criterion, level)| Some((Criterion::named(criterion)?, Level::named(level)?)));
    let mut weights = known.fold(Weights::default(), |weights, (criterion, level)| weights.with(criterion, level));
    weights.other_stage = wish(OTHER_STAGE);
    weights.same_site = wish(SAME_SITE);
    weights
}

/// Weights as a round keeps them: who is put together later in it is weighed as the others were.
pub fn kept(weights: &Weights) -> Value {
    let levels = Criterion::ALL.map(|criterion| (criterion.name().to_owned(), json!(weights.level(criterion).name())));
    let wishes = [(OTHER_STAGE, weights.other_stage), (SAME_SITE, weights.same_site)];
    levels.into_iter().chain(wishes.map(|(wish, holds)| (wish.to_owned(), json!(holds)))).collect()
}

/// What [`kept`] wrote; rounds that kept nothing were weighed as the house does.
pub fn weights_in(kept: Option<&Value>) -> Weights {
    let Some(Value::Object(kept)) = kept else { return Weights::default() };
    let levels = kept.iter().filter_map(|(criterion, level)| Some((criterion.as_str(), level.as_str()?)));
    weighed(levels, |wish| kept.get(wish).and_then(Value::as_bool).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Criterion, Level, Weights, kept, weights_in, weights_of};
    use crate::features::curriculum::{COUNTS, LEVELS, SparringPlan};

    #[test]
    fn a_programme_knows_the_words_of_the_matching() {
        assert_eq!(COUNTS, Criterion::ALL.map(Criterion::name));
        assert_eq!(LEVELS, Level::ALL.map(Level::name));
        let weights = [("hours".to_owned(), "off".to_owned())].into();
        let plan = SparringPlan { weights, other_stage: true, ..SparringPlan::default() };
        let read = weights_of(Some(&plan));
        assert_eq!((read.level(Criterion::Hours), read.other_stage, read.same_site), (Level::Off, true, false));
        assert_eq!(read.level(Criterion::Interests), Weights::default().level(Criterion::Interests));
    }

    #[test]
    fn weights_are_kept_as_they_were() {
        let mut weights = Weights::default();
        weights.same_site = true;
        let weights = weights.with(Criterion::Hours, Level::Much).with(Criterion::Interests, Level::Off);
        assert_eq!(weights_in(Some(&kept(&weights))), weights);
        assert_eq!(weights_in(None), Weights::default());
    }
}
