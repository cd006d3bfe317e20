//! Circles: how they form, who is in which, when they meet, who leads, and what each wants.
//!
//! A stay in a circle is a row that ends; that nobody is in two at once is held by an index. A proposal
//! has places of its own, so that a circle people made themselves is as it was when it is discarded.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table circle_round (
        cohort_id {uuid} primary key references cohort (id),
        state text not null check (state in ('proposed', 'published')),
        seed integer not null,
        least integer not null check (least > 0),
        most integer not null,
        from_week integer not null check (from_week > 0),
        weights {json},
        gap integer check (gap >= 0),
        dissolved integer not null check (dissolved >= 0),
        proposed_at {instant} not null,
        published_at {instant},
        check (least <= most),
        check ((state = 'proposed') = (published_at is null))
    )",
    "create table circle (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        number integer not null check (number > 0),
        name text,
        state text not null check (state in ('forming', 'proposed', 'meeting', 'over')),
        opened_at {instant} not null,
        weekday integer check (weekday between 1 and 7),
        hour_at {time},
        hour_zone text,
        hour_by {uuid} references person (id),
        hour_set_at {instant},
        hour_version integer not null check (hour_version >= 0),
        unique (cohort_id, number),
        check ((weekday is null) = (hour_at is null) and (weekday is null) = (hour_zone is null)
            and (weekday is null) = (hour_set_at is null))
    )",
    "create table circle_member (
        id {uuid} primary key,
        circle_id {uuid} not null references circle (id),
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        joined_at {instant} not null,
        ended_at {instant},
        ending text check (ending in ('left', 'moved', 'merged')),
        goal text,
        check ((ended_at is null) = (ending is null)),
        check (ended_at is null or goal is null)
    )",
    "create unique index circle_member_once on circle_member (cohort_id, person_id) where ended_at is null",
    "create index circle_member_circle on circle_member (circle_id)",
    "create index circle_member_person on circle_member (person_id)",
    "create table circle_place (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        circle_id {uuid} not null references circle (id),
        primary key (cohort_id, person_id)
    )",
    "create index circle_place_circle on circle_place (circle_id)",
    "create table circle_turn (
        circle_id {uuid} not null references circle (id),
        week integer not null check (week > 0),
        person_id {uuid} not null references person (id),
        taken_at {instant} not null,
        primary key (circle_id, week)
    )",
    "create table circle_hour (
        circle_id {uuid} not null references circle (id),
        nth integer not null,
        starts_at {instant} not null,
        primary key (circle_id, nth)
    )",
    "create table circle_presence (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        week integer not null check (week > 0),
        said_at {instant} not null,
        primary key (cohort_id, person_id, week)
    )",
    "create table circle_contribution (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        whom text not null,
        gift text not null,
        made_at {instant} not null,
        done_at {instant}
    )",
    "create index circle_contribution_person on circle_contribution (person_id, cohort_id)",
    "create table circle_merge (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        small_id {uuid} not null references circle (id),
        other_id {uuid} not null references circle (id),
        state text not null check (state in ('open', 'agreed', 'declined', 'over')),
        proposed_at {instant} not null,
        small_by {uuid} references person (id),
        other_by {uuid} references person (id),
        ended_at {instant},
        check (small_id <> other_id),
        check ((state = 'open') = (ended_at is null))
    )",
    "create unique index circle_merge_small on circle_merge (small_id) where state = 'open'",
    "create unique index circle_merge_other on circle_merge (other_id) where state = 'open'",
    "create index circle_merge_cohort on circle_merge (cohort_id)",
];

const DOWN: &[&str] = &[
    "drop table circle_merge",
    "drop table circle_contribution",
    "drop table circle_presence",
    "drop table circle_hour",
    "drop table circle_turn",
    "drop table circle_place",
    "drop table circle_member",
    "drop table circle",
    "drop table circle_round",
];
