//! The `lernweg` command: reads what it is to do, does it, and says in one sentence why not.

use std::process::ExitCode;

fn main() -> ExitCode {
    lernweg::app::cli::run()
}
