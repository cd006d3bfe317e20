//! The fair draw: who gets a seat when more people apply than there are seats.
//!
//! Pure and deterministic, in whole numbers and SHA-256 only, so that anybody
//! can do it again with `sha256sum`:
//!
//! ```sh
//! printf '%s' 'SEED' | sha256sum          # the commitment, published before anybody applies
//! printf '%s' 'SEED:CODE:1' | sha256sum   # the number of the first ticket of CODE
//! ```
//!
//! 1. Everyone has 1 + bonus × losses tickets, of which no more than
//!    [`DrawRules::most_losses`] losses and [`MOST_TICKETS`] tickets count.
//! 2. A ticket's number is the SHA-256 of `SEED:CODE:TICKET`, tickets counted from 1,
//!    read as a number of 64 hexadecimal digits. An entrant's number is the
//!    smallest of their tickets. Whoever has the smaller number comes first.
//! 3. Seats are given in that order; quotas say whom to pass over.
//!
//! **Why the smallest.** Ticket numbers are uniform and independent, so among
//! all tickets of two people each is equally likely to be the smallest. The
//! chance that it is one of mine is my share of the tickets: with two tickets
//! against one I come first in two of three draws.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What an entrant can say about themselves that a quota may speak of.
pub const DRAW_FIELDS: [&str; 6] = ["background", "department", "site", "language", "experience", "zone"];

/// The most tickets one entrant has, whatever the rules say.
pub const MOST_TICKETS: u32 = 1000;

/// The rules of a draw, decided before anybody applies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawRules {
    /// Further tickets for each time somebody has lost before.
    pub bonus: u32,
    /// How many losses count at most.
    pub most_losses: u32,
    /// Which groups get how many seats.
    pub quotas: Vec<DrawQuota>,
}

/// How many seats a group gets. Several of the same group hold together: the
/// greater minimum and the smaller maximum count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawQuota {
    /// One of [`DRAW_FIELDS`].
    pub field: String,
    /// The value that makes an entrant one of the group, letter by letter.
    pub value: String,
    /// Seats at least; 0 for no minimum.
    pub at_least: u32,
    /// Seats at most.
    pub at_most: Option<u32>,
}

/// Somebody who wants a seat. A code stands for one person: a second entrant of the same code is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entrant {
    /// What the entrant is called in the draw, which is public and so names nobody.
    pub code: String,
    /// How often they have lost before.
    pub losses: u32,
    /// What they have said about themselves, by field.
    pub values: BTreeMap<String, String>,
}

/// Whether quotas made a difference to an entrant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Their number alone would have led to the same.
    Number,
    /// With a seat: pulled forward. Without: passed over.
    Quota,
}

/// An entrant and their number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticketed {
    /// The entrant's code.
    pub code: String,
    /// How many tickets they had.
    pub tickets: u32,
    /// The number of their best ticket: 64 lower-case hexadecimal digits.
    pub number: String,
    /// Which ticket that was, from 1.
    pub ticket: u32,
    /// Whether quotas made a difference.
    pub reason: Reason,
}

/// A minimum that was not reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// The field of the quota.
    pub field: String,
    /// The value of the quota.
    pub value: String,
    /// How many seats the group was to get.
    pub at_least: u32,
    /// How many it got.
    pub seated: u32,
}

/// The outcome of a draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Who has a seat, by number.
    pub seats: Vec<Ticketed>,
    /// Who waits, by number.
    pub waiting: Vec<Ticketed>,
    /// Minimums that were not reached, by field and value.
    pub unmet: Vec<Unmet>,
}

/// What is published before anybody applies: the SHA-256 of the seed, 64
/// lower-case hexadecimal digits. It shows afterwards that the seed was not
/// chosen to anybody's liking, and tells nobody beforehand what it is.
pub fn commitment(seed: &str) -> String {
    format!("{:x}", Hex(sha256(seed)))
}

/// Draws `seats` seats among `entrants`; the order they come in does not matter.
///
/// In the order of numbers everybody gets a seat, unless
/// - a group they belong to has its maximum already, or
/// - in some field too few seats would be left for the minimums still owed
///   there. What is owed to a group is never more than there are entrants of it
///   still to come. Whoever is owed the seat in that field is not in its way.
///
/// Who was passed over only for the sake of minimums is looked at once more in
/// the same order if seats are left in the end. All others wait.
pub fn draw(seed: &str, seats: u32, rules: &DrawRules, entrants: &[Entrant]) -> Drawn {
    let line = Numbered::line(seed, rules, entrants);
    let mut groups = Groups::new(rules, line.iter().map(|numbered| numbered.entrant));
    let mut left = seats;
    let mut seated = vec![false; line.len()];
    let mut put_off = Vec::new();
    for ((numbered, has_seat), place) in line.iter().zip(&mut seated).zip(0_usize..) {
        let of = groups.of(numbered.entrant);
        groups.pass(&of);
        if left == 0 || groups.full(&of) {
            continue;
        }
        if groups.would_take_from_others(&of, left) {
            put_off.push((place, of));
            continue;
        }
        groups.seat(&of);
        (*has_seat, left) = (true, left - 1);
    }
    for (place, of) in put_off {
        if let Some(has_seat) = seated.get_mut(place).filter(|_| left > 0 && !groups.full(&of)) {
            groups.seat(&of);
            (*has_seat, left) = (true, left - 1);
        }
    }
    let mut drawn = Drawn { unmet: groups.unmet(), ..Drawn::default() };
    for ((numbered, has_seat), before) in line.into_iter().zip(seated).zip(0u64..) {
        let by_number = before < u64::from(seats);
        let reason = if by_number == has_seat { Reason::Number } else { Reason::Quota };
        let list = if has_seat { &mut drawn.seats } else { &mut drawn.waiting };
        list.push(numbered.ticketed(reason));
    }
    drawn
}

