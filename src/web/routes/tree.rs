//! Routes as a tree of their segments. The framework tries what stands side by side one after the other, with a
//! regular expression for each that has a place in it. Side by side in one list, that is hundreds for each request,
//! and as many to compile for each thread at the start; in a tree it is one or two for each segment.

use actix_web::{Resource, web};

/// A handler that is told at last where it stands.
pub type Door = Box<dyn FnOnce(&str) -> Resource>;

/// What begins with the segments that lead here.
#[derive(Default)]
pub struct Tree {
    doors: Vec<Door>,
    below: Vec<(&'static str, Tree)>,
}

impl Tree {
    /// Adds a door at the end of a path.
    pub fn add(&mut self, mut path: impl Iterator<Item = &'static str>, door: Door) {
        let Some(segment) = path.next() else {
            self.doors.push(door);
            return;
        };
        let at = self.below.iter().position(|(known, _)| *known == segment).unwrap_or_else(|| {
            // Words before places: `/people/new` is no person, and whoever stands in a place is looked for only there.
            let words = self.below.iter().take_while(|(known, _)| !is_place(known)).count();
            let at = if is_place(segment) { self.below.len() } else { words };
            self.below.insert(at, (segment, Self::default()));
            at
        });
        if let Some((_, below)) = self.below.get_mut(at) {
            below.add(path, door);
        }
    }

    /// Puts everything below into an app, or into a part of one.
    pub fn mount(self, config: &mut web::ServiceConfig) {
        for (segment, tree) in self.below {
            let path = format!("/{segment}");
            if tree.below.is_empty() {
                for door in tree.doors {
                    config.service(door(&path));
                }
            } else {
                config.service(web::scope(&path).configure(|config| {
                    for door in tree.doors {
                        config.service(door(""));
                    }
                    Self { doors: Vec::new(), below: tree.below }.mount(config);
                }));
            }
        }
    }
}

fn is_place(segment: &str) -> bool {
    segment.contains('{')
}
