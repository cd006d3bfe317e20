//! What of the threads concerns somebody right now, for their home page.

use crate::web::waiting::{Column, Item, Line, Row, Section, Source, figure};

/// What threads have to say on Home.
pub const HOME: [Source; 6] = [UNHEARD, UNANSWERED, OPEN, GIVEN, RECEIVED, SAID];

/// Posts that answer one: to a post of one's own, or to a thread one opened as a whole.
macro_rules! to_me {
    () => {
        "select a.id, a.thread_id, a.author_id, a.posted_at, a.state
            from post q join post a on a.answers_to = q.id where q.author_id = $1 and a.author_id <> $1
        union all select a.id, a.thread_id, a.author_id, a.posted_at, a.state
            from thread o join post a on a.thread_id = o.id
            where o.opened_by = $1 and a.answers_to is null and a.author_id <> $1"
    };
}

/// Who answered one and was not heard yet; once for each person and thread, since their first word.
const UNHEARD: Source = Source {
    name: "discussions.unheard",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "t.cohort_id"),
        (Column::Id, "t.id"),
        (Column::Other, "w.id"),
        (Column::Person, "case when a.deactivated_at is null then a.name end"),
        (Column::Title, "t.title"),
        (Column::Language, "t.language"),
        (Column::Word, "t.question"),
        (Column::Since, "w.posted_at"),
    ],
    from: concat!(
        "from (select p.id, p.thread_id, p.author_id, p.posted_at,
            row_number() over (partition by p.thread_id, p.author_id order by p.posted_at, p.id) as nth
        from (",
        to_me!(),
        ") as p
        left join thread_read r on r.thread_id = p.thread_id and r.person_id = $1
        where p.state <> 'removed' and (r.read_to is null or r.read_to <= p.posted_at)) as w
        join thread t on t.id = w.thread_id join mine on mine.cohort = t.cohort_id join person a on a.id = w.author_id
        where w.nth = 1 and t.state <> 'hidden' and mine.lives = 1"
    ),
    item: |row| {
        let title = row.title.clone().unwrap_or_default();
        let about = match &row.word {
            Some(question) => Line::Question { id: question.clone(), otherwise: title },
            None => row.heading(),
        };
        Some(Item {
            headline: row.message("discussions-home-answered"),
            line: Some(about),
            href: format!("/threads/{}/posts/{}", row.id?, row.other?),
            since: row.since_at,
            until: None,
        })
    },
};

/// From `mine` to the free threads nobody else has answered.
macro_rules! unanswered {
    () => {
        "from mine join thread t on t.cohort_id = mine.cohort left join person o on o.id = t.opened_by
        where mine.lives = 1 and t.kind = 'free' and t.state = 'open' and t.answers = 0"
    };
}

/// One's own threads nobody has answered.
const UNANSWERED: Source = Source {
    name: "discussions.unanswered",
    section: Section::Expecting,
    person: false,
    columns: &[
        (Column::Cohort, "t.cohort_id"),
        (Column::Id, "t.id"),
        (Column::Title, "t.title"),
        (Column::Language, "t.language"),
        (Column::Since, "t.opened_at"),
    ],
    from: concat!(unanswered!(), " and t.opened_by = $1"),
    item: |row| thread(row, row.message("discussions-home-no-answer")),
};

/// Others' threads nobody has answered.
const OPEN: Source = Source {
    name: "discussions.open",
    section: Section::Open,
    person: true,
    columns: &[
        (Column::Cohort, "t.cohort_id"),
        (Column::Id, "t.id"),
        (Column::Person, "case when o.deactivated_at is null then o.name end"),
        (Column::Title, "t.title"),
        (Column::Language, "t.language"),
        (Column::Since, "t.opened_at"),
    ],
    from: concat!(unanswered!(), " and t.opened_by <> $1"),
    item: |row| thread(row, row.message("discussions-home-asks")),
};

fn thread(row: &Row, line: Line) -> Option<Item> {
    let href = format!("/threads/{}", row.id?);
    Some(Item { headline: row.heading(), line: Some(line), href, since: row.since_at, until: None })
}

/// Replies to others.
const GIVEN: Source = Source {
    name: "discussions.given",
    section: Section::Given,
    person: false,
    columns: &[(Column::Cohort, "mine.cohort"), (Column::Count, "count(*)")],
    from: "from post p join thread t on t.id = p.thread_id join mine on mine.cohort = t.cohort_id
        left join post q on q.id = p.answers_to
        where p.author_id = $1 and p.state <> 'removed' and coalesce(q.author_id, t.opened_by) <> $1
        group by mine.cohort",
    item: figure,
};

/// Replies from others.
const RECEIVED: Source = Source {
    name: "discussions.received",
    section: Section::Received,
    person: false,
    columns: &[(Column::Cohort, "mine.cohort"), (Column::Count, "count(*)")],
    from: concat!(
        "from (",
        to_me!(),
        ") as p join thread t on t.id = p.thread_id join mine on mine.cohort = t.cohort_id
        where p.state <> 'removed' group by mine.cohort"
    ),
    item: figure,
};

/// Everything one has said: nothing, as long as one has not said hello.
const SAID: Source = Source {
    name: "discussions.said",
    section: Section::Said,
    person: false,
    columns: &[(Column::Cohort, "mine.cohort"), (Column::Count, "count(*)")],
    from: "from post p join thread t on t.id = p.thread_id join mine on mine.cohort = t.cohort_id
        where p.author_id = $1 and p.state <> 'removed' group by mine.cohort",
    item: figure,
};
