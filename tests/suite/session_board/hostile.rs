//! What somebody might write who means harm.

use super::Evening;

const MARKUP: [&str; 6] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</textarea></main><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](http://10.0.0.1/pixel.png)",
    "\"'> <svg/onload=alert(1)> {{ 7 * 7 }}",
];

#[actix_web::test]
async fn nothing_somebody_writes_runs_anywhere_it_is_shown() {
    let evening = Evening::new().await;
    for markup in MARKUP {
        evening.ask(&evening.elif, markup).await;
        evening.ask_unnamed(&evening.jonas, markup).await;
        let page = evening.elif.get(&evening.notes()).await;
        evening.elif.submit(&page, "/notes", &[("body", markup)]).await.must_be(200);
        let crossed = evening.jonas.press_anew(&page, "/notes", &[("body", &format!("{markup} too"))]).await;
        let mut pages = vec![evening.see(&evening.tom).await, evening.tom.get(&evening.notes()).await, crossed];
        let board = &pages[0];
        pages.push(evening.tom.submit(board, "/questions/thread", &[]).await.must_be(200));
        for page in pages {
            for bad in ["<script>alert", "<img", "<svg/onload", "href=\"javascript:", " 49 "] {
                assert!(!page.body.contains(bad), "{markup} gave {bad} on {}", page.path);
            }
        }
    }
}

#[actix_web::test]
async fn a_question_is_shown_as_it_was_written_and_is_no_markdown() {
    let evening = Evening::new().await;
    let turned = evening.ask(&evening.elif, "a\u{202E}b\u{200B}c").await;
    assert_eq!(turned.texts("article .written"), ["abc"], "letters that hide turn nothing around");
    let removal = format!("{}/removal", super::id_of(&turned, "abc"));
    evening.elif.submit(&turned, &removal, &[]).await.must_be(200);
    let page = evening.ask(&evening.elif, "# Why\n- **me**?").await;
    assert_eq!(page.texts("article .written"), ["# Why - **me**?"]);
    let led = evening.see(&evening.tom).await;
    let thread = evening.tom.submit(&led, "/questions/thread", &[]).await;
    assert_eq!(thread.texts(".post-body li"), ["# Why - **me**? — Elif"]);
}
