//! Stories about the sheet for the works council: what the house does with data, for everybody who is signed in.

use std::path::Path;

use lernweg::{
    app::{JOBS, kinds},
    features::sheet::{DELETING, ROLES, job_key},
    platform::{files::Files, words::Words},
    storage::registry::{
        Erased, GROUPS,
        releases::{before, changes, standing, written},
        tables,
    },
};

use crate::harness::Garden;

#[actix_web::test]
async fn everybody_who_is_signed_in_reads_what_the_house_does() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let mine = elif.get("/me/privacy").await;
    let page = elif.get(&mine.link("What this house does with data, for everybody")).await.must_be(200);
    assert_eq!(page.path, "/privacy/sheet");
    let named = page.texts("main th code");
    let registered: Vec<&str> = tables().map(|table| table.name).collect();
    assert_eq!(named, registered, "every table, in the order of the registry");
    let columns: usize = tables().map(|table| table.personal.len()).sum();
    let listed: usize = page.texts("main details.exact p").iter().map(|names| names.split(", ").count()).sum();
    assert_eq!(listed, columns, "every column about people");
    page.must_say("Not when you were last here").must_say("No ranking of people");
    page.must_say("Erases everybody who asked for it").must_say("Whoever reads applications");
    page.must_say("What has changed since 0.1.0");
    let mails = page.texts("section[aria-labelledby=mails] tbody tr");
    assert_eq!(mails.len(), kinds().all().count());
    assert_eq!(
        mails.iter().filter(|row| row.contains("always comes")).count(),
        kinds().all().filter(|kind| !kind.stoppable).count()
    );
    page.must_not_say(" sheet-").must_not_say(" record-").must_not_say("registry-").must_not_say("mail-kind-");
}

#[actix_web::test]
async fn the_record_has_what_the_law_asks_for() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let sheet = elif.get("/privacy/sheet").await;
    let record = elif.get(&sheet.link("Record of processing activities")).await.must_be(200);
    for name in ["Purpose", "Categories of people", "Categories of data", "Recipients", "Deletion periods"] {
        assert_eq!(record.texts("main dt").iter().filter(|said| *said == name).count(), GROUPS.len(), "{name}");
    }
    record.must_say("data protection officer").must_say("third countries").must_say("Argon2");
    record.must_say("It stays for 30 days (").must_not_say(" record-").must_not_say("sheet-");
    record.link("What this house does with data");
}

#[actix_web::test]
async fn both_can_be_had_as_text_in_ones_own_language() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    for (path, title) in
        [("/privacy/sheet", "What this house does with data"), ("/privacy/record", "Record of processing")]
    {
        let page = elif.get(path).await;
        let file = elif.get(&page.link("As a file (Markdown)")).await.must_be(200);
        assert_eq!(file.headers["content-type"], "text/markdown; charset=utf-8");
        assert_eq!(file.headers["cache-control"], "no-store");
        assert!(file.headers["content-disposition"].to_str().unwrap().contains(".md\""));
        assert!(file.body.starts_with(&format!("# {title}")), "{}", &file.body[..80]);
        assert_eq!(file.body.matches("\n## ").count(), page.texts("main section > h2").len());
    }
    let sheet = elif.get("/privacy/sheet.md").await;
    for table in tables() {
        assert!(sheet.body.contains(&format!(" `{}` |", table.name)), "{}", table.name);
    }
    garden.world.person_reading("gerda", "de").await;
    let gerda = garden.world.sign_in("gerda").await;
    gerda.get("/privacy/sheet").await.must_be(200).must_say("Wie lange").must_not_say("It stays");
    gerda.get("/privacy/record.md").await.must_say("# Verzeichnis der Verarbeitungstätigkeiten");
}

#[actix_web::test]
async fn nobody_reads_it_who_is_not_signed_in_and_it_tells_no_secret() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let stranger = world.stranger();
    for path in ["/privacy/sheet", "/privacy/sheet.md", "/privacy/record", "/privacy/record.md"] {
        assert!(stranger.get(path).await.path.starts_with("/sign-in"), "{path}");
    }
    let elif = world.sign_in("elif").await;
    let page = elif.get("/privacy/sheet").await;
    page.must_say("How this house is set up").must_say("Answers by e-mail");
    page.must_not_say("smtp://").must_not_say("sqlite://").must_not_say("postgres://").must_not_say("file:");
}

#[test]
fn the_registry_at_the_last_release_can_be_read_and_what_differs_is_named() {
    let version = env!("CARGO_PKG_VERSION");
    let release = before(version).unwrap().expect("a file in content/registry");
    assert!(release.tables.len() > 100);
    for change in changes(&release.tables, &standing()) {
        println!("since {}: {change:?}", release.version);
    }
    // The files can be read by people: what was written by hand is written again the same way.
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("content/registry/{}.yaml", release.version));
    assert_eq!(std::fs::read_to_string(path).unwrap(), written(&release.tables));
}

/// Whoever makes a release runs it: `cargo test --test suite write_the_registry -- --ignored`.
#[test]
#[ignore = "writes content/registry/<version>.yaml, once a release"]
fn write_the_registry_of_this_release() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/registry");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{}.yaml", env!("CARGO_PKG_VERSION")));
    std::fs::write(file, written(&standing())).unwrap();
}

#[test]
fn whatever_there_is_has_words_in_every_language() {
    let mut needed: Vec<String> = JOBS.iter().map(|job| format!("sheet-job-{}", job_key(job.name))).collect();
    for role in ROLES {
        needed.extend([format!("sheet-role-{role}"), format!("sheet-role-{role}-sees")]);
    }
    for (group, _) in GROUPS {
        needed.push(format!("sheet-group-{group}"));
        needed.extend(["purpose", "people", "data"].map(|what| format!("record-{what}-{group}")));
    }
    needed.extend(Erased::ALL.map(|erased| format!("sheet-erased-{}", erased.word())));
    for locale in ["de", "en"] {
        let keys = Words::keys(&Files::Content, locale).unwrap();
        let missing: Vec<&String> = needed.iter().filter(|key| !keys.contains(*key)).collect();
        assert!(missing.is_empty(), "{locale}: {missing:?}");
        let jobs = keys.iter().filter(|key| key.starts_with("sheet-job-")).count();
        assert_eq!(jobs, JOBS.len(), "words in {locale} for work that is no more");
    }
    for name in DELETING {
        assert!(JOBS.iter().any(|job| job.name == name), "{name}");
    }
    let roles = entity::states::Role::ALL.iter().map(|role| role.word());
    for role in roles.chain(entity::states::ProgrammeRole::ALL.iter().map(|role| role.word())) {
        assert!(ROLES.contains(&role), "{role}");
    }
}
