//! What of rounds concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Section, Source};

/// What rounds have to say on Home.
pub const HOME: [Source; 2] = [NEXT, ASKED];

/// When pitches are heard next: where one's own has its place, or each as long as it has none.
const NEXT: Source = Source {
    name: "pitches.next",
    section: Section::Next,
    person: false,
    columns: &[
        (Column::Cohort, "r.cohort_id"),
        (Column::Id, "s.id"),
        (Column::Other, "r.id"),
        (Column::Since, "s.starts_at"),
        (Column::Count, "r.week"),
    ],
    from: "from mine join pitch_round r on r.cohort_id = mine.cohort join pitch_session s on s.round_id = r.id
        where mine.lives = 1 and r.state = 'planned' and s.ended_at is null and s.starts_at > $2
            and not exists (select 1 from pitch_slot p join pitch_member m on m.pitch_id = p.pitch_id
                join pitch_session o on o.id = p.session_id
                where m.person_id = $1 and m.joined_at is not null and m.ended_at is null
                    and o.round_id = r.id and o.id <> s.id)",
    item: |row| {
        let href = format!("/cohorts/{}/pitches/sessions/{}", row.cohort?, row.id?);
        let headline = row.message("pitch-rounds-home-next");
        Some(Item { headline, line: None, href, since: row.since_at, until: None })
    },
};

/// Somebody asks to change places.
const ASKED: Source = Source {
    name: "pitches.swap",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "w.id"),
        (Column::Person, "case when p.deactivated_at is null then p.name end"),
        (Column::Since, "w.asked_at"),
    ],
    from: "from mine join pitch_member me on me.person_id = $1 and me.joined_at is not null and me.ended_at is null
        join pitch_swap w on w.other_pitch_id = me.pitch_id and w.state = 'open'
        join pitch t on t.id = w.pitch_id and t.cohort_id = mine.cohort
        join person p on p.id = w.asked_by
        where mine.lives = 1",
    item: |row| {
        let href = format!("/cohorts/{}/pitches", row.cohort?);
        let headline = row.message("pitch-rounds-home-swap");
        Some(Item { headline, line: None, href, since: row.since_at, until: None })
    },
};
