//! For auditors: the way to the record, on their home page.

use crate::web::waiting::{Column, Item, Section, Source};

/// What this room has to say on Home.
pub const HOME: [Source; 1] = [READS];

const READS: Source = Source {
    name: "auditing.reads",
    section: Section::Owned,
    person: false,
    columns: &[(Column::Id, "a.id"), (Column::Since, "a.since")],
    from: "from auditor a where a.person_id = $1 and a.until is null",
    item: |row| {
        let headline = row.message("auditing-home");
        Some(Item { headline, line: None, href: "/audit".into(), since: None, until: None })
    },
};
