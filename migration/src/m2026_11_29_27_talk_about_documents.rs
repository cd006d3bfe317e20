//! Comments on passages of papers, who is named in them, and who follows which.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    // What is taken back leaves its place where others have answered, and nothing of its words.
    "create table document_comment (
        id {uuid} primary key,
        section_id {uuid} not null references document_section (id),
        answers_to {uuid} references document_comment (id),
        author_id {uuid} not null references person (id),
        quote text not null,
        words_before text not null,
        words_after text not null,
        body text not null,
        body_html text not null,
        renderer integer not null,
        made_at {instant} not null,
        resolved_at {instant},
        resolved_by {uuid} references person (id),
        removed_at {instant},
        check ((resolved_at is null) = (resolved_by is null)),
        check (removed_at is null or (body = '' and body_html = '' and quote = ''))
    )",
    "create index document_comment_on on document_comment (section_id)",
    "create index document_comment_answering on document_comment (answers_to)",
    // `place_id` is the comment, or the section in whose text the name stands.
    "create table document_mention (
        place_id {uuid} not null,
        person_id {uuid} not null references person (id),
        section_id {uuid} not null references document_section (id),
        comment_id {uuid} references document_comment (id),
        named_by {uuid} not null references person (id),
        made_at {instant} not null,
        read_at {instant},
        primary key (place_id, person_id)
    )",
    "create index document_mention_unread on document_mention (person_id) where read_at is null",
    "create index document_mention_in on document_mention (comment_id)",
    "create table document_follow (
        document_id {uuid} not null references document (id),
        person_id {uuid} not null references person (id),
        since {instant} not null,
        stopped_at {instant},
        primary key (document_id, person_id)
    )",
];

const DOWN: &[&str] = &["drop table document_follow", "drop table document_mention", "drop table document_comment"];
