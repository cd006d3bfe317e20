//! What is in a text and where: headings, links, pictures, blocks, words.

use comrak::{
    Anchorizer, Arena, Node,
    nodes::{AstNode, NodeValue},
};

use super::{Dress, Kind, blocks, options, text::write_text, too_tangled};
use crate::platform::yaml::Span;

/// What is in a text. Places are in bytes from its beginning.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// In their order.
    pub headings: Vec<Heading>,
    /// In their order.
    pub images: Vec<Image>,
    /// In their order.
    pub links: Vec<Link>,
    /// The blocks that stand for themselves, in their order.
    pub blocks: Vec<Block>,
    /// Where a block lies inside something else, and the fence of that, where it is a block too.
    pub nested: Vec<(Span, Option<Span>)>,
    /// Lines that look like a fence and are none.
    pub stray: Vec<Span>,
    /// Tables with a column that has no name.
    pub nameless: Vec<Span>,
    /// Where HTML stands: it is shown as it is written.
    pub html: Vec<Span>,
    /// Where a paragraph begins like a heading and is none.
    pub near_headings: Vec<Span>,
    /// How many words there are to read.
    pub words: usize,
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// From 1.
    pub level: u8,
    /// What a link to it within its text says after the `#`.
    pub anchor: String,
    /// Where.
    pub at: Span,
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Image {
    /// As written.
    pub url: String,
    /// What is said of it to those who do not see it.
    pub alt: String,
    /// Where.
    pub at: Span,
}

/// A link.
#[derive(Clone, Debug)]
pub struct Link {
    /// As written.
    pub url: String,
    /// Where.
    pub at: Span,
}

/// A block between two fences.
#[derive(Clone, Debug)]
pub struct Block {
    /// The first word after the fence.
    pub name: String,
    /// The words after it.
    pub words: String,
    /// The line of its fence.
    pub at: Span,
    /// Its text, without markup.
    pub text: String,
    /// The cells of the first table in it, row by row, the header first.
    pub table: Vec<Vec<String>>,
    /// Whether anything but white space follows it.
    pub last: bool,
    /// Whether a fence closes it.
    pub closed: bool,
}

/// Reads what is in `source`; nothing of a text that is too tangled to parse.
pub fn outline(source: &str) -> Outline {
    let mut found = Outline::default();
    if too_tangled(source) {
        return found;
    }
    let lines = line_starts(source);
    let mut anchors = Anchorizer::new();
    let arena = Arena::new();
    let root = blocks::parse(&arena, source, &options(Kind::Lesson));
    for node in root.descendants() {
        let ast = node.data.borrow();
        let at = || first_line(source, &lines, ast.sourcepos.start.line, ast.sourcepos.start.column);
        match &ast.value {
            NodeValue::Heading(heading) => found.headings.push(Heading {
                level: heading.level,
                anchor: anchors.anchorize(&blocks::words_of(node)),
                at: at(),
            }),
            NodeValue::Image(link) => {
                found.images.push(Image { url: link.url.clone(), alt: blocks::words_of(node), at: at() });
            }
            NodeValue::Link(link) => found.links.push(Link { url: link.url.clone(), at: at() }),
            NodeValue::Text(text) => {
                found.words += text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
                if text.trim_start().starts_with(":::") {
                    found.stray.push(at());
                }
                let begins = node.previous_sibling().is_none()
                    && node.parent().is_some_and(|parent| matches!(parent.data.borrow().value, NodeValue::Paragraph));
                let marks = text.chars().take_while(|c| *c == '#').count();
                let words = text.chars().nth(marks).is_some_and(char::is_alphabetic);
                if begins && (2..=6).contains(&marks) && words {
                    found.near_headings.push(at());
                }
            }
            NodeValue::TableRow(true) if node.children().any(|cell| blocks::words_of(cell).trim().is_empty()) => {
                found.nameless.push(at());
            }
            NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => found.html.push(at()),
            NodeValue::BlockDirective(block) => {
                if !is_top(node, root) {
                    let outer = node.ancestors().skip(1).find_map(|above| {
                        let above = above.data.borrow();
                        let start = above.sourcepos.start;
                        matches!(above.value, NodeValue::BlockDirective(_))
                            .then(|| first_line(source, &lines, start.line, start.column))
                    });
                    found.nested.push((at(), outer));
                    continue;
                }
                let (name, words) = blocks::name_and_words(&block.info);
                let end = lines.get(ast.sourcepos.end.line.saturating_sub(1)).and_then(|start| source.get(*start..));
                let closing = end.and_then(|rest| rest.lines().next()).unwrap_or("").trim();
                found.blocks.push(Block {
                    name: name.to_owned(),
                    words: words.to_owned(),
                    at: at(),
                    text: text_of(node),
                    table: table_of(node),
                    // Footnotes are moved to the end, wherever they were written.
                    last: node.following_siblings().skip(1).all(is_footnote),
                    closed: ast.sourcepos.end.line > ast.sourcepos.start.line
                        && closing.len() >= 3
                        && closing.chars().all(|c| c == ':'),
                });
            }
            _ => {}
        }
    }
    found
}

