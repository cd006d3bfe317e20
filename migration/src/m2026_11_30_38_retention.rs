//! When a cohort ended, so that some time after it what was kept for it goes; and cohorts that are held nevertheless,
//! with who said so and why. Rows of a cohort are found without reading those of all others.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "alter table cohort add column ended_at {instant}",
    "create index cohort_ended on cohort (ended_at)",
    "create table cohort_hold (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        because text not null,
        set_by text not null,
        set_at {instant} not null,
        released_by text,
        released_at {instant},
        check ((released_by is null) = (released_at is null))
    )",
    "create unique index cohort_hold_once on cohort_hold (cohort_id) where released_at is null",
    "create index sparring_round_cohort on sparring_round (cohort_id)",
    "create index circle_contribution_cohort on circle_contribution (cohort_id)",
    "create index pitch_cohort on pitch (cohort_id)",
    "create index pitch_swap_pitch on pitch_swap (pitch_id)",
    "create index pitch_share_pitch on pitch_share (pitch_id)",
    "create index document_mention_section on document_mention (section_id)",
];

const DOWN: &[&str] = &[
    "drop index document_mention_section",
    "drop index pitch_share_pitch",
    "drop index pitch_swap_pitch",
    "drop index pitch_cohort",
    "drop index circle_contribution_cohort",
    "drop index sparring_round_cohort",
    "drop table cohort_hold",
    "drop index cohort_ended",
    "alter table cohort drop column ended_at",
];
