//! Who goes along with whom: sparring partners and circles.

use super::{Erased, Kept, Table};

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
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "partner_name",
        personal: &["person_id", "other_id", "wish"],
        kept: Kept::Cohort,
        own: &["person_id"],
        unsaid: &["other_id"],
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
        kept: Kept::Cohort,
        own: &["suggested_by"],
        // It was agreed on with others.
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_answer",
        personal: &["person_id", "said_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_outcome",
        personal: &["person_id", "week", "went", "said_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "sparring_notes",
        personal: &["source", "html", "author_id", "written_at"],
        kept: Kept::Days(90),
        own: &["author_id"],
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
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle_turn",
        personal: &["person_id", "taken_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle_presence",
        personal: &["person_id", "week", "said_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle_contribution",
        personal: &["person_id", "whom", "gift", "made_at", "done_at"],
        kept: Kept::Cohort,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "circle",
        personal: &["name", "hour_zone", "hour_by", "hour_set_at"],
        kept: Kept::Cohort,
        by: &["hour_by"],
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
    Table { name: "sparring_round", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "sparring_skip", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "sparring_group", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "circle_round", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "circle_hour", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
];
