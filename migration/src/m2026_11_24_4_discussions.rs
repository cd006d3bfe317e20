//! Threads, posts, and how far somebody has read.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table thread (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        kind text not null check (kind in ('free', 'lesson_question')),
        lesson text,
        title text not null,
        language text not null,
        state text not null check (state in ('open', 'answered', 'locked', 'hidden')),
        opened_by {uuid} references person (id),
        opened_at {instant} not null,
        last_post_at {instant} not null,
        check ((kind = 'lesson_question') = (lesson is not null))
    )",
    "create unique index thread_lesson on thread (cohort_id, lesson) where lesson is not null",
    "create index thread_recent on thread (cohort_id, last_post_at)",
    "create table post (
        id {uuid} primary key,
        thread_id {uuid} not null references thread (id),
        author_id {uuid} not null references person (id),
        answers_to {uuid} references post (id),
        language text not null,
        body text not null,
        body_html text not null,
        renderer integer not null,
        state text not null check (state in ('published', 'edited', 'removed')),
        posted_at {instant} not null,
        edited_at {instant},
        version integer not null default 1,
        check (state <> 'removed' or (body = '' and body_html = ''))
    )",
    "create index post_thread on post (thread_id, posted_at, id)",
    "create index post_author on post (author_id, posted_at)",
    "create index post_answers on post (answers_to)",
    "create table thread_read (
        thread_id {uuid} not null references thread (id),
        person_id {uuid} not null references person (id),
        read_to {instant} not null,
        primary key (thread_id, person_id)
    )",
];

const DOWN: &[&str] = &["drop table thread_read", "drop table post", "drop table thread"];
