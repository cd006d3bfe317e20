//! The section `applications` of `programme.yaml`.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::is_slug;
use crate::{
    features::curriculum::{
        application_form::{
            ApplicationForm, Choice, Criterion, Dimension, DrawRules, Question, QuestionKind, Quota, Section, Site,
        },
        course::Localised,
        front_matter::Fields,
        problems::Problems,
    },
    platform::{yaml::Span, zones},
};

#[cfg(test)]
mod tests;

/// Longest text on something to choose, in characters.
const LABEL: usize = 120;
/// Longest question, in characters.
const QUESTION: usize = 240;
/// Longest hint or anchor, in characters.
const HINT: usize = 500;
/// Most words one may be asked to write.
const WORDS: u32 = 600;
/// Largest number in a quota; no cohort has more seats.
const SEATS: u32 = 1_000;

/// Reads the section; none where it has a mistake, so that a form that is there can be relied on.
pub fn read(mut yaml: Fields<'_>, languages: &[String], problems: &mut Problems) -> Option<ApplicationForm> {
    let before = problems.mistake_count();
    let mut reader = Reader { languages, problems };
    let mut form = ApplicationForm {
        backgrounds: reader.choices(&mut yaml, "backgrounds", 2..=30),
        departments: reader.choices(&mut yaml, "departments", 2..=60),
        sites: reader.sites(&mut yaml),
        experience: reader.choices(&mut yaml, "experience", 2..=10),
        questions: reader.questions(&mut yaml),
        rubric: reader.rubric(&mut yaml),
        consent: reader.text(&mut yaml, "consent", 1_000),
        draw: DrawRules::default(),
    };
    if yaml.has("draw") {
        form.draw = reader.draw(&mut yaml, &form);
    }
    yaml.finish(problems);
    (problems.mistake_count() == before).then_some(form)
}

/// What all parts of the section need. Where something is missing it goes on with
/// nothing in its place, to find the other mistakes too.
struct Reader<'a> {
    /// The programme's.
    languages: &'a [String],
    problems: &'a mut Problems,
}

