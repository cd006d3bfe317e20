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
    /// What an attached file is.
    AttachmentKind {
        Picture = "picture",
        Pdf = "pdf",
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
    /// What somebody says about a post with one press.
    ReactionKind {
        /// This helped me.
        Helped = "helped",
        /// I have the same question, or see it the same way.
        MeToo = "me_too",
        /// Thank you.
        Thanks = "thanks",
    }
);
words!(
    /// What somebody wants to hear of a thread.
    Watch {
        /// Everything new in it.
        Follow = "follow",
        /// Nothing, unless they are named.
        Mute = "mute",
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
    /// Why somebody reports a post.
    ReportReason {
        Hurtful = "hurtful",
        /// It tells what is somebody's own business, or must not leave a team.
        Private = "private",
        Advertising = "advertising",
        /// It belongs into another thread.
        Elsewhere = "elsewhere",
        Other = "other",
    }
);
words!(
    /// What became of a report.
    ReportOutcome {
        /// Something was done about the post.
        Acted = "acted",
        /// It stands as it is.
        Stands = "stands",
    }
);
words!(
    /// What whoever moderates did.
    Act {
        HidePost = "hide_post",
        ShowPost = "show_post",
        /// A word to the author; the post stands.
        Note = "note",
        MovePost = "move_post",
        Lock = "lock",
        Unlock = "unlock",
        Pin = "pin",
        Unpin = "unpin",
        /// Everybody writes in the thread once in so many minutes.
        Slow = "slow",
        Unslow = "unslow",
        Hide = "hide",
        Show = "show",
        Merge = "merge",
    }
);
words!(
    /// What an owner decided about an appeal.
    AppealOutcome {
        Stands = "stands",
        /// What was done is undone.
        Lifted = "lifted",
    }
);
words!(
    /// What a program fetches under somebody's link.
    FeedKind {
        /// All their dates.
        Dates = "dates",
        /// What is written in one of their cohorts.
        Threads = "threads",
    }
);
words!(
    /// How often somebody wants a kind of e-mail.
    Rhythm {
        /// As it happens.
        AtOnce = "at_once",
        /// At nine, one and five o'clock, together.
        FewHours = "few_hours",
        /// In the afternoon, together.
        Daily = "daily",
        /// On Fridays, together.
        Weekly = "weekly",
        /// Not at all.
        Off = "off",
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
words!(
    /// What somebody is to a programme.
    ProgrammeRole {
        /// Looks after it, and says who else does.
        Owner = "owner",
        /// Looks after it in an owner's place.
        Deputy = "deputy",
        /// Reads applications, and nothing else.
        Assessor = "assessor",
    }
);
words!(
    /// Where an application stands. A row is never deleted, except a draft nobody came back to.
    ApplicationState {
        Draft = "draft",
        Submitted = "submitted",
        InReview = "in_review",
        Waitlisted = "waitlisted",
        Offered = "offered",
        Accepted = "accepted",
        /// They said no.
        Declined = "declined",
        /// We said no.
        TurnedDown = "turned_down",
        Withdrawn = "withdrawn",
        /// It turned out to be of the same person as another one.
        Merged = "merged",
    }
);
words!(
    /// What is decided about an application.
    Verdict {
        Offer = "offer",
        Waitlist = "waitlist",
        TurnDown = "turn_down",
    }
);
words!(
    /// How a decision came about.
    How {
        Hand = "hand",
        Review = "review",
        Draw = "draw",
    }
);
words!(
    /// Where an offer stands.
    OfferState {
        Open = "open",
        Accepted = "accepted",
        Declined = "declined",
        /// Not this cohort, but the next.
        Later = "later",
        /// The time was over.
        Lapsed = "lapsed",
        /// Taken back by an owner.
        Withdrawn = "withdrawn",
    }
);
words!(
    /// Whether a freed seat goes to the next by itself.
    WaitlistRule {
        Automatic = "automatic",
        ByHand = "by_hand",
    }
);
words!(
    /// Where somebody waits after their offer lapsed.
    AfterLapse {
        /// At the end of the same list.
        End = "end",
        /// For the next cohort, at their old place.
        Later = "later",
    }
);
words!(
    /// Why somebody does not read an application.
    ExclusionReason {
        Knows = "knows",
        Manages = "manages",
    }
);
words!(
    /// What a stretch of days without the course does to the dates after it.
    PauseKind {
        /// Every later date moves by its length.
        Pause = "pause",
        /// Only what falls on it moves, to the next day that is not free.
        Free = "free",
    }
);
words!(
    /// What kind of live session it is.
    SessionKind {
        Webinar = "webinar",
        /// Whoever has a question brings it.
        OpenQuestions = "open_questions",
        PitchRound = "pitch_round",
        CircleHour = "circle_hour",
    }
);
words!(
    /// Whether a live session, or one time of it, takes place.
    SessionState {
        Planned = "planned",
        Cancelled = "cancelled",
    }
);
words!(
    /// Whether somebody comes to a live session.
    Attending {
        Yes = "yes",
        No = "no",
        /// All places are taken; they come when one is free.
        Waiting = "waiting",
    }
);
words!(
    /// Where a question asked ahead stands.
    QuestionState {
        Open = "open",
        /// It was answered live.
        Answered = "answered",
        /// Taken away; its place is not shown.
        Removed = "removed",
    }
);
words!(
    /// What somebody may say about themselves, part by part.
    ProfilePart {
        /// The community they run.
        Community = "community",
        /// The question they bring.
        Wonder = "wonder",
        /// What they can help others with.
        Offer = "offer",
        /// The languages they speak.
        Languages = "languages",
        /// The zone they live in.
        Zone = "zone",
        Photo = "photo",
    }
);
words!(
    /// Whom somebody lets see a part of their profile.
    ShownTo {
        /// Everybody they share a cohort with.
        Cohorts = "cohorts",
        /// The trainers of their cohorts.
        Trainers = "trainers",
        Nobody = "nobody",
    }
);
words!(
    /// Why somebody is asked to look at a thread nobody has answered.
    AskReason {
        /// They wrote about it in their profile.
        Match = "match",
        /// Nobody wrote about it, and it is their turn.
        Rota = "rota",
        /// A trainer thought of them.
        Trainer = "trainer",
    }
);
words!(
    /// Where a round of sparring partners stands.
    RoundState {
        /// Trainers look at it; nobody else sees it.
        Proposed = "proposed",
        Published = "published",
        /// Another one came after it.
        Closed = "closed",
    }
);
words!(
    /// What somebody wishes about another one.
    PartnerWish {
        With = "with",
        NotWith = "not_with",
    }
);
words!(
    /// How somebody's time with a partner ended.
    PartnerEnding {
        /// They are no longer in the cohort, or take a break.
        Left = "left",
        Declined = "declined",
        /// They were put elsewhere, because somebody else was left.
        Moved = "moved",
    }
);
words!(
    /// Where a time partners talk at stands.
    AppointmentState {
        /// Not everybody has said yes.
        Suggested = "suggested",
        Agreed = "agreed",
        /// Agreed and over: another one came after it.
        Past = "past",
        /// The partners are others now.
        Withdrawn = "withdrawn",
    }
);
words!(
    /// How it went.
    Went {
        Helped = "helped",
        SoSo = "so_so",
        NotTalked = "not_talked",
    }
);
words!(
    /// What somebody did who had not heard from a partner.
    SilenceStep {
        /// Asked them, gently.
        Asked = "asked",
        /// Told a trainer.
        Told = "told",
    }
);
words!(
    /// Where a circle stands.
    CircleState {
        /// Opened by somebody who takes part; others may join.
        Forming = "forming",
        /// Part of a proposal; only trainers see it.
        Proposed = "proposed",
        /// Meets.
        Meeting = "meeting",
        /// Nobody is left in it: they left, or are in another one.
        Over = "over",
    }
);
words!(
    /// How somebody's time in a circle ended.
    CircleEnding {
        /// They are no longer in the cohort, or take a break.
        Left = "left",
        /// They were put into another circle.
        Moved = "moved",
        /// Two circles became one.
        Merged = "merged",
    }
);
words!(
    /// What became of the proposal that two circles become one.
    MergeState {
        Open = "open",
        /// They are one.
        Agreed = "agreed",
        /// One of them would rather not.
        Declined = "declined",
        /// It has become pointless.
        Over = "over",
    }
);
words!(
    /// How far a community is.
    VentureStage {
        Idea = "idea",
        Starting = "starting",
        Growing = "growing",
        Settled = "settled",
        /// It has been there for long and begins anew.
        Renewing = "renewing",
    }
);
words!(
    /// The parts of what somebody says about their community.
    VenturePart {
        Purpose = "purpose",
        People = "people",
        Needs = "needs",
        Content = "content",
        Rhythm = "rhythm",
        Measures = "measures",
    }
);
words!(
    /// Where a round of pitches stands.
    PitchRoundState {
        Planned = "planned",
        /// Nobody is asked for anything any more.
        Closed = "closed",
        Cancelled = "cancelled",
    }
);
words!(
    /// Where a pitch stands.
    PitchState {
        Draft = "draft",
        /// Its makers say it can be heard.
        Ready = "ready",
        /// It was heard.
        Presented = "presented",
        Withdrawn = "withdrawn",
    }
);
words!(
    /// Where a wish to change places stands.
    SwapState {
        Open = "open",
        Done = "done",
        Declined = "declined",
        /// One of the two stands elsewhere by now.
        Over = "over",
    }
);
words!(
    /// Where feedback stands.
    FeedbackState {
        Draft = "draft",
        Given = "given",
        Withdrawn = "withdrawn",
    }
);
words!(
    /// Why somebody gives feedback to a pitch.
    ShareKind {
        /// As everybody does.
        Owed = "owed",
        /// They had time, and it had too little.
        Taken = "taken",
        /// Nobody else did.
        Trainer = "trainer",
    }
);
words!(
    /// What became of it.
    ShareState {
        Open = "open",
        Given = "given",
        /// Their time was over, or they said "not me".
        Lapsed = "lapsed",
        /// The pitch, or who was to say something, is gone.
        Withdrawn = "withdrawn",
    }
);
words!(
    /// Where a paper stands that a cohort writes together.
    DocumentState {
        /// What one could say is gathered.
        Collecting = "collecting",
        Writing = "writing",
        /// It is as its writers want it.
        Agreed = "agreed",
    }
);
words!(
    /// What a saved text of a section is.
    RevisionKind {
        /// It stands, or stood: a step of the history.
        Stands = "stands",
        /// The same person went on within minutes: others may build upon it, nobody reads it.
        Folded = "folded",
        /// It touched what somebody else wrote, and waits for its author.
        Beside = "beside",
    }
);
words!(
    /// Where a suggestion for a section stands.
    SuggestionState {
        Open = "open",
        Accepted = "accepted",
        Declined = "declined",
        /// Its author took it back.
        Withdrawn = "withdrawn",
    }
);
words!(
    /// Where something the house means to tell somebody stands.
    NudgeState {
        /// It leaves when it is due.
        Planned = "planned",
        /// A trainer keeps it back.
        Held = "held",
        /// It went to the outbox, or a trainer wrote.
        Sent = "sent",
        /// Drawn to hear nothing, so that one learns whether it helps.
        LeftOut = "left_out",
        /// It does not leave.
        Cancelled = "cancelled",
    }
);
words!(
    /// Why something was not told.
    NudgeEnd {
        /// They did it by themselves.
        Done = "done",
        /// They take a break.
        Away = "away",
        /// They are no longer there.
        Gone = "gone",
        /// There is no reason for it any more: a date moved, nobody waits.
        Off = "off",
        /// Its time went by: a trainer kept it back, or they had heard enough that week.
        Late = "late",
        /// A trainer saw no need.
        LetBe = "let_be",
    }
);
words!(
    /// Whether somebody did what a nudge was about, in its time.
    NudgeOutcome {
        Done = "done",
        Not = "not",
    }
);
words!(
    /// What somebody can agree to.
    ConsentKind {
        /// That assessors read an application.
        Application = "application",
        /// That a live session is recorded.
        SessionRecording = "session_recording",
        /// That a pitch is recorded.
        PitchRecording = "pitch_recording",
        /// That the people of a programme's network find them.
        Alumni = "alumni",
    }
);
words!(
    /// Whom somebody shows an entry of their learning log to.
    LogAudience {
        /// Nobody.
        Nobody = "nobody",
        /// Their sparring partner.
        Partner = "partner",
        /// Their circle.
        Circle = "circle",
        /// Both of these.
        Both = "both",
        /// Everybody in the cohort.
        Cohort = "cohort",
    }
);
words!(
    /// Whether somebody would help the next cohort.
    HelperAnswer {
        Yes = "yes",
        Later = "later",
        No = "no",
    }
);
words!(
    /// When somebody is asked what became of a course.
    Moment {
        /// Three months after its end.
        NinetyDays = "ninety_days",
        /// A year after its end.
        TwelveMonths = "twelve_months",
    }
);
words!(
    /// Whether somebody looks after a community today.
    Tending {
        /// The one from the course.
        This = "this",
        /// Another one.
        Another = "another",
        /// Not any more.
        NoMore = "no_more",
        /// Not yet.
        NotYet = "not_yet",
    }
);
words!(
    /// What becomes of the words of somebody who is forgotten.
    Wording {
        /// They stay, without a name.
        Keep = "keep",
        /// They go.
        Remove = "remove",
    }
);
words!(
    /// What somebody says to others after a course.
    AlumniWordKind {
        /// They look for something.
        Ask = "ask",
        /// They could give something.
        Offer = "offer",
    }
);
words!(
    /// What somebody may be to a programme after their course.
    AlumniRoleKind {
        SparringPartner = "sparring_partner",
        /// Opens a room, a site, a meeting to others.
        Host = "host",
        /// Reads applications.
        Assessor = "assessor",
        /// Looks after people of the next cohort.
        Helper = "helper",
        Trainer = "trainer",
    }
);
words!(
    /// Where such a role stands. One whose time is over ends by itself, and still says it is held.
    AlumniRoleState {
        Offered = "offered",
        Held = "held",
        /// They said no.
        Declined = "declined",
        /// Taken back before they answered.
        Withdrawn = "withdrawn",
        Ended = "ended",
    }
);
