//! What is true of every database of a house, whatever happened to it: a crash, a restored copy, a node that died.
//!
//! Each is one statement that finds the rows that break it, so that a person can look them up. They are run by
//! `lernweg verify`, after a restore, after every fault of the tests, and after every story the tests tell. Most of
//! them the schema holds up already; here they are asked of what is there.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::TryStreamExt;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use uuid::Uuid;

use crate::{
    platform::errors::Result,
    storage::{FileKey, FileStore, sql},
};

/// One thing that must be true.
#[derive(Clone, Copy, Debug)]
pub struct Invariant {
    /// Its name, in a word or two.
    pub name: &'static str,
    /// What is true, in a sentence.
    pub says: &'static str,
    /// Finds the ids of rows that break it, as `id`. `$1` is the moment from which on what is
    /// counted must be there still, where rows go after a time;
    /// `{hex:…}` is an id in hexadecimal, which is the same on both databases.
    finds: &'static str,
    /// How far back `$1` is.
    back: TimeDelta,
}

/// An invariant that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Of which.
    pub name: &'static str,
    /// What should be true.
    pub says: &'static str,
    /// Which rows break it, at most [`SHOWN`] of them.
    pub rows: Vec<String>,
}

/// How many rows are named for each breach.
pub const SHOWN: usize = 5;

/// The record of deeds is kept for a year, e-mails that left for a month; what is about to go is not asked for.
const ON_RECORD: TimeDelta = TimeDelta::days(360);
/// The same for e-mails.
const IN_THE_OUTBOX: TimeDelta = TimeDelta::days(25);

