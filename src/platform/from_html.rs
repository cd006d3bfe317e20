//! HTML that others wrote, as Markdown: of an e-mail without a text part, of threads kept elsewhere.

use std::thread;

use htmd::{
    HtmlToMarkdown,
    options::{BulletListMarker, Options},
};

/// What is no text, but what surrounds it.
const SKIPPED: [&str; 8] = ["script", "style", "head", "title", "iframe", "object", "svg", "math"];
/// More tags than this nobody's words have; the converter goes down as deep as they do.
const MOST_TAGS: usize = 5_000;
/// Room to go down so far.
const STACK: usize = 64 << 20;

/// The words and marks of `html`; nothing where it is too tangled to be anybody's words.
pub fn to_markdown(html: &str) -> String {
    if html.matches('<').count() > MOST_TAGS {
        return String::new();
    }
    let html = html.to_owned();
    let work = thread::Builder::new().stack_size(STACK).spawn(move || convert(&html));
    work.ok().and_then(|work| work.join().ok()).unwrap_or_default()
}

fn convert(html: &str) -> String {
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    let converter = HtmlToMarkdown::builder().options(options).skip_tags(SKIPPED.to_vec()).build();
    converter.convert(html).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::to_markdown;
    use crate::platform::markdown::{Kind, render};

    #[test]
    fn words_keep_their_marks() {
        let html = "<p>A <b>bold</b> <a href=\"https://a.example/b_c\">link</a>, <code>a*b</code>.</p><ul><li>one<li>two</ul>\
            <pre><code>for x in y:\n    print(x)\n</code></pre><blockquote><p>said</p></blockquote>";
        let expected = "A **bold** [link](https://a.example/b_c), `a*b`.\n\n- one\n- two\n\n```\nfor x in y:\n    print(x)\n```\n\n> said";
        assert_eq!(to_markdown(html), expected);
    }

    #[test]
    fn formulas_are_read_as_they_were_written() {
        let formula = r"$\frac{1}{\sqrt{2}}(|00\rangle + |11\rangle)_a * b_c$";
        let html = render(&to_markdown(&format!("<p>{formula}</p>")), Kind::Post);
        assert_eq!(html, format!("<p>{formula}</p>\n"));
    }

    #[test]
    fn what_runs_is_no_word_and_a_tangle_is_nobodys() {
        assert_eq!(to_markdown("<style>p{}</style><script>alert(1)</script><p>x</p>"), "x");
        for tag in ["div", "blockquote", "b", "ul><li", "table><tr><td"] {
            to_markdown(&format!("<{tag}>").repeat(1_500));
            assert_eq!(to_markdown(&format!("<{tag}>").repeat(100_000)), "");
        }
    }
}
