//! One type per kind of id, so that a cohort's id cannot be handed to a command
//! that wants a thread's. All are UUIDs of version 7: they sort by the moment
//! they were made and do not tell how many rows there are.

use std::{fmt, str::FromStr};

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            /// Accepts the hyphenated lower-case form only: one thing, one address.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let id = Uuid::try_parse(text)?;
                if id.to_string() == text { Ok(Self(id)) } else { Uuid::try_parse("").map(Self) }
            }
        }

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::Type("ids are made by us, not counted by the database".into()))
            }
        }
    };
}

id!(
    /// What keeps the rows of a cohort from going.
    CohortHoldId
);
id!(
    /// What trainers do about somebody, or about a thread.
    CareId
);
id!(
    /// Something somebody agreed to, or no longer does.
    ConsentId
);
id!(
    /// Something somebody wrote down about their own learning.
    LogEntryId
);
id!(
    /// What a trainer writes down beside a week.
    MarginNoteId
);
id!(
    /// Something a participant and their trainers say to each other alone.
    PrivateMessageId
);
id!(
    /// Somebody's application to a programme.
    ApplicationId
);
id!(
    /// A file attached to something written.
    AttachmentId
);
id!(
    /// Something somebody reported.
    ReportId
);
id!(
    /// Something whoever moderates did.
    ModerationId
);
id!(
    /// A row of the audit log.
    AuditId
);
id!(
    /// That somebody may read the audit log.
    AuditorId
);
id!(
    /// One dated run of a programme.
    CohortId
);
id!(
    /// A pause in the run calendar of a cohort.
    CohortPauseId
);
id!(
    /// What was decided about one application.
    DecisionId
);
id!(
    /// Decisions applied in one step.
    DecisionRoundId
);
id!(
    /// A draw as it was made.
    DrawId
);
id!(
    /// One person's stay in one cohort.
    EnrolmentId
);
id!(
    /// The link under which a program fetches something for somebody.
    FeedId
);
id!(
    /// Somebody who wants to be told when a programme opens.
    InterestId
);
id!(
    /// Something that takes place live.
    LiveSessionId
);
id!(
    /// A seat held for somebody.
    OfferId
);
id!(
    /// An e-mail waiting in the outbox; also the local part of its Message-ID.
    OutboxId
);
id!(
    /// Somebody with an account.
    PersonId
);
id!(
    /// A post in a thread.
    PostId
);
id!(
    /// A programme whose words come from `content/programmes/`.
    ProgrammeId
);
id!(
    /// One person's ownership of one programme.
    ProgrammeOwnerId
);
id!(
    /// What one assessor thinks of one application.
    ReviewId
);
id!(
    /// A browser session.
    SessionId
);
id!(
    /// A question asked ahead of a live session.
    SessionQuestionId
);
id!(
    /// One time at which a live session takes place.
    SessionSlotId
);
id!(
    /// A failed sign-in.
    SignInFailureId
);
id!(
    /// A sign-in link that was asked for; the `jti` of its token.
    SignInLinkId
);
id!(
    /// A thread of a cohort's discussion.
    ThreadId
);
id!(
    /// A round of sparring partners.
    SparringRoundId
);
id!(
    /// Partners of one round.
    SparringGroupId
);
id!(
    /// Somebody's time in a group of partners.
    SparringPartnerId
);
id!(
    /// A time partners talk at.
    SparringAppointmentId
);
id!(
    /// How it went, for one of them.
    SparringOutcomeId
);
id!(
    /// What somebody did who had not heard from a partner.
    SparringStepId
);
id!(
    /// A few people who meet an hour a week without a trainer.
    CircleId
);
id!(
    /// Somebody's time in a circle.
    CircleMemberId
);
id!(
    /// What somebody could give to somebody.
    CircleContributionId
);
id!(
    /// A proposal that two circles become one.
    CircleMergeId
);
id!(
    /// A community somebody looks after.
    VentureId
);
id!(
    /// A round of pitches.
    PitchRoundId
);
id!(
    /// A time of a round of pitches.
    PitchSessionId
);
id!(
    /// Something the house means to tell somebody.
    NudgeId
);
id!(
    /// Somebody has earned the certificate of their cohort.
    CompletionId
);
id!(
    /// A pitch.
    PitchId
);
id!(
    /// Somebody who makes a pitch, or is asked to.
    PitchMemberId
);
id!(
    /// A pitch as it stood.
    PitchVersionId
);
id!(
    /// What somebody said to a draft.
    PitchCommentId
);
id!(
    /// A place in the order of a session.
    PitchSlotId
);
id!(
    /// Two who may change places.
    PitchSwapId
);
id!(
    /// What somebody says to a pitch.
    PitchFeedbackId
);
id!(
    /// Who says something to which pitch.
    PitchShareId
);
id!(
    /// A paper a cohort writes together.
    DocumentId
);
id!(
    /// A section of such a paper.
    DocumentSectionId
);
id!(
    /// Something one could say in a section.
    DocumentCardId
);
id!(
    /// Another text for a section.
    DocumentSuggestionId
);
id!(
    /// A paper as it was agreed.
    DocumentEditionId
);
id!(
    /// What somebody says about words of a section.
    DocumentCommentId
);
id!(
    /// What somebody looks for after a course, or could give.
    AlumniWordId
);
id!(
    /// A role somebody was offered after a course.
    AlumniRoleId
);
