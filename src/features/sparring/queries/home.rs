//! What of sparring concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Section, Source};

/// What sparring has to say on Home.
pub const HOME: [Source; 2] = [PARTNER, PROPOSAL];

const PARTNER: Source = Source {
    name: "sparring.partner",
    section: Section::Company,
    person: true,
    columns: &[
        (Column::Cohort, "r.cohort_id"),
        (Column::Id, "o.id"),
        (Column::Person, "n.name"),
        (Column::Since, "o.joined_at"),
    ],
    from: "from sparring_partner me join sparring_round r on r.id = me.round_id
        join mine on mine.cohort = r.cohort_id
        join sparring_partner o on o.group_id = me.group_id and o.person_id <> me.person_id
        join person n on n.id = o.person_id
        where me.person_id = $1 and me.ended_at is null and o.ended_at is null and r.state = 'published'
            and n.deactivated_at is null and mine.lives = 1",
    item: |row| {
        let href = format!("/cohorts/{}/sparring", row.cohort?);
        Some(Item { headline: row.message("sparring-home-partner"), line: None, href, since: None, until: None })
    },
};

/// A proposal that trainers have not published yet.
const PROPOSAL: Source = Source {
    name: "sparring.proposal",
    section: Section::Waiting,
    person: false,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "r.id"),
        (Column::Title, "c.name"),
        (Column::Since, "r.proposed_at"),
    ],
    from: "from mine join cohort c on c.id = mine.cohort join sparring_round r on r.cohort_id = mine.cohort
        where mine.role = 'trainer' and mine.lives = 1 and r.state = 'proposed'",
    item: |row| {
        Some(Item {
            headline: row.message("sparring-home-proposal"),
            line: Some(row.heading()),
            href: format!("/cohorts/{}/sparring/round", row.cohort?),
            since: row.since_at,
            until: None,
        })
    },
};
