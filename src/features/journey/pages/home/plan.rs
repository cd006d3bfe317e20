//! The sentence one gives oneself for a week.

use serde::Serialize;

use crate::{features::progress::WeekPlan, web::FormState};

/// The sentence for the week: "If it is …, then I will …".
#[derive(Serialize)]
pub struct PlanCard {
    /// Where it is sent.
    pub action: String,
    /// The sentence as it stands.
    pub sentence: Option<(String, String)>,
    /// Whether they would rather not say this week.
    pub skipped: bool,
    /// What stands in the form.
    pub form: FormState,
    /// Whether the form was refused because another window was faster.
    pub conflict: bool,
}

impl PlanCard {
    /// The card for the week at `href`. `again` is a refused form, and whether it met another one.
    pub fn new(href: &str, plan: Option<WeekPlan>, again: Option<(FormState, bool)>) -> Self {
        let version = plan.as_ref().map_or(0, |plan| plan.version).to_string();
        let skipped = plan.as_ref().is_some_and(|plan| plan.sentence.is_none());
        let sentence = plan.and_then(|plan| plan.sentence);
        let (form, conflict) = match again {
            Some((mut form, conflict)) => {
                // The next attempt is against what stands now.
                if conflict {
                    form.values.insert("version".into(), version);
                }
                (form, conflict)
            }
            None => {
                let (cue, deed) = sentence.clone().unwrap_or_default();
                (FormState::with([("cue", cue), ("deed", deed), ("version", version)]), false)
            }
        };
        // The page sets the full stop.
        let bare = |text: String| text.trim_end_matches(['.', ',', ' ']).to_owned();
        let sentence = sentence.map(|(cue, deed)| (bare(cue), bare(deed)));
        Self { action: format!("{href}/plan"), sentence, skipped, form, conflict }
    }
}
