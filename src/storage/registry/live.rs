//! What takes place live.

use super::{Erased, Kept, Table, Within};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "session_answer",
        personal: &["person_id", "slot_id", "answer", "queued_at", "sequence", "here"],
        kept: Kept::Ended(
            "not exists (select 1 from session_slot s where s.session_id = session_answer.session_id and s.starts_at >= $1)",
        ),
        own: &["person_id"],
        within: Some(Within::Through("session_id", "live_session")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "session_consent",
        personal: &["person_id", "agrees"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "session_question",
        personal: &["author_id", "asked_on"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Through("session_id", "live_session")),
        words: &["body"],
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "session_vote",
        personal: &["person_id"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "session_notes",
        personal: &["author_id", "written_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Through("session_id", "live_session")),
        words: &["source", "html"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "live_session",
        personal: &["recording_by", "recording_at", "created_by", "created_at"],
        kept: Kept::Cohort,
        by: &["recording_by", "created_by"],
        within: Some(Within::Column("cohort_id")),
        words: &["title", "purpose", "cancel_reason"],
        lists: &["run_sheet"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "session_slot",
        personal: &["host_id"],
        kept: Kept::Cohort,
        by: &["host_id"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
];
