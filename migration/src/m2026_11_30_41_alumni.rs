//! Who stays in touch after a course: people who said yes to being found, what they look for and what they could
//! give, roles they were offered and took, and what they say to the question of a month.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table alumnus (
        programme_id {uuid} not null references programme (id),
        person_id {uuid} not null references person (id),
        joined_at {instant} not null,
        department text,
        primary key (programme_id, person_id)
    )",
    "create index alumnus_person on alumnus (person_id)",
    "create table alumni_word (
        id {uuid} primary key,
        programme_id {uuid} not null references programme (id),
        person_id {uuid} not null references person (id),
        kind text not null check (kind in ('ask', 'offer')),
        body text not null,
        language text not null,
        written_at {instant} not null,
        until_on {date} not null
    )",
    "create index alumni_word_programme on alumni_word (programme_id, until_on)",
    "create index alumni_word_person on alumni_word (person_id)",
    "create table alumni_role (
        id {uuid} primary key,
        programme_id {uuid} not null references programme (id),
        person_id {uuid} not null references person (id),
        kind text not null check (kind in ('sparring_partner', 'host', 'assessor', 'helper', 'trainer')),
        reason text not null,
        state text not null check (state in ('offered', 'held', 'declined', 'withdrawn', 'ended')),
        given_by {uuid} not null references person (id),
        offered_at {instant} not null,
        starts_on {date},
        ends_on {date},
        ended_by {uuid} references person (id),
        ended_at {instant},
        ended_why text,
        check (state not in ('held', 'ended') or (starts_on is not null and ends_on is not null))
    )",
    "create unique index alumni_role_live on alumni_role (programme_id, person_id, kind)
        where state in ('offered', 'held')",
    "create index alumni_role_person on alumni_role (person_id)",
    "create index alumni_role_giver on alumni_role (given_by)",
    "create index alumni_role_ender on alumni_role (ended_by)",
    "create table alumni_answer (
        programme_id {uuid} not null references programme (id),
        month text not null,
        person_id {uuid} not null references person (id),
        question text not null,
        body text not null,
        body_html text not null,
        renderer integer not null,
        language text not null,
        written_at {instant} not null,
        version integer not null,
        primary key (programme_id, month, person_id)
    )",
    "create index alumni_answer_person on alumni_answer (person_id)",
];

const DOWN: &[&str] =
    &["drop table alumni_answer", "drop table alumni_role", "drop table alumni_word", "drop table alumnus"];