impl Reader<'_> {
    /// The entries of a list, and where it stands.
    fn list<'f>(
        &mut self,
        yaml: &mut Fields<'f>,
        key: &str,
        within: RangeInclusive<usize>,
    ) -> Option<(Vec<Fields<'f>>, Span)> {
        let at = yaml.place_of(key);
        let list = yaml.maps(key, self.problems)?;
        self.count(yaml, key, at, list.len(), within);
        Some((list, at))
    }

    fn count(&mut self, yaml: &Fields<'_>, key: &str, at: Span, found: usize, within: RangeInclusive<usize>) {
        if within.contains(&found) {
            return;
        }
        let entries = if found == 1 { "entry" } else { "entries" };
        let help = match (*within.start(), *within.end()) {
            (0, most) => format!("at most {most} fit"),
            (least, most) if least == most => format!("write exactly {least}"),
            (least, most) => format!("write {least} to {most} of them"),
        };
        self.problems.at(yaml.file(), at, format!("`{key}` has {found} {entries}"), help);
    }

    fn text(&mut self, yaml: &mut Fields<'_>, key: &str, most: usize) -> Localised {
        yaml.localised(key, self.languages, most, self.problems).unwrap_or_default()
    }

    /// An id that nothing else in its list has; none where there is no id at all.
    fn id(&mut self, yaml: &mut Fields<'_>, known: &mut BTreeSet<String>) -> Option<String> {
        let (id, at) = yaml.text("id", LABEL, self.problems)?;
        if !is_slug(&id) {
            let help = "use lower-case letters, digits and hyphens";
            self.problems.at(yaml.file(), at, format!("`{id}` is no id"), help);
        } else if !known.insert(id.clone()) {
            let help = "ids are unique in their list; change one of the two";
            self.problems.at(yaml.file(), at, format!("the id `{id}` is taken"), help);
        }
        Some(id)
    }

    /// A word out of a few.
    fn word<T>(&mut self, yaml: &mut Fields<'_>, key: &str, named: fn(&str) -> Option<T>, words: &[&str]) -> Option<T> {
        let (word, at) = yaml.text(key, LABEL, self.problems)?;
        let found = named(&word);
        if found.is_none() {
            let message = format!("`{word}` is no {key}");
            self.problems.at(yaml.file(), at, message, format!("write one of: {}", words.join(", ")));
        }
        found
    }

    fn choices(&mut self, yaml: &mut Fields<'_>, key: &str, within: RangeInclusive<usize>) -> Vec<Choice> {
        let mut known = BTreeSet::new();
        let list = self.list(yaml, key, within).map(|(list, _)| list).unwrap_or_default();
        let choices = list.into_iter().filter_map(|mut one| {
            let id = self.id(&mut one, &mut known);
            let label = self.text(&mut one, "label", LABEL);
            one.finish(self.problems);
            Some(Choice { id: id?, label })
        });
        choices.collect()
    }

    fn sites(&mut self, yaml: &mut Fields<'_>) -> Vec<Site> {
        let mut known = BTreeSet::new();
        let list = self.list(yaml, "sites", 1..=200).map(|(list, _)| list).unwrap_or_default();
        let sites = list.into_iter().filter_map(|mut one| {
            let id = self.id(&mut one, &mut known);
            let label = self.text(&mut one, "label", LABEL);
            let region = one.text("region", LABEL, self.problems);
            if let Some((region, at)) = region.as_ref().filter(|(region, _)| !is_region(region)) {
                let help = "write a country like IN, or one of its parts like DE-BW";
                self.problems.at(one.file(), *at, format!("`{region}` is no region"), help);
            }
            let zone = one.text("zone", LABEL, self.problems);
            if let Some((zone, at)) = zone.as_ref().filter(|(zone, _)| zones::zone(zone).is_none()) {
                self.problems.at(one.file(), *at, format!("`{zone}` is no time zone"), "write it like Europe/Berlin");
            }
            one.finish(self.problems);
            Some(Site { id: id?, label, region: region?.0, zone: zone?.0 })
        });
        sites.collect()
    }

    fn questions(&mut self, yaml: &mut Fields<'_>) -> Vec<Question> {
        if !yaml.has("questions") {
            return Vec::new();
        }
        let mut known = BTreeSet::new();
        let list = self.list(yaml, "questions", 0..=20).map(|(list, _)| list).unwrap_or_default();
        let questions = list.into_iter().filter_map(|mut one| {
            let id = self.id(&mut one, &mut known);
            let section = self.word(&mut one, "section", Section::named, &Section::ALL.map(Section::word));
            let label = self.text(&mut one, "label", QUESTION);
            let hint = if one.has("hint") { self.text(&mut one, "hint", HINT) } else { Localised::default() };
            let required = !one.has("required") || one.flag("required", self.problems).unwrap_or(true);
            let kind = self.kind(&mut one);
            // What else it says depends on its kind; where that is none, nothing can be said of it.
            if kind.is_some() {
                one.finish(self.problems);
            }
            Some(Question { id: id?, section: section?, kind: kind?, label, hint, required })
        });
        questions.collect()
    }

    fn kind(&mut self, yaml: &mut Fields<'_>) -> Option<QuestionKind> {
        /// What the word alone says.
        enum Kind {
            Text,
            Choice,
            Several,
            YesNo,
        }
        let named = |word: &str| match word {
            "text" => Some(Kind::Text),
            "choice" => Some(Kind::Choice),
            "several" => Some(Kind::Several),
            "yes_no" => Some(Kind::YesNo),
            _ => None,
        };
        let kind = match self.word(yaml, "kind", named, &["text", "choice", "several", "yes_no"])? {
            Kind::Text => {
                QuestionKind::Text { words: yaml.from_to("words", 1..=WORDS, self.problems).unwrap_or((1, WORDS)) }
            }
            Kind::Choice => QuestionKind::Choice { options: self.choices(yaml, "options", 2..=30) },
            Kind::Several => {
                let options = self.choices(yaml, "options", 2..=30);
                let all = if options.is_empty() { 30 } else { u32::try_from(options.len()).unwrap_or(30) };
                let most = yaml.optional_number("most", 1..=all, self.problems).unwrap_or(all);
                QuestionKind::Several { options, most }
            }
            Kind::YesNo => QuestionKind::YesNo,
        };
        Some(kind)
    }

    fn rubric(&mut self, yaml: &mut Fields<'_>) -> Vec<Criterion> {
        if !yaml.has("rubric") {
            return Vec::new();
        }
        let mut known = BTreeSet::new();
        let list = self.list(yaml, "rubric", 0..=8).map(|(list, _)| list).unwrap_or_default();
        let criteria = list.into_iter().filter_map(|mut one| {
            let id = self.id(&mut one, &mut known);
            let label = self.text(&mut one, "label", LABEL);
            let question = self.text(&mut one, "question", QUESTION);
            let weight = one.optional_number("weight", 1..=5, self.problems).unwrap_or(1);
            let at = one.place_of("anchors");
            let anchors = one.localised_list("anchors", self.languages, HINT, self.problems);
            if let Some(anchors) = &anchors {
                self.count(&one, "anchors", at, anchors.len(), 3..=3);
            }
            one.finish(self.problems);
            let anchors = anchors?.try_into().ok()?;
            Some(Criterion { id: id?, label, question, weight, anchors })
        });
        criteria.collect()
    }

    fn draw(&mut self, yaml: &mut Fields<'_>, form: &ApplicationForm) -> DrawRules {
        let usual = DrawRules::default();
        let Some(mut draw) = yaml.map("draw", self.problems) else { return usual };
        let bonus = draw.optional_number("bonus", 0..=5, self.problems).unwrap_or(usual.bonus);
        let most_losses = draw.optional_number("most_losses", 0..=10, self.problems).unwrap_or(usual.most_losses);
        let quotas = if draw.has("quotas") { self.quotas(&mut draw, form) } else { Vec::new() };
        draw.finish(self.problems);
        DrawRules { bonus, most_losses, quotas }
    }

    fn quotas(&mut self, yaml: &mut Fields<'_>, form: &ApplicationForm) -> Vec<Quota> {
        let mut known = BTreeSet::new();
        let list = self.list(yaml, "quotas", 0..=100).map(|(list, _)| list).unwrap_or_default();
        let quotas = list.into_iter().filter_map(|mut one| {
            let words = Dimension::ALL.map(Dimension::word);
            let at = one.place();
            let field = self.word(&mut one, "field", Dimension::named, &words);
            let value = one.text("value", LABEL, self.problems);
            if let (Some(field), Some((value, at))) = (field, &value) {
                self.quota_value(form, one.file(), field, value, *at);
                if !known.insert((field, value.clone())) {
                    let message = format!("a second quota for {} `{value}`", field.word());
                    self.problems.at(one.file(), *at, message, "make one of the two");
                }
            }
            let (lower, upper) = (one.has("at_least"), one.has("at_most"));
            if !lower && !upper {
                let help = "write `at_least: …`, `at_most: …` or both";
                self.problems.at(one.file(), at, "this quota asks for nothing", help);
            }
            let at = one.place_of("at_least");
            let at_least = one.optional_number("at_least", 0..=SEATS, self.problems).unwrap_or(0);
            let at_most = one.optional_number("at_most", 1..=SEATS, self.problems);
            if let Some(most) = at_most.filter(|most| at_least > *most) {
                let message = format!("at least {at_least} and at most {most}");
                self.problems.at(one.file(), at, message, "`at_least` is no more than `at_most`");
            }
            one.finish(self.problems);
            Some(Quota { field: field?, value: value?.0, at_least, at_most })
        });
        quotas.collect()
    }

    /// A quota is about somebody who can apply.
    fn quota_value(&mut self, form: &ApplicationForm, file: &str, field: Dimension, value: &str, at: Span) {
        let listed: Vec<&str> = match field {
            Dimension::Site => form.sites.iter().map(|site| site.id.as_str()).collect(),
            Dimension::Language => self.languages.iter().map(String::as_str).collect(),
            _ => form.choices(field).iter().map(|choice| choice.id.as_str()).collect(),
        };
        // A list that could not be read is named where it stands.
        if form.knows(field, value, self.languages) || (listed.is_empty() && field != Dimension::Zone) {
            return;
        }
        let help = match field {
            Dimension::Zone => "write it like Europe/Berlin".to_owned(),
            _ => format!("write one of: {}", listed.join(", ")),
        };
        self.problems.at(file, at, format!("nobody has the {} `{value}`", field.word()), help);
    }
}

/// A country by its two letters (ISO 3166-1), or one of its parts (ISO 3166-2).
fn is_region(text: &str) -> bool {
    let (country, part) = text.split_once('-').map_or((text, None), |(country, part)| (country, Some(part)));
    let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    country.len() == 2
        && country.chars().all(|c| c.is_ascii_uppercase())
        && part.is_none_or(|part| (1..=3).contains(&part.len()) && part.chars().all(fits))
}
