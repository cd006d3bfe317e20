//! What is wrong with a content folder: every mistake, with its place and what to do.

use std::{collections::BTreeMap, fmt};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, Severity, SourceCode};
use serde::Serialize;

use crate::platform::yaml::{Span, line_and_column};

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

    /// The mistakes, without the gaps.
    pub fn mistakes(&self) -> Vec<Problem> {
        self.list().into_iter().filter(|problem| problem.weight == Weight::Mistake).collect()
    }

    /// All of them as a person reads them on a terminal: each with the line it is in.
    pub fn report(&self) -> String {
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(110);
        let mut report = String::new();
        for problem in self.list() {
            let text = self.sources.get(&problem.file).cloned().unwrap_or_default();
            let shown = Shown { source: NamedSource::new(&problem.file, text), problem: &problem };
            if handler.render_report(&mut report, &shown).is_err() {
                report.push_str(&format!("{problem}\n"));
            }
        }
        report
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

struct Shown<'a> {
    problem: &'a Problem,
    source: NamedSource<String>,
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problem.span {
            Some(_) => f.write_str(&self.problem.message),
            None => write!(f, "{}: {}", self.problem.file, self.problem.message),
        }
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn severity(&self) -> Option<Severity> {
        Some(if self.problem.weight == Weight::Gap { Severity::Warning } else { Severity::Error })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        (!self.problem.help.is_empty()).then(|| Box::new(&self.problem.help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.problem.span.map(|_| &self.source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (start, len) = self.problem.span?;
        Some(Box::new(std::iter::once(LabeledSpan::new(Some("here".into()), start, len))))
    }
}
