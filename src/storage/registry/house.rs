//! The house itself: accounts, sessions, mail, work that recurs.

use super::{Kept, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "person",
        purpose: "An account: who somebody is, how to write to them, in which language and zone.",
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
    },
    Table {
        name: "session",
        purpose: "Keeps a browser signed in. Not when or from where it was used.",
        personal: &["person_id", "created_at", "expires_at"],
        kept: Kept::Days(30),
    },
    Table {
        name: "sign_in_link",
        purpose: "Lets a link from an e-mail sign in once.",
        personal: &["person_id", "created_at", "used_at"],
        kept: Kept::Days(1),
    },
    Table {
        name: "sign_in_failure",
        purpose: "Slows down guessing of passwords.",
        personal: &["account_hash", "failed_at"],
        kept: Kept::Days(1),
    },
    Table {
        name: "mail_preference",
        purpose: "Remembers which e-mails somebody wants how often, and which not at all.",
        personal: &["person_id", "kind", "rhythm", "off_since"],
        kept: Kept::Account,
    },
    Table {
        name: "mail_hours",
        purpose: "Keeps e-mails out of evenings, weekends and holidays where somebody wants it so.",
        personal: &["person_id", "quiet", "region", "since"],
        kept: Kept::Account,
    },
    Table {
        name: "mail_stop",
        purpose: "Keeps kinds of e-mail from being sent that too many said no to. Counts, not people.",
        personal: &[],
        kept: Kept::Always,
    },
    Table {
        name: "mail_text",
        purpose: "Says what e-mails say, where somebody has changed it, and who did.",
        personal: &["by_id", "saved_at"],
        kept: Kept::Always,
    },
    Table {
        name: "mail_arming",
        purpose: "Keeps a copy of the house from writing to its people.",
        personal: &[],
        kept: Kept::Always,
    },
    Table {
        name: "mail_bounce",
        purpose: "Stops writing to addresses that are not there: on which days mail did not arrive.",
        personal: &["person_id", "day", "status"],
        kept: Kept::Days(30),
    },
    Table {
        name: "mail_pause",
        purpose: "Says that mail does not reach somebody, until they say that it does.",
        personal: &["person_id", "since"],
        kept: Kept::Account,
    },
    Table {
        name: "outbox",
        purpose: "Sends every e-mail once, also after a crash. Holds ids, not words.",
        personal: &["person_id", "name", "email", "locale", "dedupe", "facts"],
        kept: Kept::Days(30),
    },
    Table {
        name: "audit",
        purpose: "Shows who changed what others depend on. Holds no content.",
        personal: &["actor_id", "subject_id", "facts"],
        kept: Kept::Days(365),
    },
    Table {
        name: "idempotency",
        purpose: "Lets a form that is sent twice act once.",
        personal: &["person_id"],
        kept: Kept::Days(1),
    },
    Table { name: "job_run", purpose: "Lets recurring work run once a period.", personal: &[], kept: Kept::Days(90) },
    Table {
        name: "feed",
        purpose: "Lets a program fetch somebody's dates, or what is written in a cohort, until they take the link back.",
        personal: &["person_id", "cohort_id", "created_at", "revoked_at"],
        kept: Kept::Account,
    },
    Table {
        name: "received_mail",
        purpose: "Lets an e-mail that comes in twice act once. A hash of its id, and of nobody.",
        personal: &[],
        kept: Kept::Days(30),
    },
    Table {
        name: "attachment",
        purpose: "Says whose an attached file is, and where it belongs. Goes with its post, bytes first; a file never sent goes after 7 days.",
        personal: &["person_id", "place", "name", "caption", "file_key", "added_at", "removed_at"],
        kept: Kept::Cohort,
    },
];
