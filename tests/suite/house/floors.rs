//! A module uses its own floor and those below it; a room the faces of lower shelves.

use super::{files, root, without_tests};

const FLOORS: [&str; 6] = ["platform", "storage", "identity", "web", "features", "app"];

/// The order inside a room: who may use whom.
const ROOM: [&str; 9] =
    ["rules", "calendar", "queries", "policies", "emails", "commands", "forms", "pages", "handlers"];

/// Shelves as `src/features/mod.rs` writes them.
fn shelves() -> Vec<(String, usize)> {
    let text = std::fs::read_to_string(root().join("src/features/mod.rs")).unwrap();
    let rooms = text.lines().filter_map(|line| {
        let (name, shelf) = line.strip_prefix("pub mod ")?.split_once("; // shelf ")?;
        Some((name.to_owned(), shelf.split(':').next()?.parse().ok()?))
    });
    rooms.collect()
}

/// Every path after `crate::` or `super::`, with groups in braces opened up.
fn imports(text: &str) -> Vec<String> {
    fn open(prefix: &str, rest: &str, found: &mut Vec<String>) {
        let rest = rest.trim_start();
        let Some(inner) = rest.strip_prefix('{') else {
            let path: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
            if let Some(group) = path.strip_suffix("::").filter(|_| rest[path.len()..].starts_with('{')) {
                return open(&format!("{prefix}{group}::"), &rest[path.len()..], found);
            }
            found.push(format!("{prefix}{path}"));
            return;
        };
        let (mut depth, mut start) = (1, 0);
        for (at, c) in inner.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 || (depth == 1 && c == ',') {
                if !inner[start..at].trim().is_empty() {
                    open(prefix, &inner[start..at], found);
                }
                start = at + 1;
            }
            if depth == 0 {
                return;
            }
        }
    }
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in text.match_indices(start) {
            open(start, &text[at + start.len()..], &mut found);
        }
    }
    found
}

/// What a file at `path` below `src` imports that it must not.
fn breaches(path: &str, text: &str, shelves: &[(String, usize)]) -> Vec<String> {
    let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    let Some(floor) = FLOORS.iter().position(|floor| *floor == parts[0]) else { return Vec::new() };
    let shelf_of = |room: &str| shelves.iter().find(|(name, _)| name == room).map(|(_, shelf)| *shelf);
    let room = (parts[0] == "features" && parts.len() > 1).then(|| parts[1]);
    // A part of a room may be a folder: its files stand where the folder stands.
    let own_place = parts.get(2).and_then(|part| ROOM.iter().position(|place| place == part));
    let mut found = Vec::new();
    for import in imports(without_tests(text)) {
        let steps: Vec<&str> = import.split("::").collect();
        if steps[0] == "crate" && steps.len() > 1 {
            if FLOORS.iter().position(|floor| *floor == steps[1]).is_some_and(|other| other > floor) {
                found.push(format!("{path} reaches up to {import}"));
            }
            if let (Some(room), "features", Some(other)) = (room, steps[1], steps.get(2))
                && *other != room
                && shelf_of(other) >= shelf_of(room)
            {
                found.push(format!("{path} reaches across to {import}"));
            }
        }
        // Inside a room, a file uses those that stand before it in the order.
        if room.is_some()
            && parts.len() > 2
            && steps[0] == "super"
            && let (Some(own), Some(other)) = (own_place, ROOM.iter().position(|place| Some(place) == steps.get(1)))
            && other > own
        {
            found.push(format!("{path} turns the order of its room around: {import}"));
        }
    }
    found
}

#[test]
fn nobody_reaches_up_or_across() {
    let shelves = shelves();
    let all: Vec<String> =
        files(&root().join("src"), ".rs").iter().flat_map(|(path, text)| breaches(path, text, &shelves)).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_room_stands_on_a_shelf_and_shows_only_its_face() {
    let shelves = shelves();
    for (path, text) in files(&root().join("src/features"), "mod.rs") {
        let room = path.split('/').next().unwrap();
        if room == "mod.rs" {
            continue;
        }
        assert!(shelves.iter().any(|(name, _)| name == room), "{room} has no shelf in src/features/mod.rs");
        assert!(!text.contains("pub mod "), "{room} shows an inner file");
    }
    assert!(shelves.len() >= 6);
}

#[test]
fn a_breach_is_found() {
    let shelves = [("low".to_owned(), 1), ("high".to_owned(), 2), ("beside".to_owned(), 2)];
    let found = |path: &str, text: &str| breaches(path, text, &shelves).len();
    assert_eq!(found("platform/clock.rs", "use crate::web::Visit;"), 1);
    assert_eq!(found("storage/store.rs", "use crate::{\n platform::{clock, ids},\n features::low::Thing,\n};"), 1);
    assert_eq!(found("features/low/commands.rs", "use crate::features::high::Thing;"), 1);
    assert_eq!(found("features/high/commands.rs", "use crate::features::{low::Thing, beside::{Other, More}};"), 2);
    assert_eq!(found("features/high/rules.rs", "use super::{queries::find, handlers::show};"), 2);
    assert_eq!(found("features/high/queries/posts.rs", "use super::super::{rules::may, handlers::show};"), 1);
    assert_eq!(found("features/low/commands.rs", "let x = crate::app::cli::run();"), 1);
    assert_eq!(
        found("features/high/handlers.rs", "use super::{queries::find};\nuse crate::{features::low::Thing, web};"),
        0
    );
    assert_eq!(
        found("platform/clock.rs", "#[cfg(test)]\nuse crate::app::X;"),
        1,
        "only a whole line of its own begins the tests"
    );
    assert_eq!(found("platform/clock.rs", "fn a() {}\n#[cfg(test)]\nmod tests { use crate::app::X; }"), 0);
}
