//! What trainers do about whoever needs them. Who took a thread that waits moves here: people and threads are
//! looked after in the same way. The old columns of `waiting_thread` are not written any more and go in a later
//! release.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table care (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        person_id {uuid} references person (id),
        thread_id {uuid} references thread (id),
        group_id {uuid} references sparring_group (id),
        taken_by {uuid} references person (id),
        taken_at {instant},
        rested_by {uuid} references person (id),
        rested_at {instant},
        rests_until {instant},
        check ((case when person_id is null then 0 else 1 end) + (case when thread_id is null then 0 else 1 end)
            + (case when group_id is null then 0 else 1 end) = 1),
        check ((taken_by is null) = (taken_at is null)),
        check ((rested_by is null) = (rested_at is null)),
        check (rests_until is null or rested_at is not null)
    )",
    "create unique index care_person on care (cohort_id, person_id)",
    "create unique index care_thread on care (thread_id)",
    "create unique index care_group on care (group_id)",
    "create index care_of_person on care (person_id)",
    "create index care_taken_by on care (taken_by)",
    "create index care_rested_by on care (rested_by)",
    // A thread has one row at the most, so its id serves as the id of the row as well.
    "insert into care (id, cohort_id, thread_id, taken_by, taken_at)
        select thread_id, cohort_id, thread_id, taken_by, taken_at from waiting_thread where taken_by is not null",
];

const DOWN: &[&str] = &["drop table care"];
