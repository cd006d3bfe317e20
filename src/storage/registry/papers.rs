//! What a cohort writes together.

use super::{Erased, Kept, Table, Within};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "document_revision",
        personal: &["author_id", "body", "tab", "begun_at", "written_at", "erased_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Through("section_id", "document_section")),
        words: &["body"],
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "document_card",
        personal: &["author_id", "claim", "reason", "source", "made_at", "used_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Through("section_id", "document_section")),
        words: &["claim", "reason", "source"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "document_suggestion",
        personal: &["author_id", "from_body", "body", "why", "made_at", "settled_by", "settled_at", "word"],
        kept: Kept::Cohort,
        own: &["author_id"],
        by: &["settled_by"],
        within: Some(Within::Through("section_id", "document_section")),
        words: &["from_body", "body", "why", "word"],
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "document_comment",
        personal: &[
            "author_id",
            "quote",
            "words_before",
            "words_after",
            "body",
            "body_html",
            "made_at",
            "resolved_at",
            "resolved_by",
            "removed_at",
        ],
        kept: Kept::Cohort,
        own: &["author_id"],
        by: &["resolved_by"],
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "document_mention",
        personal: &["person_id", "named_by", "made_at", "read_at"],
        kept: Kept::Ended("made_at < $1"),
        own: &["person_id"],
        by: &["named_by"],
        within: Some(Within::Through("section_id", "document_section")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "document_follow",
        personal: &["person_id", "since", "stopped_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "document_signature",
        personal: &["person_id", "name", "signed_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "document_desk",
        personal: &["person_id", "tab", "since", "until"],
        kept: Kept::Days(1),
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "document",
        personal: &["title", "purpose", "language", "opened_by", "opened_at"],
        kept: Kept::Cohort,
        by: &["opened_by"],
        within: Some(Within::Column("cohort_id")),
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "document_section",
        personal: &["title", "owner_id", "body", "body_html", "saved_at", "removed_at", "removed_by"],
        kept: Kept::Cohort,
        by: &["owner_id", "removed_by"],
        within: Some(Within::Through("document_id", "document")),
        words: &["example"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "document_edition",
        personal: &["title", "purpose", "language", "agreed_by", "agreed_at", "published_at", "published_by"],
        kept: Kept::Cohort,
        by: &["agreed_by", "published_by"],
        within: Some(Within::Through("document_id", "document")),
        words: &["title", "purpose"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "document_edition_section",
        personal: &["title", "body", "body_html"],
        kept: Kept::Cohort,
        within: Some(Within::Through("edition_id", "document_edition")),
        words: &["title", "body", "body_html"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
];
