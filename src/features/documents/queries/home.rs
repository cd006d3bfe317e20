//! What of papers concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Row, Section, Source};

/// What papers have to say on Home.
pub const HOME: [Source; 2] = [NAMED, SUGGESTED];

fn item(row: &Row) -> Option<Item> {
    let href = format!("/cohorts/{}/documents/{}/sections/{}/suggestions", row.cohort?, row.other?, row.id?);
    let headline = row.message("documents-home-suggested");
    Some(Item { headline, line: Some(row.heading()), href, since: row.since_at, until: None })
}

/// Suggestions for a section one keeps an eye on.
const SUGGESTED: Source = Source {
    name: "documents.suggested",
    section: Section::Waiting,
    person: false,
    columns: &[
        (Column::Cohort, "d.cohort_id"),
        (Column::Id, "s.id"),
        (Column::Other, "d.id"),
        (Column::Title, "s.title"),
        (Column::Language, "d.language"),
        (Column::Since, "min(g.made_at)"),
        (Column::Count, "count(*)"),
    ],
    from: "from mine join document d on d.cohort_id = mine.cohort
        join document_section s on s.document_id = d.id and s.owner_id = $1 and s.removed_at is null
        join document_suggestion g on g.section_id = s.id and g.state = 'open' and g.author_id <> $1
        where mine.lives = 1
        group by d.cohort_id, s.id, d.id, s.title, d.language",
    item,
};

/// Where one is named, in a text or beside it, and has not seen it; once for each section.
const NAMED: Source = Source {
    name: "documents.named",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "d.cohort_id"),
        (Column::Id, "s.id"),
        (Column::Other, "d.id"),
        (Column::Person, "min(case when p.deactivated_at is null then p.name end)"),
        (Column::Title, "s.title"),
        (Column::Language, "d.language"),
        (Column::Since, "min(m.made_at)"),
        (Column::Count, "count(distinct m.named_by)"),
    ],
    from: "from mine join document d on d.cohort_id = mine.cohort
        join document_section s on s.document_id = d.id and s.removed_at is null
        join document_mention m on m.section_id = s.id and m.person_id = $1 and m.read_at is null
        join person p on p.id = m.named_by
        where mine.lives = 1
        group by d.cohort_id, s.id, d.id, s.title, d.language",
    item: |row| {
        let href = format!("/cohorts/{}/documents/{}/sections/{}/comments", row.cohort?, row.other?, row.id?);
        let headline = row.message("documents-home-named");
        Some(Item { headline, line: Some(row.heading()), href, since: row.since_at, until: None })
    },
};
