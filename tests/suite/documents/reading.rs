//! Reading a paper, and taking it along.

use std::io::{Cursor, Read};

use reqwest::Method;

use super::{with_text, writes};
use crate::harness::Garden;

#[actix_web::test]
async fn a_paper_is_read_whole_and_taken_along() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We **meet**.").await;
    writes(&jonas, &section, "We **meet**.\n\n<script>alert(1)</script>").await;
    let page = elif.get(&format!("{paper}/reading")).await.must_be(200);
    page.must_say("We meet.").must_say("Elif, Jonas").must_not_say("What we recommend");
    let file = elif.fetch(&format!("{paper}/paper.html")).await.must_be(200);
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("Half%20an%20hour%20a%20week.html"));
    assert!(file.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    assert!(!file.body.contains("<script") && !file.body.contains("src=") && !file.body.contains("/assets/"));
    let text = elif.fetch(&format!("{paper}/paper.md")).await.must_be(200);
    assert!(text.headers["content-type"].to_str().unwrap().starts_with("text/markdown"));
    assert!(text.body.starts_with("# Half an hour a week\n\nFor the board.\n\n## What this is about\n\nWe **meet**."));
    assert!(text.body.ends_with("---\n\nElif, Jonas\n"), "{}", text.body);
    let word = elif.request(Method::GET, &format!("{paper}/paper.docx")).send().await.unwrap();
    assert!(word.headers()["content-type"].to_str().unwrap().ends_with("wordprocessingml.document"));
    assert!(word.headers()["content-disposition"].to_str().unwrap().contains("Half%20an%20hour%20a%20week.docx"));
    let mut file = zip::ZipArchive::new(Cursor::new(word.bytes().await.unwrap())).unwrap();
    let mut said = String::new();
    file.by_name("word/document.xml").unwrap().read_to_string(&mut said).unwrap();
    for words in ["Half an hour a week", ">meet<", "&lt;script&gt;alert(1)&lt;/script&gt;", "Elif, Jonas"] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
}
