//! What of sparring concerns somebody right now, for their home page.

use super::calls::holds;
use crate::{
    features::care::untended,
    web::waiting::{Column, Item, Row, Section, Source},
};

/// The name of the source that says when partners talk.
pub const TALK: &str = "sparring.meets";

/// What sparring has to say on Home.
pub const HOME: [Source; 7] = [PARTNER, SUGGESTED, MEETS, WENT, PROPOSAL, COCKPIT, ALONE];

fn href(row: &Row) -> Option<String> {
    Some(format!("/cohorts/{}/sparring", row.cohort?))
}

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

/// A partner suggests a time, and the reader has not said whether it suits them.
const SUGGESTED: Source = Source {
    name: "sparring.suggested",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "r.cohort_id"),
        (Column::Id, "a.id"),
        (Column::Person, "n.name"),
        (Column::Since, "a.suggested_at"),
    ],
    from: "from sparring_partner me join sparring_round r on r.id = me.round_id
        join mine on mine.cohort = r.cohort_id
        join sparring_appointment a on a.group_id = me.group_id
        join sparring_answer w on w.appointment_id = a.id and w.person_id = me.person_id
        join person n on n.id = a.suggested_by
        where me.person_id = $1 and me.ended_at is null and r.state = 'published' and mine.lives = 1
            and a.state = 'suggested' and w.said_at is null and a.starts_at > $2 and n.deactivated_at is null",
    item: |row| {
        Some(Item {
            headline: row.message("sparring-home-suggested"),
            line: None,
            href: href(row)?,
            since: row.since_at,
            until: None,
        })
    },
};

/// When partners talk next.
const MEETS: Source = Source {
    name: TALK,
    section: Section::Next,
    person: false,
    columns: &[
        (Column::Cohort, "r.cohort_id"),
        (Column::Id, "a.id"),
        (
            Column::Person,
            "(select min(n.name) from sparring_partner o join person n on n.id = o.person_id
                where o.group_id = me.group_id and o.person_id <> me.person_id and o.ended_at is null)",
        ),
        (
            Column::Count,
            "(select count(*) from sparring_partner o
                where o.group_id = me.group_id and o.person_id <> me.person_id and o.ended_at is null)",
        ),
        (Column::Since, "a.starts_at"),
    ],
    from: "from sparring_partner me join sparring_round r on r.id = me.round_id
        join mine on mine.cohort = r.cohort_id
        join sparring_appointment a on a.group_id = me.group_id
        where me.person_id = $1 and me.ended_at is null and r.state = 'published' and mine.lives = 1
            and a.state = 'agreed' and a.starts_at > $2",
    item: |row| {
        Some(Item {
            headline: row.message("sparring-home-meets"),
            line: None,
            href: href(row)?,
            since: row.since_at,
            until: None,
        })
    },
};

/// How did it go? Once about a time that is over; where there was none, once from the third day on.
const WENT: Source = Source {
    name: "sparring.went",
    section: Section::Waiting,
    person: false,
    columns: &[
        (Column::Cohort, "r.cohort_id"),
        (Column::Id, "me.id"),
        (Column::Since, "coalesce(a.ends_at, me.joined_at)"),
    ],
    from: "from sparring_partner me join sparring_round r on r.id = me.round_id
        join mine on mine.cohort = r.cohort_id
        left join sparring_appointment a on a.group_id = me.group_id and a.state = 'agreed'
        where me.person_id = $1 and me.ended_at is null and r.state = 'published' and mine.lives = 1
            and exists (select 1 from sparring_partner o
                where o.group_id = me.group_id and o.person_id <> me.person_id and o.ended_at is null)
            and ((a.ends_at <= $2 and not exists (select 1 from sparring_outcome w
                    where w.appointment_id = a.id and w.person_id = me.person_id))
                or (a.id is null and r.published_at <= $4
                    and not exists (select 1 from sparring_partner o
                        where o.group_id = me.group_id and o.ended_at is null and o.joined_at > $4)
                    and not exists (select 1 from sparring_appointment b
                        where b.group_id = me.group_id and b.state = 'past')
                    and not exists (select 1 from sparring_outcome w
                        where w.group_id = me.group_id and w.person_id = me.person_id)))",
    item: |row| {
        let (headline, line) = (row.message("sparring-home-went"), Some(row.message("sparring-home-went-line")));
        Some(Item { headline, line, href: href(row)?, since: row.since_at, until: None })
    },
};

/// For trainers: how many partners have not found each other.
const COCKPIT: Source = Source {
    name: "sparring.cockpit",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "mine.cohort"),
        (Column::Since, "min(s.taken_at)"),
        (Column::Count, "count(distinct s.group_id)"),
    ],
    from: concat!(
        "from mine join sparring_round r on r.cohort_id = mine.cohort and r.state = 'published'
        join sparring_group g on g.round_id = r.id join sparring_step s on s.group_id = g.id
        where mine.role = 'trainer' and mine.lives = 1 and ",
        untended!("group_id", "s.group_id", "s.taken_at"),
        " and ",
        holds!(),
        " group by mine.cohort"
    ),
    item: |row| {
        Some(Item {
            headline: row.message("sparring-home-cockpit"),
            line: None,
            href: format!("/cohorts/{}/cockpit", row.cohort?),
            since: row.since_at,
            until: None,
        })
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

/// For trainers: how many people a round that runs has nobody for.
const ALONE: Source = Source {
    name: "sparring.alone",
    section: Section::Waiting,
    person: false,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "mine.cohort"),
        (Column::Since, "min(r.published_at)"),
        (Column::Count, "count(*)"),
    ],
    from: "from mine join sparring_round r on r.cohort_id = mine.cohort and r.state = 'published'
        join enrolment e on e.cohort_id = mine.cohort and e.role = 'participant' and e.ended_at is null
            and e.state in ('active', 'completed')
        where mine.role = 'trainer' and mine.lives = 1 and not exists (select 1 from sparring_partner p
            join sparring_partner o on o.group_id = p.group_id and o.person_id <> p.person_id and o.ended_at is null
            where p.round_id = r.id and p.person_id = e.person_id and p.ended_at is null)
        group by mine.cohort",
    item: |row| {
        let headline = row.message("sparring-home-alone");
        let href = format!("/cohorts/{}/sparring/round", row.cohort?);
        Some(Item { headline, line: None, href, since: row.since_at, until: None })
    },
};
