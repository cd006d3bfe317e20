//! Rows, typed ids and states. No behaviour lives here: what may become what is
//! decided in the rules of the rooms, and written by their commands.

pub mod ids;
pub mod states;

pub mod appeal;
pub mod application;
pub mod attachment;
pub mod audit;
pub mod bookmark;
pub mod cohort;
pub mod cohort_item;
pub mod cohort_note;
pub mod cohort_pause;
pub mod content_source;
pub mod decision;
pub mod decision_round;
pub mod draft;
pub mod draw;
pub mod enrolment;
pub mod feed;
pub mod idempotency;
pub mod intake;
pub mod interest;
pub mod job_run;
pub mod lesson_done;
pub mod live_session;
pub mod mail_preference;
pub mod mention;
pub mod moderation;
pub mod offer;
pub mod outbox;
pub mod peer_ask;
pub mod person;
pub mod post;
pub mod post_version;
pub mod profile_part;
pub mod profile_photo;
pub mod programme;
pub mod programme_owner;
pub mod reaction;
pub mod received_mail;
pub mod report;
pub mod review;
pub mod review_exclusion;
pub mod session;
pub mod session_answer;
pub mod session_consent;
pub mod session_notes;
pub mod session_question;
pub mod session_slot;
pub mod session_vote;
pub mod sign_in_failure;
pub mod sign_in_link;
pub mod thread;
pub mod thread_read;
pub mod thread_summary;
pub mod thread_watch;
pub mod waiting_thread;
pub mod week_plan;
pub mod welcome_turn;

/// An instant in UTC with microseconds: what both databases keep.
pub type Instant = chrono::DateTime<chrono::Utc>;
