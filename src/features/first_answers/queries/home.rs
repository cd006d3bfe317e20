//! What of threads that wait concerns somebody right now, for their home page.

use super::waits;
use crate::{
    features::care::untended,
    web::waiting::{Column, Item, Line, Section, Source},
};

/// What first answers have to say on Home.
pub const HOME: [Source; 3] = [ASKED, GREET, COCKPIT];

/// Questions somebody was asked to look at. The number says why them.
const ASKED: Source = Source {
    name: "first_answers.asked",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "a.cohort_id"),
        (Column::Id, "a.thread_id"),
        (Column::Person, "case when n.deactivated_at is null then n.name end"),
        (Column::Title, "a.title"),
        (Column::Language, "a.language"),
        (Column::Word, "a.words"),
        (Column::Since, "a.asked_at"),
        (Column::Count, "case a.reason when 'match' then 1 when 'trainer' then 2 else 0 end"),
    ],
    from: concat!(
        "from (select k.thread_id, t.cohort_id, t.title, t.language, k.words, k.asked_at, k.reason,
                coalesce(k.asked_by, t.opened_by) as named
            from peer_ask k join thread t on t.id = k.thread_id join post q on q.thread_id = t.id
            where k.person_id = $1 and k.declined_at is null and ",
        waits!(),
        ") as a join mine on mine.cohort = a.cohort_id left join person n on n.id = a.named where mine.lives = 1"
    ),
    item: |row| {
        let line = match row.amount {
            Some(1) => row.message("answers-home-match"),
            Some(2) => row.message("answers-home-trainer"),
            _ => row.message("answers-home-rota"),
        };
        let href = format!("/cohorts/{}/threads/{}/ask", row.cohort?, row.id?);
        Some(Item { headline: row.heading(), line: Some(line), href, since: row.since_at, until: None })
    },
};

/// People who wrote for the first time and whom somebody is to greet: as long as neither they nor
/// two others have.
const GREET: Source = Source {
    name: "first_answers.greet",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "t.cohort_id"),
        (Column::Id, "t.id"),
        (Column::Other, "p.id"),
        (Column::Person, "n.name"),
        (Column::Title, "t.title"),
        (Column::Language, "t.language"),
        (Column::Word, "t.question"),
        (Column::Since, "w.given_at"),
        (Column::Until, "w.until_at"),
    ],
    from: "from welcome_turn w join mine on mine.cohort = w.cohort_id
        join post p on p.id = w.post_id join thread t on t.id = p.thread_id join person n on n.id = p.author_id
        where w.person_id = $1 and w.declined_at is null and w.until_at > $2 and mine.lives = 1
            and p.state <> 'removed' and p.hidden_at is null and t.state in ('open', 'answered')
            and n.deactivated_at is null
            and coalesce((select case when count(distinct a.author_id) > 1
                        or max(case when a.author_id = $1 then 1 else 0 end) = 1 then 1 else 0 end
                from post a where a.thread_id = p.thread_id and a.author_id <> p.author_id
                    and a.state <> 'removed' and a.hidden_at is null
                    and (a.answers_to = p.id or (a.answers_to is null and t.opened_by = p.author_id))), 0) = 0",
    item: |row| {
        let title = row.title.clone().unwrap_or_default();
        let about = match &row.word {
            Some(question) => Line::Question { id: question.clone(), otherwise: title },
            None => row.heading(),
        };
        Some(Item {
            headline: row.message("answers-home-greet"),
            line: Some(about),
            href: format!("/cohorts/{}/threads/{}/posts/{}/welcome", row.cohort?, row.id?, row.other?),
            since: row.since_at,
            until: None,
        })
    },
};

/// For trainers: how many threads wait for them, are not with another trainer and not let be.
const COCKPIT: Source = Source {
    name: "first_answers.cockpit",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Id, "mine.cohort"),
        (Column::Since, "min(w.cockpit_at)"),
        (Column::Count, "count(*)"),
    ],
    from: concat!(
        "from mine join waiting_thread w on w.cohort_id = mine.cohort join thread t on t.id = w.thread_id
        join post q on q.thread_id = t.id
        where mine.role = 'trainer' and mine.lives = 1 and w.cockpit_at <= $2
            and ",
        untended!("thread_id", "w.thread_id", "t.last_post_at"),
        " and ",
        waits!(),
        " group by mine.cohort"
    ),
    item: |row| {
        let href = format!("/cohorts/{}/cockpit", row.cohort?);
        let (headline, line) = (row.message("answers-home-cockpit"), row.message("answers-home-cockpit-line"));
        Some(Item { headline, line: Some(line), href, since: row.since_at, until: None })
    },
};
