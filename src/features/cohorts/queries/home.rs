//! What of cohorts and programmes concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Line, Section, Source};

/// The cohorts of `$1`, for every source of Home; `lives` is 1 unless a cohort is only read.
pub const MINE: &str = "select e.cohort_id as cohort, e.role, c.state,
        case when c.state in ('archived', 'cancelled') then 0 else 1 end as lives
    from enrolment e join cohort c on c.id = e.cohort_id where e.person_id = $1 and e.ended_at is null";

/// What cohorts have to say on Home.
pub const HOME: [Source; 2] = [OWNED, PEERS];

/// Programmes somebody looks after.
const OWNED: Source = Source {
    name: "cohorts.owned",
    section: Section::Owned,
    person: false,
    columns: &[(Column::Id, "p.id"), (Column::Word, "p.slug"), (Column::Since, "o.since")],
    from: "from programme_owner o join programme p on p.id = o.programme_id
        where o.person_id = $1 and o.until is null and o.role <> 'assessor'",
    item: |row| {
        let slug = row.word.clone()?;
        let href = format!("/programmes/{slug}/cohorts");
        Some(Item { headline: Line::Programme { slug }, line: None, href, since: None, until: None })
    },
};

/// Who else is in a cohort that has not begun.
const PEERS: Source = Source {
    name: "cohorts.peers",
    section: Section::Peers,
    person: true,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "p.id"),
        (Column::Person, "p.name"),
        (Column::Since, "e.started_at"),
    ],
    from: "from mine join enrolment e on e.cohort_id = mine.cohort and e.ended_at is null and e.person_id <> $1
        join person p on p.id = e.person_id
        where mine.state in ('planned', 'open', 'confirmed') and p.deactivated_at is null",
    item: |row| {
        let headline = Line::Written { text: row.person.clone()?, language: None };
        let href = format!("/cohorts/{}/people", row.cohort?);
        Some(Item { headline, line: None, href, since: row.since_at, until: None })
    },
};