/// All that is asked in one statement each; beside them the database is asked about itself.
pub const INVARIANTS: [Invariant; 16] = [
    Invariant {
        name: "seats",
        says: "The seats taken in a cohort are those of participants whose stay lasts and of open offers.",
        finds: "select c.id from cohort c where c.taken <>
            (select count(*) from enrolment e where e.cohort_id = c.id and e.role = 'participant' and e.ended_at is null)
            + (select count(*) from offer o where o.cohort_id = c.id and o.state = 'open')",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "trainers",
        says: "A cohort that takes place has a trainer.",
        finds: "select c.id from cohort c where c.state in ('confirmed', 'running', 'paused') and not exists
            (select 1 from enrolment e where e.cohort_id = c.id and e.role = 'trainer' and e.ended_at is null)",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "offers",
        says: "An application is offered a seat exactly while an offer to it is open.",
        finds: "select a.id from application a where (a.state = 'offered') <> exists
            (select 1 from offer o where o.application_id = a.id and o.state = 'open')",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "partners",
        says: "Whoever has sparring partners has one or two, in the same round.",
        finds: "select g.id from sparring_group g join sparring_round r on r.id = g.round_id where r.state = 'published'
            and exists (select 1 from sparring_partner p where p.group_id = g.id and p.ended_at is null)
            and (select count(*) from sparring_partner p where p.group_id = g.id and p.ended_at is null) not in (2, 3)
            union select p.group_id from sparring_partner p join sparring_group g on g.id = p.group_id
            where g.round_id <> p.round_id",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "circles",
        says: "Members of a circle are members of its cohort.",
        finds: "select m.id from circle_member m join circle c on c.id = m.circle_id where c.cohort_id <> m.cohort_id
            or (m.ended_at is null and not exists (select 1 from enrolment e where e.cohort_id = m.cohort_id
                and e.person_id = m.person_id))",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "places",
        says: "The places taken in a live session are those of people who said yes, and no more than there are.",
        finds: "select s.id from session_slot s where s.taken <>
            (select count(*) from session_answer a where a.slot_id = s.id and a.answer = 'yes')",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "pitches",
        says: "A pitch is heard in a session of its own round.",
        finds: "select l.id from pitch_slot l join pitch_session s on s.id = l.session_id join pitch p on p.id = l.pitch_id
            where s.round_id <> p.round_id",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "posts",
        says: "The posts of a thread are numbered from one without a gap, and the thread knows how many there are.",
        finds: "select t.id from thread t left join (select thread_id, count(*) as n, max(position) as last,
                count(distinct position) as places from post group by thread_id) p on p.thread_id = t.id
            where coalesce(p.n, 0) <> t.posts or coalesce(p.last, 0) <> t.posts or coalesce(p.places, 0) <> t.posts",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "answers",
        says: "A thread knows how many answers stand in it.",
        finds: "select t.id from thread t where t.answers <> (select count(*) from post p where p.thread_id = t.id
            and p.state <> 'removed' and p.hidden_at is null and (t.opened_by is null or p.author_id <> t.opened_by))",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "found",
        says: "The search finds no words of a post that was taken back, hidden or is not there.",
        finds: "select e.subject as id from search_entry e left join post p on p.id = e.subject where e.kind = 'post'
            and (p.id is null or (e.body <> '' and (p.state = 'removed' or p.hidden_at is not null)))",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "revisions",
        says: "What stands in a section of a document is one of its revisions, and none has a number yet to be given.",
        finds: "select s.id from document_section s where s.newest < coalesce((select max(version)
                from document_revision r where r.section_id = s.id), 0)
            or (s.version > 0 and not exists (select 1 from document_revision v
                where v.section_id = s.id and v.version = s.version and v.body = s.body))",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "editions",
        says: "The editions of a document are numbered from one without a gap.",
        finds: "select document_id as id from document_edition group by document_id having max(number) <> count(*)",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "progress",
        says: "Whoever has done a lesson or earned a certificate has been in that cohort.",
        finds: "select d.person_id as id from lesson_done d where not exists (select 1 from enrolment e
                where e.cohort_id = d.cohort_id and e.person_id = d.person_id)
            union select c.id from completion c where c.person_id is not null and not exists (select 1 from enrolment e
                where e.cohort_id = c.cohort_id and e.person_id = c.person_id)",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "mail",
        says: "An e-mail that is on its way has somebody who carries it, and one that was told never leaves twice.",
        finds: "select id from outbox where (state = 'leased') <> (leased_by is not null)
            or (state = 'sent' and (leased_until is not null or sent_at < created_at))",
        back: TimeDelta::zero(),
    },
    Invariant {
        name: "news",
        says: "What the house counts as said to somebody has an e-mail.",
        finds: "select n.id from nudge n where n.state = 'sent' and n.changed_by is null and n.settled_at >= $1 and not exists
            (select 1 from outbox o where o.kind = n.kind and o.person_id = n.person_id)",
        back: IN_THE_OUTBOX,
    },
    Invariant {
        name: "record",
        says: "Who was given a task, and what moderators did, is on record.",
        finds: "select o.id from programme_owner o where o.until is null and o.since >= $1 and not exists
                (select 1 from audit a where a.action in ('appoint_owner', 'appoint_helper')
                    and replace(a.subject_id, '-', '') = {hex:o.programme_id}
                    and replace(a.facts ->> 'person', '-', '') = {hex:o.person_id})
            union select d.id from auditor d where d.until is null and d.since >= $1 and not exists
                (select 1 from audit a where a.action = 'appoint_auditor'
                    and replace(a.subject_id, '-', '') = {hex:d.person_id})
            union select e.id from enrolment e where e.role = 'trainer' and e.ended_at is null and e.started_at >= $1
                and not exists (select 1 from audit a where a.action = 'enrol'
                    and replace(a.subject_id, '-', '') = {hex:e.cohort_id}
                    and replace(a.facts ->> 'person', '-', '') = {hex:e.person_id})
            union select m.id from moderation m where m.done_at >= $1 and not exists (select 1 from audit a
                where a.action = 'moderate' and replace(a.subject_id, '-', '') = {hex:m.id})
            union select c.id from completion c where c.revoked_at >= $1 and not exists (select 1 from audit a
                where a.action = 'take_certificate_back' and replace(a.subject_id, '-', '') = {hex:c.id})",
        back: ON_RECORD,
    },
];

