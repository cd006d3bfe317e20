//! What of papers concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Row, Section, Source};

/// What papers have to say on Home.
pub const HOME: [Source; 1] = [SUGGESTED];

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
