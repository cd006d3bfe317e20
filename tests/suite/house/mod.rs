//! What holds for the house as a whole. Each check has a control: something
//! broken on purpose that it must find.

mod budgets;
mod floors;
mod gates;
mod private_walks;
mod repository;
mod views;
mod walks;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The project's folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with this ending: its path within the folder and its text.
fn files(folder: &Path, ending: &str) -> Vec<(String, String)> {
    fn walk(root: &Path, folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(root, &path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                let within = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                found.push((within, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, ending, &mut found);
    found
}

/// The part of a source file before its tests.
fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]").next().unwrap()
}
