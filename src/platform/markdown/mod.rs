//! Markdown to HTML that is safe to show, and to plain text for the text part of an e-mail.
//!
//! Rendered once, when it is written, and stored with [`RENDERER`]; a page only
//! prints what is stored. comrak shows raw HTML as text, ammonia then lets
//! through only what is on its list.

mod blocks;
mod lines;
mod links;
mod names;
mod outline;
mod text;
mod word;

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::Builder;
use comrak::{
    Arena, Options, format_html,
    nodes::{AstNode, NodeLink, NodeValue},
};

pub use blocks::{Dress, Dressing, Picture};
pub use lines::lines;
pub use names::Names;
pub use outline::{Block, Heading, Image, Link, Outline, outline};
pub use text::{to_text, to_text_in};
pub use word::{WordFile, word_file};

/// Version of what [`render`] makes; raise it when the output changes.
pub const RENDERER: i32 = 2;

/// Who wrote it and where it will stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By anybody, below other headings: no images, headings start at the third level.
    Post,
    /// By the course's authors: headings as written, footnotes, images of the course itself.
    Lesson,
}

/// A line that opens more than this many quotes or lists at once, or a text
/// with more brackets, is shown as plain text: no person writes like that, and
/// nesting is what makes Markdown slow.
const DEEPEST: usize = 40;

/// HTML for `source`.
pub fn render(source: &str, kind: Kind) -> String {
    render_in(source, kind, &Dress::plain())
}

/// HTML for `source`, its blocks and pictures as `dress` says.
pub fn render_in(source: &str, kind: Kind, dress: &Dress<'_>) -> String {
    make(source, kind, dress, &Names::default()).0
}

/// HTML for a post in which people are named, and whom of `names` it names, in their order.
pub fn render_naming(source: &str, names: &Names) -> (String, Vec<usize>) {
    make(source, Kind::Post, &Dress::plain(), names)
}

fn make(source: &str, kind: Kind, dress: &Dress<'_>, names: &Names) -> (String, Vec<usize>) {
    if too_tangled(source) {
        return (plain(source), Vec::new());
    }
    let arena = Arena::new();
    let mut options = options(kind);
    if kind == Kind::Lesson {
        options.extension.header_id_prefix = Some(format!("part-{}", dress.prefix));
    }
    let root = blocks::parse(&arena, source, &options);
    for node in root.descendants() {
        settle(node, kind);
    }
    links::open_links_in_links(&arena, root);
    if kind == Kind::Lesson {
        blocks::dress(&arena, root, dress);
    }
    let named = names.link(&arena, root);
    let mut html = String::with_capacity(source.len() * 2);
    if format_html(root, &options, &mut html).is_err() {
        return (plain(source), Vec::new());
    }
    let cleaner = match kind {
        Kind::Post => &*POSTS,
        Kind::Lesson => &*LESSONS,
    };
    let html = reachable(&without_anchors(&cleaner.clean(&html).to_string()));
    let html = if kind == Kind::Lesson && html.contains("fnref-") { own_footnotes(&html, dress) } else { html };
    (html, named)
}

/// Two texts on one page have two first footnotes.
fn own_footnotes(html: &str, dress: &Dress<'_>) -> String {
    let mut html = html.to_owned();
    for name in ["fn-", "fnref-"] {
        html = html
            .replace(&format!(" id=\"{name}"), &format!(" id=\"{}{name}", dress.prefix))
            .replace(&format!(" href=\"#{name}"), &format!(" href=\"#{}{name}", dress.prefix));
    }
    let back = format!("aria-label=\"{}", ammonia::clean_text(dress.footnote_back));
    html.replace("aria-label=\"Back to reference", &back)
}

/// The parser gives headings their ids only together with an empty link to themselves: a stop
/// for the keyboard where nothing can be seen, with an English name in every language.
fn without_anchors(html: &str) -> String {
    const END: &str = " class=\"anchor\" rel=\"noopener noreferrer nofollow\"></a>";
    let mut kept = String::with_capacity(html.len());
    for (nth, part) in html.split(END).enumerate() {
        if nth > 0
            && let Some(start) = kept.rfind("<a ")
        {
            kept.truncate(start);
        }
        kept.push_str(part);
    }
    kept
}

