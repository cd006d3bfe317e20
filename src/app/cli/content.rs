//! Looking at course content.

use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;

use super::say;
use crate::{
    app::start::{content_files, read_programmes, read_words},
    features::curriculum::{self, Labels, Problems},
    platform::settings::{Settings, Unfit},
};

#[derive(Subcommand)]
pub(super) enum ContentCommand {
    /// Names every mistake, with file, line and what to do.
    Check {
        /// The folder; without one, that of the settings or the one built in.
        dir: Option<PathBuf>,
        /// As JSON, for other programs.
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn check_content(dir: Option<PathBuf>, json: bool) -> Result<ExitCode, Unfit> {
    let read = || {
        let settings = match dir {
            Some(dir) => Settings { content: Some(dir), ..Settings::default() },
            None => Settings::load()?,
        };
        let files = content_files(&settings)?;
        read_programmes(&files, &Labels::new(&read_words(&files)?))
    };
    let (programmes, problems) = match read() {
        Ok(read) => read,
        Err(Unfit(why)) if json => {
            let mut problems = Problems::default();
            problems.of("", why, "look at the folder and its permissions");
            (Vec::new(), problems)
        }
        Err(unfit) => return Err(unfit),
    };
    if json {
        let list = serde_json::to_string_pretty(&problems.list());
        say(&list.map_err(|error| Unfit(format!("The list cannot be written: {error}.")))?);
    } else if problems.none() {
        for (programme, _) in &programmes {
            let languages = programme.languages.join(", ");
            let (weeks, lessons) = (programme.week_count(), programme.lesson_count());
            say(&format!("{}: {weeks} week(s), {lessons} lesson(s), {languages}. No mistake found.", programme.slug));
            for week in curriculum::measure(programme) {
                let words = week.words.iter().map(|(language, words)| format!("{words} words in {language}"));
                let words: Vec<String> = words.collect();
                say(&format!("  week {}: {} minutes, {}", week.number, week.minutes, words.join(", ")));
            }
        }
    } else {
        say(&problems.report());
        let (all, mistakes) = (problems.list().len(), problems.mistakes().len());
        say(&format!("{mistakes} mistake(s), {} gap(s).", all - mistakes));
    }
    Ok(if problems.none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
