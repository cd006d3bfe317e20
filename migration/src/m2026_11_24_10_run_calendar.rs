//! A cohort's calendar: weeks that are not seven days, single free days beside whole
//! pauses, and links under which a calendar program fetches somebody's dates.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "alter table cohort add column week_days integer not null default 7 check (week_days between 1 and 31)",
    "alter table cohort add column week_lengths {json} not null default '{}'",
    "alter table cohort add column calendar_version integer not null default 1",
    "alter table cohort_pause add column kind text not null default 'pause' check (kind in ('pause', 'free'))",
    "create table calendar_feed (
        id {uuid} primary key,
        person_id {uuid} not null references person (id),
        created_at {instant} not null,
        revoked_at {instant}
    )",
    "create unique index calendar_feed_live on calendar_feed (person_id) where revoked_at is null",
];

const DOWN: &[&str] = &[
    "drop table calendar_feed",
    "alter table cohort_pause drop column kind",
    "alter table cohort drop column calendar_version",
    "alter table cohort drop column week_lengths",
    "alter table cohort drop column week_days",
];
