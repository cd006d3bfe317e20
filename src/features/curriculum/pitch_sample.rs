//! A pitch people practise on before they say something to a real one.

use std::collections::BTreeMap;

use super::course::in_language;

/// The pitch in each language it is written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PitchSample(pub BTreeMap<String, SampleText>);

/// The pitch in one language, and what trainers say to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SampleText {
    /// What it is called.
    pub title: String,
    /// Its six lines.
    pub lines: Vec<String>,
    /// What two trainers say.
    pub replies: Vec<SampleReply>,
}

/// What a trainer says to the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleReply {
    /// Who that is, in a few words.
    pub by: String,
    /// "I saw", "I wonder", "I would try".
    pub texts: [String; 3],
    /// The anchors they chose: clear, true to the members, the next step.
    pub chosen: [u32; 3],
}

impl PitchSample {
    /// The pitch in `locale`, or in the first of `languages` that has it; with the language it is in.
    pub fn say(&self, locale: &str, languages: &[String]) -> Option<(&str, &SampleText)> {
        let found = in_language(&self.0, locale);
        let found = found.or_else(|| languages.iter().find_map(|language| self.0.get_key_value(language)));
        found.map(|(language, text)| (language.as_str(), text))
    }
}
