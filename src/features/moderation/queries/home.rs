//! What of moderation concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Section, Source};

/// What moderation has to say on Home.
pub const HOME: [Source; 2] = [REPORTS, APPEALS];

/// By cohort, how many posts wait for a trainer to look at them.
const REPORTS: Source = Source {
    name: "moderation.reports",
    section: Section::Waiting,
    person: false,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "c.id"),
        (Column::Title, "c.name"),
        (Column::Since, "min(r.made_at)"),
        (Column::Count, "count(distinct r.post_id)"),
    ],
    from: "from mine join cohort c on c.id = mine.cohort join report r on r.cohort_id = mine.cohort
        where mine.role = 'trainer' and mine.lives = 1 and r.settled_at is null group by mine.cohort, c.id, c.name",
    item: |row| {
        Some(Item {
            headline: row.message("moderation-home-reports"),
            line: Some(row.heading()),
            href: format!("/cohorts/{}/moderation", row.id?),
            since: row.since_at,
            until: None,
        })
    },
};

/// By programme, how many appeals wait for whoever looks after it.
const APPEALS: Source = Source {
    name: "moderation.appeals",
    section: Section::Waiting,
    person: false,
    columns: &[
        (Column::Id, "g.id"),
        (Column::Word, "g.slug"),
        (Column::Since, "min(a.made_at)"),
        (Column::Count, "count(*)"),
    ],
    from: "from appeal a join moderation m on m.id = a.moderation_id join cohort c on c.id = m.cohort_id
        join programme g on g.id = c.programme_id
        join programme_owner o on o.programme_id = g.id and o.person_id = $1 and o.until is null and o.role <> 'assessor'
        where a.decided_at is null group by g.id, g.slug",
    item: |row| {
        let slug = row.word.clone()?;
        Some(Item {
            headline: row.message("moderation-home-appeals"),
            line: None,
            href: format!("/programmes/{slug}/appeals"),
            since: row.since_at,
            until: None,
        })
    },
};
