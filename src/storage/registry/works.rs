//! What people make: their communities, pitches and what others say to them.

use super::{Kept, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "venture",
        purpose: "Says which community somebody looks after, so that others can help with it.",
        personal: &["person_id", "name", "language", "stage", "need", "written_at"],
        kept: Kept::Account,
    },
    Table {
        name: "venture_part",
        purpose: "Says what somebody's community is for, who is in it and how it lives.",
        personal: &["body", "language", "written_at"],
        kept: Kept::Account,
    },
    Table {
        name: "pitch_round",
        purpose: "Says when a cohort hears its pitches.",
        personal: &["created_by", "created_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch_session",
        purpose: "Says at which times, and who speaks now.",
        personal: &[],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch",
        purpose: "Holds what people pitch, and what they change after it.",
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
    },
    Table {
        name: "pitch_member",
        purpose: "Says who makes a pitch together.",
        personal: &["person_id", "asked_at", "joined_at", "ended_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch_version",
        purpose: "Keeps each version of a pitch, so that nothing is lost and others see how it grew.",
        personal: &["author_id", "title", "lines", "slides", "link", "written_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch_reading",
        purpose: "Says who is asked to say something to a draft.",
        personal: &["person_id", "asked_at", "due_at", "commented_at", "declined_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch_reading_late",
        purpose: "Sees to it that somebody else is asked once where a reader found no time; shown to nobody else.",
        personal: &["person_id", "late_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch_comment",
        purpose: "What people say to a draft.",
        personal: &["author_id", "body", "written_at", "removed_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch_slot",
        purpose: "Says in which order pitches are heard.",
        personal: &["booked_at", "heard_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch_swap",
        purpose: "Lets two change places in the order.",
        personal: &["asked_by", "asked_at", "settled_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch_feedback",
        purpose: "Gives the makers of a pitch what others say to it; seen by them, whoever wrote it and the trainers.",
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
    },
    Table {
        name: "pitch_share",
        purpose: "Sees to it that every pitch gets as much feedback as every other.",
        personal: &["giver_id", "shared_at", "due_at", "settled_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "pitch_practice",
        purpose: "Lets somebody practise on a sample pitch; seen by nobody but them.",
        personal: &["person_id", "saw", "wonder", "try_next", "clear", "fits_members", "doable", "done_at"],
        kept: Kept::Cohort,
    },
];
