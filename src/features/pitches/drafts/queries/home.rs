//! What of drafts concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Row, Section, Source};

/// What drafts have to say on Home.
pub const HOME: [Source; 4] = [READ, READ_LATE, JOIN, EXPECTED];

fn item(row: &Row, headline: &'static str) -> Option<Item> {
    Some(Item {
        headline: row.message(headline),
        line: Some(row.heading()),
        href: format!("/cohorts/{}/pitches/{}", row.cohort?, row.id?),
        since: row.since_at,
        until: row.until_at,
    })
}

/// A draft somebody is asked for a word on.
const READ: Source = Source {
    name: "pitches.read",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "p.cohort_id"),
        (Column::Id, "p.id"),
        (Column::Person, "case when n.deactivated_at is null then n.name end"),
        (Column::Title, "p.title"),
        (Column::Language, "p.language"),
        (Column::Since, "r.asked_at"),
        (Column::Until, "r.due_at"),
    ],
    from: "from pitch_reading r join pitch p on p.id = r.pitch_id join mine on mine.cohort = p.cohort_id
        join person n on n.id = p.person_id
        where r.person_id = $1 and r.commented_at is null and r.declined_at is null
            and not exists (select 1 from pitch_reading_late l where l.pitch_id = p.id and l.person_id = $1)
            and p.state in ('draft', 'ready') and mine.lives = 1",
    item: |row| item(row, "drafts-home-read"),
};

/// A draft somebody was asked for a word on, and somebody else is by now.
const READ_LATE: Source = Source {
    name: "pitches.read_late",
    section: Section::Open,
    person: true,
    columns: &[
        (Column::Cohort, "p.cohort_id"),
        (Column::Id, "p.id"),
        (Column::Person, "case when n.deactivated_at is null then n.name end"),
        (Column::Title, "p.title"),
        (Column::Language, "p.language"),
        (Column::Since, "r.asked_at"),
    ],
    from: "from pitch_reading_late l join pitch_reading r on r.pitch_id = l.pitch_id and r.person_id = l.person_id
        join pitch p on p.id = r.pitch_id join mine on mine.cohort = p.cohort_id join person n on n.id = p.person_id
        where l.person_id = $1 and r.commented_at is null and r.declined_at is null
            and p.state in ('draft', 'ready') and mine.lives = 1",
    item: |row| item(row, "drafts-home-read-late"),
};

/// A pitch somebody is asked to make with others.
const JOIN: Source = Source {
    name: "pitches.join",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "p.cohort_id"),
        (Column::Id, "p.id"),
        (Column::Person, "case when n.deactivated_at is null then n.name end"),
        (Column::Title, "p.title"),
        (Column::Language, "p.language"),
        (Column::Since, "m.asked_at"),
    ],
    from: "from pitch_member m join pitch p on p.id = m.pitch_id join mine on mine.cohort = p.cohort_id
        join pitch_round d on d.id = p.round_id join person n on n.id = p.person_id
        where m.person_id = $1 and m.joined_at is null and m.ended_at is null
            and p.state in ('draft', 'ready') and d.state = 'planned' and mine.lives = 1",
    item: |row| item(row, "drafts-home-join"),
};

/// A word the makers of a draft wait for.
const EXPECTED: Source = Source {
    name: "pitches.readers_expected",
    section: Section::Expecting,
    person: true,
    columns: &[
        (Column::Cohort, "p.cohort_id"),
        (Column::Id, "p.id"),
        (Column::Person, "case when n.deactivated_at is null then n.name end"),
        (Column::Title, "p.title"),
        (Column::Language, "p.language"),
        (Column::Since, "r.asked_at"),
        (Column::Until, "r.due_at"),
    ],
    from: "from pitch_member m join pitch p on p.id = m.pitch_id join mine on mine.cohort = p.cohort_id
        join pitch_reading r on r.pitch_id = p.id join person n on n.id = r.person_id
        where m.person_id = $1 and m.joined_at is not null and m.ended_at is null
            and not exists (select 1 from pitch_reading_late l where l.pitch_id = p.id and l.person_id = r.person_id)
            and r.commented_at is null and r.declined_at is null and p.state in ('draft', 'ready') and mine.lives = 1",
    item: |row| item(row, "drafts-home-expected"),
};
