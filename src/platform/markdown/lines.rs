//! A text as somebody reads it: its words, block after block.

use comrak::{Arena, nodes::NodeValue};

use super::{Kind, blocks, options, too_tangled};

/// The paragraphs, headings, cells and listings of `source`, in order, each without markup on one line whose
/// white space is single spaces; empty ones are left out.
pub fn lines(source: &str) -> Vec<String> {
    if too_tangled(source) {
        return [thin(source)].into_iter().filter(|line| !line.is_empty()).collect();
    }
    let arena = Arena::new();
    let root = blocks::parse(&arena, source, &options(Kind::Post));
    let mut found = Vec::new();
    for node in root.descendants() {
        let line = match &node.data.borrow().value {
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell => {
                let mut words = String::new();
                for inner in node.descendants() {
                    match &inner.data.borrow().value {
                        NodeValue::Text(text) => words.push_str(text),
                        NodeValue::Code(code) => words.push_str(&code.literal),
                        NodeValue::HtmlInline(html) => words.push_str(html),
                        NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
                        _ => {}
                    }
                }
                words
            }
            NodeValue::CodeBlock(block) => block.literal.clone(),
            NodeValue::HtmlBlock(block) => block.literal.clone(),
            _ => continue,
        };
        found.push(thin(&line));
    }
    found.retain(|line| !line.is_empty());
    found
}

/// White space of any kind and length as one space, none at the ends.
fn thin(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn what_one_reads_is_there_and_how_it_is_marked_is_not() {
        let text = "# Why *we*\n\nWe **meet**\nevery [week](https://a.example). `So` <b>there</b>.\n\n- one\n- [x] two\n\n\
            > said\n\n| a | b |\n|---|---|\n| 1 | |\n\n```\nx  =\n y\n```\n";
        let all = ["Why we", "We meet every week. So <b>there</b>.", "one", "two", "said", "a", "b", "1", "x = y"];
        assert_eq!(lines(text), all);
        assert_eq!(lines(""), Vec::<String>::new());
        assert_eq!(lines(&"[".repeat(3_000)).len(), 1);
    }
}
