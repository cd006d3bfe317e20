//! E-mails whose text somebody puts in place of the shipped one: what it may say, and what is wrong with it.

use std::collections::BTreeSet;

use serde_json::Value;
use tera::{ErrorKind, Tera};

use super::{LINK, Letters, Surroundings, draw, easy_to_read, escape_markdown, filled, one_line};

/// A subject and a body with placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// One line.
    pub subject: String,
    /// Markdown.
    pub body: String,
}

/// Something that is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Whether it is in the subject.
    pub in_subject: bool,
    /// In which line, from 1.
    pub line: usize,
    /// The placeholder nothing is put in place of; none where the text cannot be read at all.
    pub unknown: Option<String>,
}

/// What every text may use.
const ALWAYS: [&str; 3] = ["link", "reader", "site"];
const NAME: &str = "text";

fn tera(template: &str, plain: bool) -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
    if plain {
        tera.autoescape_on(Vec::<&str>::new());
    } else {
        tera.set_escape_fn(escape_markdown);
        tera.autoescape_on([NAME]);
    }
    tera.add_raw_template(NAME, template)?;
    Ok(tera)
}

/// The placeholders a template uses.
fn uses(template: &str) -> BTreeSet<String> {
    let Ok(tera) = tera(template, true) else { return BTreeSet::new() };
    let found = tera.get_template_variables(NAME).unwrap_or_default();
    found.into_iter().filter(|name| *name != "loop").map(str::to_owned).collect()
}

/// The first line that has this word in it.
fn line_of(template: &str, word: &str) -> usize {
    let has = |line: &str| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|one| one == word);
    template.lines().position(has).map_or(1, |at| at + 1)
}

/// The line of a template in which something is wrong.
fn line_in(error: &tera::Error) -> usize {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.span().start_line.max(1),
        _ => 1,
    }
}

impl Letters {
    /// The text of a kind as it is shipped in this language.
    pub fn shipped(&self, kind: &str, locale: &str) -> Option<&Text> {
        self.texts.get(&format!("{locale}/{kind}.md"))
    }

    /// What a text of this kind may use, in any language.
    pub fn placeholders(&self, kind: &str) -> BTreeSet<String> {
        let mut known: BTreeSet<String> = ALWAYS.into_iter().map(str::to_owned).collect();
        known.extend(self.samples.get(kind).and_then(Value::as_object).into_iter().flat_map(|map| map.keys().cloned()));
        for text in self.locales.iter().filter_map(|locale| self.shipped(kind, locale)) {
            known.extend(uses(&text.subject));
            known.extend(uses(&text.body));
        }
        known
    }

    /// Everything that is wrong with a text for this kind: what cannot be read, what it uses and nobody knows,
    /// and what cannot be filled in from the sample.
    pub fn proof(&self, kind: &str, locale: &str, text: &Text) -> Vec<Fault> {
        let known = self.placeholders(kind);
        let mut faults = Vec::new();
        for (in_subject, template) in [(true, &text.subject), (false, &text.body)] {
            let fault = |line, unknown| Fault { in_subject, line, unknown };
            if let Err(error) = tera(template, in_subject) {
                faults.push(fault(line_in(&error), None));
            }
            // A loop over as many numbers as somebody likes never ends.
            let numbers = template.replace([' ', '\n'], "").contains("range(");
            faults.extend(numbers.then(|| fault(line_of(template, "range"), Some("range".to_owned()))));
            let strange = uses(template).into_iter().filter(|name| !known.contains(name));
            faults.extend(strange.map(|name| fault(line_of(template, &name), Some(name))));
        }
        if faults.is_empty() {
            let sample = self.sample(kind, locale).unwrap_or_default();
            faults.extend(self.unfilled(text, &sample));
        }
        faults
    }

    /// What cannot be filled in from these facts.
    fn unfilled(&self, text: &Text, facts: &Value) -> Option<Fault> {
        let around = Surroundings { link: LINK, ..Surroundings::nobody() };
        let context = filled(facts, &around).ok()?;
        [(true, &text.subject), (false, &text.body)].into_iter().find_map(|(in_subject, template)| {
            let error = tera(template, in_subject).ok()?.render(NAME, &context).err()?;
            Some(Fault { in_subject, line: line_in(&error), unknown: None })
        })
    }

    /// Subject and Markdown of a text, filled in; `{link}` stands for the address of its one link.
    pub fn fill(&self, text: &Text, facts: &Value, around: &Surroundings<'_>) -> anyhow::Result<(String, String)> {
        let context = filled(facts, &Surroundings { link: LINK, ..around.clone() })?;
        let made = |template: &str, plain| -> anyhow::Result<String> {
            draw(&tera(template, plain).map_err(|error| anyhow::anyhow!("{error}"))?, NAME, &context)
        };
        Ok((one_line(&made(&text.subject, true)?), easy_to_read(made(&text.body, false)?.trim())))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Fault, Text};
    use crate::platform::{
        files::Files,
        letters::{Letters, Surroundings},
    };

    const KIND: &str = "discussions/answered";

    fn text(subject: &str, body: &str) -> Text {
        Text { subject: subject.into(), body: body.into() }
    }

    #[test]
    fn every_shipped_text_would_be_taken() {
        let letters = Letters::load(&Files::Content).unwrap();
        for locale in ["de", "en"] {
            for kind in letters.kinds(locale) {
                let shipped = letters.shipped(&kind, locale).unwrap();
                assert_eq!(letters.proof(&kind, locale, shipped), [], "{locale}/{kind}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let letters = Letters::load(&Files::Content).unwrap();
        let faults = |subject: &str, body: &str| letters.proof(KIND, "en", &text(subject, body));
        let fault = |in_subject, line, unknown: Option<&str>| {
            vec![Fault { in_subject, line, unknown: unknown.map(str::to_owned) }]
        };
        assert_eq!(faults("{{ author }}", "Hello\n\n{{ excerpt }} {{ link }}"), []);
        assert_eq!(faults("{{ author }}", "Hello\n\n{{ secret }}"), fault(false, 3, Some("secret")));
        assert_eq!(faults("{{ cohort }}", "Hello"), fault(true, 1, Some("cohort")));
        assert_eq!(faults("Hello", "One\n{% if files %}two"), fault(false, 2, None));
        assert_eq!(faults("Hello", "One\n{{ author | nothing }}").len(), 1);
        assert_eq!(faults("Hello", "One\n{{ files.first.name }}").len(), 1);
        assert_eq!(faults("Hello", "{% for n in range(end=9) %}x{% endfor %}"), fault(false, 1, Some("range")));
        assert_eq!(faults("{{", "}}").len(), 1);
    }

    #[test]
    fn what_people_wrote_stays_what_they_wrote() {
        let letters = Letters::load(&Files::Content).unwrap();
        let around = Surroundings { reader: "Eve *E*", ..Surroundings::nobody() };
        let facts = json!({ "author": "Jonas {link}", "thread": "{{ site }}", "excerpt": "*no* [x](y)", "files": 0 });
        let (subject, body) = letters
            .fill(&text("{{ thread }}", "{{ reader }}: {{ author }} {{ excerpt }} {{ link }}"), &facts, &around)
            .unwrap();
        assert_eq!(subject, "{{ site }}");
        let shown =
            letters.show_own("en", &subject, &body, &Surroundings { link: "https://x.example", ..around }).unwrap();
        assert_eq!(shown.text, "Eve *E*: Jonas {link} *no* [x](y) https://x.example");
    }
}
