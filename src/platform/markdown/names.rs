//! Names in a text: `@Jonas` becomes a link to Jonas, where the reader knows one Jonas.

use comrak::{
    Arena,
    nodes::{AstNode, NodeLink, NodeValue},
};

/// Whom a text may name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The folded name behind the `@`, how many characters it has, and whose it is.
    known: Vec<(String, usize, usize)>,
    /// Where the link of each leads.
    hrefs: Vec<String>,
}

impl Names {
    /// Names of people, each with where a link leads to. Whole names always count; a first name
    /// where only one of them has it. Names two people share name nobody.
    pub fn new(people: impl IntoIterator<Item = (String, String)>) -> Self {
        let people: Vec<(String, String)> = people.into_iter().collect();
        let folded: Vec<String> = people.iter().map(|(name, _)| name.to_lowercase()).collect();
        let firsts: Vec<&str> = folded.iter().map(|name| name.split(' ').next().unwrap_or(name)).collect();
        let once = |word: &str| {
            folded.iter().zip(&firsts).filter(|(name, first)| name.as_str() == word || **first == word).count() == 1
        };
        let mut known = Vec::new();
        for (nth, (name, first)) in folded.iter().zip(&firsts).enumerate() {
            if folded.iter().filter(|other| *other == name).count() == 1 {
                known.push((name.clone(), name.chars().count(), nth));
            }
            if *first != name.as_str() && once(first) {
                known.push(((*first).to_owned(), first.chars().count(), nth));
            }
        }
        // The longest first: `@Anna Lena` is not Anna.
        known.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Self { known, hrefs: people.into_iter().map(|(_, href)| href).collect() }
    }

    /// The person a text names right behind an `@`, and how many bytes their name takes.
    fn at(&self, rest: &str) -> Option<(usize, usize)> {
        self.known.iter().find_map(|(name, characters, whose)| {
            let end = rest.char_indices().nth(*characters).map_or(rest.len(), |(at, _)| at);
            let said = rest.get(..end)?;
            let ends = !rest.get(end..)?.starts_with(char::is_alphanumeric);
            (ends && said.to_lowercase() == *name).then_some((*whose, end))
        })
    }

    /// Every naming in a piece of plain text: where it starts and ends, and who it is.
    fn find(&self, text: &str) -> Vec<(usize, usize, usize)> {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (at, _) in text.match_indices('@') {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            if before.is_some_and(|c| c.is_alphanumeric() || c == '.' || c == '@') {
                continue;
            }
            if let Some((whose, bytes)) = text.get(at + 1..).and_then(|rest| self.at(rest)) {
                found.push((at, at + 1 + bytes, whose));
            }
        }
        found
    }

    /// The text with nobody of these named: `@…` stands where a name stood.
    pub fn taken_out(&self, text: &str) -> String {
        let (mut kept, mut written) = (String::with_capacity(text.len()), 0);
        for (start, end, _) in self.find(text) {
            kept.push_str(text.get(written..start).unwrap_or_default());
            kept.push_str("@…");
            written = end;
        }
        kept.push_str(text.get(written..).unwrap_or_default());
        kept
    }

    /// Makes links of the names in a tree, except in code and in links; says who was named, once each.
    pub(super) fn link<'a>(&self, arena: &'a Arena<'a>, root: &'a AstNode<'a>) -> Vec<usize> {
        let mut named = Vec::new();
        if self.known.is_empty() {
            return named;
        }
        let texts: Vec<&AstNode<'_>> = root
            .descendants()
            .filter(|node| matches!(node.data.borrow().value, NodeValue::Text(_)))
            .filter(|node| !node.ancestors().any(|above| matches!(above.data.borrow().value, NodeValue::Link(_))))
            .collect();
        for node in texts {
            let text = match &node.data.borrow().value {
                NodeValue::Text(text) => text.to_string(),
                _ => continue,
            };
            let mut written = 0;
            for (start, end, whose) in self.find(&text) {
                let Some(href) = self.hrefs.get(whose) else { continue };
                let before = text.get(written..start).unwrap_or_default();
                node.insert_before(arena.alloc(NodeValue::Text(before.to_owned().into()).into()));
                let link = NodeLink { url: href.clone(), title: String::new() };
                let link = arena.alloc(NodeValue::Link(Box::new(link)).into());
                let said = text.get(start..end).unwrap_or_default();
                link.append(arena.alloc(NodeValue::Text(said.to_owned().into()).into()));
                node.insert_before(link);
                written = end;
                if !named.contains(&whose) {
                    named.push(whose);
                }
            }
            if written > 0 {
                let rest = text.get(written..).unwrap_or_default().to_owned();
                node.data.borrow_mut().value = NodeValue::Text(rest.into());
            }
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::{super::render_naming, Names};

    fn names() -> Names {
        let people = ["Elif Yılmaz", "Jonas Weber", "Anna Lena", "Anna Schmidt", "Bo"];
        Names::new(people.into_iter().map(|name| (name.to_owned(), format!("/p/{}", name.replace(' ', "-")))))
    }

    #[test]
    fn a_name_is_taken_out_wherever_it_is_named() {
        let elif = Names::new([("Elif Yılmaz".to_owned(), String::new())]);
        for (text, without) in [
            ("@Elif Yılmaz: yes, @elif", "@…: yes, @…"),
            ("Elif and @Elifa and a@elif.example", "Elif and @Elifa and a@elif.example"),
            ("`@Elif`", "`@…`"),
        ] {
            assert_eq!(elif.taken_out(text), without);
        }
    }

    #[test]
    fn a_name_behind_an_at_sign_is_a_link() {
        let cases: [(&str, &[usize]); 11] = [
            ("Thank you, @Jonas Weber.", &[1]),
            ("@jonas, and @JONAS again", &[1]),
            ("@Elif Yılmaz: yes", &[0]),
            ("@Anna knows", &[]),
            ("@Anna Lena knows", &[2]),
            ("@Bobby is somebody else, @Bo is not", &[4]),
            ("jonas@Jonas.example", &[]),
            ("`@Jonas` and [@Jonas](https://example.org)", &[]),
            ("*@Elif* and **@Bo**", &[0, 4]),
            ("@", &[]),
            ("@@Jonas", &[]),
        ];
        for (source, named) in cases {
            assert_eq!(render_naming(source, &names()).1, named, "{source}");
        }
        let (html, _) = render_naming("Ask @Jonas, please", &names());
        assert!(html.contains("Ask <a href=\"/p/Jonas-Weber\""), "{html}");
        assert!(html.contains(">@Jonas</a>, please"), "{html}");
    }

    #[test]
    fn two_of_one_name_are_nobody() {
        let names = Names::new([("Kim".to_owned(), "/1".to_owned()), ("Kim".to_owned(), "/2".to_owned())]);
        assert!(render_naming("@Kim", &names).1.is_empty());
    }
}
