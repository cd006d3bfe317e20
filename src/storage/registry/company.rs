//! Who goes along with whom: sparring partners and circles.

use super::{Erased, Kept, Table, Within};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "partner_wish",
        personal: &[
            "person_id",
            "languages",
            "times",
            "interests",
            "department",
            "background",
            "site",
            "stage",
            "team",
            "saved_at",
        ],
        kept: Kept::Ended("saved_at < $1"),
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["interests", "team"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "partner_name",
        personal: &["person_id", "other_id", "wish"],
        kept: Kept::Ended("1 = 1"),
        own: &["person_id"],
        unsaid: &["other_id"],
        within: Some(Within::Column("cohort_id")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_partner",
        personal: &["person_id", "joined_at", "ended_at", "ending"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_appointment",
        personal: &["suggested_by", "suggested_at", "local_date", "local_time", "zone", "starts_at", "agreed_at"],
        kept: Kept::Ended("ends_at < $1"),
        own: &["suggested_by"],
        within: Some(Within::Through("group_id", "sparring_group")),
        // It was agreed on with others.
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_answer",
        personal: &["person_id", "said_at"],
        kept: Kept::Ended("appointment_id in (select a.id from sparring_appointment a where a.ends_at < $1)"),
        own: &["person_id"],
        within: Some(Within::Through("appointment_id", "sparring_appointment")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_outcome",
        personal: &["person_id", "week", "went", "said_at"],
        kept: Kept::Ended(
            "(appointment_id is null and said_at < $1) or appointment_id in (select a.id from sparring_appointment a where a.ends_at < $1)",
        ),
        own: &["person_id"],
        within: Some(Within::Through("group_id", "sparring_group")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_notes",
        personal: &["source", "html", "author_id", "written_at"],
        kept: Kept::Days(90),
        own: &["author_id"],
        within: Some(Within::Through("group_id", "sparring_group")),
        words: &["source", "html"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_step",
        personal: &["by_id", "person_id", "kind", "since_at", "taken_at"],
        kept: Kept::Days(90),
        own: &["by_id"],
        unsaid: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle_member",
        personal: &["person_id", "joined_at", "ended_at", "ending", "goal"],
        kept: Kept::Cohort,
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["goal"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "circle_place",
        personal: &["person_id"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle_rest",
        personal: &["person_id", "circle_id", "goal"],
        kept: Kept::Ended("1 = 1"),
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["goal"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle_turn",
        personal: &["person_id", "taken_at"],
        kept: Kept::Ended("taken_at < $1"),
        own: &["person_id"],
        within: Some(Within::Through("circle_id", "circle")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle_presence",
        personal: &["person_id", "week", "said_at"],
        kept: Kept::Ended("said_at < $1"),
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle_contribution",
        personal: &["person_id", "whom", "gift", "made_at", "done_at"],
        kept: Kept::Ended("made_at < $1"),
        own: &["person_id"],
        within: Some(Within::Column("cohort_id")),
        words: &["whom", "gift"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle",
        personal: &["name", "hour_zone", "hour_by", "hour_set_at"],
        kept: Kept::Cohort,
        by: &["hour_by"],
        within: Some(Within::Column("cohort_id")),
        words: &["name"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "circle_merge",
        personal: &["small_by", "other_by"],
        kept: Kept::Cohort,
        by: &["small_by", "other_by"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_round",
        kept: Kept::Cohort,
        within: Some(Within::Column("cohort_id")),
        erased: Erased::Untouched,
        ..Table::PLAIN
    },
    Table { name: "sparring_skip", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
    Table {
        name: "sparring_group",
        kept: Kept::Cohort,
        within: Some(Within::Through("round_id", "sparring_round")),
        erased: Erased::Untouched,
        ..Table::PLAIN
    },
    Table { name: "circle_round", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "circle_hour", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
];
