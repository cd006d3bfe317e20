//! Who somebody is, how they sign in, and what is kept on record.

use super::{Erased, Kept, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "person",
        personal: &[
            "id",
            "name",
            "email",
            "email_key",
            "locale",
            "zone",
            "password_hash",
            "created_at",
            "deactivated_at",
        ],
        kept: Kept::Account,
        own: &["id"],
        secret: &["password_hash"],
        erased: Erased::Emptied,
        ..Table::PLAIN
    },
    Table {
        name: "session",
        personal: &["person_id", "created_at", "expires_at"],
        kept: Kept::Days(30),
        own: &["person_id"],
        secret: &["token_hash"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "sign_in_link",
        personal: &["person_id", "created_at", "used_at"],
        kept: Kept::Days(1),
        own: &["person_id"],
        secret: &["browser_hash"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "sign_in_failure",
        personal: &["account_hash", "failed_at"],
        kept: Kept::Days(1),
        secret: &["account_hash"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "profile_part",
        personal: &["person_id", "part", "body", "language", "shown_to", "saved_at"],
        kept: Kept::Account,
        own: &["person_id"],
        words: &["body"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "profile_photo",
        personal: &["person_id", "large", "small"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "feed",
        personal: &["person_id", "cohort_id", "created_at", "revoked_at"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "idempotency",
        personal: &["person_id"],
        kept: Kept::Days(1),
        own: &["person_id"],
        secret: &["key"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "consent",
        personal: &["person_id", "kind", "subject", "words", "agrees", "said_at"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "audit",
        personal: &["actor_id", "subject_id", "facts"],
        kept: Kept::Days(365),
        own: &["actor_id"],
        also: Some(
            "(subject_kind = 'person' and subject_id = (select said from me)) or facts ->> 'person' = (select said from me)",
        ),
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "erasure",
        personal: &["person_id", "words", "asked_at", "due_at", "held_up", "done_at"],
        // Longer: what is left is an id that names nobody, for a backup from before.
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "auditor",
        personal: &["person_id", "since", "until"],
        kept: Kept::Account,
        own: &["person_id"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table { name: "job_run", kept: Kept::Days(90), erased: Erased::Untouched, ..Table::PLAIN },
];
