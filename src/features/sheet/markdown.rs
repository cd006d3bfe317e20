//! A paper as Markdown, to pass on and to compare.

use super::pages::{Cell, Paper, Part};

/// Text as Markdown reads it and nothing else.
fn plain(text: &str) -> String {
    let escaped = text.chars().flat_map(|c| if r"\`*_[]<>#&|".contains(c) { vec!['\\', c] } else { vec![c] });
    escaped.map(|c| if c == '\n' { ' ' } else { c }).collect()
}

fn cell(cell: &Cell) -> String {
    let name = cell.name.iter().map(|name| format!(" `{name}`"));
    let names = (!cell.names.is_empty()).then(|| format!(": `{}`", cell.names.join("`, `")));
    std::iter::once(plain(&cell.text)).chain(name).chain(names).collect()
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    format!("| {} |\n", cells.into_iter().collect::<Vec<_>>().join(" | "))
}

fn part(part: &Part) -> String {
    match part {
        Part::Text { text } => format!("{}\n", plain(text)),
        Part::List { items } => items.iter().map(|item| format!("- {}\n", plain(item))).collect(),
        Part::Facts { facts } => {
            let fact = |(name, said): &(String, Vec<String>)| {
                let said: Vec<String> = said.iter().map(|one| plain(one)).collect();
                format!("- **{}:** {}\n", plain(name), said.join(" "))
            };
            facts.iter().map(fact).collect()
        }
        Part::Table { head, rows } => {
            let rule = row(head.iter().map(|_| "---".to_owned()));
            let rows = rows.iter().map(|cells| row(cells.iter().map(cell)));
            [row(head.iter().map(|name| plain(name))), rule].into_iter().chain(rows).collect()
        }
    }
}

/// The paper as one file.
pub fn file(paper: &Paper) -> String {
    let mut text = format!("# {}\n\n{}\n\n{}\n", plain(&paper.title), plain(&paper.lead), plain(&paper.stand));
    for section in &paper.sections {
        text.push_str(&format!("\n## {}\n", plain(&section.title)));
        for one in &section.parts {
            text.push_str(&format!("\n{}", part(one)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Cell, Paper, Part, file};
    use crate::features::sheet::pages::Section;

    #[test]
    fn a_table_stays_a_table_whatever_is_in_it() {
        let cells = vec![Cell::of("a | b\nc"), Cell { names: vec!["x_y".into()], ..Cell::of("1 column") }];
        let table = Part::Table { head: vec!["What".into(), "#".into()], rows: vec![cells] };
        let sections = vec![Section::new("x", "Two".into(), vec![table])];
        let paper = Paper {
            key: "sheet",
            title: "*One*".into(),
            lead: String::new(),
            stand: String::new(),
            audit: false,
            sections,
        };
        let text = file(&paper);
        assert!(text.starts_with("# \\*One\\*\n"), "{text}");
        assert!(text.contains("| What | \\# |\n| --- | --- |\n| a \\| b c | 1 column: `x_y` |\n"), "{text}");
    }
}
