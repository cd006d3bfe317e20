//! States and kinds as the database keeps them: short words in text columns.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* #[sea_orm(string_value = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order in which they are named here.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word the database, the locale files and the forms know it by.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

words!(
    /// Where a cohort stands.
    CohortState {
        Planned = "planned",
        Open = "open",
        Confirmed = "confirmed",
        Running = "running",
        Paused = "paused",
        Finished = "finished",
        Archived = "archived",
        Cancelled = "cancelled",
    }
);
words!(
    /// What somebody is in one cohort.
    Role {
        Participant = "participant",
        Trainer = "trainer",
    }
);
words!(
    /// Where an enrolment stands. A row is never deleted.
    EnrolmentState {
        Active = "active",
        Paused = "paused",
        Completed = "completed",
        Left = "left",
        Moved = "moved",
    }
);
words!(
    /// What a thread is for.
    ThreadKind {
        /// Opened by somebody with a question or a story of their own.
        Free = "free",
        /// The question at the end of a lesson: write before you read others.
        LessonQuestion = "lesson_question",
    }
);
words!(
    /// Where a thread stands.
    ThreadState {
        Open = "open",
        Answered = "answered",
        Locked = "locked",
        Hidden = "hidden",
    }
);
words!(
    /// Where a post stands. A removed post keeps its place as a tombstone.
    PostState {
        Published = "published",
        Edited = "edited",
        Removed = "removed",
    }
);
words!(
    /// Where an e-mail stands.
    MailState {
        Queued = "queued",
        Leased = "leased",
        Sent = "sent",
        Deferred = "deferred",
        Parked = "parked",
        Cancelled = "cancelled",
    }
);
words!(
    /// Where one run of a recurring job stands.
    JobState {
        Running = "running",
        Done = "done",
        Failed = "failed",
    }
);
