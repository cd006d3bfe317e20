//! What a cohort writes together.

use super::{Kept, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "document",
        purpose: "Holds papers a cohort writes together: what they are for, and where they stand.",
        personal: &["title", "purpose", "language", "opened_by", "opened_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "document_section",
        purpose: "Holds the text of a paper section by section, and who keeps an eye on each.",
        personal: &["title", "owner_id", "body", "body_html", "saved_at", "removed_at", "removed_by"],
        kept: Kept::Cohort,
    },
    Table {
        name: "document_revision",
        purpose: "Keeps what was written into a section, so that nothing is lost and everybody sees who wrote what.",
        personal: &["author_id", "body", "tab", "begun_at", "written_at", "erased_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "document_desk",
        purpose: "Says for a quarter of an hour who is writing in a section, so that others know.",
        personal: &["person_id", "tab", "since", "until"],
        kept: Kept::Days(1),
    },
];
