//! What makes a discussion quick to read at any length, and what people do with posts besides
//! writing them.
//!
//! A post knows its place in its thread, so that a page is found without counting the posts before
//! it; a thread knows what a list says about it. Both are kept by whoever writes, in the same
//! transaction, and can be reckoned anew from the posts.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "alter table thread add column posts integer not null default 0",
    "alter table thread add column answers integer not null default 0",
    "alter table thread add column first_answer_at {instant}",
    "alter table thread add column last_author_id {uuid} references person (id)",
    "alter table thread add column accepted_post_id {uuid} references post (id)",
    "alter table thread add column session_id {uuid} references live_session (id)",
    "create index thread_session on thread (session_id) where session_id is not null",
    "alter table post add column position integer not null default 0",
    "alter table post add column first_here boolean not null default false",
    "alter table post add column hidden_at {instant}",
    "update post set position = n.nth
        from (select id as post, row_number() over (partition by thread_id order by posted_at, id) as nth from post) as n
        where post.id = n.post",
    "update post set first_here = true where id in (
        select first from (
            select p.id as first,
                row_number() over (partition by t.cohort_id, p.author_id order by p.posted_at, p.id) as nth
            from post p join thread t on t.id = p.thread_id) as n
        where n.nth = 1)",
    "update thread set
        posts = (select count(*) from post p where p.thread_id = thread.id),
        answers = (select count(*) from post p where p.thread_id = thread.id and p.state <> 'removed'
            and (thread.opened_by is null or p.author_id <> thread.opened_by)),
        first_answer_at = (select min(p.posted_at) from post p where p.thread_id = thread.id and p.state <> 'removed'
            and (thread.opened_by is null or p.author_id <> thread.opened_by)),
        last_author_id = (select p.author_id from post p where p.thread_id = thread.id
            order by p.position desc limit 1)",
    "create index post_place on post (thread_id, position)",
    "create table post_version (
        post_id {uuid} not null references post (id),
        version integer not null check (version > 0),
        body text not null,
        replaced_at {instant} not null,
        primary key (post_id, version)
    )",
    "create table reaction (
        post_id {uuid} not null references post (id),
        person_id {uuid} not null references person (id),
        kind text not null check (kind in ('helped', 'me_too', 'thanks')),
        made_at {instant} not null,
        primary key (post_id, person_id, kind)
    )",
    "create table bookmark (
        person_id {uuid} not null references person (id),
        post_id {uuid} not null references post (id),
        made_at {instant} not null,
        primary key (person_id, post_id)
    )",
    "create table mention (
        post_id {uuid} not null references post (id),
        person_id {uuid} not null references person (id),
        made_at {instant} not null,
        primary key (post_id, person_id)
    )",
    "create index mention_person on mention (person_id, made_at)",
    "create table thread_watch (
        thread_id {uuid} not null references thread (id),
        person_id {uuid} not null references person (id),
        watch text not null check (watch in ('follow', 'mute')),
        set_at {instant} not null,
        primary key (thread_id, person_id)
    )",
    "create index thread_watch_person on thread_watch (person_id)",
    "create table thread_summary (
        thread_id {uuid} not null references thread (id),
        version integer not null check (version > 0),
        author_id {uuid} not null references person (id),
        language text not null,
        body text not null,
        body_html text not null,
        renderer integer not null,
        written_at {instant} not null,
        primary key (thread_id, version)
    )",
    "create table draft (
        person_id {uuid} not null references person (id),
        place text not null,
        cohort_id {uuid} not null references cohort (id),
        title text not null,
        body text not null,
        language text not null,
        answers_to {uuid},
        saved_at {instant} not null,
        primary key (person_id, place)
    )",
];

const DOWN: &[&str] = &[
    "drop table draft",
    "drop table thread_summary",
    "drop table thread_watch",
    "drop table mention",
    "drop table bookmark",
    "drop table reaction",
    "drop table post_version",
    "drop index post_place",
    "alter table post drop column hidden_at",
    "alter table post drop column first_here",
    "alter table post drop column position",
    "drop index thread_session",
    "alter table thread drop column session_id",
    "alter table thread drop column accepted_post_id",
    "alter table thread drop column last_author_id",
    "alter table thread drop column first_answer_at",
    "alter table thread drop column answers",
    "alter table thread drop column posts",
];
