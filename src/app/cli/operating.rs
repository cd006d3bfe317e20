//! Files for whoever runs a house: units, a container, a proxy, alarms and a dashboard, as they are in the program.

use std::io::Write;

use clap::Args;

use super::say;
use crate::platform::{files::Files, settings::Unfit};

/// The folder they are in.
const FOLDER: &str = "operations/";

#[derive(Args)]
pub(super) struct OperationsArguments {
    /// Which one to print: `lernweg.service`; all their names where none is given.
    name: Option<String>,
}

pub(super) fn print_operations(asked: &OperationsArguments) -> Result<(), Unfit> {
    let unread = |error: std::io::Error| Unfit(format!("What is in the program cannot be read: {error}."));
    let Some(name) = &asked.name else {
        for path in Files::Content.list(FOLDER).map_err(unread)? {
            say(path.trim_start_matches(FOLDER));
        }
        return Ok(());
    };
    let known = !name.contains(['/', '\\']);
    let file = if known { Files::Content.read(&format!("{FOLDER}{name}")).map_err(unread)? } else { None };
    let file = file.ok_or_else(|| Unfit(format!("There is no {name:?}; `lernweg operations` says what there is.")))?;
    std::io::stdout().write_all(&file).map_err(unread)
}
