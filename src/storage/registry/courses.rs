//! Courses and cohorts: who is in which, and what is done.

use super::{Erased, Kept, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "enrolment",
        personal: &["person_id", "role", "state", "started_at", "ended_at", "reason", "back_on"],
        kept: Kept::Cohort,
        own: &["person_id"],
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
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "week_plan",
        personal: &["person_id", "week", "cue", "deed", "written_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
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
        name: "cohort_note",
        personal: &["author_id", "body", "body_html", "written_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table { name: "programme", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "cohort", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "cohort_pause", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "content_source", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "cohort_item", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
];
