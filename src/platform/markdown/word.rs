//! A text as a file for word processors: headings, paragraphs, lists, quotes, tables, links, emphasis.

use std::io::Cursor;

use comrak::{
    Arena,
    nodes::{AstNode, ListType, NodeValue},
};
use docx_rs::{
    AbstractNumbering, BreakType, Docx, Hyperlink, HyperlinkType, IndentLevel, Level, LevelJc, LevelOverride,
    LevelText, NumberFormat, Numbering, NumberingId, Paragraph, Run, RunFonts, SpecialIndentType, Start, Style,
    StyleType, Table, TableCell, TableRow, WidthType,
};

use super::{Kind, blocks, options, too_tangled};

/// What such a file holds.
#[derive(Clone, Debug)]
pub struct WordFile<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What stands below that, in plain words.
    pub lead: &'a str,
    /// Headings, each with its text in Markdown.
    pub chapters: Vec<(&'a str, &'a str)>,
    /// What stands at the end, in plain words; may be empty.
    pub end: &'a str,
}

/// A step of indentation, in twentieths of a point.
const STEP: i32 = 360;
/// The deepest lists go; what lies deeper stands there.
const DEEPEST: usize = 8;
const BULLETS: usize = 1;
const NUMBERS: usize = 2;

/// The file.
pub fn word_file(what: &WordFile<'_>) -> anyhow::Result<Vec<u8>> {
    let mut page = Page { docx: styled(), lists: NUMBERS };
    page.put(plain(what.title).style("Title"));
    page.put(plain(what.lead).style("Subtitle"));
    for (heading, source) in &what.chapters {
        page.put(plain(heading).style("Heading1"));
        if too_tangled(source) {
            page.put(plain(source));
            continue;
        }
        let arena = Arena::new();
        let root = blocks::parse(&arena, source, &options(Kind::Post));
        page.blocks(root, Place::default());
    }
    if !what.end.is_empty() {
        page.put(plain(what.end).style("Subtitle"));
    }
    let mut file = Cursor::new(Vec::new());
    page.docx.pack(&mut file)?;
    Ok(file.into_inner())
}

fn styled() -> Docx {
    let heading = |level: usize, size: usize| {
        Style::new(format!("Heading{level}"), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .based_on("Normal")
            .next("Normal")
            .size(size)
            .bold()
            .outline_lvl(level.saturating_sub(1))
    };
    let named = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name).based_on("Normal");
    let mono = || RunFonts::new().ascii("Courier New").hi_ansi("Courier New");
    let list = |id: usize, format: &str, text: &dyn Fn(usize) -> String| {
        (0..=DEEPEST).fold(AbstractNumbering::new(id), |list, level| {
            let left = STEP * i32::try_from(level + 1).unwrap_or(1);
            let (format, text) = (NumberFormat::new(format), LevelText::new(text(level)));
            let level = Level::new(level, Start::new(1), format, text, LevelJc::new("left"));
            list.add_level(level.indent(Some(left), Some(SpecialIndentType::Hanging(STEP)), None, None))
        })
    };
    Docx::new()
        .add_style(named("Title", "Title").size(40).bold())
        .add_style(named("Subtitle", "Subtitle").italic())
        .add_style(heading(1, 30))
        .add_style(heading(2, 26))
        .add_style(heading(3, 24))
        .add_style(heading(4, 22))
        .add_style(named("Quote", "Quote").italic().indent(Some(STEP * 2), None, None, None))
        .add_style(named("Listing", "Listing").fonts(mono()))
        .add_style(Style::new("Hyperlink", StyleType::Character).name("Hyperlink").color("0B5B6B").underline("single"))
        .add_abstract_numbering(list(BULLETS, "bullet", &|_| "•".to_owned()))
        .add_abstract_numbering(list(NUMBERS, "decimal", &|level| format!("%{}.", level + 1)))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
        .add_numbering(Numbering::new(NUMBERS, NUMBERS))
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new().add_run(lines(Run::new(), text))
}

/// What XML has no place for.
fn unfit(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Words with their line ends.
fn lines(run: Run, text: &str) -> Run {
    text.lines().enumerate().fold(run, |run, (nth, line)| {
        let run = if nth > 0 { run.add_break(BreakType::TextWrapping) } else { run };
        run.add_text(line.replace(unfit, " "))
    })
}

/// Where in a text a block stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// In which list, and how deep.
    list: Option<(usize, usize)>,
    /// Whether it is the one that bears the mark of its item.
    marked: bool,
    quoted: bool,
}

struct Page {
    docx: Docx,
    /// The last number given to a list.
    lists: usize,
}

