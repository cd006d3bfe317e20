//! What was said alone, on the home pages of both sides.

use crate::{
    features::care::untended,
    web::waiting::{Column, Item, Section, Source},
};

/// What this room has to say on Home.
pub const HOME: [Source; 2] = [ASKED, TOLD];

/// For trainers: a participant waits for a word, and no other trainer has taken it.
const ASKED: Source = Source {
    name: "private_channel.asked",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "m.cohort_id"),
        (Column::Id, "m.person_id"),
        (Column::Person, "n.name"),
        (Column::Since, "max(m.written_at)"),
    ],
    from: concat!(
        "from mine join private_message m on m.cohort_id = mine.cohort and m.author_id = m.person_id
        join person n on n.id = m.person_id
        where mine.role = 'trainer' and mine.lives = 1 and n.deactivated_at is null
            and not exists (select 1 from private_message a where a.cohort_id = m.cohort_id
                and a.person_id = m.person_id and a.author_id <> a.person_id and a.written_at >= m.written_at)
            and exists (select 1 from enrolment e where e.person_id = m.person_id and e.cohort_id = m.cohort_id
                and e.role = 'participant' and e.ended_at is null)
            and ",
        untended!("person_id", "m.person_id", "m.written_at"),
        "
        group by m.cohort_id, m.person_id, n.name"
    ),
    item: |row| {
        Some(Item {
            headline: row.message("private-home-asked"),
            line: None,
            href: format!("/cohorts/{}/private/{}", row.cohort?, row.id?),
            since: row.since_at,
            until: None,
        })
    },
};

/// For participants: a trainer has written, and they have not said yet that they read it.
const TOLD: Source = Source {
    name: "private_channel.told",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "m.cohort_id"),
        (Column::Id, "m.id"),
        (Column::Person, "case when n.deactivated_at is null then n.name end"),
        (Column::Since, "m.written_at"),
    ],
    from: "from mine join private_message m on m.cohort_id = mine.cohort and m.person_id = $1 and m.author_id <> $1
        join person n on n.id = m.author_id
        where mine.role = 'participant' and mine.lives = 1 and m.read_at is null
            and not exists (select 1 from private_message a where a.cohort_id = m.cohort_id
                and a.person_id = m.person_id and a.author_id <> a.person_id and a.read_at is null
                and (a.written_at > m.written_at or (a.written_at = m.written_at and a.id > m.id)))",
    item: |row| {
        Some(Item {
            headline: row.message("private-home-told"),
            line: None,
            href: format!("/cohorts/{}/private", row.cohort?),
            since: row.since_at,
            until: None,
        })
    },
};
