//! What is stored about people, why, and for how long: one entry per table. A
//! table that is not named here fails a test, and so does a column that holds a
//! person and is not named.

/// How long rows stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// As long as the account.
    Account,
    /// As long as the cohort can be read.
    Cohort,
    /// A number of days, then a job deletes them.
    Days(u32),
    /// Holds nobody.
    Always,
}

/// One table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// Why it exists.
    pub purpose: &'static str,
    /// Columns that say something about a person, directly or by their id.
    pub personal: &'static [&'static str],
    /// How long a row stays.
    pub kept: Kept,
}

/// Every table there is.
pub const TABLES: &[Table] = &[
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
        purpose: "Remembers which e-mails somebody does not want.",
        personal: &["person_id", "kind", "off_since"],
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
    Table { name: "programme", purpose: "Gives a programme an id.", personal: &[], kept: Kept::Always },
    Table {
        name: "programme_owner",
        purpose: "Says who looks after a programme, as what, and since when.",
        personal: &["person_id", "role", "since", "until"],
        kept: Kept::Account,
    },
    Table { name: "cohort", purpose: "One dated run of a programme.", personal: &[], kept: Kept::Always },
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
        name: "live_session",
        purpose: "Says what takes place live, what for, and where its recording is.",
        personal: &["recording_by", "recording_at", "created_by", "created_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "session_slot",
        purpose: "Says when a live session takes place and who moderates it.",
        personal: &["host_id"],
        kept: Kept::Cohort,
    },
    Table {
        name: "session_answer",
        purpose: "Says who comes, who waits for a place, and who says they were there.",
        personal: &["person_id", "slot_id", "answer", "queued_at", "sequence", "here"],
        kept: Kept::Cohort,
    },
    Table {
        name: "session_consent",
        purpose: "Shows the recording of a live session only as long as nobody says no to it.",
        personal: &["person_id", "agrees"],
        kept: Kept::Cohort,
    },
    Table {
        name: "session_question",
        purpose: "What people want to hear about. Asked without a name, it says nothing about who asked.",
        personal: &["author_id", "asked_on"],
        kept: Kept::Cohort,
    },
    Table {
        name: "session_vote",
        purpose: "Brings the questions many have to the top, one voice each.",
        personal: &["person_id"],
        kept: Kept::Cohort,
    },
    Table {
        name: "session_notes",
        purpose: "Keeps what was said for those who could not come, with every earlier version.",
        personal: &["author_id", "written_at"],
        kept: Kept::Cohort,
    },
    Table { name: "cohort_pause", purpose: "Moves the weeks of a cohort.", personal: &[], kept: Kept::Always },
    Table {
        name: "content_source",
        purpose: "Keeps the texts of the course that cohorts started with.",
        personal: &[],
        kept: Kept::Cohort,
    },
    Table {
        name: "cohort_item",
        purpose: "Says which lessons and parts a cohort has, and in which text.",
        personal: &[],
        kept: Kept::Cohort,
    },
    Table {
        name: "cohort_note",
        purpose: "What trainers add to a part of the course for their cohort.",
        personal: &["author_id", "body", "body_html", "written_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "enrolment",
        purpose: "Says who is what in which cohort, from when until when.",
        personal: &["person_id", "role", "state", "started_at", "ended_at", "reason"],
        kept: Kept::Cohort,
    },
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
        name: "attachment",
        purpose: "Says whose an attached file is, and where it belongs. Goes with its post, bytes first; a file never sent goes after 7 days.",
        personal: &["person_id", "place", "name", "caption", "file_key", "added_at", "removed_at"],
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
    Table {
        name: "lesson_done",
        purpose: "Shows a person, and the trainers of their cohort, what the person says is done.",
        personal: &["person_id", "lesson", "done_at", "hash"],
        kept: Kept::Cohort,
    },
    Table {
        name: "week_plan",
        purpose: "Shows a person the sentence they gave themselves for a week; seen by nobody else.",
        personal: &["person_id", "week", "cue", "deed", "written_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "intake",
        purpose: "Says when people apply for a cohort and how its seats are given.",
        personal: &[],
        kept: Kept::Cohort,
    },
    Table {
        name: "application",
        purpose: "Lets somebody apply, be chosen and know where they stand. A draft nobody came back to goes after 30 days.",
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
    },
    Table {
        name: "review",
        purpose: "What an assessor thinks of an application. Whoever asks for their data gets it too.",
        personal: &["assessor_id", "abstained", "scores", "words", "written_at"],
        kept: Kept::Days(730),
    },
    Table {
        name: "review_exclusion",
        purpose: "Keeps an application from somebody who knows or manages whoever wrote it.",
        personal: &["assessor_id", "reason", "declared_at"],
        kept: Kept::Days(730),
    },
    Table {
        name: "decision_round",
        purpose: "Lets decisions be applied in one step, and taken back.",
        personal: &["applied_by", "applied_at", "undone_at"],
        kept: Kept::Days(730),
    },
    Table {
        name: "decision",
        purpose: "What was decided about an application, by whom and how.",
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
    },
    Table {
        name: "offer",
        purpose: "Holds a seat for somebody until they answer.",
        personal: &["state", "made_at", "made_by", "expires_at", "reminds_at", "reminded_at", "settled_at"],
        kept: Kept::Days(730),
    },
    Table {
        name: "draw",
        purpose: "Lets anyone make a draw again. Names nobody; holds codes, departments and the like.",
        personal: &["entrants", "drawn_by", "drawn_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "interest",
        purpose: "Tells somebody once when a programme opens. Goes a year after they asked.",
        personal: &["email", "email_key", "locale", "asked_at", "confirmed_at", "told_at"],
        kept: Kept::Days(365),
    },
];
