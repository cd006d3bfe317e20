//! What of circles concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Row, Section, Source};

/// What circles have to say on Home.
pub const HOME: [Source; 4] = [MERGE, NEXT, CIRCLE, UNSETTLED];
/// Name of the source that says when a circle meets next.
pub const HOUR: &str = "circles.hour";

fn href(row: &Row) -> Option<String> {
    Some(format!("/cohorts/{}/circles", row.cohort?))
}

/// Two circles are asked whether they become one, and that of the reader has not said.
const MERGE: Source = Source {
    name: "circles.merge",
    section: Section::Waiting,
    person: false,
    columns: &[(Column::Cohort, "m.cohort_id"), (Column::Id, "m.id"), (Column::Since, "m.proposed_at")],
    from: "from mine join circle_merge m on m.cohort_id = mine.cohort
        join circle_member me on me.person_id = $1 and me.ended_at is null
            and ((me.circle_id = m.small_id and m.small_by is null) or (me.circle_id = m.other_id and m.other_by is null))
        where m.state = 'open' and mine.lives = 1",
    item: |row| {
        let headline = row.message("circles-home-merge");
        Some(Item { headline, line: None, href: href(row)?, since: row.since_at, until: None })
    },
};

/// When one's circle meets next.
const NEXT: Source = Source {
    name: HOUR,
    section: Section::Next,
    person: false,
    columns: &[(Column::Cohort, "c.cohort_id"), (Column::Id, "c.id"), (Column::Since, "h.starts_at")],
    from: "from mine join circle c on c.cohort_id = mine.cohort and c.state = 'meeting'
        join circle_member me on me.circle_id = c.id and me.person_id = $1 and me.ended_at is null
        join circle_hour h on h.circle_id = c.id
        where mine.lives = 1 and h.starts_at =
            (select min(o.starts_at) from circle_hour o where o.circle_id = c.id and o.starts_at > $2)",
    item: |row| {
        let headline = row.message("circles-home-hour");
        Some(Item { headline, line: None, href: href(row)?, since: row.since_at, until: None })
    },
};

/// One's circle.
const CIRCLE: Source = Source {
    name: "circles.circle",
    section: Section::Company,
    person: true,
    columns: &[
        (Column::Cohort, "c.cohort_id"),
        (Column::Id, "c.id"),
        (Column::Since, "me.joined_at"),
        (
            Column::Count,
            "(select count(*) from circle_member o where o.circle_id = c.id and o.ended_at is null and o.person_id <> $1)",
        ),
    ],
    from: "from mine join circle c on c.cohort_id = mine.cohort and c.state = 'meeting'
        join circle_member me on me.circle_id = c.id and me.person_id = $1 and me.ended_at is null
        where mine.lives = 1",
    item: |row| {
        let headline = row.message("circles-home-circle");
        Some(Item { headline, line: None, href: href(row)?, since: None, until: None })
    },
};

/// For trainers: how many circles have become small and would rather not go on with another.
const UNSETTLED: Source = Source {
    name: "circles.unsettled",
    section: Section::Waiting,
    person: false,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "mine.cohort"),
        (Column::Since, "min(m.ended_at)"),
        (Column::Count, "count(distinct m.small_id)"),
    ],
    from: "from mine join circle_merge m on m.cohort_id = mine.cohort and m.state = 'declined'
        join circle c on c.id = m.small_id and c.state = 'meeting'
        join circle_round r on r.cohort_id = mine.cohort
        where mine.role = 'trainer' and mine.lives = 1
            and (select count(*) from circle_member o where o.circle_id = c.id and o.ended_at is null)
                < case when r.least < 3 then r.least else 3 end
        group by mine.cohort",
    item: |row| {
        let href = format!("/cohorts/{}/circles/round", row.cohort?);
        let headline = row.message("circles-home-unsettled");
        Some(Item { headline, line: None, href, since: row.since_at, until: None })
    },
};