/// Wide tables and long lines of code scroll by themselves; the keyboard must
/// get there too. What was cleaned has these tags in this one form.
fn reachable(html: &str) -> String {
    html.replace("<table>", "<div class=\"table-box\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
        .replace("<pre>", "<pre tabindex=\"0\">")
}

/// Markdown in which `text` means only itself.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}

fn options(kind: Kind) -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = kind == Kind::Lesson;
    options.extension.block_directive = kind == Kind::Lesson;
    options.render.escape = true;
    options.render.hardbreaks = kind == Kind::Post;
    options.render.ignore_empty_links = true;
    options
}

fn too_tangled(source: &str) -> bool {
    let count = |text: &str, marks: &[char]| text.chars().filter(|c| marks.contains(c)).count();
    source.lines().any(|line| {
        let opening = line.chars().take_while(|c| c.is_whitespace() || "><-*+|#".contains(*c)).collect::<String>();
        count(&opening, &['>']) > DEEPEST || count(&opening, &['-', '*', '+']) > DEEPEST * 4
    }) || count(source, &['[']) > 2_000
        || count(source, &['*', '_', '~', '`']) > 8_000
        || source.lines().any(|line| count(line, &['[', ']', '*', '_', '`', '|', '<']) > 1_500)
}

fn plain(source: &str) -> String {
    format!("<pre tabindex=\"0\">{}</pre>", ammonia::clean_text(source))
}

fn settle<'a>(node: &'a AstNode<'a>, kind: Kind) {
    let mut ast = node.data.borrow_mut();
    let value = &mut ast.value;
    match (value, kind) {
        (NodeValue::Heading(heading), Kind::Post) => heading.level = heading.level.saturating_add(2).min(6),
        // An image from elsewhere would tell its host who reads here: it becomes a link.
        (value @ NodeValue::Image(_), _) => {
            if let NodeValue::Image(link) = value {
                let foreign = kind == Kind::Post || link.url.contains(':') || link.url.starts_with("//");
                if foreign {
                    let link = NodeLink { url: std::mem::take(&mut link.url), title: String::new() };
                    *value = NodeValue::Link(Box::new(link));
                }
            }
        }
        _ => {}
    }
}

const INLINE: [&str; 10] = ["a", "b", "br", "code", "del", "em", "i", "s", "strong", "sub"];
const BLOCKS: [&str; 19] = [
    "blockquote",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "input",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

fn cleaner() -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .tags(INLINE.into_iter().chain(BLOCKS).collect())
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("input", HashSet::from(["type", "checked", "disabled"])),
            ("ol", HashSet::from(["start"])),
            ("td", HashSet::from(["align"])),
            ("th", HashSet::from(["align"])),
        ]))
        .tag_attribute_values(HashMap::from([("input", HashMap::from([("type", HashSet::from(["checkbox"]))]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true);
    builder
}

static POSTS: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = cleaner();
    builder.attribute_filter(|element, attribute, value| {
        // `//host` borrows the page's scheme and reads like a path of this house.
        let foreign = element == "a"
            && attribute == "href"
            && value.trim_start().starts_with(['/', '\\'])
            && value.trim_start().get(1..2).is_some_and(|second| second == "/" || second == "\\");
        (!foreign).then(|| value.into())
    });
    builder
});

static LESSONS: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = cleaner();
    builder
        .add_tags(["img", "section", "span", "sup"])
        .add_tag_attributes("img", ["src", "alt", "title", "width", "height", "loading"])
        .add_tag_attributes("p", ["class"])
        .add_tag_attributes("span", ["class"])
        .add_tag_attributes("a", ["id", "class", "data-footnote-ref", "data-footnote-backref", "aria-label"])
        .add_tag_attributes("section", ["class", "data-footnotes"])
        .add_tag_attributes("li", ["id"])
        .add_tag_attributes("sup", ["class", "id"])
        .add_generic_attributes(["id"]);
    builder
});

#[cfg(test)]
mod tests {
    use super::{Kind, escape, render, to_text};

    #[test]
    fn what_people_write_stays_what_they_meant() {
        let html =
            render("# Hallo\n\n- [x] fertig\n- **fett** <b>roh</b>\n\n| a | b |\n|---|---|\n| 1 | 2 |", Kind::Post);
        assert!(html.contains("<h3>Hallo</h3>"), "{html}");
        assert!(html.contains("<strong>fett</strong> &lt;b&gt;roh&lt;/b&gt;"), "{html}");
        assert!(html.contains("checked"), "{html}");
        assert!(html.contains("<td>2</td>"), "{html}");
    }