impl Page {
    fn put(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    /// A paragraph where it stands.
    fn place(&mut self, paragraph: Paragraph, at: Place) {
        let paragraph = if at.quoted { paragraph.style("Quote") } else { paragraph };
        self.put(match at.list {
            Some((list, level)) if at.marked => paragraph.numbering(NumberingId::new(list), IndentLevel::new(level)),
            Some((_, level)) => paragraph.indent(Some(STEP * i32::try_from(level + 1).unwrap_or(1)), None, None, None),
            None => paragraph,
        });
    }

    fn blocks<'a>(&mut self, above: &'a AstNode<'a>, at: Place) {
        let mut at = at;
        for node in above.children() {
            let value = node.data.borrow().value.clone();
            match value {
                NodeValue::Paragraph => self.place(words(Paragraph::new(), node), at),
                NodeValue::Heading(heading) => {
                    // A section has a heading of its own: those of its text come below.
                    let style = format!("Heading{}", heading.level.clamp(1, 3) + 1);
                    self.put(words(Paragraph::new().style(&style), node));
                }
                NodeValue::CodeBlock(block) => self.place(plain(block.literal.trim_end()).style("Listing"), at),
                NodeValue::HtmlBlock(block) => self.place(plain(block.literal.trim_end()), at),
                NodeValue::BlockQuote => self.blocks(node, Place { quoted: true, ..at }),
                NodeValue::List(list) => self.list(node, list.list_type, list.start, at),
                NodeValue::Table(_) => self.table(node),
                NodeValue::ThematicBreak => self.place(plain("* * *"), at),
                _ => self.blocks(node, at),
            }
            at.marked = false;
        }
    }

    fn list<'a>(&mut self, node: &'a AstNode<'a>, kind: ListType, start: usize, at: Place) {
        let level = at.list.map_or(0, |(_, level)| level + 1).min(DEEPEST);
        let list = match kind {
            ListType::Bullet => BULLETS,
            ListType::Ordered => {
                // Every list begins to count anew.
                self.lists += 1;
                let anew = Numbering::new(self.lists, NUMBERS).add_override(LevelOverride::new(level).start(start));
                self.docx = std::mem::take(&mut self.docx).add_numbering(anew);
                self.lists
            }
        };
        for item in node.children() {
            self.blocks(item, Place { list: Some((list, level)), marked: true, ..at });
        }
    }

    fn table<'a>(&mut self, node: &'a AstNode<'a>) {
        let cell = |cell: &'a AstNode<'a>| TableCell::new().add_paragraph(words(Paragraph::new(), cell));
        let row = |row: &'a AstNode<'a>| TableRow::new(row.children().map(cell).collect());
        let table = Table::new(node.children().map(row).collect()).width(5_000, WidthType::Pct);
        self.docx = std::mem::take(&mut self.docx).add_table(table);
    }
}

/// How words look.
#[derive(Clone, Copy, Default)]
struct Look {
    bold: bool,
    italic: bool,
    struck: bool,
    code: bool,
    link: bool,
}

impl Look {
    fn run(self, text: &str) -> Run {
        let mut run = lines(Run::new(), text);
        if self.bold {
            run = run.bold();
        }
        if self.italic {
            run = run.italic();
        }
        if self.struck {
            run = run.strike();
        }
        if self.code {
            run = run.fonts(RunFonts::new().ascii("Courier New").hi_ansi("Courier New"));
        }
        if self.link { run.style("Hyperlink") } else { run }
    }
}

/// A paragraph with the words below a node.
fn words<'a>(paragraph: Paragraph, node: &'a AstNode<'a>) -> Paragraph {
    let ticked = node.ancestors().find_map(|above| match &above.data.borrow().value {
        NodeValue::TaskItem(task) => Some(Some(task.symbol.is_some())),
        NodeValue::Item(_) => Some(None),
        _ => None,
    });
    let first = node.previous_sibling().is_none();
    let paragraph = match ticked.flatten() {
        Some(done) if first => paragraph.add_run(Run::new().add_text(if done { "☑ " } else { "☐ " })),
        _ => paragraph,
    };
    inlines(node, Look::default()).into_iter().fold(paragraph, |paragraph, piece| match piece {
        Piece::Words(run) => paragraph.add_run(*run),
        Piece::Link(url, runs) => {
            let link = runs.into_iter().fold(Hyperlink::new(url, HyperlinkType::External), Hyperlink::add_run);
            paragraph.add_hyperlink(link)
        }
    })
}

enum Piece {
    Words(Box<Run>),
    Link(String, Vec<Run>),
}

impl Piece {
    fn words(run: Run) -> Self {
        Self::Words(Box::new(run))
    }
}