impl Invariant {
    fn statement(&self, db: &impl ConnectionTrait, now: DateTime<Utc>) -> Statement {
        let values: Option<Value> = self.finds.contains("$1").then(|| (now - self.back).into());
        sql(db, &in_hex(self.finds, db.get_database_backend()), values)
    }
}

/// Puts what the database calls the hexadecimal form of an id in the place of `{hex:…}`.
fn in_hex(text: &str, backend: DbBackend) -> String {
    let mut parts = text.split("{hex:");
    let mut done = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (column, rest) = part.split_once('}').unwrap_or((part, ""));
        done.push_str(&match backend {
            DbBackend::Postgres => format!("replace(cast({column} as text), '-', '')"),
            _ => format!("lower(hex({column}))"),
        });
        done.push_str(rest);
    }
    done
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
}

/// What does not hold of a database; nothing where all is well.
pub async fn breaches(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Breach>> {
    let mut found = Vec::new();
    for one in &INVARIANTS {
        let rows = Row::find_by_statement(one.statement(db, now)).all(db).await?;
        if !rows.is_empty() {
            let rows = rows.iter().take(SHOWN).map(|row| row.id.to_string()).collect();
            found.push(Breach { name: one.name, says: one.says, rows });
        }
    }
    for (name, says, text) in of_itself(db.get_database_backend()) {
        let rows: Vec<String> = db
            .query_all_raw(sql(db, text, []))
            .await?
            .iter()
            .filter_map(|row| row.try_get_by_index::<String>(0).ok())
            .take(SHOWN)
            .collect();
        if !rows.is_empty() {
            found.push(Breach { name, says, rows });
        }
    }
    Ok(found)
}

/// What the database itself says about rows that hang on others, and about its pages or constraints.
pub fn of_itself(backend: DbBackend) -> [(&'static str, &'static str, &'static str); 2] {
    let (hangs, whole) = match backend {
        DbBackend::Postgres => (
            "select conrelid::regclass::text || '.' || conname from pg_constraint where not convalidated",
            "select indexrelid::regclass::text from pg_index where not indisvalid or not indisready",
        ),
        // Table by table, without the search: on a connection that has looked into it before somebody else wrote to it,
        // SQLite 3.51 compares it with what it remembers of it. Its pages are among the others, and it can be made anew.
        _ => (
            "select \"table\" || ' hangs on no row of ' || parent from pragma_foreign_key_check",
            "select m.name || ': ' || i.integrity_check from sqlite_master m join pragma_integrity_check(m.name) i
                where m.type = 'table' and m.sql not like 'create virtual%' and i.integrity_check <> 'ok'",
        ),
    };
    [
        ("rows", "Every row hangs on rows that are there.", hangs),
        ("pages", "The database's own pages and indexes are whole.", whole),
    ]
}

/// Files that rows name and that are not there, at most [`SHOWN`] of them.
pub async fn lost_files(db: &impl ConnectionTrait, files: &FileStore) -> Result<Vec<String>> {
    let text = "select file_key from attachment where removed_at is null
        union select slides from pitch_version where slides is not null";
    let there: BTreeSet<FileKey> = files.all().try_collect().await?;
    let mut lost = Vec::new();
    for row in db.query_all_raw(sql(db, text, [])).await? {
        let named: String = row.try_get_by_index(0)?;
        if !there.contains(&FileKey::of(&named)) {
            lost.push(named);
        }
    }
    lost.truncate(SHOWN);
    Ok(lost)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sea_orm::DbBackend;

    use super::{INVARIANTS, in_hex};

    #[test]
    fn ids_are_compared_in_a_form_both_databases_have() {
        let text = "a = {hex:b.id} and {hex:c}";
        assert_eq!(in_hex(text, DbBackend::Sqlite), "a = lower(hex(b.id)) and lower(hex(c))");
        let there = "a = replace(cast(b.id as text), '-', '') and replace(cast(c as text), '-', '')";
        assert_eq!(in_hex(text, DbBackend::Postgres), there);
    }

    #[test]
    fn each_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = INVARIANTS.iter().map(|one| one.name).collect();
        assert_eq!(names.len(), INVARIANTS.len());
    }
}
