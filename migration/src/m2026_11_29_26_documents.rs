//! Papers a cohort writes together, section by section, with everything that was ever accepted into them.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create table document (
        id {uuid} primary key,
        cohort_id {uuid} not null references cohort (id),
        title text not null,
        purpose text not null,
        language text not null,
        state text not null check (state in ('collecting', 'writing', 'agreed')),
        version integer not null check (version > 0),
        opened_by {uuid} not null references person (id),
        opened_at {instant} not null
    )",
    "create index document_of_cohort on document (cohort_id)",
    // `version` is the revision that stands, `newest` the last number given to one.
    "create table document_section (
        id {uuid} primary key,
        document_id {uuid} not null references document (id),
        title text not null,
        example text not null,
        position integer not null,
        owner_id {uuid} references person (id),
        body text not null,
        body_html text not null,
        renderer integer not null,
        version integer not null check (version >= 0),
        newest integer not null check (newest >= version),
        saved_at {instant},
        removed_at {instant},
        removed_by {uuid} references person (id)
    )",
    "create index document_section_of on document_section (document_id, position)",
    // The text stands last: a list of revisions goes past it without reading it.
    "create table document_revision (
        section_id {uuid} not null references document_section (id),
        version integer not null check (version > 0),
        kind text not null check (kind in ('stands', 'folded', 'beside')),
        author_id {uuid} not null references person (id),
        base integer not null,
        tab text not null,
        restored_from integer,
        begun_at {instant} not null,
        written_at {instant} not null,
        erased_at {instant},
        body text not null,
        primary key (section_id, version)
    )",
    "create index document_revision_folded on document_revision (written_at) where kind <> 'stands'",
    "create table document_desk (
        section_id {uuid} not null references document_section (id),
        person_id {uuid} not null references person (id),
        tab text not null,
        since {instant} not null,
        until {instant} not null,
        primary key (section_id, person_id)
    )",
    "create table document_card (
        id {uuid} primary key,
        section_id {uuid} not null references document_section (id),
        author_id {uuid} not null references person (id),
        claim text not null,
        reason text not null,
        source text not null,
        version integer not null check (version > 0),
        made_at {instant} not null,
        used_at {instant}
    )",
    "create index document_card_of on document_card (section_id)",
    "create table document_suggestion (
        id {uuid} primary key,
        section_id {uuid} not null references document_section (id),
        author_id {uuid} not null references person (id),
        from_body text not null,
        body text not null,
        why text not null,
        state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
        made_at {instant} not null,
        settled_by {uuid} references person (id),
        settled_at {instant},
        word text not null,
        check ((state = 'open') = (settled_at is null))
    )",
    "create index document_suggestion_for on document_suggestion (section_id)",
    "create table document_edition (
        id {uuid} primary key,
        document_id {uuid} not null references document (id),
        number integer not null check (number > 0),
        title text not null,
        purpose text not null,
        language text not null,
        agreed_by {uuid} not null references person (id),
        agreed_at {instant} not null,
        published_at {instant},
        published_by {uuid} references person (id),
        unique (document_id, number)
    )",
    "create table document_edition_section (
        edition_id {uuid} not null references document_edition (id),
        position integer not null,
        title text not null,
        body text not null,
        body_html text not null,
        primary key (edition_id, position)
    )",
    "create table document_signature (
        edition_id {uuid} not null references document_edition (id),
        person_id {uuid} not null references person (id),
        name text not null,
        signed_at {instant} not null,
        primary key (edition_id, person_id)
    )",
];

const DOWN: &[&str] = &[
    "drop table document_signature",
    "drop table document_edition_section",
    "drop table document_edition",
    "drop table document_suggestion",
    "drop table document_card",
    "drop table document_desk",
    "drop table document_revision",
    "drop table document_section",
    "drop table document",
];
