//! A house is backed up while it goes on, and is back from nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{Read, Write},
    path::Path,
    process::Output,
};

use chrono::Duration;
use entity::{erasure, mail_arming, person, post, states::Wording};
use lernweg::{app::forget_due, features::search::rebuild};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::Value;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{command, good, refusal, run};
use crate::{
    discussions::{ask, reply},
    harness::{Garden, World, empty, open_at, school},
};

/// Everything in a backup: parts and their lines, those of tables in no order.
fn parts(file: &Path) -> BTreeMap<String, BTreeSet<Vec<u8>>> {
    let mut archive = ZipArchive::new(File::open(file).unwrap()).unwrap();
    (0..archive.len())
        .map(|nth| {
            let mut part = archive.by_index(nth).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            let name = part.name().unwrap().into_owned();
            let lines = if name.starts_with("files/") { BTreeSet::from([bytes]) } else { lines(&bytes) };
            (name, lines)
        })
        .collect()
}

fn lines(bytes: &[u8]) -> BTreeSet<Vec<u8>> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    text.lines().map(|line| in_order(serde_json::from_str(line).unwrap()).to_string().into_bytes()).collect()
}

/// PostgreSQL keeps the members of an object in an order of its own; they have none. Objects in columns are text.
fn in_order(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let sorted: BTreeMap<String, Value> = members.into_iter().collect();
            sorted.into_iter().map(|(name, value)| (name, in_order(value))).collect()
        }
        Value::Array(values) => values.into_iter().map(in_order).collect(),
        Value::String(text) if text.starts_with(['{', '[']) => {
            serde_json::from_str(&text).map(in_order).unwrap_or(Value::String(text))
        }
        other => other,
    }
}

/// Without what belongs to the house that has it, and not to what it keeps.
fn kept(file: &Path) -> BTreeMap<String, BTreeSet<Vec<u8>>> {
    let mut parts = parts(file);
    for own in ["backup.json", "counts.json", "tables/mail_arming.jsonl", "tables/signing_key.jsonl"] {
        parts.remove(own).unwrap();
    }
    parts
}

/// What is in one of two backups and not in the other, part by part: the first line of each.
fn apart(one: &Path, other: &Path) -> Vec<String> {
    let (one, other) = (kept(one), kept(other));
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let none = BTreeSet::new();
    let differs = |name: &&String| {
        let (one, other) = (one.get(*name).unwrap_or(&none), other.get(*name).unwrap_or(&none));
        let line = one.symmetric_difference(other).next()?;
        Some(format!("{name}: {}", String::from_utf8_lossy(&line[..line.len().min(600)])))
    };
    names.iter().filter_map(differs).collect()
}

/// A file as it is, with parts taken out or put in place of others.
fn changed(file: &Path, into: &Path, change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) {
    let mut archive = ZipArchive::new(File::open(file).unwrap()).unwrap();
    let mut writer = ZipWriter::new(File::create(into).unwrap());
    for nth in 0..archive.len() {
        let mut part = archive.by_index(nth).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        if let Some(bytes) = change(&name, bytes) {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(&bytes).unwrap();
        }
    }
    writer.finish().unwrap();
}

/// `lernweg restore` into a database.
fn put_back(folder: &Path, database: &str, file: &Path) -> Output {
    command(folder, &["restore", file.to_str().unwrap()]).env("LERNWEG_DATABASE_URL", database).output().unwrap()
}

fn back_up(world: &World, file: &Path) -> Output {
    world.command(&["backup", file.to_str().unwrap()]).output().unwrap()
}

/// A garden of which there is a backup, the folder it is in, and its name.
async fn garden_with_backup() -> (Garden, tempfile::TempDir, std::path::PathBuf) {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Moss", "What do I do about moss?").await;
    reply(&jonas, &thread.path, "Rake it, and let more light in.").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("house.zip");
    let said = good(back_up(&garden.world, &file));
    assert!(said.contains("house.zip") && said.contains(" row(s) of "), "{said}");
    (garden, folder, file)
}

