//! Blocks fenced by `:::`, and pictures of the course itself.
//!
//! ```text
//! ::: checklist Before the first invitation
//! - five people have said yes
//! :::
//! ```
//!
//! What names there are and what becomes of them is for the caller to say.

use std::borrow::Cow;

use comrak::{
    Arena, Options,
    nodes::{Ast, AstNode, LineColumn, NodeValue},
    parse_document,
};

/// What becomes of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dressing {
    /// It is left out: it is shown elsewhere.
    Left,
    /// Its content stands as if there were no fence.
    Plain,
    /// It stands apart, under its kind and its title.
    Box {
        /// Class of the section.
        class: &'static str,
        /// Its kind, in the language of the text.
        label: String,
        /// Its title; may be empty.
        title: String,
    },
}

/// A picture as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its address.
    pub src: String,
    /// Width and height in CSS pixels, where they are known: the page does not jump.
    pub size: Option<(u32, u32)>,
}

/// How blocks and pictures of a text are shown.
pub struct Dress<'a> {
    /// Goes into the ids of headings and footnotes, so that two texts can stand on one page.
    pub prefix: &'a str,
    /// What the link at the end of a footnote is called, in the language of the text.
    pub footnote_back: &'a str,
    /// From the words after the fence to what becomes of the block.
    pub block: &'a dyn Fn(&str, &str) -> Dressing,
    /// From a path as written to a picture; none leaves it as it is.
    pub picture: &'a dyn Fn(&str) -> Option<Picture>,
}

impl Dress<'_> {
    /// No block is anything special.
    pub fn plain() -> Dress<'static> {
        Dress { prefix: "", footnote_back: "Back to the text", block: &|_, _| Dressing::Plain, picture: &|_| None }
    }

    /// What becomes of the block whose fence says `info`.
    pub(super) fn of(&self, info: &str) -> Dressing {
        let (name, words) = name_and_words(info);
        (self.block)(name, words)
    }
}

/// The parser takes no colon in the words after a fence, and titles have colons: they go
/// in as character references, which it reads back. Lines stay where they are.
fn with_colons(source: &str) -> Cow<'_, str> {
    let fence = |line: &str| line.starts_with(":::") && line.trim_start_matches(':').contains(':');
    if !source.lines().any(fence) {
        return source.into();
    }
    let mut code = false;
    let lines = source.split_inclusive('\n').map(|line| {
        code ^= line.trim_start().starts_with("```");
        let words = line.trim_start_matches(':');
        let (colons, _) = line.split_at(line.len() - words.len());
        if !code && fence(line) { Cow::from(format!("{colons}{}", words.replace(':', "&#58;"))) } else { line.into() }
    });
    Cow::Owned(lines.collect())
}

/// Parses `source` as the house writes it: where its blocks are on, with colons in their titles.
pub(super) fn parse<'a>(arena: &'a Arena<'a>, source: &str, options: &Options<'_>) -> &'a AstNode<'a> {
    let source = if options.extension.block_directive { with_colons(source) } else { source.into() };
    parse_document(arena, &source, options)
}

/// The first word after the fence, and the rest.
pub(super) fn name_and_words(info: &str) -> (&str, &str) {
    let (name, words) = info.trim().split_once(char::is_whitespace).unwrap_or((info.trim(), ""));
    (name, words.trim())
}

/// Replaces blocks and pictures below `root` by what `dress` says.
pub(super) fn dress<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>, dress: &Dress<'_>) {
    let raw =
        |html: String| arena.alloc(AstNode::from(Ast::new(NodeValue::Raw(html), LineColumn { line: 0, column: 0 })));
    let nodes: Vec<&'a AstNode<'a>> = root.descendants().collect();
    for node in nodes {
        let value = node.data.borrow().value.clone();
        match value {
            NodeValue::BlockDirective(block) => {
                let dressing = dress.of(&block.info);
                if let Dressing::Box { class, label, title } = &dressing {
                    node.insert_before(raw(opening(class, label, title)));
                }
                if dressing != Dressing::Left {
                    while let Some(child) = node.first_child() {
                        node.insert_before(child);
                    }
                }
                if matches!(dressing, Dressing::Box { .. }) {
                    node.insert_before(raw("</section>\n".to_owned()));
                }
                node.detach();
            }
            NodeValue::Link(mut link) if link.url.starts_with('#') => {
                link.url = format!("#part-{}{}", dress.prefix, link.url.trim_start_matches('#'));
                node.data.borrow_mut().value = NodeValue::Link(link);
            }
            NodeValue::Image(link) => {
                if let Some(picture) = (dress.picture)(&link.url) {
                    node.insert_before(raw(image(&picture, &words_of(node))));
                    node.detach();
                }
            }
            _ => {}
        }
    }
}

