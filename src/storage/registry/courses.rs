//! Courses and cohorts: who is in which, and what is done.

use super::{Erased, Kept, Table, Within};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "enrolment",
        personal: &["person_id", "role", "state", "started_at", "ended_at", "reason", "back_on"],
        kept: Kept::Cohort,
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["reason"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "programme_owner",
        personal: &["person_id", "role", "since", "until"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "lesson_done",
        personal: &["person_id", "lesson", "done_at", "hash"],
        kept: Kept::Ended("done_at < $1"),
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "week_plan",
        personal: &["person_id", "week", "cue", "deed", "written_at"],
        kept: Kept::Ended("written_at < $1"),
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["cue", "deed"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table { name: "certificate_terms", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "signing_key", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table {
        name: "completion",
        personal: &["person_id", "code", "earned_at", "revoked_at", "revoked_by", "revoked_why"],
        kept: Kept::Always,
        own: &["person_id"],
        by: &["revoked_by"],
        within: Some(Within::Column("cohort_id")),
        words: &["revoked_why"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "helper_wish",
        personal: &["person_id", "answer", "said_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "alumnus",
        personal: &["person_id", "joined_at", "department"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "alumni_word",
        personal: &["person_id", "kind", "body", "language", "written_at", "until_on"],
        kept: Kept::Days(180),
        own: &["person_id"],
        words: &["body"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "alumni_answer",
        personal: &["person_id", "body", "body_html", "language", "written_at"],
        kept: Kept::Account,
        own: &["person_id"],
        words: &["body", "body_html"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "alumni_role",
        personal: &[
            "person_id",
            "kind",
            "reason",
            "state",
            "given_by",
            "offered_at",
            "starts_on",
            "ends_on",
            "ended_by",
            "ended_at",
            "ended_why",
        ],
        kept: Kept::Account,
        own: &["person_id"],
        by: &["given_by", "ended_by"],
        words: &["reason", "ended_why"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "log_entry",
        personal: &["person_id", "body", "body_html", "language", "shown_to", "written_at", "changed_at"],
        kept: Kept::Account,
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["body", "body_html"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "progress_sight",
        personal: &["person_id", "partner", "circle", "said_at"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "margin_note",
        personal: &["author_id", "body", "body_html", "language", "written_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["body", "body_html"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "cohort_note",
        personal: &["author_id", "body", "body_html", "written_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["body", "body_html"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "insight_switch",
        personal: &["switched_by", "since_at"],
        kept: Kept::Always,
        by: &["switched_by"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table { name: "insight_count", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "insight_figure", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "programme", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table {
        name: "cohort",
        kept: Kept::Always,
        within: Some(Within::Column("id")),
        words: &["name"],
        erased: Erased::Untouched,
        ..Table::PLAIN
    },
    Table {
        name: "cohort_pause",
        kept: Kept::Always,
        within: Some(Within::Column("cohort_id")),
        words: &["reason"],
        erased: Erased::Untouched,
        ..Table::PLAIN
    },
    Table {
        name: "cohort_hold",
        personal: &["because", "set_by", "released_by"],
        // As long as the cohort: it says why something was there longer than was promised.
        kept: Kept::Cohort,
        within: Some(Within::Column("cohort_id")),
        words: &["because"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table { name: "content_source", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "cohort_item", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
];
