//! The files for whoever runs a house say what is so.

use std::collections::BTreeSet;

use super::{good, refusal, run};

fn file(name: &str) -> String {
    good(run(tempfile::tempdir().unwrap().path(), &["operations", name]))
}

/// Names of figures in a text.
fn figures(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let names = words.filter(|word| word.starts_with("lernweg_"));
    names.map(|name| name.trim_end_matches("_bucket").to_owned()).collect()
}

#[test]
fn every_file_is_printed_as_it_is_and_none_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let names = good(run(folder.path(), &["operations"]));
    let names: Vec<&str> = names.lines().collect();
    assert!(names.len() >= 7 && names.contains(&"lernweg.service") && names.contains(&"Containerfile"), "{names:?}");
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/operations");
    for name in names {
        assert_eq!(file(name), std::fs::read_to_string(source.join(name)).unwrap());
    }
    for name in ["lernweg.exe", "../pages/en/about.md", "/etc/passwd"] {
        let said = refusal(&run(folder.path(), &["operations", name]));
        assert!(said.ends_with("`lernweg operations` says what there is."), "{said}");
    }
}

#[test]
fn the_dashboard_and_the_alarms_ask_for_figures_that_are_told() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/figures.rs");
    let told = figures(&std::fs::read_to_string(source).unwrap());
    let dashboard = file("grafana.json");
    serde_json::from_str::<serde_json::Value>(&dashboard).unwrap();
    for (name, text) in [("grafana.json", dashboard), ("alerts.yaml", file("alerts.yaml"))] {
        let asked = figures(&text);
        assert!(asked.len() > 5, "{name}");
        assert_eq!(asked.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "{name}");
    }
}

#[test]
fn units_and_container_call_commands_that_there_are() {
    for name in ["lernweg.service", "lernweg-backup.service", "Containerfile"] {
        let text = file(name);
        let lines = text.lines().filter(|line| line.starts_with("Exec") || line.starts_with("CMD"));
        let calls = lines.flat_map(|line| line.split("lernweg ").skip(1));
        let calls: BTreeSet<&str> = calls.filter_map(|rest| rest.split([' ', '"']).next()).collect();
        assert!(!calls.is_empty(), "{name}");
        for call in calls {
            assert!(good(run(std::env::temp_dir().as_path(), &[call, "--help"])).contains("Usage: lernweg"), "{call}");
        }
    }
}
