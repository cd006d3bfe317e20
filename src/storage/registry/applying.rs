//! Applying: who gets a seat, and how.

use super::{Erased, Kept, Table, Through, Within};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "application",
        personal: &[
            "code",
            "state",
            "state_at",
            "person_id",
            "name",
            "name_key",
            "email",
            "email_key",
            "locale",
            "background",
            "department",
            "site",
            "languages",
            "experience",
            "community",
            "about",
            "brings",
            "wants",
            "zone",
            "times",
            "answers",
            "kept_from",
            "consent_hash",
            "consented_at",
            "created_at",
            "changed_at",
            "submitted_at",
            "waiting_since",
            "place",
            "gives",
            "asked_again_at",
        ],
        kept: Kept::Days(730),
        own: &["person_id"],
        also: Some("person_id is null and email_key = (select email_key from me)"),
        words: &["background", "department", "site", "community", "about", "brings", "wants"],
        lists: &["answers"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "review",
        personal: &["assessor_id", "abstained", "scores", "words", "written_at"],
        kept: Kept::Days(730),
        own: &["assessor_id"],
        through: Some(Through {
            column: "application_id",
            table: "application",
            only: Some(
                "application_id in (select d.application_id from decision d where d.round_id in (select id from told))",
            ),
        }),
        words: &["words"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "review_exclusion",
        personal: &["assessor_id", "reason", "declared_at"],
        kept: Kept::Days(730),
        own: &["assessor_id"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "decision",
        personal: &[
            "verdict",
            "how",
            "place",
            "reason",
            "letter_subject",
            "letter_body",
            "decided_by",
            "decided_at",
            "before",
        ],
        kept: Kept::Days(730),
        by: &["decided_by"],
        through: Some(Through {
            column: "application_id",
            table: "application",
            only: Some("round_id in (select id from told)"),
        }),
        within: Some(Within::Column("cohort_id")),
        words: &["reason", "letter_subject", "letter_body"],
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "decision_round",
        personal: &["applied_by", "applied_at", "undone_at"],
        kept: Kept::Days(730),
        by: &["applied_by"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table {
        name: "offer",
        personal: &["state", "made_at", "made_by", "expires_at", "reminds_at", "reminded_at", "settled_at"],
        kept: Kept::Days(730),
        by: &["made_by"],
        through: Some(Through {
            column: "application_id",
            table: "application",
            only: Some("(round_id is null or round_id in (select id from told))"),
        }),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "interest",
        personal: &["email", "email_key", "locale", "asked_at", "confirmed_at", "told_at"],
        kept: Kept::Days(365),
        also: Some("email_key = (select email_key from me)"),
        erased: Erased::Deleted,
        ..Table::PLAIN
    },
    Table {
        name: "draw",
        personal: &["entrants", "drawn_by", "drawn_at"],
        kept: Kept::Cohort,
        by: &["drawn_by"],
        erased: Erased::Nameless,
        ..Table::PLAIN
    },
    Table { name: "intake", kept: Kept::Cohort, erased: Erased::Untouched, ..Table::PLAIN },
];
