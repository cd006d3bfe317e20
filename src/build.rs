//! A release carries `content/` and `templates/` inside, so it must be built
//! again when a file comes or goes there. A debug build reads them from disk.
#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=content");
        println!("cargo::rerun-if-changed=templates");
    }
}
