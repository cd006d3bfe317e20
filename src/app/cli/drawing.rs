//! The fair draw, for everybody who wants to see it again.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{at_row, open_table, say};
use crate::{
    features::admissions::{DRAW_FIELDS, DrawQuota, DrawRules, Drawn, Entrant, Reason, Ticketed, commitment, draw},
    platform::{
        settings::Unfit,
        tables::{Header, Row, TableError},
    },
};

#[derive(Args)]
pub(super) struct DrawArguments {
    /// The entrants as CSV: columns code and losses, and those quotas speak of (background,
    /// department, site, language, experience, zone); other columns are ignored.
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
    /// The seed, whose commitment was published beforehand.
    #[arg(long)]
    seed: String,
    /// How many seats there are.
    #[arg(long)]
    seats: u32,
    /// Further tickets for each earlier loss.
    #[arg(long, default_value_t = 0, requires = "most_losses")]
    bonus: u32,
    /// How many losses count at most.
    #[arg(long, default_value_t = 0)]
    most_losses: u32,
    /// Seats a group gets at least; may be given several times.
    #[arg(long, value_name = "FIELD=VALUE:SEATS", value_parser = group)]
    at_least: Vec<(String, String, u32)>,
    /// Seats a group gets at most; may be given several times.
    #[arg(long, value_name = "FIELD=VALUE:SEATS", value_parser = group)]
    at_most: Vec<(String, String, u32)>,
}

fn group(written: &str) -> Result<(String, String, u32), String> {
    let parts = written.split_once('=').and_then(|(field, rest)| Some((field, rest.rsplit_once(':')?)));
    let (field, (value, seats)) = parts.ok_or("write it like department=production:4")?;
    if !DRAW_FIELDS.contains(&field) {
        return Err(format!("there is no field {field}; there are {}", DRAW_FIELDS.join(", ")));
    }
    let seats = seats.parse().map_err(|_| format!("{seats} is no number of seats"))?;
    Ok((field.to_owned(), value.trim().to_owned(), seats))
}

/// Draws, and says who has a seat. The same arguments and the same file print the same bytes.
pub(super) fn print_draw(wanted: DrawArguments) -> Result<(), Unfit> {
    let least = wanted.at_least.into_iter().map(|(field, value, seats)| DrawQuota {
        field,
        value,
        at_least: seats,
        at_most: None,
    });
    let most = wanted.at_most.into_iter().map(|(field, value, seats)| DrawQuota {
        field,
        value,
        at_least: 0,
        at_most: Some(seats),
    });
    let quotas: Vec<DrawQuota> = least.chain(most).collect();
    let entrants = read_entrants(&wanted.file, &quotas)?;
    let rules = DrawRules { bonus: wanted.bonus, most_losses: wanted.most_losses, quotas };
    say(&format!("commitment\t{}", commitment(&wanted.seed)));
    print_outcome(&draw(&wanted.seed, wanted.seats, &rules, &entrants));
    Ok(())
}

fn print_outcome(drawn: &Drawn) {
    say("place\tcode\toutcome\tnumber\tticket\ttickets\tdecided by");
    let line = |outcome: &str, place: usize, one: &Ticketed| {
        let Ticketed { code, tickets, number, ticket, reason } = one;
        let reason = match reason {
            Reason::Number => "number",
            Reason::Quota => "quota",
        };
        say(&format!("{place}\t{code}\t{outcome}\t{number}\t{ticket}\t{tickets}\t{reason}"));
    };
    for (outcome, list) in [("seat", &drawn.seats), ("waiting", &drawn.waiting)] {
        list.iter().zip(1..).for_each(|(one, place)| line(outcome, place, one));
    }
    for unmet in &drawn.unmet {
        say(&format!("not met\t{}={}\t{} of {}", unmet.field, unmet.value, unmet.seated, unmet.at_least));
    }
}

/// Where the columns are.
struct Columns {
    code: usize,
    losses: usize,
    values: Vec<(&'static str, usize)>,
}

impl Columns {
    fn of(header: &Header, quotas: &[DrawQuota]) -> Result<Self, TableError> {
        let mut values = Vec::new();
        for field in DRAW_FIELDS {
            let needed = quotas.iter().any(|quota| quota.field == field);
            let column = if needed { Some(header.require(field)?) } else { header.find(field)? };
            values.extend(column.map(|column| (field, column)));
        }
        Ok(Self { code: header.require("code")?, losses: header.require("losses")?, values })
    }

    fn entrant(&self, row: &Row) -> Result<Entrant, String> {
        let code = row.cell(self.code).trim();
        if code.is_empty() || code.chars().any(char::is_control) {
            return Err("code must be there, on one line".to_owned());
        }
        let losses = row.cell(self.losses).trim();
        let losses = losses.parse().map_err(|_| format!("losses must be a whole number, not {losses:?}"))?;
        let value = |(field, column): &(&str, usize)| ((*field).to_owned(), row.cell(*column).trim().to_owned());
        let values: BTreeMap<_, _> = self.values.iter().map(value).filter(|(_, value)| !value.is_empty()).collect();
        Ok(Entrant { code: code.to_owned(), losses, values })
    }
}

fn read_entrants(file: &Path, quotas: &[DrawQuota]) -> Result<Vec<Entrant>, Unfit> {
    let rows = open_table(file)?;
    let columns = Columns::of(rows.header(), quotas).map_err(|error| at_row(file, error.row, &error))?;
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut entrants = Vec::new();
    for row in rows {
        let row = row.map_err(|error| at_row(file, error.row, &error))?;
        let number = row.number();
        let entrant = columns.entrant(&row).map_err(|why| at_row(file, Some(number), &why))?;
        if let Some(first) = seen.insert(entrant.code.clone(), number) {
            let why = format!("code {} stands in row {first} already; leave one of them out", entrant.code);
            return Err(at_row(file, Some(number), &why));
        }
        entrants.push(entrant);
    }
    Ok(entrants)
}
