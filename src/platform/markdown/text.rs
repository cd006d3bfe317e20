//! The words alone, for the text part of an e-mail and for telling two versions apart.

use comrak::{
    Arena,
    nodes::{AstNode, ListType, NodeValue},
};

use super::{Dress, Dressing, Kind, blocks, options, too_tangled};

/// The words of `source` without markup; links keep their address.
pub fn to_text(source: &str) -> String {
    write(source, Kind::Post, &Dress::plain())
}

/// The words of a lesson: a block begins with its kind and title, as `dress` says.
pub fn to_text_in(source: &str, dress: &Dress<'_>) -> String {
    write(source, Kind::Lesson, dress)
}

fn write(source: &str, kind: Kind, dress: &Dress<'_>) -> String {
    if too_tangled(source) {
        return source.to_owned();
    }
    let arena = Arena::new();
    let root = blocks::parse(&arena, source, &options(kind));
    let mut text = String::new();
    write_text(root, &mut text, 0, dress);
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

pub(super) fn write_text<'a>(node: &'a AstNode<'a>, text: &mut String, depth: usize, dress: &Dress<'_>) {
    let value = node.data.borrow().value.clone();
    let children = |text: &mut String, depth: usize| {
        for child in node.children() {
            write_text(child, text, depth, dress);
        }
    };
    match value {
        NodeValue::Text(words) => text.push_str(&words),
        NodeValue::Code(code) => text.push_str(&code.literal),
        NodeValue::HtmlInline(html) => text.push_str(&html),
        NodeValue::HtmlBlock(block) => text.push_str(&block.literal),
        NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
        NodeValue::CodeBlock(block) => {
            for line in block.literal.lines() {
                text.push_str("    ");
                text.push_str(line);
                text.push('\n');
            }
            text.push('\n');
        }
        NodeValue::Link(link) => {
            let before = text.len();
            children(text, depth);
            let shown = text.get(before..).unwrap_or("");
            if !link.url.is_empty() && shown != link.url && !link.url.ends_with(shown) {
                text.push_str(": ");
                text.push_str(&link.url);
            } else if shown != link.url {
                text.truncate(before);
                text.push_str(&link.url);
            }
        }
        NodeValue::Item(item) => {
            let mark = match item.list_type {
                ListType::Bullet => "- ".to_owned(),
                ListType::Ordered => format!("{}. ", item.start),
            };
            text.push_str(&"  ".repeat(depth.saturating_sub(1)));
            text.push_str(&mark);
            children(text, depth);
            while text.ends_with('\n') {
                text.pop();
            }
            text.push('\n');
        }
        NodeValue::List(_) => {
            if depth > 0 {
                text.truncate(text.trim_end().len());
                text.push('\n');
            }
            children(text, depth + 1);
            text.push('\n');
        }
        NodeValue::BlockQuote => {
            let mut inner = String::new();
            for child in node.children() {
                write_text(child, &mut inner, depth, dress);
            }
            for line in inner.trim_end().lines() {
                text.push_str("> ");
                text.push_str(line);
                text.push('\n');
            }
            text.push('\n');
        }
        NodeValue::TableCell => {
            children(text, depth);
            text.push_str(" | ");
        }
        NodeValue::TableRow(_) => {
            children(text, depth);
            text.push('\n');
        }
        NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::Table(_) => {
            children(text, depth);
            text.push_str("\n\n");
        }
        NodeValue::BlockDirective(block) => match dress.of(&block.info) {
            Dressing::Left => {}
            Dressing::Plain => children(text, depth),
            Dressing::Box { label, title, .. } => {
                let heading = [label, title].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
                if !heading.is_empty() {
                    text.push_str(&heading);
                    text.push_str("\n\n");
                }
                children(text, depth);
            }
        },
        NodeValue::ThematicBreak => text.push_str("---\n\n"),
        _ => children(text, depth),
    }
}