fn is_top<'a>(node: Node<'a>, root: Node<'a>) -> bool {
    node.parent().is_some_and(|parent| parent.same_node(root))
}

fn is_footnote<'a>(node: Node<'a>) -> bool {
    matches!(node.data.borrow().value, NodeValue::FootnoteDefinition(_))
}

fn text_of<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for child in node.children() {
        write_text(child, &mut text, 0, &Dress::plain());
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table_of<'a>(node: &'a AstNode<'a>) -> Vec<Vec<String>> {
    let table = node.descendants().find(|inner| matches!(inner.data.borrow().value, NodeValue::Table(_)));
    let rows = table.into_iter().flat_map(|table| table.children());
    rows.map(|row| row.children().map(blocks::words_of).collect()).collect()
}

fn line_starts(source: &str) -> Vec<usize> {
    let mut starts = vec![0];
    starts.extend(source.match_indices('\n').map(|(at, _)| at + 1));
    starts
}

/// From a place to the end of its line.
fn first_line(source: &str, lines: &[usize], line: usize, column: usize) -> Span {
    let from = lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
    let start = (from + column.saturating_sub(1)).min(source.len());
    let rest = source.get(start..).unwrap_or("");
    Span { start, len: rest.lines().next().unwrap_or("").trim_end().len() }
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn it_says_what_is_where() {
        let source = "Ein Satz mit fünf Wörtern.\n\n## Kopf\n\n![](a.svg) [da](b.md)\n\n::: run-sheet\n\
            | Minute | Was |\n|---|---|\n| 0–5 | *An*kommen |\n:::\n\n- ::: pause\n  x\n  :::\n";
        let found = outline(source);
        assert_eq!(found.headings[0].level, 2);
        assert_eq!(&source[found.headings[0].at.start..][..found.headings[0].at.len], "## Kopf");
        assert_eq!((found.images[0].url.as_str(), found.images[0].alt.as_str()), ("a.svg", ""));
        assert_eq!(found.links[0].url, "b.md");
        let block = &found.blocks[0];
        assert_eq!((block.name.as_str(), block.last, block.closed), ("run-sheet", false, true));
        assert_eq!(block.table[1], ["0–5", "Ankommen"]);
        assert_eq!(&source[block.at.start..][..block.at.len], "::: run-sheet");
        assert_eq!(found.nested.len(), 1);
        assert!((10..=16).contains(&found.words), "{}", found.words);
    }

    #[test]
    fn a_block_without_an_end_is_not_closed() {
        assert!(!outline("::: task Eins\n\nText\n").blocks[0].closed);
        assert!(outline("::: task Eins\n\nText\n\n:::\n").blocks[0].closed);
    }
}