#[test]
fn a_whole_school_goes_from_one_database_to_another_and_back() {
    let school = school();
    let (one, two, three) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = |name: &str| one.path().join(name);
    good(command(school.path(), &["backup"]).arg(file("one.zip")).output().unwrap());
    // On PostgreSQL, where the suite runs there; otherwise another file.
    let there = empty(two.path());
    let said = good(put_back(two.path(), &there.url, &file("one.zip")));
    assert!(said.contains("is back: ") && said.contains("good  seats: ") && said.contains("good  files: "), "{said}");
    assert!(!said.contains("bad "), "{said}");
    let again = command(two.path(), &["backup"]).arg(file("two.zip")).env("LERNWEG_DATABASE_URL", &there.url).output();
    good(again.unwrap());
    assert_eq!(apart(&file("one.zip"), &file("two.zip")), [""; 0]);
    good(put_back(three.path(), "sqlite://lernweg.db", &file("two.zip")));
    good(command(three.path(), &["backup"]).arg(file("three.zip")).output().unwrap());
    assert_eq!(apart(&file("one.zip"), &file("three.zip")), [""; 0]);
    assert!(kept(&file("one.zip")).keys().any(|name| name.starts_with("files/")), "the school has a file");
}

#[actix_web::test]
async fn the_house_is_back_with_its_people_its_words_and_its_files_and_sends_nothing() {
    let (garden, folder, file) = garden_with_backup().await;
    let there = empty(folder.path());
    let said = good(put_back(folder.path(), &there.url, &file));
    assert!(said.contains("`lernweg mail arm`"), "{said}");
    let store = open_at(&there.url, garden.world.clock.clone()).await;
    let posts = post::Entity::find().all(store.read()).await.unwrap();
    assert!(posts.iter().any(|post| post.body == "Rake it, and let more light in."));
    let armed = mail_arming::Entity::find().one(store.read()).await.unwrap().unwrap();
    assert!(armed.base_url.starts_with(&format!("{} (backup of 20", garden.world.url)), "{}", armed.base_url);
    let rebuilt = rebuild(&store).await.unwrap();
    assert_eq!(
        (rebuilt.posts, rebuilt.gone),
        (u64::try_from(posts.len()).unwrap(), 0),
        "what it finds is there already"
    );
    store.close().await.unwrap();
}

#[actix_web::test]
async fn whoever_was_forgotten_since_is_forgotten_again_before_anybody_comes() {
    let (garden, folder, file) = garden_with_backup().await;
    let world = &garden.world;
    let elif = world.person("elif").await.id;
    let row = erasure::Model {
        person_id: elif,
        words: Wording::Keep,
        asked_at: world.store.now(),
        due_at: world.store.now(),
        held_up: None,
        done_at: None,
    };
    world.store.write(async |tx| Ok(row.clone().into_active_model().insert(&**tx).await?)).await.unwrap();
    forget_due(&world.store).await.unwrap();
    let there = empty(folder.path());
    // Beside the files of the house, where it is known who was forgotten.
    let mut restore = command(folder.path(), &["restore", file.to_str().unwrap()]);
    restore.env("LERNWEG_DATABASE_URL", &there.url).env("LERNWEG_FILES", world.files());
    let said = good(restore.output().unwrap());
    assert!(said.contains("1 people who were forgotten since are forgotten again."), "{said}");
    let store = open_at(&there.url, world.clock.clone()).await;
    let elif = person::Entity::find_by_id(elif).one(store.read()).await.unwrap().unwrap();
    assert_ne!(elif.name, "Elif");
    store.close().await.unwrap();
}

#[actix_web::test]
async fn a_backup_is_of_one_moment_while_people_go_on_writing() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Moss", "What do I do about moss?").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("house.zip");
    let mut backup = garden.world.command(&["backup", file.to_str().unwrap()]).spawn().unwrap();
    let mut written = 0;
    while backup.try_wait().unwrap().is_none() {
        garden.world.later(Duration::minutes(2));
        reply(&elif, &thread.path, &format!("Thought {written}")).await;
        written += 1;
    }
    assert!(backup.wait().unwrap().success());
    let there = empty(folder.path());
    let said = good(put_back(folder.path(), &there.url, &file));
    assert!(said.contains("good  posts: "), "{said}");
}

