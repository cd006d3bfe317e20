//! Keeping a talk good: what people report, what whoever moderates does about it, and what the person
//! concerned says to that. Nothing of it is lost: every act can be lifted again.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "alter table thread add column pinned_at {instant}",
    "alter table thread add column slow_minutes integer check (slow_minutes > 0)",
    "alter table thread add column slow_until {instant}",
    "alter table thread add column merged_into {uuid} references thread (id)",
    "create table report (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        post_id {uuid} not null references post (id),
        reporter_id {uuid} not null references person (id),
        reason text not null check (reason in ('hurtful', 'private', 'advertising', 'elsewhere', 'other')),
        words text not null,
        made_at {instant} not null,
        outcome text check (outcome in ('acted', 'stands')),
        settled_by {uuid} references person (id),
        settled_at {instant},
        check ((settled_at is null) = (outcome is null))
    )",
    "create unique index report_once on report (post_id, reporter_id) where settled_at is null",
    "create index report_cohort on report (cohort_id, made_at)",
    "create table moderation (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        thread_id {uuid} not null references thread (id),
        post_id {uuid} references post (id),
        person_id {uuid} references person (id),
        act text not null check (act in ('hide_post', 'show_post', 'note', 'move_post', 'lock', 'unlock', 'pin',
            'unpin', 'slow', 'unslow', 'hide', 'show', 'merge')),
        reason text not null,
        other_thread_id {uuid} references thread (id),
        done_by {uuid} not null references person (id),
        done_at {instant} not null
    )",
    "create unique index moderation_note on moderation (post_id) where act = 'note'",
    "create index moderation_thread on moderation (thread_id, done_at)",
    "create index moderation_post on moderation (post_id) where post_id is not null",
    "create index moderation_person on moderation (person_id, done_at) where person_id is not null",
    "create index moderation_cohort on moderation (cohort_id, done_at)",
    "create table appeal (
        moderation_id {uuid} primary key references moderation (id),
        person_id {uuid} not null references person (id),
        words text not null,
        made_at {instant} not null,
        outcome text check (outcome in ('stands', 'lifted')),
        answer text not null,
        decided_by {uuid} references person (id),
        decided_at {instant},
        check ((decided_at is null) = (outcome is null))
    )",
    "create index appeal_open on appeal (made_at) where decided_at is null",
];

const DOWN: &[&str] = &[
    "drop table appeal",
    "drop table moderation",
    "drop table report",
    "alter table thread drop column merged_into",
    "alter table thread drop column slow_until",
    "alter table thread drop column slow_minutes",
    "alter table thread drop column pinned_at",
];
