//! E-mails: what somebody wants, what waits, what did not arrive.

use super::{Erased, Kept, Table, Within};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "mail_preference",
        personal: &["person_id", "kind", "rhythm", "off_since"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "mail_hours",
        personal: &["person_id", "quiet", "region", "since"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "mail_bounce",
        personal: &["person_id", "day", "status"],
        kept: Kept::Days(30),
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "mail_pause",
        personal: &["person_id", "since"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "outbox",
        personal: &["person_id", "name", "email", "locale", "dedupe", "facts"],
        kept: Kept::Days(30),
        own: &["person_id"],
        also: Some("person_id is null and email = (select email from me)"),
        lists: &["facts"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "nudge",
        personal: &[
            "person_id",
            "kind",
            "about",
            "due_at",
            "until_at",
            "state",
            "why",
            "subject",
            "body",
            "changed_by",
            "outcome",
            "planned_at",
            "settled_at",
        ],
        kept: Kept::Days(90),
        own: &["person_id"],
        by: &["changed_by"],
        within: Some(Within::Column("cohort_id")),
        words: &["subject", "body"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "nudge_holdout",
        personal: &["set_by", "set_at"],
        kept: Kept::Cohort,
        by: &["set_by"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "mail_text",
        personal: &["by_id", "saved_at"],
        kept: Kept::Always,
        by: &["by_id"],
        words: &["subject", "body"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table { name: "mail_stop", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "mail_arming", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "standstill", kept: Kept::Always, erased: Erased::Untouched, ..Table::PLAIN },
    Table { name: "received_mail", kept: Kept::Days(30), erased: Erased::Untouched, ..Table::PLAIN },
];
