//! What of feedback concerns somebody right now, for their home page.

use chrono::{DateTime, Duration, Utc};
use entity::ids::{CohortId, PersonId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    platform::errors::Result,
    storage::sql,
    web::waiting::{Column, Item, Section, Source, figure},
};

/// What feedback has to say on Home.
pub const HOME: [Source; 6] = [OWED, EXPECTED, OPEN, SHORT, GIVEN, RECEIVED];

/// How many replies of use a pitch `p` has. From so many characters on, as `rules::OF_USE_FROM` says.
macro_rules! of_use {
    () => {
        "(select count(*) from pitch_feedback f where f.pitch_id = p.id and f.state = 'given'
            and (f.helped_at is not null or length(f.saw) + length(f.wonder) + length(f.try_next) >= 60))"
    };
}

/// How many shares of a pitch `p` are somebody's.
macro_rules! promised {
    () => {
        "(select count(*) from pitch_share o where o.pitch_id = p.id and o.state = 'open' and o.due_at > $2)"
    };
}

/// Pitches `p` of rounds `r` that have too little two days after they were shared out, and that no trainer
/// is at; `$1` has not said anything to them.
macro_rules! short {
    ($before:literal) => {
        concat!(
            "r.state = 'planned' and r.shared_at <= ",
            $before,
            " and p.state = 'presented' and ",
            of_use!(),
            " < 2 and exists (select 1 from pitch_member m join enrolment e on e.person_id = m.person_id
                and e.cohort_id = p.cohort_id and e.ended_at is null
                where m.pitch_id = p.id and m.joined_at is not null and m.ended_at is null)
            and not exists (select 1 from pitch_share t where t.pitch_id = p.id and t.kind = 'trainer'
                and t.state = 'open' and t.due_at > $2)
            and not exists (select 1 from pitch_feedback g where g.pitch_id = p.id and g.giver_id = $1
                and g.state = 'given')"
        )
    };
}

/// Whose pitch waits for one's word.
const OWED: Source = Source {
    name: "pitches.owed",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "p.cohort_id"),
        (Column::Id, "p.id"),
        (Column::Person, "case when n.deactivated_at is null then n.name end"),
        (Column::Title, "p.title"),
        (Column::Language, "p.language"),
        (Column::Since, "s.shared_at"),
        (Column::Until, "s.due_at"),
    ],
    from: "from pitch_share s join pitch p on p.id = s.pitch_id join pitch_round r on r.id = s.round_id
        join mine on mine.cohort = r.cohort_id join person n on n.id = p.person_id
        where s.giver_id = $1 and s.state = 'open' and s.due_at > $2 and r.state = 'planned' and mine.lives = 1",
    item: |row| {
        let href = format!("/cohorts/{}/pitches/{}/feedback", row.cohort?, row.id?);
        let (headline, line) = (row.message("feedback-home-owed"), Some(row.heading()));
        Some(Item { headline, line, href, since: row.since_at, until: row.until_at })
    },
};

/// How many have said something to one's own pitch, and whether somebody is at it.
const EXPECTED: Source = Source {
    name: "pitches.expected",
    section: Section::Expecting,
    person: false,
    columns: &[
        (Column::Cohort, "p.cohort_id"),
        (Column::Id, "p.id"),
        (Column::Title, "p.title"),
        (Column::Language, "p.language"),
        (Column::Word, concat!("case when ", promised!(), " > 0 then 'way' else 'queue' end")),
        (Column::Since, "r.shared_at"),
        (Column::Count, of_use!()),
    ],
    from: concat!(
        "from pitch p join pitch_round r on r.id = p.round_id join mine on mine.cohort = r.cohort_id
        join pitch_member me on me.pitch_id = p.id and me.person_id = $1 and me.joined_at is not null
            and me.ended_at is null
        where p.state = 'presented' and r.state = 'planned' and r.shared_at is not null and mine.lives = 1 and ",
        of_use!(),
        " < 3"
    ),
    item: |row| {
        let there = row.word.as_deref() == Some("way");
        let headline = row.message(if there { "feedback-home-way" } else { "feedback-home-queue" });
        let href = format!("/cohorts/{}/pitches/{}/replies", row.cohort?, row.id?);
        Some(Item { headline, line: Some(row.heading()), href, since: row.since_at, until: None })
    },
};