    #[test]
    fn nothing_a_person_writes_runs() {
        // Written after the families of OWASP's XSS filter evasion sheet, in our own words.
        let attempts = [
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<svg><animate onbegin=alert(1) attributeName=x></svg>",
            "<math><mtext></p><img src=x onerror=alert(1)></math>",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<a href='javascript:alert(1)'>x</a>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java\tscript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](vbscript:msgbox(1))",
            "<javascript:alert(1)>",
            "![x](javascript:alert(1))",
            "[x](https://a.example \"onmouseover=alert(1)\")",
            "[x](https://a.example '\" onmouseover=\"alert(1)')",
            "```\"><script>alert(1)</script>\nx\n```",
            "``` js onload=alert(1)\nx\n```",
            "[^1]\n\n[^1]: <script>alert(1)</script>",
            "<p style='background:url(javascript:alert(1))'>x</p>",
            "<form action=//evil.example><input name=password></form>",
            "<base href=//evil.example>",
            "<meta http-equiv=refresh content=0>",
            "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        ];
        for attempt in attempts {
            for kind in [Kind::Post, Kind::Lesson] {
                let html = render(attempt, kind);
                let tags = html.to_lowercase();
                for bad in ["<script", "<svg", "<math", "<iframe", "<form", "<base", "<meta", "<style", "<img"] {
                    assert!(!tags.contains(bad), "{attempt} gave {html}");
                }
                for tag in tags.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                    for bad in ["javascript:", "data:text", "vbscript:", " on", "style="] {
                        assert!(!tag.contains(bad), "{attempt} gave {html}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_picture_from_elsewhere_becomes_a_link() {
        let html = render("![der Plan](http://10.0.0.1/x.png)", Kind::Post);
        assert!(html.contains("der Plan</a>") && !html.contains("<img"), "{html}");
        assert!(render("![Plan](plan.svg)", Kind::Lesson).contains("<img"));
        assert!(!render("![Plan](//evil.example/plan.svg)", Kind::Lesson).contains("<img"));
    }

    #[test]
    fn links_say_where_they_go_and_carry_nothing_along() {
        let html = render("[hier](https://evil.example/a)", Kind::Post);
        assert!(html.contains("rel=\"noopener noreferrer nofollow\""), "{html}");
        assert!(!render("[hier](//evil.example/a)", Kind::Post).contains("href"), "no borrowed scheme");
        assert!(render("[hier](/home)", Kind::Post).contains("href=\"/home\""));
    }

    #[test]
    fn a_heading_has_an_id_and_no_empty_link() {
        let html = render(
            "## Über *uns* & mehr\n\n[hier](#part-über-uns--mehr) `<a class=\"anchor\" rel=\"x\"></a>`",
            Kind::Lesson,
        );
        assert!(html.starts_with("<h2 id=\"part-über-uns--mehr\">Über <em>uns</em> &amp; mehr</h2>"), "{html}");
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
    }

    #[test]
    fn a_tangle_is_shown_as_it_is() {
        for tangle in [
            ">".repeat(20_000),
            "[".repeat(20_000),
            "*a ".repeat(6_000),
            "![](".repeat(5_000),
            "<".repeat(20_000),
            "- ".repeat(10_000),
            "`a".repeat(10_000),
            "|".repeat(20_000),
            "a\n".repeat(10_000),
            format!("{}x", "> \n".repeat(6_000)),
            "[a](".repeat(1_900),
            "\\".repeat(20_000),
            "&#".repeat(10_000),
            "https://a.b ".repeat(1_600),
        ] {
            let html = render(&tangle, Kind::Post);
            assert!(!html.is_empty());
            to_text(&tangle);
        }
    }

    #[test]
    fn the_text_part_says_the_same() {
        let text =
            to_text("Hallo **Elif**,\n\n[lies nach](https://a.example/x)\n\n- eins\n- zwei\n  1. drei\n\n> zitiert");
        assert_eq!(text, "Hallo Elif,\n\nlies nach: https://a.example/x\n\n- eins\n- zwei\n  1. drei\n\n> zitiert");
        assert_eq!(to_text("<https://a.example>"), "https://a.example");
        assert_eq!(to_text("a <b>roh</b>\n\n<script>x</script>\n"), "a <b>roh</b>\n\n<script>x</script>");
    }

    #[test]
    fn an_escaped_name_is_only_a_name() {
        let name = "*Eve* [x](javascript:1) <b> `c` # 1. a_b_c \\ &amp;";
        let html = render(&escape(name), Kind::Post);
        assert!(!html.contains("<em>") && !html.contains("<a") && !html.contains("<code>"), "{html}");
        assert_eq!(to_text(&escape(name)), name);
    }
}
