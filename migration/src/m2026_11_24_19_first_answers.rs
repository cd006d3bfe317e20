//! What becomes of a question nobody has answered, and who greets whoever writes for the first time.
//!
//! When a thread goes on to whom is written down as it is opened: that it still waits is what the
//! thread itself says.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table waiting_thread (
        thread_id {uuid} primary key references thread (id),
        cohort_id {uuid} not null references cohort (id),
        peers_at {instant} not null,
        cockpit_at {instant} not null,
        red_at {instant} not null,
        sought_at {instant},
        taken_by {uuid} references person (id),
        taken_at {instant},
        check (peers_at <= cockpit_at and cockpit_at <= red_at),
        check ((taken_by is null) = (taken_at is null))
    )",
    "create index waiting_thread_cohort on waiting_thread (cohort_id, cockpit_at)",
    "create index waiting_thread_due on waiting_thread (peers_at) where sought_at is null",
    "create table peer_ask (
        thread_id {uuid} not null references thread (id),
        person_id {uuid} not null references person (id),
        reason text not null check (reason in ('match', 'rota', 'trainer')),
        words text not null,
        asked_by {uuid} references person (id),
        asked_at {instant} not null,
        declined_at {instant},
        primary key (thread_id, person_id),
        check ((reason = 'trainer') = (asked_by is not null))
    )",
    "create index peer_ask_person on peer_ask (person_id, asked_at)",
    "create table welcome_turn (
        post_id {uuid} not null references post (id),
        person_id {uuid} not null references person (id),
        cohort_id {uuid} not null references cohort (id),
        given_at {instant} not null,
        until_at {instant} not null,
        declined_at {instant},
        primary key (post_id, person_id)
    )",
    "create index welcome_turn_person on welcome_turn (person_id, until_at)",
    "create index welcome_turn_cohort on welcome_turn (cohort_id, person_id)",
];

const DOWN: &[&str] = &["drop table welcome_turn", "drop table peer_ask", "drop table waiting_thread"];