/// How many pitches could do with one word more, of somebody who has time.
const OPEN: Source = Source {
    name: "pitches.open",
    section: Section::Open,
    person: false,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "mine.cohort"),
        (Column::Since, "min(r.shared_at)"),
        (Column::Count, "count(*)"),
    ],
    from: concat!(
        "from mine join pitch_round r on r.cohort_id = mine.cohort and r.state = 'planned'
            and r.shared_at is not null
        join pitch p on p.round_id = r.id and p.state = 'presented'
        where mine.role = 'participant' and mine.lives = 1 and ",
        of_use!(),
        " + ",
        promised!(),
        " < 3 and exists (select 1 from enrolment e where e.person_id = $1 and e.cohort_id = mine.cohort
                and e.ended_at is null and e.state in ('active', 'completed'))
            and not exists (select 1 from pitch_member m where m.pitch_id = p.id and m.person_id = $1
                and m.ended_at is null)
            and not exists (select 1 from pitch_feedback g where g.pitch_id = p.id and g.giver_id = $1
                and g.state = 'given')
            and not exists (select 1 from pitch_share h where h.pitch_id = p.id and h.giver_id = $1
                and (h.state = 'given' or (h.state = 'open' and h.due_at > $2)
                    or (h.state = 'lapsed' and h.settled_at < h.due_at)))
        group by mine.cohort"
    ),
    item: |row| {
        let (headline, line) = (row.message("feedback-home-open"), row.message("feedback-home-open-line"));
        let href = format!("/cohorts/{}/pitches/feedback", row.cohort?);
        Some(Item { headline, line: Some(line), href, since: row.since_at, until: None })
    },
};

/// For trainers: how many pitches have too little.
const SHORT: Source = Source {
    name: "pitches.short",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "mine.cohort"),
        (Column::Since, "min(r.shared_at)"),
        (Column::Count, "count(*)"),
    ],
    from: concat!(
        "from mine join pitch_round r on r.cohort_id = mine.cohort join pitch p on p.round_id = r.id
        where mine.role = 'trainer' and mine.lives = 1 and ",
        short!("$5"),
        " group by mine.cohort"
    ),
    item: |row| {
        let (headline, line) = (row.message("feedback-home-short"), row.message("feedback-home-short-line"));
        let href = format!("/cohorts/{}/pitches/feedback#short", row.cohort?);
        Some(Item { headline, line: Some(line), href, since: row.since_at, until: None })
    },
};

/// Pitches one has said something to.
const GIVEN: Source = Source {
    name: "pitches.given",
    section: Section::Given,
    person: false,
    columns: &[(Column::Cohort, "mine.cohort"), (Column::Count, "count(*)")],
    from: "from pitch_feedback f join pitch p on p.id = f.pitch_id join mine on mine.cohort = p.cohort_id
        where f.giver_id = $1 and f.state = 'given' group by mine.cohort",
    item: figure,
};

/// What others have said to one's own.
const RECEIVED: Source = Source {
    name: "pitches.received",
    section: Section::Received,
    person: false,
    columns: &[(Column::Cohort, "mine.cohort"), (Column::Count, "count(*)")],
    from: "from pitch_member me join pitch p on p.id = me.pitch_id join mine on mine.cohort = p.cohort_id
        join pitch_feedback f on f.pitch_id = p.id and f.state = 'given'
        where me.person_id = $1 and me.joined_at is not null and me.ended_at is null group by mine.cohort",
    item: figure,
};

#[derive(FromQueryResult)]
struct Counted {
    count: i64,
}

/// So long after they are shared out pitches with too little come to the trainers.
pub const TRAINERS_AFTER: Duration = Duration::hours(48);

/// How many pitches of a cohort have too little, and wait for this trainer. One statement.
pub async fn short_count(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    trainer: PersonId,
    now: DateTime<Utc>,
) -> Result<usize> {
    let text = concat!(
        "select count(*) as count from pitch_round r join pitch p on p.round_id = r.id where r.cohort_id = $4 and ",
        short!("$3")
    );
    let values = [trainer.into(), now.into(), (now - TRAINERS_AFTER).into(), cohort.into()];
    let found = Counted::find_by_statement(sql(db, text, values)).one(db).await?;
    Ok(found.and_then(|found| usize::try_from(found.count).ok()).unwrap_or(0))
}
