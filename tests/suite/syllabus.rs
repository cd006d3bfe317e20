//! Stories about what one cohort has of its course.

mod adapting;
mod files;
mod refusals;
mod taking_over;

use std::{fs, path::Path};

use entity::states::Role;
use lernweg::features::cohorts::Step;

use crate::harness::{Cohort, Garden, Page, Persona, World};

/// A garden whose course lies in a folder of its own, to be changed while the cohort runs.
struct Plot {
    garden: Garden,
    folder: tempfile::TempDir,
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => assert!(fs::copy(entry.path(), target).is_ok()),
        }
    }
}

impl Plot {
    /// Aurora runs, with Olga, Tom, Elif and Jonas; trainers have a sheet for week 1.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/content"), folder.path());
        let plot = folder.path().join("programmes/gardening");
        for (language, text) in [("de", "Fragt nach dem Spaten."), ("en", "Ask about the spade.")] {
            let text = format!("---\ntitle: \"Sheet {language}\"\n---\n\n{text}\n");
            fs::write(plot.join(format!("week-1/facilitator.{language}.md")), text).unwrap();
        }
        let content = folder.path().to_owned();
        let world = World::with(|settings| settings.content = Some(content)).await;
        let cohort = Cohort::plan(&world, "gardening", "Aurora", "olga").await;
        for (key, role) in [("tom", Role::Trainer), ("elif", Role::Participant), ("jonas", Role::Participant)] {
            cohort.enrol(&world, key, role).await;
        }
        cohort.step(&world, Step::Confirm).await;
        world.clear_mail().await;
        Self { garden: Garden { world, cohort }, folder }
    }

    /// Changes a file of the course; the pages follow.
    fn edit(&self, path: &str, change: impl FnOnce(String) -> String) {
        let file = self.folder.path().join("programmes/gardening").join(path);
        let text = change(fs::read_to_string(&file).unwrap_or_default());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        self.garden.world.catalogue.follow();
    }

    fn rename(&self, from: &str, to: &str) {
        let root = self.folder.path().join("programmes/gardening");
        fs::rename(root.join(from), root.join(to)).unwrap();
        self.garden.world.catalogue.follow();
    }

    fn at(&self, path: &str) -> String {
        self.garden.at(path)
    }

    /// The page of one thing, as `who` sees it.
    async fn thing(&self, who: &Persona, item: &str) -> Page {
        who.get(&self.at(&format!("/content/{item}"))).await.must_be(200)
    }
}
