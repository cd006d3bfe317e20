//! What a paper about the house is made of, whichever way it is shown.

use serde::Serialize;

use crate::web::View;

/// A paper: title, a line below it, and its sections.
#[derive(Debug, Serialize)]
pub struct Paper {
    /// Which: `sheet` or `record`.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// What it is.
    pub lead: String,
    /// Of which house, when, and at which version.
    pub stand: String,
    /// Whether whoever reads it may read the record of who did what as well.
    pub audit: bool,
    /// Its sections.
    pub sections: Vec<Section>,
}

impl View for Paper {
    const FILE: &'static str = "sheet/show.html";
}

/// A section.
#[derive(Debug, Serialize)]
pub struct Section {
    /// Where it is found on the page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub parts: Vec<Part>,
}

impl Section {
    /// A section of these parts.
    pub fn new(id: impl Into<String>, title: String, parts: Vec<Part>) -> Self {
        Self { id: id.into(), title, parts }
    }
}

/// A part of a section.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Part {
    /// A paragraph.
    Text {
        /// It.
        text: String,
    },
    /// Points.
    List {
        /// They.
        items: Vec<String>,
    },
    /// Names and what is said to each; what is said may be several sentences.
    Facts {
        /// They.
        facts: Vec<(String, Vec<String>)>,
    },
    /// A table; the first cell of a row names it.
    Table {
        /// Names of the columns.
        head: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<Cell>>,
    },
}

/// A cell of a table.
#[derive(Debug, Default, Serialize)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// What it is called in the database.
    pub name: Option<String>,
    /// More names, for whoever wants to know exactly.
    pub names: Vec<String>,
}

impl Cell {
    /// A cell of words.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
