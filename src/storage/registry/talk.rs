//! What people write to each other, and what is needed so that it is found, answered and kept good.

use super::{Erased, Kept, Table, Through, Within};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "thread",
        personal: &["opened_by", "title", "last_author_id"],
        kept: Kept::Cohort,
        own: &["opened_by"],
        by: &["last_author_id"],
        within: Some(Within::Column("cohort_id")),
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "post",
        personal: &["author_id", "body", "body_html", "posted_at", "edited_at", "first_here"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Through("thread_id", "thread")),
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "post_version",
        personal: &["body", "replaced_at"],
        kept: Kept::Cohort,
        through: Some(Through { column: "post_id", table: "post", only: None }),
        within: Some(Within::Through("post_id", "post")),
        words: &["body"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "attachment",
        personal: &["person_id", "place", "name", "caption", "file_key", "added_at", "removed_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["name", "caption"],
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "search_entry",
        personal: &["author_id", "title", "body", "happened_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        // They go and stay with what they are about.
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "mention",
        personal: &["person_id", "made_at"],
        kept: Kept::Ended("made_at < $1"),
        own: &["person_id"],
        within: Some(Within::Through("post_id", "post")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "reaction",
        personal: &["person_id", "made_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "bookmark",
        personal: &["person_id", "made_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "draft",
        personal: &["person_id", "title", "body", "saved_at"],
        kept: Kept::Days(90),
        own: &["person_id"],
        words: &["title", "body"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "thread_read",
        personal: &["person_id", "read_to"],
        kept: Kept::Cohort,
        own: &["person_id"],
        within: Some(Within::Through("thread_id", "thread")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "thread_watch",
        personal: &["person_id", "set_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "thread_summary",
        personal: &["author_id", "body", "body_html", "written_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Through("thread_id", "thread")),
        words: &["body", "body_html"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "peer_ask",
        personal: &["person_id", "reason", "words", "asked_by", "asked_at", "declined_at"],
        kept: Kept::Days(90),
        own: &["person_id"],
        by: &["asked_by"],
        within: Some(Within::Through("thread_id", "thread")),
        words: &["words"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "welcome_turn",
        personal: &["person_id", "given_at", "until_at", "declined_at"],
        kept: Kept::Days(90),
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "waiting_thread",
        personal: &["taken_by", "taken_at"],
        kept: Kept::Cohort,
        by: &["taken_by"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "care",
        personal: &["person_id", "taken_by", "taken_at", "rested_by", "rested_at", "rests_until"],
        kept: Kept::Ended("1 = 1"),
        own: &["person_id"],
        by: &["taken_by", "rested_by"],
        within: Some(Within::Column("cohort_id")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "private_message",
        personal: &["person_id", "author_id", "body", "body_html", "language", "written_at", "read_at"],
        kept: Kept::Ended("written_at < $1"),
        own: &["person_id", "author_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["body", "body_html"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "report",
        personal: &["reporter_id", "reason", "words", "made_at", "settled_by", "settled_at"],
        kept: Kept::Ended("settled_at < $1"),
        own: &["reporter_id"],
        by: &["settled_by"],
        within: Some(Within::Column("cohort_id")),
        words: &["words"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "moderation",
        personal: &["person_id", "reason", "done_by", "done_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        by: &["done_by"],
        within: Some(Within::Column("cohort_id")),
        words: &["reason"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "appeal",
        personal: &["person_id", "words", "made_at", "answer", "decided_by", "decided_at"],
        kept: Kept::Ended("decided_at < $1"),
        own: &["person_id"],
        by: &["decided_by"],
        within: Some(Within::Through("moderation_id", "moderation")),
        words: &["words", "answer"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table { name: "search_words", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
];