fn sha256(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

/// Bytes as hexadecimal digits.
struct Hex([u8; 32]);

impl std::fmt::LowerHex for Hex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// An entrant with their best ticket. The order of the fields is the order of the draw.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Numbered<'a> {
    number: [u8; 32],
    entrant: &'a Entrant,
    ticket: u32,
    tickets: u32,
}

impl<'a> Numbered<'a> {
    fn of(seed: &str, rules: &DrawRules, entrant: &'a Entrant) -> Self {
        let more = rules.bonus.saturating_mul(entrant.losses.min(rules.most_losses));
        let tickets = more.saturating_add(1).min(MOST_TICKETS);
        let code = &entrant.code;
        let numbers = (1..=tickets).map(|ticket| (sha256(&format!("{seed}:{code}:{ticket}")), ticket));
        // There is always a first ticket.
        let (number, ticket) = numbers.min().unwrap_or(([u8::MAX; 32], 1));
        Self { number, entrant, ticket, tickets }
    }

    /// All entrants in the order of the draw, each code once.
    fn line(seed: &str, rules: &DrawRules, entrants: &'a [Entrant]) -> Vec<Self> {
        let mut line: Vec<Self> = entrants.iter().map(|entrant| Self::of(seed, rules, entrant)).collect();
        line.sort_unstable();
        let mut codes = BTreeSet::new();
        line.retain(|numbered| codes.insert(&numbered.entrant.code));
        line
    }

    fn ticketed(self, reason: Reason) -> Ticketed {
        let number = format!("{:x}", Hex(self.number));
        Ticketed { code: self.entrant.code.clone(), tickets: self.tickets, number, ticket: self.ticket, reason }
    }
}

/// A group that has a quota, and how it stands.
struct Group<'a> {
    field: &'a str,
    value: &'a str,
    at_least: u32,
    at_most: Option<u32>,
    seated: u32,
    to_come: u32,
}

impl Group<'_> {
    fn owed(&self) -> u32 {
        self.at_least.saturating_sub(self.seated).min(self.to_come)
    }
}

struct Groups<'a>(Vec<Group<'a>>);

/// Which groups an entrant belongs to, group by group.
type Belongs = Vec<bool>;

impl<'a> Groups<'a> {
    fn new(rules: &'a DrawRules, line: impl Iterator<Item = &'a Entrant>) -> Self {
        let mut merged: BTreeMap<(&str, &str), (u32, Option<u32>)> = BTreeMap::new();
        for quota in &rules.quotas {
            let (least, most) = merged.entry((&quota.field, &quota.value)).or_default();
            *least = quota.at_least.max(*least);
            *most = [*most, quota.at_most].into_iter().flatten().min();
        }
        let new =
            |((field, value), (at_least, at_most))| Group { field, value, at_least, at_most, seated: 0, to_come: 0 };
        let mut groups = Self(merged.into_iter().map(new).collect());
        for entrant in line {
            let of = groups.of(entrant);
            groups.own(&of).for_each(|group| group.to_come += 1);
        }
        groups
    }

    fn of(&self, entrant: &Entrant) -> Belongs {
        let belongs = |group: &Group<'_>| entrant.values.get(group.field).is_some_and(|value| value == group.value);
        self.0.iter().map(belongs).collect()
    }

    fn own<'b>(&'b mut self, of: &'b Belongs) -> impl Iterator<Item = &'b mut Group<'a>> {
        self.0.iter_mut().zip(of).filter(|(_, own)| **own).map(|(group, _)| group)
    }

    /// The entrant is no longer to come.
    fn pass(&mut self, of: &Belongs) {
        self.own(of).for_each(|group| group.to_come = group.to_come.saturating_sub(1));
    }

    fn seat(&mut self, of: &Belongs) {
        self.own(of).for_each(|group| group.seated += 1);
    }

    fn full(&self, of: &Belongs) -> bool {
        self.0.iter().zip(of).any(|(group, own)| *own && group.at_most.is_some_and(|most| group.seated >= most))
    }

    /// Whether a seat for this entrant, who has just been passed in the count of
    /// those to come, leaves too few of `left` for what is owed to others.
    fn would_take_from_others(&self, of: &Belongs, left: u32) -> bool {
        // By field: what is owed to those who come after, and whether this entrant is owed a seat.
        let mut fields: BTreeMap<&str, (u64, bool)> = BTreeMap::new();
        for (group, own) in self.0.iter().zip(of) {
            let (owed, theirs) = fields.entry(group.field).or_default();
            let short = group.seated < group.at_least;
            *theirs |= *own && short;
            let after = if *own { Group { seated: group.seated + 1, ..*group }.owed() } else { group.owed() };
            *owed += u64::from(after);
        }
        fields.values().any(|(owed, theirs)| !theirs && *owed >= u64::from(left))
    }

    fn unmet(&self) -> Vec<Unmet> {
        let missed = self.0.iter().filter(|group| group.seated < group.at_least);
        let unmet = |group: &Group<'_>| Unmet {
            field: group.field.to_owned(),
            value: group.value.to_owned(),
            at_least: group.at_least,
            seated: group.seated,
        };
        missed.map(unmet).collect()
    }
}

#[cfg(test)]
mod tests;
