//! Any course: as many weeks as its folder has, in whatever languages it is written.

use std::{fs, path::Path};

use entity::states::Role;
use lernweg::features::cohorts::Step;

use crate::harness::{Cohort, World};

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join("programmes/knots").join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// A course of ten weeks in Brazilian Portuguese, typed on Windows; `words` stand wherever an author writes.
fn knots(root: &Path, words: &str) {
    let quoted = words.replace('\\', "\\\\").replace('"', "\\\"");
    let said = format!("{{pt-BR: \"{quoted}\"}}");
    let programme = format!(
        "\u{FEFF}languages: [pt-BR]\r\ntitle: {said}\r\npromise: {said}\r\nsummary: {said}\r\nmakes:\r\n  - {said}\r\n\
         certificate: {said}\r\nrun_by: {said}\r\nhours_per_week: [1, 2]\r\nquestions_asked:\r\n  - question: {said}\r\n    answer: {said}\r\n"
    );
    write(root, "programme.yaml", &programme);
    for week in 1..=10 {
        let text = format!(
            "\u{FEFF}---\r\nquestion: \"Semana {week} {quoted}\"\r\noutcome: \"{quoted}\"\r\n---\r\n{words}\r\n"
        );
        write(root, &format!("week-{week}/week.pt-BR.md"), &text);
        let text = format!(
            "---\r\nid: no-{week}\r\ntitle: \"Nó {week} {quoted}\"\r\nminutes: 5\r\n---\r\n{words}\r\n\r\n::: question no-{week}\r\nE você? {words}\r\n:::\r\n"
        );
        write(root, &format!("week-{week}/01-no.pt-BR.md"), &text);
    }
    write(root, "week-1/task.pt-BR.md", &format!("---\r\ntitle: \"{quoted}\"\r\nminutes: 20\r\n---\r\n{words}\r\n"));
}

async fn school(words: &str) -> (World, Cohort, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    knots(folder.path(), words);
    let content = folder.path().to_owned();
    let world = World::with(|settings| settings.content = Some(content)).await;
    let cohort = Cohort::plan_on(&world, "knots", "Corda", "olga", "2026-11-02").await;
    cohort.enrol(&world, "tom", Role::Trainer).await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    cohort.step(&world, Step::Confirm).await;
    (world, cohort, folder)
}

#[actix_web::test]
async fn ten_weeks_are_ten_weeks() {
    let (world, cohort, _folder) = school("Um nó.").await;
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await.must_be(200);
    assert_eq!(home.heading(), "Semana 10 Um nó.");
    assert_eq!(home.texts("ol.path li").len(), 10);
    home.must_not_say("The next week opens on");
    let page = elif.get(&cohort.at("/weeks/10/no-10")).await.must_be(200);
    assert_eq!((page.heading().as_str(), page.attribute("h1", "lang").as_deref()), ("Nó 10 Um nó.", Some("pt-BR")));
    assert_eq!(page.attribute(".prose.long", "lang").as_deref(), Some("pt-BR"));
    page.must_say("So far this text exists in pt-BR only.");
    elif.fetch(&cohort.at("/weeks/11")).await.must_be(404);
    assert_eq!(elif.get(&cohort.at("/weeks")).await.texts("ol.weeks li").len(), 10);
    assert_eq!(elif.get("/me/progress").await.texts("tbody tr").len(), 10);
    // The page stays in the reader's language, and what they write is marked as theirs.
    let sent = elif.submit(&page, "/answers", &[("body", "A bowline.")]).await.must_be(200);
    assert_eq!(sent.attribute("html", "lang").as_deref(), Some("en"));
    assert_eq!(sent.attribute("#answers .prose", "lang").as_deref(), Some("en"));
}

#[actix_web::test]
async fn what_authors_write_runs_no_more_than_what_anybody_writes() {
    for (nth, words) in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "[x](javascript:alert(1)) ![x](http://10.0.0.1/pixel.png)",
        "{{ 7 * 7 }} {% if true %}",
        "</title></textarea><svg/onload=alert(1)>",
    ]
    .into_iter()
    .enumerate()
    {
        let (world, cohort, _folder) = school(words).await;
        let (elif, tom, olga) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("olga").await);
        let mut pages = vec![world.stranger().get("/").await, olga.get("/programmes/knots/cohorts").await];
        for path in
            ["/home".to_owned(), "/me/progress".into(), cohort.at(""), cohort.at("/weeks"), cohort.at("/weeks/1")]
        {
            pages.push(elif.get(&path).await);
            pages.push(tom.get(&path).await);
        }
        let lesson = elif.get(&cohort.at("/weeks/1/no-1")).await;
        pages.push(elif.submit(&lesson, "/answers", &[("body", "Words.")]).await);
        pages.push(elif.get(&cohort.at("/threads")).await);
        pages.push(lesson);
        for page in pages {
            let page = page.must_be(200);
            for tag in page.body.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                let ours = !tag.starts_with("script") || tag.starts_with("script type=\"module\" src=\"/assets/");
                let active = [" onerror=", " onload=", "javascript:", "svg/onload"].iter().any(|bad| tag.contains(bad));
                // Escaped inside an attribute's quotes it is only text.
                let quoted = tag.contains("=\"") && tag.matches('"').count() % 2 == 0 && tag.contains("&quot;");
                assert!(ours && (!active || quoted), "{nth} on {}: <{tag}>", page.path);
                assert!(!tag.starts_with("img"), "{nth} on {}: <{tag}>", page.path);
            }
            assert!(!page.text().contains(" 49 "), "{nth} on {}", page.path);
        }
    }
}
