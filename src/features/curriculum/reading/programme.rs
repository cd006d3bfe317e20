//! `programme.yaml`, and the weeks that belong to it.

use std::sync::Arc;

use super::{Desk, Texts, applications, certificates, circles, is_slug, pitches, samples, sparring, week::WeekReader};
use crate::features::curriculum::{
    course::{Localised, Programme},
    front_matter::{Fields, fields},
    problems::Problems,
    source::{PROGRAMME, Source},
};

/// Reads a programme from its texts.
pub fn read(desk: &mut Desk<'_>, texts: &Texts<'_>) -> Option<Programme> {
    let file = format!("{}{PROGRAMME}", desk.folder);
    if !is_slug(desk.slug) {
        desk.problems.of(&desk.folder, "the folder's name is no address", "use lower-case letters, digits and hyphens");
    }
    let Some(text) = texts.get(file.as_str()) else {
        desk.problems.of(&file, "there is no such file", "every programme has a `programme.yaml`");
        return None;
    };
    let problems = &mut *desk.problems;
    let mut yaml = fields(&file, text, 0, problems);
    if yaml.is_broken() {
        return None;
    }
    let languages = languages(&mut yaml, &file, problems)?;
    let title = yaml.localised("title", &languages, 80, problems);
    let promise = yaml.localised("promise", &languages, 200, problems);
    let summary = yaml.localised("summary", &languages, 1_000, problems);
    let hours_per_week = yaml.from_to("hours_per_week", 1..=80, problems);
    let mut optional = |key: &str, most: usize| match yaml.has(key) {
        true => yaml.localised(key, &languages, most, problems).unwrap_or_default(),
        false => Localised::default(),
    };
    let certificate = optional("certificate", 400);
    let run_by = optional("run_by", 400);
    let makes = match yaml.has("makes") {
        true => yaml.localised_list("makes", &languages, 200, problems).unwrap_or_default(),
        false => Vec::new(),
    };
    let questions_asked = match yaml.has("questions_asked") {
        true => questions(&mut yaml, &languages, problems),
        false => Vec::new(),
    };
    let alumni_questions = match yaml.has("alumni_questions") {
        true => yaml.localised_list("alumni_questions", &languages, 300, problems).unwrap_or_default(),
        false => Vec::new(),
    };
    let application = match yaml.has("applications") {
        true => yaml.map("applications", problems).and_then(|map| applications::read(map, &languages, problems)),
        false => None,
    };
    let requires = match yaml.has("requires") {
        true => yaml.map("requires", problems).and_then(|map| certificates::read(map, problems)),
        false => None,
    };
    // Below five a group is a handful of people everybody can name: no course may ask for that.
    let smallest_group = yaml.optional_number("smallest_group", 5..=1_000, problems);
    let partners = match yaml.has("sparring") {
        true => yaml.map("sparring", problems).and_then(|map| sparring::read(map, problems)),
        false => None,
    };
    let circles = match yaml.has("circles") {
        true => yaml.map("circles", problems).and_then(|map| circles::read(map, problems)),
        false => None,
    };
    let pitching = match yaml.has("pitches") {
        true => yaml.map("pitches", problems).and_then(|map| pitches::read(map, problems)),
        false => None,
    };
    yaml.finish(problems);
    let itself = Source::new("programme".to_owned(), 0, 0, [(String::new(), (*text).to_owned())].into());
    let hours = hours_per_week.unwrap_or((1, 80));
    let sample = samples::read(desk, texts, &languages);
    let (weeks, mut sources) = WeekReader::new(desk, texts, &languages, hours).weeks();
    sources.insert(0, itself);
    if let Some((plan, at)) = &partners {
        sparring::check(plan, weeks.len(), &file, *at, desk.problems);
    }
    if let Some((plan, at)) = &pitching {
        pitches::check(plan, weeks.len(), &file, *at, desk.problems);
    }
    if let Some((plan, at)) = &requires {
        certificates::check(plan, weeks.len(), pitching.is_some(), &file, *at, desk.problems);
    }
    let circles = circles.map(|plan| circles::begin_within(&file, plan, weeks.len(), desk.problems));
    Some(Programme {
        slug: desk.slug.to_owned(),
        title: title?,
        promise: promise?,
        summary: summary?,
        makes,
        certificate,
        requires: requires.map(|(plan, _)| plan),
        smallest_group,
        run_by,
        hours_per_week: hours_per_week?,
        questions_asked,
        application: application.map(Arc::new),
        sparring: partners.map(|(plan, _)| Arc::new(plan)),
        circles,
        pitches: pitching.map(|(plan, _)| Arc::new(plan)),
        pitch_sample: sample.map(Arc::new),
        alumni_questions,
        languages,
        weeks,
        sources,
    })
}

/// The languages; none where one of them is no tag, since whatever else could be said follows from that.
fn languages(yaml: &mut Fields<'_>, file: &str, problems: &mut Problems) -> Option<Vec<String>> {
    let tags = yaml.texts("languages", 35, problems)?;
    for (tag, span) in &tags {
        // A first part of more than three letters is reserved; people write the language's name there.
        let parsed = tag.parse::<unic_langid::LanguageIdentifier>().ok().filter(|tag| tag.language.as_str().len() <= 3);
        match parsed {
            None => {
                problems.at(file, *span, format!("`{tag}` is no language tag"), "write it like de, en or pt-BR");
                return None;
            }
            Some(parsed) if parsed.to_string() != *tag => {
                problems.at(
                    file,
                    *span,
                    format!("`{tag}` is not how the tag is written"),
                    format!("write it {parsed}"),
                );
                return None;
            }
            Some(_) => {}
        }
    }
    let mut known: Vec<String> = Vec::new();
    for (tag, span) in tags {
        if known.contains(&tag) {
            problems.at(file, span, format!("`{tag}` is named twice"), "name each language once");
        } else {
            known.push(tag);
        }
    }
    Some(known)
}

fn questions(yaml: &mut Fields<'_>, languages: &[String], problems: &mut Problems) -> Vec<(Localised, Localised)> {
    let maps = yaml.maps("questions_asked", problems).unwrap_or_default();
    let pairs = maps.into_iter().filter_map(|mut map| {
        let question = map.localised("question", languages, 200, problems);
        let answer = map.localised("answer", languages, 1_000, problems);
        map.finish(problems);
        Some((question?, answer?))
    });
    pairs.collect()
}
