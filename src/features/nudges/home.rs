//! What of the plan concerns somebody right now, for their home page.

use crate::{
    features::care::untended,
    web::waiting::{Column, Item, Section, Source},
};

/// What the plan has to say on Home.
pub const HOME: [Source; 2] = [TASKS, HELPER];

/// For trainers: how many wait for a note of theirs.
const TASKS: Source = Source {
    name: "nudges.tasks",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "mine.cohort"),
        (Column::Since, "min(n.due_at)"),
        (Column::Count, "count(*)"),
    ],
    from: concat!(
        "from mine join nudge n on n.cohort_id = mine.cohort join person p on p.id = n.person_id
        where mine.role = 'trainer' and mine.lives = 1 and n.kind = 'nudges/first' and n.state = 'planned'
            and n.due_at <= $2 and n.until_at > $2 and p.deactivated_at is null and ",
        untended!("person_id", "n.person_id", "n.due_at"),
        " group by mine.cohort"
    ),
    item: |row| {
        let (headline, line) = (row.message("nudges-home-tasks"), Some(row.message("nudges-home-tasks-line")));
        let href = format!("/cohorts/{}/nudges", row.cohort?);
        Some(Item { headline, line, href, since: row.since_at, until: None })
    },
};

/// Would they help the next ones?
const HELPER: Source = Source {
    name: "nudges.helper",
    section: Section::Waiting,
    person: false,
    columns: &[(Column::Cohort, "mine.cohort"), (Column::Id, "n.id"), (Column::Since, "n.due_at")],
    from: "from mine join nudge n on n.cohort_id = mine.cohort and n.person_id = $1
        where mine.role = 'participant' and mine.lives = 1 and n.kind = 'nudges/helper'
            and n.state in ('planned', 'sent') and n.due_at <= $2 and n.until_at > $2
            and not exists (select 1 from helper_wish h where h.cohort_id = mine.cohort and h.person_id = $1)",
    item: |row| {
        let href = format!("/cohorts/{}/helping", row.cohort?);
        Some(Item { headline: row.message("nudges-home-helper"), line: None, href, since: row.since_at, until: None })
    },
};