fn opening(class: &str, label: &str, title: &str) -> String {
    let label = ammonia::clean_text(label);
    let title = if title.is_empty() { String::new() } else { format!(" {}", ammonia::clean_text(title)) };
    format!(
        "<section class=\"block {class}\"><p class=\"block-title\"><span class=\"block-kind\">{label}</span>{title}</p>\n"
    )
}

fn image(picture: &Picture, alt: &str) -> String {
    let size =
        picture.size.map_or_else(String::new, |(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
    format!(
        "<img src=\"{}\" alt=\"{}\"{size} loading=\"lazy\">",
        ammonia::clean_text(&picture.src),
        ammonia::clean_text(alt)
    )
}

/// The text inside a node, without markup.
pub(super) fn words_of<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for inner in node.descendants() {
        match &inner.data.borrow().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Dress, Dressing, Picture};
    use crate::platform::markdown::{Kind, outline, render_in, to_text_in};

    fn by_name(name: &str, words: &str) -> Dressing {
        match name {
            "left" => Dressing::Left,
            "box" => Dressing::Box { class: "box", label: "Kasten".into(), title: words.into() },
            _ => Dressing::Plain,
        }
    }

    const TEXT: &str = "Vorher.\n\n::: box Ein <b>Titel</b>\n- eins\n- zwei\n:::\n\n::: left\nGeheim.\n:::\n\n\
        ::: other\nOffen.\n:::\n\nNachher.\n";

    #[test]
    fn a_block_stands_apart_is_left_out_or_loses_its_fence() {
        let dress = Dress { block: &by_name, ..Dress::plain() };
        let html = render_in(TEXT, Kind::Lesson, &dress);
        assert!(
            html.contains(
                "<section class=\"block box\"><p class=\"block-title\"><span class=\"block-kind\">Kasten</span>"
            ),
            "{html}"
        );
        assert!(
            html.contains("Ein &lt;b&gt;Titel&lt;/b&gt;") && html.contains("<li>zwei</li>\n</ul>\n</section>"),
            "{html}"
        );
        assert!(!html.contains("Geheim") && html.contains("<p>Offen.</p>"), "{html}");
        assert!(!html.contains(":::"), "{html}");
    }

    #[test]
    fn a_title_may_have_colons() {
        let dress = Dress { block: &by_name, ..Dress::plain() };
        let text = "::: box Ein Beispiel: um 14:00\nDa.\n:::\n\n```\n::: box a: b\n:::\n```\n";
        let html = render_in(text, Kind::Lesson, &dress);
        assert!(html.contains("Ein Beispiel: um 14:00</p>") && html.contains("::: box a: b"), "{html}");
        assert!(to_text_in(text, &dress).starts_with("Kasten: Ein Beispiel: um 14:00\n\nDa."));
        assert_eq!(outline(text).blocks[0].words, "Ein Beispiel: um 14:00");
    }

    #[test]
    fn in_a_mail_a_block_begins_with_its_kind() {
        let dress = Dress { block: &by_name, ..Dress::plain() };
        let text = to_text_in(TEXT, &dress);
        assert_eq!(text, "Vorher.\n\nKasten: Ein <b>Titel</b>\n\n- eins\n- zwei\n\nOffen.\n\nNachher.");
    }

    #[test]
    fn a_picture_of_the_course_has_its_size_and_waits_to_be_seen() {
        let picture = |path: &str| {
            (path == "../images/plan.svg")
                .then(|| Picture { src: "/pictures/1/plan.svg".into(), size: Some((640, 360)) })
        };
        let dress = Dress { picture: &picture, ..Dress::plain() };
        let html = render_in("![Der *Plan*](../images/plan.svg)", Kind::Lesson, &dress);
        for part in
            ["src=\"/pictures/1/plan.svg\"", "alt=\"Der Plan\"", "width=\"640\" height=\"360\"", "loading=\"lazy\""]
        {
            assert!(html.contains(part), "{html}");
        }
    }
}