#[actix_web::test]
async fn a_backup_never_takes_the_place_of_another_file_and_leaves_no_half() {
    let (garden, folder, file) = garden_with_backup().await;
    let said = refusal(&back_up(&garden.world, &file));
    assert!(said.starts_with("There is a file ") && said.ends_with("it is left as it is."), "{said}");
    let nowhere = folder.path().join("nowhere/house.zip");
    assert!(refusal(&back_up(&garden.world, &nowhere)).starts_with("No backup was made at "));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o077, 0, "only its owner can read it");
    }
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["house.zip"]);
    // Files that are away break it off.
    let said = refusal(&{
        let mut backup = garden.world.command(&["backup", "other.zip"]);
        backup.env("LERNWEG_FILES", folder.path().join("nowhere")).output().unwrap()
    });
    assert!(said.contains("nowhere is not there"), "{said}");
    let without = folder.path().join("without.zip");
    let mut backup = garden.world.command(&["backup", "--without-files", without.to_str().unwrap()]);
    let said = good(backup.env("LERNWEG_FILES", folder.path().join("nowhere")).output().unwrap());
    assert!(said.contains("files left out"), "{said}");
}

#[actix_web::test]
async fn what_is_no_whole_backup_is_refused_and_changes_nothing() {
    let (_garden, folder, file) = garden_with_backup().await;
    let at = |name: &str| folder.path().join(name);
    let whole = fs::read(&file).unwrap();
    fs::write(at("cut.zip"), &whole[..whole.len() / 2]).unwrap();
    fs::write(at("text.zip"), "a letter").unwrap();
    changed(&file, &at("uncounted.zip"), |name, bytes| (name != "counts.json").then_some(bytes));
    changed(&file, &at("newer.zip"), |name, bytes| {
        let about = String::from_utf8(bytes.clone()).unwrap_or_default();
        Some(if name == "backup.json" { about.replace("\"format\":1", "\"format\":2").into_bytes() } else { bytes })
    });
    changed(&file, &at("later.zip"), |name, bytes| {
        let about = String::from_utf8(bytes.clone()).unwrap_or_default();
        Some(if name == "backup.json" { about.replace("m2026_11_24_1_storage", "m2099").into_bytes() } else { bytes })
    });
    let there = empty(folder.path());
    for (name, why) in [
        ("none.zip", "is no backup that is whole: No such file"),
        ("text.zip", "is no backup that is whole: "),
        ("cut.zip", "is no backup that is whole: "),
        ("uncounted.zip", "is no backup that is whole: "),
        ("newer.zip", "A newer version than this one made"),
        ("later.zip", "A newer version than this one made"),
    ] {
        let said = refusal(&put_back(folder.path(), &there.url, &at(name)));
        assert!(said.contains(why), "{name}: {said}");
    }
    assert!(!at("empty.db").exists(), "nothing was made");
    // Rows that are missing, or do not fit, take the others back with them; afterwards it can be tried again.
    changed(&file, &at("fewer.zip"), |name, bytes| {
        let rows = bytes.split_inclusive(|byte| *byte == b'\n');
        Some(if name == "tables/post.jsonl" { rows.take(2).flatten().copied().collect() } else { bytes })
    });
    changed(&file, &at("unfit.zip"), |name, bytes| {
        let text = String::from_utf8(bytes.clone()).unwrap_or_default();
        Some(if name == "tables/person.jsonl" { text.replace("\"en\"", "7").into_bytes() } else { bytes })
    });
    for (name, why) in [("fewer.zip", "rows of post there are 1"), ("unfit.zip", "a row of person does not fit")] {
        let said = refusal(&put_back(folder.path(), &there.url, &at(name)));
        assert!(said.starts_with("The backup cannot be put back: ") && said.contains(why), "{name}: {said}");
    }
    good(put_back(folder.path(), &there.url, &file));
    let said = refusal(&put_back(folder.path(), &there.url, &file));
    assert!(said.contains("The database is not empty: there are rows in "), "{said}");
}

#[test]
fn it_goes_into_an_empty_database_and_needs_what_a_house_is_served_with() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    good(run(folder.path(), &["backup", "house.zip"]));
    let said = refusal(&run(folder.path(), &["restore", "house.zip"]));
    assert!(said.contains("not empty"), "a house that was only just made is somebody's: {said}");
    let mut restore = command(folder.path(), &["restore", "house.zip"]);
    restore.env("LERNWEG_SECRET", "short").env("LERNWEG_DATABASE_URL", "sqlite://new.db");
    assert!(refusal(&restore.output().unwrap()).contains("SECRET"));
    assert!(!folder.path().join("new.db").exists(), "nothing was made");
}
