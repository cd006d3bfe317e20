//! Live sessions: what takes place and when, who comes, what is asked ahead, and what is kept of it.
//!
//! A question that is asked without a name has no author and no instant: its row could not say
//! who wrote it, and nothing else is written along with it.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table live_session (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        kind text not null check (kind in ('webinar', 'open_questions', 'pitch_round', 'circle_hour')),
        title text not null,
        purpose text not null,
        run_sheet {json} not null default '[]',
        join_url text,
        state text not null check (state in ('planned', 'cancelled')),
        cancel_reason text,
        invited_at {instant},
        recording_url text,
        recording_by {uuid} references person (id),
        recording_at {instant},
        created_by {uuid} not null references person (id),
        created_at {instant} not null,
        version integer not null default 1,
        check ((state = 'cancelled') = (cancel_reason is not null)),
        check ((recording_url is null) = (recording_by is null)),
        check ((recording_url is null) = (recording_at is null))
    )",
    "create index live_session_cohort on live_session (cohort_id)",
    "create table session_slot (
        id {uuid} primary key,
        session_id {uuid} not null references live_session (id),
        week integer not null,
        day integer not null,
        at {time} not null,
        zone text not null,
        minutes integer not null check (minutes between 1 and 1440),
        capacity integer check (capacity > 0),
        taken integer not null default 0 check (taken >= 0 and (capacity is null or taken <= capacity)),
        host_id {uuid} references person (id),
        starts_at {instant} not null,
        state text not null check (state in ('planned', 'cancelled')),
        sequence integer not null default 0
    )",
    "create index session_slot_session on session_slot (session_id)",
    "create index session_slot_starts on session_slot (starts_at)",
    "create index session_slot_host on session_slot (host_id, starts_at)",
    "create table session_answer (
        session_id {uuid} not null references live_session (id),
        person_id {uuid} not null references person (id),
        slot_id {uuid} references session_slot (id),
        answer text not null check (answer in ('yes', 'no', 'waiting')),
        queued_at {instant},
        sequence integer not null default 0,
        here boolean not null default false,
        recording_ok boolean,
        primary key (session_id, person_id),
        check ((answer = 'no') = (slot_id is null)),
        check ((answer = 'waiting') = (queued_at is not null))
    )",
    "create index session_answer_person on session_answer (person_id)",
    "create index session_answer_slot on session_answer (slot_id, answer)",
    "create table session_question (
        id {uuid} primary key,
        session_id {uuid} not null references live_session (id),
        body text not null,
        author_id {uuid} references person (id),
        asked_on {date} not null,
        state text not null check (state in ('open', 'answered', 'removed')),
        thread_id {uuid} references thread (id)
    ) {by_key}",
    "create index session_question_session on session_question (session_id)",
    "create table session_vote (
        question_id {uuid} not null references session_question (id),
        person_id {uuid} not null references person (id),
        primary key (question_id, person_id)
    ) {by_key}",
    "create table session_notes (
        session_id {uuid} not null references live_session (id),
        version integer not null,
        source text not null,
        html text not null,
        renderer integer not null,
        author_id {uuid} not null references person (id),
        written_at {instant} not null,
        primary key (session_id, version)
    )",
    "create table session_consent (
        session_id {uuid} not null references live_session (id),
        person_id {uuid} not null references person (id),
        agrees boolean not null,
        primary key (session_id, person_id)
    )",
];

const DOWN: &[&str] = &[
    "drop table session_consent",
    "drop table session_notes",
    "drop table session_vote",
    "drop table session_question",
    "drop table session_answer",
    "drop table session_slot",
    "drop table live_session",
];
