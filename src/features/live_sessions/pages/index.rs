//! The sessions of a cohort.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::{
    ids::LiveSessionId,
    states::{Attending, SessionKind},
};
use serde::Serialize;

use super::{super::dates::SlotRow, There};
use crate::web::{CohortStrip, View};

/// The sessions of a cohort.
#[derive(Serialize)]
pub struct IndexPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Those with a time that is still to come, the next first.
    pub ahead: Vec<SessionLine>,
    /// The others, the last first.
    pub past: Vec<SessionLine>,
    /// Where one is planned; none for who does not.
    pub new_href: Option<String>,
    /// Whether the reader takes part.
    pub takes_part: bool,
}

impl View for IndexPage {
    const FILE: &'static str = "live_sessions/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One session in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SessionLine {
    #[serde(skip)]
    session: LiveSessionId,
    /// What it is called.
    pub title: String,
    /// What kind it is.
    pub kind: SessionKind,
    /// Its page.
    pub href: String,
    /// Its times, the earliest first.
    pub slots: Vec<SlotLine>,
    /// Whether none of its times takes place.
    pub cancelled: bool,
    /// Whether all its times that are still to come are full.
    pub full: bool,
    /// What the reader has answered.
    pub mine: Option<Attending>,
    /// Whether the reader was asked and has not answered.
    pub asked: bool,
    /// Whether one of its times is on.
    pub running: bool,
    #[serde(skip)]
    ahead: bool,
}

/// One time in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SlotLine {
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// The same where it takes place.
    pub there: Option<There>,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// Whether the reader chose it.
    pub mine: bool,
}

impl SessionLine {
    /// Sessions out of their times: those still to come, and those that are over.
    pub fn lists(rows: &[SlotRow], base: &str, reader: (Tz, &str), now: DateTime<Utc>) -> (Vec<Self>, Vec<Self>) {
        let mut lines: Vec<Self> = Vec::new();
        for row in rows {
            let slot = SlotLine {
                starts_at: row.starts_at,
                there: There::of(row.starts_at, &row.zone, reader),
                cancelled: !row.takes_place(),
                mine: row.mine().is_some(),
            };
            match lines.iter_mut().find(|line| line.session == row.session) {
                Some(line) => line.add(row, slot, now),
                None => {
                    let mut line = Self::new(row, base);
                    line.add(row, slot, now);
                    lines.push(line);
                }
            }
        }
        let (ahead, mut past): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.ahead);
        past.reverse();
        (ahead, past)
    }

    fn new(row: &SlotRow, base: &str) -> Self {
        Self {
            session: row.session,
            title: row.title.clone(),
            kind: row.kind,
            href: format!("{base}/sessions/{}", row.session),
            slots: Vec::new(),
            cancelled: true,
            full: true,
            mine: row.said(),
            asked: row.invited_at.is_some() && row.said().is_none(),
            running: false,
            ahead: false,
        }
    }

    fn add(&mut self, row: &SlotRow, slot: SlotLine, now: DateTime<Utc>) {
        self.ahead |= row.ends_at() > now;
        self.cancelled &= !row.takes_place();
        self.running |= row.takes_place() && row.starts_at <= now && row.ends_at() > now;
        let to_come = row.takes_place() && row.starts_at > now;
        self.full &= !to_come || row.capacity.is_some_and(|capacity| row.taken >= capacity);
        self.slots.push(slot);
    }
}
