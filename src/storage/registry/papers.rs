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
    Table {
        name: "document_card",
        purpose: "Gathers what one could say in a section, before it is text.",
        personal: &["author_id", "claim", "reason", "source", "made_at", "used_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "document_suggestion",
        purpose: "Lets people suggest another text for a section, and says what became of it.",
        personal: &["author_id", "from_body", "body", "why", "made_at", "settled_by", "settled_at", "word"],
        kept: Kept::Cohort,
    },
    Table {
        name: "document_edition",
        purpose: "Keeps a paper as it was agreed, and says whether those may read it who were there before.",
        personal: &["title", "purpose", "language", "agreed_by", "agreed_at", "published_at", "published_by"],
        kept: Kept::Cohort,
    },
    Table {
        name: "document_edition_section",
        purpose: "Keeps the text of a paper as it was agreed.",
        personal: &["title", "body", "body_html"],
        kept: Kept::Cohort,
    },
    Table {
        name: "document_signature",
        purpose: "Says who stands by a paper, under the name they chose; they may take it back until it is published.",
        personal: &["person_id", "name", "signed_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "document_comment",
        purpose: "Lets people talk about words of a paper beside it, and says what is settled.",
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
    },
    Table {
        name: "document_mention",
        purpose: "Tells people once that they are named in a paper or beside it, until they have seen it.",
        personal: &["person_id", "named_by", "made_at", "read_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "document_follow",
        purpose: "Says who wants to hear what becomes of a paper.",
        personal: &["person_id", "since", "stopped_at"],
        kept: Kept::Cohort,
    },
];
