//! No link stands in a link.

use comrak::{
    Arena,
    nodes::{AstNode, NodeValue},
};

/// A picture that leads somewhere, now that it is a link, would be a link in a link: browsers tear the two apart
/// and leave an outer one without a word in it. The outer one stays, and holds the words of the inner.
pub(super) fn open_links_in_links<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>) {
    let is_link = |node: &AstNode<'_>| matches!(node.data.borrow().value, NodeValue::Link(_));
    let links: Vec<&'a AstNode<'a>> = root.descendants().filter(|node| is_link(node)).collect();
    for link in links {
        if link.first_child().is_none() {
            link.append(arena.alloc(AstNode::from(NodeValue::Text("…".into()))));
        }
        if link.ancestors().skip(1).any(is_link) {
            while let Some(child) = link.first_child() {
                link.insert_before(child);
            }
            link.detach();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::platform::markdown::{Kind, render};

    #[test]
    fn a_picture_that_leads_somewhere_is_one_link_with_words() {
        let html = render("[![A qubit](https://a.example/q.png)](https://b.example/)", Kind::Post);
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
        assert!(html.contains("href=\"https://b.example/\"") && html.contains(">A qubit</a>"), "{html}");
        let html = render("[![](https://a.example/q.png)](https://b.example/)", Kind::Post);
        assert!(html.contains(">…</a>") && html.matches("<a ").count() == 1, "{html}");
    }
}
