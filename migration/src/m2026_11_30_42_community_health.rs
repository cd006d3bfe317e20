//! The health of one's own community: a row for each month, and nobody but its keeper reads it. A number that is not
//! there is not known; a part is never larger than its whole. How far it has come, as its keeper sees it; and what
//! became of a course, as people say some time after its end.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table community_month (
        person_id {uuid} not null references person (id),
        month {date} not null,
        asked integer check (asked >= 0),
        unanswered integer check (unanswered >= 0),
        first_answer integer check (first_answer >= 0),
        first_posts integer check (first_posts >= 0),
        by_peers integer check (by_peers >= 0),
        posted integer check (posted >= 0),
        reacted integer check (reacted >= 0),
        only_read integer check (only_read >= 0),
        half_by integer check (half_by >= 0),
        newcomers integer check (newcomers >= 0),
        came_again integer check (came_again >= 0),
        invited integer check (invited >= 0),
        came integer check (came >= 0),
        searches integer check (searches >= 0),
        without_hit integer check (without_hit >= 0),
        members integer check (members >= 0),
        views integer check (views >= 0),
        posts integer check (posts >= 0),
        version integer not null check (version > 0),
        written_at {instant} not null,
        primary key (person_id, month),
        check (unanswered <= asked),
        check (by_peers <= first_posts),
        check (half_by <= posted),
        check (came_again <= newcomers),
        check (came <= invited),
        check (without_hit <= searches)
    )",
    "create table maturity_check (
        person_id {uuid} not null references person (id),
        said_on {date} not null,
        strategy integer check (strategy between 1 and 4),
        leadership integer check (leadership between 1 and 4),
        culture integer check (culture between 1 and 4),
        management integer check (management between 1 and 4),
        content integer check (content between 1 and 4),
        policies integer check (policies between 1 and 4),
        tools integer check (tools between 1 and 4),
        metrics integer check (metrics between 1 and 4),
        version integer not null check (version > 0),
        written_at {instant} not null,
        primary key (person_id, said_on)
    )",
    "create table look_back (
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} not null references person (id),
        moment text not null check (moment in ('ninety_days', 'twelve_months')),
        answer text not null check (answer in ('this', 'another', 'no_more', 'not_yet')),
        words text not null,
        version integer not null check (version > 0),
        said_at {instant} not null,
        primary key (cohort_id, person_id, moment)
    )",
    "create index look_back_person on look_back (person_id)",
];

const DOWN: &[&str] = &["drop table look_back", "drop table maturity_check", "drop table community_month"];
