//! Who goes along with whom: sparring partners and circles.

use super::{Kept, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "partner_wish",
        purpose: "Finds somebody a partner, by what they let be used for it and nothing else.",
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
    },
    Table {
        name: "partner_name",
        purpose: "Whom somebody would like as a partner, or would not; seen by nobody but them.",
        personal: &["person_id", "other_id", "wish"],
        kept: Kept::Cohort,
    },
    Table {
        name: "sparring_round",
        purpose: "Says which partners are proposed or published in a cohort.",
        personal: &[],
        kept: Kept::Cohort,
    },
    Table {
        name: "sparring_skip",
        purpose: "Remembers the planned rounds of partners that trainers left out, so that nobody proposes them again.",
        personal: &[],
        kept: Kept::Cohort,
    },
    Table {
        name: "sparring_group",
        purpose: "Holds the partners of one round together.",
        personal: &[],
        kept: Kept::Cohort,
    },
    Table {
        name: "sparring_partner",
        purpose: "Says who is whose partner, and who was: nobody meets the same one again before they have met everybody.",
        personal: &["person_id", "joined_at", "ended_at", "ending"],
        kept: Kept::Cohort,
    },
    Table {
        name: "sparring_appointment",
        purpose: "Lets partners agree on a time to talk; seen by nobody but them.",
        personal: &["suggested_by", "suggested_at", "local_date", "local_time", "zone", "starts_at", "agreed_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "sparring_answer",
        purpose: "Says which partner a time suits; seen by nobody but them.",
        personal: &["person_id", "said_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "sparring_outcome",
        purpose: "Says how it went, so that trainers see whether sparring helps: in figures, from five people on, never whose.",
        personal: &["person_id", "week", "went", "said_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "sparring_notes",
        purpose: "What partners keep for themselves; read by who is in the group now. Gone 90 days after their round (after the last one: after the last word), or after the last of them is elsewhere.",
        personal: &["source", "html", "author_id", "written_at"],
        kept: Kept::Days(90),
    },
    Table {
        name: "sparring_step",
        purpose: "Remembers that somebody asked a partner they had not heard from, or told a trainer, so that it happens once.",
        personal: &["by_id", "person_id", "kind", "since_at", "taken_at"],
        kept: Kept::Days(90),
    },
    Table {
        name: "circle_round",
        purpose: "Says whether the circles of a cohort are proposed or published.",
        personal: &[],
        kept: Kept::Cohort,
    },
    Table {
        name: "circle",
        purpose: "Holds together the people of a circle, and says when they meet and who said so.",
        personal: &["name", "hour_zone", "hour_by", "hour_set_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "circle_member",
        purpose: "Says who is in which circle, and what they want there; the goal goes when their time in it ends.",
        personal: &["person_id", "joined_at", "ended_at", "ending", "goal"],
        kept: Kept::Cohort,
    },
    Table {
        name: "circle_place",
        purpose: "Says where a proposal puts somebody; gone when it is published or discarded.",
        personal: &["person_id"],
        kept: Kept::Cohort,
    },
    Table {
        name: "circle_rest",
        purpose: "Says which circle somebody who is on a break was in and what they wanted there, for when they are back; gone then.",
        personal: &["person_id", "circle_id", "goal"],
        kept: Kept::Cohort,
    },
    Table {
        name: "circle_turn",
        purpose: "Says who leads a week of their circle out of turn.",
        personal: &["person_id", "taken_at"],
        kept: Kept::Cohort,
    },
    Table { name: "circle_hour", purpose: "Says when circles meet.", personal: &[], kept: Kept::Cohort },
    Table {
        name: "circle_presence",
        purpose: "Somebody says that they were there when their circle met; seen by the circle, gone when their stay ends.",
        personal: &["person_id", "week", "said_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "circle_contribution",
        purpose: "What somebody could give to somebody; seen by nobody but them, gone when their stay ends.",
        personal: &["person_id", "whom", "gift", "made_at", "done_at"],
        kept: Kept::Cohort,
    },
    Table {
        name: "circle_merge",
        purpose: "Asks two circles whether they become one, and keeps who said yes for each.",
        personal: &["small_by", "other_by"],
        kept: Kept::Cohort,
    },
];
