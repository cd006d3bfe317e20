//! `lernweg match`: the matching for a file of any organisation.

mod output;
mod people;

use std::{fs::File, path::PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::{at_row, open_table, say};
use crate::{
    features::sparring::{
        Band, Criterion, Level, Pool, Sides, Weights, circles, propose, propose_across, propose_among,
    },
    platform::{clock::Clock, settings::Unfit},
};

/// Columns of FILE, of which only `key` is needed: key, name, languages, zone, hours, department,
/// background, site, stage, interests, line, not_with, would_like, side, places. Lists are divided by
/// semicolons. `hours` are local to `zone`, such as `mon-fri 09:00-17:00; sat 10:00-12:00`; without
/// any they are Monday to Friday, nine to five. `line` is the place in the organisation from the
/// top, such as `Plant 2/Assembly/Shift A`. With `side`, mentor and mentee for instance, people are
/// matched across it, each with as many as `places` says.
#[derive(Args)]
pub(super) struct MatchArguments {
    /// The people as CSV, in any usual encoding and with any usual separator; see below.
    #[arg(long = "in", value_name = "FILE")]
    people: PathBuf,
    /// Where the groups are written, as CSV.
    #[arg(long = "out", value_name = "FILE")]
    groups_file: PathBuf,
    /// Circles of this many people instead of pairs, such as 4-5.
    #[arg(long, value_name = "LEAST-MOST", value_parser = band)]
    groups: Option<Band>,
    /// The groups of earlier rounds, as written by --out; may be given several times.
    #[arg(long, value_name = "FILE")]
    history: Vec<PathBuf>,
    /// How much something counts: off, little, matters or much; may be given several times. One of
    /// department, background, interests, stage, site, hours, wishes.
    #[arg(long, value_name = "WHAT=LEVEL", value_parser = weight)]
    weight: Vec<(Criterion, Level)>,
    /// Looks for people at another stage instead of the same.
    #[arg(long)]
    other_stage: bool,
    /// Looks for people at the same site instead of another.
    #[arg(long)]
    same_site: bool,
    /// Decides between what is equal; the same people, seed and day give the same groups.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A day of the week for which hours of different zones are compared; today where none is given.
    #[arg(long, value_name = "DATE")]
    day: Option<NaiveDate>,
    /// Compares everybody with so many of those who suit them best only; over 600 people 24.
    #[arg(long, value_name = "NUMBER")]
    nearest: Option<usize>,
    /// Says for each group why, and who would be next best.
    #[arg(long)]
    explain: bool,
    /// Writes the score and the broken rules of every two as CSV, for whoever wants to check the result.
    #[arg(long, value_name = "FILE")]
    bonds: Option<PathBuf>,
}

fn band(written: &str) -> Result<Band, String> {
    let (least, most) = written.split_once('-').unwrap_or((written, written));
    let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| (2..=100).contains(number));
    match (number(least), number(most)) {
        (Some(least), Some(most)) if least <= most => Ok(Band { least, most }),
        _ => Err("write it like 4-5, with numbers from 2 to 100".to_owned()),
    }
}

fn weight(written: &str) -> Result<(Criterion, Level), String> {
    let (what, level) = written.split_once('=').ok_or("write it like interests=much")?;
    let what = Criterion::named(what.trim())
        .ok_or_else(|| format!("there is no {what}; there are {}", Criterion::ALL.map(Criterion::name).join(", ")))?;
    let level = Level::named(level.trim())
        .ok_or_else(|| format!("there is no level {level}; there are {}", Level::ALL.map(Level::name).join(", ")))?;
    Ok((what, level))
}

/// Matches, writes the groups, and says how good they are.
pub(super) fn match_people(wanted: MatchArguments) -> Result<(), Unfit> {
    let mut weights =
        wanted.weight.iter().fold(Weights::default(), |weights, (what, level)| weights.with(*what, *level));
    (weights.other_stage, weights.same_site) = (wanted.other_stage, wanted.same_site);
    if Criterion::ALL.iter().all(|criterion| weights.level(*criterion) == Level::Off) {
        return Err(Unfit("Nothing counts: give at least one --weight another level than off.".into()));
    }
    let day = wanted.day.unwrap_or_else(|| Clock::Wall.now().date_naive());
    let (people, names, notes) = people::read(&wanted.people, day)?;
    let mut before = Vec::new();
    for file in &wanted.history {
        before.extend(people::earlier(file)?);
    }
    let pool = Pool::new(people, weights, &before);
    notes.iter().for_each(|note| say(note));
    if let Some(file) = &wanted.bonds {
        written(file, |out| output::bonds(&pool, out))?;
    }
    let sides = Sides::of(&pool);
    let (groups, lines) = match (wanted.groups, sides) {
        (Some(_), Sides::Two(..)) => {
            return Err(Unfit("Circles have no sides: leave out the column side, or --groups.".into()));
        }
        (_, Sides::Other) => {
            return Err(Unfit(
                "Either nobody has a side, or everybody has one of two: look at the column side.".into(),
            ));
        }
        (Some(band), Sides::None) => {
            let found = circles(&pool, &[], band, wanted.seed);
            (found.groups.clone(), output::of_circles(&pool, &names, &found))
        }
        (None, Sides::None) => {
            let found = match wanted.nearest {
                Some(nearest) => propose_among(&pool, &[], wanted.seed, Some(nearest.max(1))),
                None => propose(&pool, &[], wanted.seed),
            };
            (found.groups.clone(), output::of_pairs(&pool, &names, &found, 1))
        }
        (None, Sides::Two(one, other)) => {
            let (found, turns) = propose_across(&pool, &one, &other, wanted.seed);
            (found.groups.clone(), output::of_pairs(&pool, &names, &found, turns))
        }
    };
    written(&wanted.groups_file, |out| output::groups(&pool, &names, &groups, wanted.explain, out))?;
    lines.iter().for_each(|line| say(line));
    Ok(())
}

fn written(file: &PathBuf, write: impl FnOnce(File) -> std::io::Result<()>) -> Result<(), Unfit> {
    let done = File::create(file).and_then(write);
    done.map_err(|error| Unfit(format!("{} cannot be written: {error}.", file.display())))
}