fn inlines<'a>(above: &'a AstNode<'a>, look: Look) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for node in above.children() {
        let value = node.data.borrow().value.clone();
        match value {
            NodeValue::Text(text) => pieces.push(Piece::words(look.run(&text))),
            NodeValue::Code(code) => pieces.push(Piece::words(Look { code: true, ..look }.run(&code.literal))),
            NodeValue::HtmlInline(html) => pieces.push(Piece::words(look.run(&html))),
            NodeValue::SoftBreak | NodeValue::LineBreak => {
                pieces.push(Piece::words(Run::new().add_break(BreakType::TextWrapping)));
            }
            NodeValue::Strong => pieces.extend(inlines(node, Look { bold: true, ..look })),
            NodeValue::Emph => pieces.extend(inlines(node, Look { italic: true, ..look })),
            NodeValue::Strikethrough => pieces.extend(inlines(node, Look { struck: true, ..look })),
            NodeValue::Link(link) | NodeValue::Image(link) => pieces.extend(linked(node, &link.url, look)),
            _ => pieces.extend(inlines(node, look)),
        }
    }
    pieces
}

/// A link out of the file; what leads nowhere from there, or where no text should lead, is only words.
fn linked<'a>(node: &'a AstNode<'a>, url: &str, look: Look) -> Vec<Piece> {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !scheme.is_some_and(|scheme| ["http", "https", "mailto"].contains(&scheme.as_str())) || look.link {
        return inlines(node, look);
    }
    let inner = inlines(node, Look { link: true, ..look }).into_iter();
    let mut runs: Vec<Run> = inner
        .flat_map(|piece| match piece {
            Piece::Words(run) => vec![*run],
            Piece::Link(_, runs) => runs,
        })
        .collect();
    if runs.is_empty() {
        runs.push(Look { link: true, ..look }.run(url));
    }
    vec![Piece::Link(url.replace(unfit, ""), runs)]
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::{WordFile, word_file};

    /// A part of the file, as XML that can be read.
    fn part(file: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        roxmltree::Document::parse(&text).unwrap();
        text
    }

    fn file(source: &str) -> Vec<u8> {
        word_file(&WordFile {
            title: "Half an hour & <more>",
            lead: "For the\nboard.",
            chapters: vec![("Why", source)],
            end: "Elif, Jonas",
        })
        .unwrap()
    }

    #[test]
    fn what_stands_in_a_text_stands_in_the_file() {
        let source = "We **meet** *often*, ~~never~~ `so`.\nAnd [here](https://a.example/?b=1&c=2), not \
            [there](javascript:alert(1)) nor [at home](/home).\n\n# Deeper\n\n- one\n  1. two\n  2. three\n- [x] four\n\n\
            > said <b>raw</b>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n  more\n```\n\n---\n";
        let file = file(source);
        let text = part(&file, "word/document.xml");
        let parsed = roxmltree::Document::parse(&text).unwrap();
        let words = |paragraph: roxmltree::Node<'_, '_>| -> String {
            paragraph.descendants().filter(|node| node.has_tag_name_ns("t")).filter_map(|node| node.text()).collect()
        };
        let all: Vec<String> = parsed.descendants().filter(|node| node.has_tag_name_ns("p")).map(words).collect();
        for expected in [
            "Half an hour & <more>",
            "For theboard.",
            "Why",
            "We meet often, never so.And here, not there nor at home.",
            "Deeper",
            "one",
            "two",
            "☑ four",
            "said <b>raw</b>",
            "1",
            "code  more",
            "Elif, Jonas",
        ] {
            assert!(all.iter().any(|words| words == expected), "{expected:?} is not in {all:?}");
        }
        for mark in ["Heading2", "Quote", "Listing", "<w:b ", "<w:i ", "<w:strike", "<w:tbl>", "<w:numPr>"] {
            assert!(text.contains(mark), "{mark} is not in {text}");
        }
        let links = part(&file, "word/_rels/document.xml.rels");
        assert!(links.contains("https://a.example/?b=1&amp;c=2\""), "{links}");
        assert!(!links.contains("javascript") && !links.contains("/home"), "{links}");
        part(&file, "word/styles.xml");
        part(&file, "word/numbering.xml");
    }

    #[test]
    fn a_tangle_and_nothing_at_all_are_files_too() {
        for source in ["", "[".repeat(20_000).as_str(), "> > > > a", "- - - a", "\u{1}\u{fffe}"] {
            assert!(part(&file(source), "word/document.xml").contains("Why"));
        }
    }

    trait Named {
        fn has_tag_name_ns(&self, name: &str) -> bool;
    }

    impl Named for roxmltree::Node<'_, '_> {
        fn has_tag_name_ns(&self, name: &str) -> bool {
            self.tag_name().name() == name
        }
    }
}
