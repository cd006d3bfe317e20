//! What may be said about groups: counted once, when a week is over, as bands that never show a small group. What
//! is not in `insight_figure` is not known to the pages about it.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table insight_switch (
        programme_id {uuid} not null references programme (id),
        report text not null,
        since_at {instant} not null,
        switched_by {uuid} references person (id),
        primary key (programme_id, report)
    )",
    "create index insight_switch_person on insight_switch (switched_by)",
    "create table insight_count (
        cohort_id {uuid} not null references cohort (id),
        week integer not null,
        counted_at {instant} not null,
        primary key (cohort_id, week)
    )",
    "create table insight_figure (
        cohort_id {uuid} not null references cohort (id),
        week integer not null,
        measure text not null,
        part text not null,
        programme_id {uuid} not null references programme (id),
        at_least integer not null check (at_least >= 0),
        at_most integer not null,
        out_of integer not null,
        primary key (cohort_id, week, measure, part),
        check (at_least <= at_most)
    )",
    "create index insight_figure_programme on insight_figure (programme_id, measure, week)",
];

const DOWN: &[&str] = &["drop table insight_figure", "drop table insight_count", "drop table insight_switch"];
