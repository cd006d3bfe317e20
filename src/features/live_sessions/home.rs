//! What of live sessions concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Row, Section, Source};

/// What live sessions have to say on Home.
pub const HOME: [Source; 2] = [NEXT, ASKED];

fn href(row: &Row) -> Option<String> {
    Some(format!("/cohorts/{}/sessions/{}", row.cohort?, row.other?))
}

/// What takes place next: the time somebody chose, or each as long as they have not said.
const NEXT: Source = Source {
    name: "live_sessions.next",
    section: Section::Next,
    person: false,
    columns: &[
        (Column::Cohort, "ls.cohort_id"),
        (Column::Id, "s.id"),
        (Column::Other, "ls.id"),
        (Column::Title, "ls.title"),
        (Column::Since, "s.starts_at"),
        (Column::Count, "s.minutes"),
    ],
    from: "from mine join live_session ls on ls.cohort_id = mine.cohort join session_slot s on s.session_id = ls.id
        left join session_answer a on a.session_id = ls.id and a.person_id = $1
        where ls.state = 'planned' and s.state = 'planned' and s.starts_at > $2
            and (a.answer is null or a.slot_id = s.id)",
    item: |row| {
        let line = Some(row.message("sessions-home-lasts"));
        Some(Item { headline: row.heading(), line, href: href(row)?, since: row.since_at, until: None })
    },
};

/// Somebody was asked whether they come, and has not said.
const ASKED: Source = Source {
    name: "live_sessions.asked",
    section: Section::Waiting,
    person: false,
    columns: &[
        (Column::Cohort, "ls.cohort_id"),
        (Column::Id, "ls.id"),
        (Column::Other, "ls.id"),
        (Column::Title, "ls.title"),
        (Column::Since, "ls.invited_at"),
    ],
    from: "from mine join live_session ls on ls.cohort_id = mine.cohort
        where mine.lives = 1 and ls.state = 'planned' and ls.invited_at is not null
            and not exists (select 1 from session_answer a where a.session_id = ls.id and a.person_id = $1)
            and exists (select 1 from session_slot s
                where s.session_id = ls.id and s.state = 'planned' and s.starts_at > $2)",
    item: |row| {
        let (headline, line) = (row.message("sessions-home-asked"), Some(row.heading()));
        Some(Item { headline, line, href: href(row)?, since: row.since_at, until: None })
    },
};
