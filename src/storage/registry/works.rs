//! What people make: their communities, pitches and what others say to them.

use super::{Erased, Kept, Table, Through, Within};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "venture",
        personal: &["person_id", "name", "language", "stage", "need", "written_at"],
        kept: Kept::Account,
        own: &["person_id"],
        words: &["name", "need"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "venture_part",
        personal: &["body", "language", "written_at"],
        kept: Kept::Account,
        through: Some(Through { column: "venture_id", table: "venture", only: None }),
        words: &["body"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "community_month",
        personal: &[
            "person_id",
            "month",
            "asked",
            "unanswered",
            "first_answer",
            "first_posts",
            "by_peers",
            "posted",
            "reacted",
            "only_read",
            "half_by",
            "newcomers",
            "came_again",
            "invited",
            "came",
            "searches",
            "without_hit",
            "members",
            "views",
            "posts",
            "written_at",
        ],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "maturity_check",
        personal: &[
            "person_id",
            "said_on",
            "strategy",
            "leadership",
            "culture",
            "management",
            "content",
            "policies",
            "tools",
            "metrics",
            "written_at",
        ],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "look_back",
        personal: &["person_id", "moment", "answer", "words", "said_at"],
        kept: Kept::Account,
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["words"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "pitch",
        personal: &[
            "person_id",
            "title",
            "language",
            "created_at",
            "ready_at",
            "presented_at",
            "recording_agreed_at",
            "recording_url",
            "shown_since",
            "change_note",
            "changed_at",
        ],
        kept: Kept::Cohort,
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["title", "change_note"],
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_member",
        personal: &["person_id", "asked_at", "joined_at", "ended_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_version",
        personal: &["author_id", "title", "lines", "slides", "link", "written_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Through("pitch_id", "pitch")),
        words: &["title"],
        lists: &["lines"],
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_reading",
        personal: &["person_id", "asked_at", "due_at", "commented_at", "declined_at"],
        kept: Kept::Ended("due_at < $1"),
        own: &["person_id"],
        within: Some(Within::Through("pitch_id", "pitch")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_reading_late",
        personal: &["person_id", "late_at"],
        kept: Kept::Ended("late_at < $1"),
        own: &["person_id"],
        within: Some(Within::Through("pitch_id", "pitch")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_comment",
        personal: &["author_id", "body", "written_at", "removed_at"],
        kept: Kept::Cohort,
        own: &["author_id"],
        within: Some(Within::Through("pitch_id", "pitch")),
        words: &["body"],
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_slot",
        personal: &["booked_at", "heard_at"],
        kept: Kept::Cohort,
        through: Some(Through { column: "pitch_id", table: "pitch", only: None }),
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_swap",
        personal: &["asked_by", "asked_at", "settled_at"],
        kept: Kept::Ended("settled_at < $1"),
        own: &["asked_by"],
        within: Some(Within::Through("pitch_id", "pitch")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_feedback",
        personal: &[
            "giver_id",
            "saw",
            "wonder",
            "try_next",
            "clear",
            "fits_members",
            "doable",
            "begun_at",
            "given_at",
            "helped_at",
        ],
        kept: Kept::Cohort,
        own: &["giver_id"],
        within: Some(Within::Through("pitch_id", "pitch")),
        words: &["saw", "wonder", "try_next"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_share",
        personal: &["giver_id", "shared_at", "due_at", "settled_at"],
        kept: Kept::Ended("settled_at < $1"),
        own: &["giver_id"],
        within: Some(Within::Through("pitch_id", "pitch")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_practice",
        personal: &["person_id", "saw", "wonder", "try_next", "clear", "fits_members", "doable", "done_at"],
        kept: Kept::Ended("done_at < $1"),
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["saw", "wonder", "try_next"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "pitch_round",
        personal: &["created_by", "created_at"],
        kept: Kept::Cohort,
        by: &["created_by"],
        within: Some(Within::Column("cohort_id")),
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table { name: "pitch_session", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
];
