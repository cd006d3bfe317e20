//! What people write to each other, and what is needed so that it is found, answered and kept good.

use super::{Kept, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "profile_part",
        purpose: "What somebody tells those they learn with, and whom they let see it. What they take back is gone at once.",
        personal: &["person_id", "part", "body", "language", "shown_to", "saved_at"],
        kept: Kept::Account,
    },
    Table {
        name: "profile_photo",
        purpose: "Shows a face to those somebody lets see it. Goes at once when they take it away.",
        personal: &["person_id", "large", "small"],
        kept: Kept::Account,
    },
    Table {
        name: "thread",
        purpose: "Holds a conversation of a cohort together.",
        personal: &["opened_by", "title", "last_author_id"],
        kept: Kept::Cohort,
    },
    Table {
        name: "post",
        purpose: "What somebody wrote to their cohort.",
        personal: &["author_id", "body", "body_html", "posted_at", "edited_at", "first_here"],
        kept: Kept::Cohort,
    },
    Table {
        name: "search_entry",
        purpose: "What a search finds and shows, as plain text. Follows the post it was made from, and goes with it.",
        personal: &["author_id", "title", "body", "happened_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "search_words",
        purpose: "The words of what a search finds, in the forms they are compared in. A word that is taken back is gone at once.",
        personal: &[],
        kept: Kept::Cohort,
    },
    Table {
        name: "thread_read",
        purpose: "Shows a person what is new to them; written only when they say so, seen by nobody else.",
        personal: &["person_id", "read_to"],
        kept: Kept::Cohort,
    },
    Table {
        name: "post_version",
        purpose: "Shows whoever moderates what a post said before it was changed; gone with the post.",
        personal: &["body", "replaced_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "reaction",
        purpose: "Tells an author that a post helped, with the name of whom.",
        personal: &["person_id", "made_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "bookmark",
        purpose: "Lets a person find a post again; seen by nobody else.",
        personal: &["person_id", "made_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "mention",
        purpose: "Tells people that they were named.",
        personal: &["person_id", "made_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "thread_watch",
        purpose: "Remembers what a person wants to hear of a thread; seen by nobody else.",
        personal: &["person_id", "set_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "thread_summary",
        purpose: "Says what a thread has come to, with every version and who wrote it.",
        personal: &["author_id", "body", "body_html", "written_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "report",
        purpose: "Asks whoever moderates to look at a post; seen by the trainers and by whoever reported.",
        personal: &["reporter_id", "reason", "words", "made_at", "settled_by", "settled_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "moderation",
        purpose: "Says what whoever moderates did and why; told to the person concerned, shown with the thread.",
        personal: &["person_id", "reason", "done_by", "done_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "appeal",
        purpose: "Lets the person concerned ask the owners to look at what whoever moderates did.",
        personal: &["person_id", "words", "made_at", "answer", "decided_by", "decided_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "draft",
        purpose: "Keeps a text that was not sent yet; seen by nobody but its author.",
        personal: &["person_id", "title", "body", "saved_at"],
        kept: Kept::Days(90),
    },
    Table {
        name: "waiting_thread",
        purpose: "Says when a thread nobody has answered goes on to whom, and which trainer took it.",
        personal: &["taken_by", "taken_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "peer_ask",
        purpose: "Asks somebody to look at a thread nobody has answered, and says why them; the words of their profile go once it has its answer.",
        personal: &["person_id", "reason", "words", "asked_by", "asked_at", "declined_at"],
        kept: Kept::Days(90),
    },
    Table {
        name: "welcome_turn",
        purpose: "Asks two people to greet whoever wrote for the first time, everybody in turn.",
        personal: &["person_id", "given_at", "until_at", "declined_at"],
        kept: Kept::Days(90),
    },
];
