//! What of admissions concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Line, Row, Section, Source};

/// What applications have to say on Home.
pub const HOME: [Source; 3] = [OWN_TO_ACT_ON, OWN_TO_AWAIT, TO_READ];

const OWN: &[(Column, &str)] = &[
    (Column::Id, "a.id"),
    (Column::Title, "p.slug"),
    (Column::Word, "a.state"),
    (Column::Since, "a.state_at"),
    (Column::Until, "o.expires_at"),
];

macro_rules! own {
    ($states:literal) => {
        concat!(
            "from application a join programme p on p.id = a.programme_id
            left join offer o on o.application_id = a.id and o.state = 'open'
            where a.person_id = $1 and a.state in (",
            $states,
            ")"
        )
    };
}

/// Applications of one's own that want something of one: to be sent, or to be answered.
const OWN_TO_ACT_ON: Source = Source {
    name: "admissions.own_to_act_on",
    section: Section::Waiting,
    person: false,
    columns: OWN,
    from: own!("'draft', 'offered'"),
    item: |row| {
        let offered = row.word.as_deref() == Some("offered");
        let said = if offered { "admissions-home-offered" } else { "admissions-home-draft" };
        let programme = programme(row)?;
        Some(Item { headline: row.message(said), line: Some(programme), ..own_item(row)? })
    },
};

/// Applications of one's own that others are to act on.
const OWN_TO_AWAIT: Source = Source {
    name: "admissions.own_to_await",
    section: Section::Expecting,
    person: false,
    columns: OWN,
    from: own!("'submitted', 'in_review', 'waitlisted'"),
    item: |row| {
        let waitlisted = row.word.as_deref() == Some("waitlisted");
        let said = if waitlisted { "admissions-home-waitlisted" } else { "admissions-home-sent" };
        Some(Item { line: Some(row.message(said)), ..own_item(row)? })
    },
};

fn programme(row: &Row) -> Option<Line> {
    Some(Line::Programme { slug: row.title.clone()? })
}

fn own_item(row: &Row) -> Option<Item> {
    let href = format!("/applications/{}", row.id?);
    Some(Item { headline: programme(row)?, line: None, href, since: row.since_at, until: row.until_at })
}

/// By cohort, how many applications one is to read and has not.
const TO_READ: Source = Source {
    name: "admissions.to_read",
    section: Section::Waiting,
    person: false,
    columns: &[
        (Column::Id, "c.id"),
        (Column::Title, "c.name"),
        (Column::Since, "min(coalesce(a.submitted_at, a.state_at))"),
        (Column::Count, "count(*)"),
    ],
    from: "from application a join cohort c on c.id = a.cohort_id
        join programme_owner o on o.programme_id = a.programme_id and o.person_id = $1 and o.until is null
        where a.state in ('submitted', 'in_review') and (a.person_id is null or a.person_id <> $1)
            and not exists (select 1 from review r where r.application_id = a.id and r.assessor_id = $1)
            and not exists (select 1 from review_exclusion x where x.application_id = a.id and x.assessor_id = $1)
        group by c.id, c.name",
    item: |row| {
        Some(Item {
            headline: row.message("admissions-home-to-read"),
            line: Some(row.heading()),
            href: format!("/cohorts/{}/applications", row.id?),
            since: row.since_at,
            until: None,
        })
    },
};
