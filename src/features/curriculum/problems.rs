//! What is wrong with a content folder: every mistake, with its place and what to do.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;

use crate::platform::yaml::{Span, line_and_column};

/// How much of a line is shown before and after what is wrong in it, in characters.
const MOST_BEFORE: usize = 60;
/// How much is shown of what is wrong.
const MOST_SHOWN: usize = 80;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// The course cannot be read like this.
    Mistake,
    /// The course runs, but somebody misses something: a translation, a working link.
    Gap,
}

/// One mistake or gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How bad it is.
    pub weight: Weight,
    /// Path within the content folder.
    pub file: String,
    /// From 1; 0 where it is about the whole file or folder.
    pub line: usize,
    /// From 1, in characters; 0 where it is about the whole file or folder.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    #[serde(skip)]
    span: Option<(usize, usize)>,
}

/// Mistakes as they are found, and the files they are in.
#[derive(Default)]
pub struct Problems {
    found: Vec<Problem>,
    sources: BTreeMap<String, String>,
}

impl Problems {
    /// Remembers a file, to show the line a mistake is in.
    pub fn source(&mut self, file: &str, text: &str) {
        self.sources.insert(file.to_owned(), text.to_owned());
    }

    /// A mistake at a place.
    pub fn at(&mut self, file: &str, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.add(Weight::Mistake, file, Some(span), message.into(), help.into());
    }

    /// A mistake of a whole file or folder.
    pub fn of(&mut self, file: &str, message: impl Into<String>, help: impl Into<String>) {
        self.add(Weight::Mistake, file, None, message.into(), help.into());
    }

    /// A gap at a place.
    pub fn gap(&mut self, file: &str, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.add(Weight::Gap, file, Some(span), message.into(), help.into());
    }

    /// A gap in a whole file or folder.
    pub fn gap_of(&mut self, file: &str, message: impl Into<String>, help: impl Into<String>) {
        self.add(Weight::Gap, file, None, message.into(), help.into());
    }

    fn add(&mut self, weight: Weight, file: &str, span: Option<Span>, message: String, help: String) {
        let text = self.sources.get(file).map_or("", String::as_str);
        let (line, column) = span.map_or((0, 0), |span| line_and_column(text, span.start));
        let span = span.map(|span| (span.start.min(text.len()), span.len.min(text.len().saturating_sub(span.start))));
        self.found.push(Problem { weight, file: file.into(), line, column, message, help, span });
    }

    /// All mistakes and gaps, by file and line.
    pub fn list(&self) -> Vec<Problem> {
        let mut list = self.found.clone();
        list.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        list
    }

    /// Whether there is neither a mistake nor a gap.
    pub fn none(&self) -> bool {
        self.found.is_empty()
    }

    /// How many mistakes there are, without the gaps.
    pub fn mistake_count(&self) -> usize {
        self.found.iter().filter(|problem| problem.weight == Weight::Mistake).count()
    }

    /// The mistakes, without the gaps.
    pub fn mistakes(&self) -> Vec<Problem> {
        self.list().into_iter().filter(|problem| problem.weight == Weight::Mistake).collect()
    }

    /// All of them as a person reads them on a terminal: each with the line it is in.
    pub fn report(&self) -> String {
        let mut report = String::new();
        for problem in self.list() {
            let mark = if problem.weight == Weight::Gap { '!' } else { '×' };
            report.push_str(&format!("  {mark} {problem}\n"));
            if let Some((before, at, after)) = self.excerpt(&problem) {
                let number = problem.line;
                let blank: String = " ".repeat(number.to_string().len() + before.chars().count());
                report.push_str(&format!(
                    "    {number} | {before}{at}{after}\n      {blank} {}\n",
                    "^".repeat(at.chars().count().max(1))
                ));
            }
            report.push_str(&format!("    help: {}\n\n", problem.help));
        }
        report
    }

    /// The line a mistake is in: what stands before it, what is wrong, and what follows; a long line is cut.
    fn excerpt(&self, problem: &Problem) -> Option<(String, String, String)> {
        let (start, len) = problem.span?;
        let line = self.sources.get(&problem.file)?.lines().nth(problem.line.checked_sub(1)?)?;
        let characters: Vec<char> = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let column = problem.column.saturating_sub(1).min(characters.len());
        let text = self.sources.get(&problem.file)?;
        let wrong = text.get(start..start + len).unwrap_or("").lines().next().unwrap_or("").chars().count();
        let from = column.saturating_sub(MOST_BEFORE);
        let end = (column + wrong.min(MOST_SHOWN)).min(characters.len());
        let until = (end + MOST_BEFORE).min(characters.len());
        let part = |from: usize, to: usize| characters.get(from..to).unwrap_or(&[]).iter().collect::<String>();
        let dots = |cut: bool| if cut { "…" } else { "" };
        Some((
            format!("{}{}", dots(from > 0), part(from, column)),
            part(column, end),
            format!("{}{}", part(end, until), dots(until < characters.len())),
        ))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}:{}: {}", self.file, self.column, self.message),
        }
    }
}
