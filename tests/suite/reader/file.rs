//! The week as one file that needs nothing but itself.

use super::{course::School, must_be_one_document};

#[actix_web::test]
async fn the_file_is_kept_and_needs_nothing_else() {
    let school = School::new("").await;
    let elif = school.world.sign_in("elif").await;
    let page = elif.fetch(&school.week("reader.html")).await.must_be(200);
    assert_eq!(page.headers["content-disposition"], "attachment; filename=\"sewing-1-en.html\"");
    assert_eq!(page.headers["cache-control"], "no-store");
    must_be_one_document(&page);
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("style-src 'unsafe-inline'"), "{policy}");
    assert!(policy.contains("img-src data:") && !policy.contains("script-src"), "{policy}");
    let own = page.attribute("meta[http-equiv=Content-Security-Policy]", "content");
    assert_eq!(own.as_deref(), Some(policy), "the same when it is opened from a disk");
    let active = "script, link, iframe, object, form, button, [style], [onclick], [onload]";
    assert!(page.texts(active).is_empty());
    assert!(!page.body.contains("@import") && !page.body.contains("url("));
    let sources = page.attributes("[src]", "src");
    assert_eq!(sources.len(), 4, "two pictures in two lessons");
    assert!(sources.iter().all(|src| src.starts_with("data:image/")), "{sources:?}");
    assert!(sources.iter().any(|src| src.starts_with("data:image/svg+xml;base64,PHN2Zy")));
    page.must_say("fort");
    for href in page.attributes("a[href]", "href") {
        let leads = href.starts_with('#') || href.starts_with("https://") || href.starts_with("mailto:");
        assert!(leads || href.starts_with(&school.world.url), "{href}");
    }
    assert_eq!(page.link("Knopf"), format!("{}/lessons/button", school.world.url));
    assert_eq!(page.link("Stoff"), "#lesson-cloth");
    assert_eq!(page.link("heim"), format!("{}/home", school.world.url));
    assert_eq!(page.link("dorthin"), "https://a.example/x");
    assert!(page.attribute("footer a", "href").unwrap().ends_with("/weeks/1/reader"), "where the newest version is");
    assert_eq!(page.text_at("footer p"), "Lernweg · Saum & Söhne · Taken along on Wed 6 Jan 2027");
}

#[actix_web::test]
async fn the_file_is_in_the_language_of_its_reader() {
    let school = School::new("").await;
    let world = &school.world;
    world.person_reading("elif", "en").await;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me").await;
    elif.submit(&page, "/language", &[("locale", "de")]).await.must_be(200);
    let page = elif.fetch(&school.week("reader.html")).await.must_be(200);
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("de"));
    assert_eq!(page.headers["content-disposition"], "attachment; filename=\"sewing-1-de.html\"");
    page.must_say("Frage an die Runde");
}

#[actix_web::test]
async fn what_authors_write_runs_nowhere() {
    for words in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "[x](javascript:alert(1)) ![x](http://10.0.0.1/pixel.png)",
        "{{ 7 * 7 }} {% if true %}",
        "</style></title><svg/onload=alert(1)>",
        "]]> <!-- --> &nbsp; &#x1; <?x ?>",
    ] {
        let school = School::new(words).await;
        let (elif, tom, olga) =
            (school.world.sign_in("elif").await, school.world.sign_in("tom").await, school.world.sign_in("olga").await);
        let pages = [
            elif.get(&school.week("reader")).await,
            tom.get(&school.week("reader")).await,
            olga.get("/programmes/sewing/weeks/1").await,
            elif.get(&school.week("reader.html")).await,
            tom.get(&school.week("reader.html")).await,
        ];
        for page in pages {
            let page = page.must_be(200);
            must_be_one_document(&page);
            let active = "script:not([src^='/assets/']), svg[onload], [onerror], [onload], img[src^='http']";
            assert!(page.texts(active).is_empty(), "{words} on {}", page.path);
            assert!(page.attributes("a[href]", "href").iter().all(|href| !href.contains("javascript:")), "{words}");
            assert_eq!(page.texts("head > style").len(), usize::from(page.path.ends_with(".html")), "{words}");
            assert!(!page.text().contains(" 49 "), "{words}");
        }
        super::book::must_be_sound(&school, &tom).await;
    }
}
