//! Hostile questions get an answer and no error.

use super::{address, ask, search};
use crate::harness::Garden;

#[actix_web::test]
async fn hostile_questions_get_an_answer_and_no_error() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    ask(&garden, &elif, "Snails", "They eat everything.").await;
    let long = "snail ".repeat(900);
    let odd = [
        "\"",
        "\"\"",
        "\"snails",
        "*",
        "snail*",
        "*snail",
        "NEAR(",
        "NEAR(snails eat, 5)",
        "title:snails",
        "col:",
        ":x",
        "::",
        "--",
        "-- snails",
        "snails OR 1=1",
        "' or ''='",
        "\\",
        "%",
        "_",
        "{title} : snails",
        "^snails",
        "+snails",
        "a AND",
        "NOT snails",
        "(",
        "))",
        "🐌",
        "🐌 snails",
        "\u{202e}snails",
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "${x}",
        "|",
        "&",
        "!",
        "<->",
        "snails:*",
        "'snails':A",
        "from:",
        "from:\"",
        "in:",
        "is:",
        "from:*",
        "from:'",
        "ﬁ",
        "İ",
        "ß",
        "٣",
        "\t",
        "  ",
        "c0000000000000000000000000000000",
        "@",
        long.as_str(),
        "the",
        "und oder",
    ];
    for typed in odd {
        let page = elif.fetch(&address(typed)).await.must_be(200);
        assert!(!page.body.contains("<script>alert") && !page.body.contains(" 49 "), "{typed}");
    }
    for raw in ["/search?q=%ff", "/search?q=a&q=b", "/search?q[]=a", "/search?q", "/search?q=%00", "/search?in=%27"] {
        let page = elif.fetch(raw).await;
        assert!(!page.status.is_server_error(), "{raw}: {}", page.status);
    }
    for typed in ["snails -- eat", "(snails)", "🐌 snails", "snails*", "\"snails", &long] {
        assert_eq!(search(&elif, typed).await.texts("h3.row-title"), ["Snails"], "{typed}");
    }
}

#[actix_web::test]
async fn what_people_wrote_is_shown_and_not_run() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let hostile = "<script>alert(1)</script> \"'> <img src=x onerror=alert(1)> {{ 7 * 7 }} <mark>snail</mark>";
    ask(&garden, &elif, hostile, &format!("`{hostile}`")).await;
    let page = search(&elif, "alert onerror snail").await;
    assert_eq!(page.texts("h3.row-title").len(), 1);
    for bad in ["<script>alert", "<img src=x", " 49 "] {
        assert!(!page.body.contains(bad), "{bad}");
    }
    page.must_say("<script>alert(1)</script>");
}
