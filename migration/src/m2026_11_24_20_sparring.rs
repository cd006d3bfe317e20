//! Sparring partners: what people let be used to find them one, rounds, and who is with whom.
//!
//! A stay in a group is a row that ends; that nobody is in two groups of a round at once is held by
//! an index, and so is that a cohort has one proposal at a time.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table partner_wish (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        languages {json} not null,
        times {json} not null,
        interests text not null,
        department text,
        background text,
        site text,
        stage text,
        team text,
        saved_at {instant} not null,
        version integer not null check (version > 0),
        primary key (cohort_id, person_id)
    )",
    "create table partner_name (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        other_id {uuid} not null references person (id),
        wish text not null check (wish in ('with', 'not_with')),
        primary key (cohort_id, person_id, other_id),
        check (person_id <> other_id)
    )",
    "create table sparring_round (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        number integer not null check (number > 0),
        state text not null check (state in ('proposed', 'published', 'closed')),
        seed integer not null,
        proven boolean not null,
        proposed_at {instant} not null,
        published_at {instant},
        closed_at {instant},
        unique (cohort_id, number),
        check ((state = 'proposed') = (published_at is null)),
        check ((state = 'closed') = (closed_at is not null))
    )",
    "create unique index sparring_round_proposed on sparring_round (cohort_id) where state = 'proposed'",
    "create unique index sparring_round_published on sparring_round (cohort_id) where state = 'published'",
    "create table sparring_group (
        id {uuid} primary key,
        round_id {uuid} not null references sparring_round (id),
        kept boolean not null
    )",
    "create index sparring_group_round on sparring_group (round_id)",
    "create table sparring_partner (
        id {uuid} primary key,
        group_id {uuid} not null references sparring_group (id),
        round_id {uuid} not null references sparring_round (id),
        person_id {uuid} not null references person (id),
        joined_at {instant} not null,
        ended_at {instant},
        ending text check (ending in ('left', 'declined', 'moved')),
        check ((ended_at is null) = (ending is null))
    )",
    "create unique index sparring_partner_once on sparring_partner (round_id, person_id) where ended_at is null",
    "create index sparring_partner_group on sparring_partner (group_id)",
    "create index sparring_partner_person on sparring_partner (person_id)",
];

const DOWN: &[&str] = &[
    "drop table sparring_partner",
    "drop table sparring_group",
    "drop table sparring_round",
    "drop table partner_name",
    "drop table partner_wish",
];
