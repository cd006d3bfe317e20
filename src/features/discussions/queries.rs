//! Reading threads.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    enrolment,
    ids::{CohortId, PersonId, PostId, ThreadId},
    post,
    states::{PostState, Role, ThreadKind, ThreadState},
    thread, thread_read,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, Statement,
    Value,
};

use crate::{
    features::{
        cohorts::{CohortOn, app, find_cohort},
        curriculum::Catalogue,
    },
    identity::Actor,
    platform::errors::{Error, Result},
    web::House,
};

/// How many posts a page has.
pub const POSTS_A_PAGE: u64 = 50;
/// How many threads a page has.
pub const THREADS_A_PAGE: u64 = 30;

/// A thread as somebody found it.
#[derive(Clone, Debug)]
pub struct ThreadOn {
    /// Its cohort.
    pub cohort: CohortOn,
    /// The row.
    pub thread: thread::Model,
    /// Whether the week of its lesson is open; true for a free thread.
    pub open: bool,
    /// Whether the asking person has answered, where it is a lesson's question.
    pub has_answered: bool,
}

/// A post as somebody found it.
#[derive(Clone, Debug)]
pub struct PostOn {
    /// Its thread.
    pub thread: ThreadOn,
    /// The row.
    pub post: post::Model,
}

fn statement<const N: usize>(db: &impl ConnectionTrait, sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// The thread a request's path names. Where the path names a cohort too, it must be the thread's.
pub async fn find_thread_of(req: &HttpRequest, who: &Actor) -> Result<ThreadOn> {
    let (house, catalogue) = (app::<House>(req)?, app::<Catalogue>(req)?);
    let id = req.match_info().query("thread").parse().map_err(|_| Error::Missing)?;
    let on = find_thread(house.store.read(), &catalogue, id, who.id, house.store.now()).await?;
    let named = req.match_info().get("cohort");
    match named {
        Some(cohort) if cohort != on.cohort.cohort.id.to_string() => Err(Error::Missing),
        _ => Ok(on),
    }
}

/// The thread with this id, as `who` finds it.
pub async fn find_thread(
    db: &impl ConnectionTrait,
    catalogue: &Catalogue,
    id: ThreadId,
    who: PersonId,
    now: DateTime<Utc>,
) -> Result<ThreadOn> {
    let thread = thread::Entity::find_by_id(id).one(db).await?.ok_or(Error::Missing)?;
    let cohort = find_cohort(db, catalogue, thread.cohort_id, who).await?;
    let open = match &thread.lesson {
        None => true,
        Some(lesson) => catalogue
            .programme(&cohort.programme)
            .and_then(|programme| programme.lesson(lesson))
            .is_some_and(|(week, _)| cohort.calendar.is_open(week.number, now)),
    };
    let has_answered = thread.kind == ThreadKind::LessonQuestion && has_answered(db, id, who).await?;
    Ok(ThreadOn { cohort, thread, open, has_answered })
}

/// Whether somebody has answered a lesson's question; an answer they took back counts.
async fn has_answered(db: &impl ConnectionTrait, thread: ThreadId, who: PersonId) -> Result<bool> {
    let find = post::Entity::find()
        .filter(post::Column::ThreadId.eq(thread))
        .filter(post::Column::AuthorId.eq(who))
        .filter(post::Column::AnswersTo.is_null());
    Ok(find.count(db).await? > 0)
}

/// The post a request's path names, in the thread it names.
pub async fn find_post_of(req: &HttpRequest, who: &Actor) -> Result<PostOn> {
    let thread = find_thread_of(req, who).await?;
    let id: PostId = req.match_info().query("post").parse().map_err(|_| Error::Missing)?;
    let post = find_post(app::<House>(req)?.store.read(), thread.thread.id, id).await?;
    Ok(PostOn { thread, post })
}

/// A post of a thread.
pub async fn find_post(db: &impl ConnectionTrait, thread: ThreadId, id: PostId) -> Result<post::Model> {
    let post = post::Entity::find_by_id(id).one(db).await?;
    post.filter(|post| post.thread_id == thread).ok_or(Error::Missing)
}

/// The thread of a lesson's question, where somebody has answered it.
pub async fn find_thread_of_lesson(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    lesson: &str,
) -> Result<Option<thread::Model>> {
    let find =
        thread::Entity::find().filter(thread::Column::CohortId.eq(cohort)).filter(thread::Column::Lesson.eq(lesson));
    Ok(find.one(db).await?)
}

/// Whether somebody's stay in a cohort lasts.
pub async fn is_member(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<bool> {
    let find = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::PersonId.eq(who))
        .filter(enrolment::Column::EndedAt.is_null());
    Ok(find.count(db).await? > 0)
}

/// A post with what a page says around it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Shown {
    /// The post.
    pub id: PostId,
    /// Who wrote it.
    pub author_id: PersonId,
    /// What they are called.
    pub author: String,
    /// Whether their account is closed.
    pub author_closed: Option<DateTime<Utc>>,
    /// What they are in the cohort.
    pub role: Option<Role>,
    /// The post it answers.
    pub answers_to: Option<PostId>,
    /// Who wrote that.
    pub answered: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Sanitised HTML.
    pub body_html: String,
    /// Where it stands.
    pub state: PostState,
    /// When it was written.
    pub posted_at: DateTime<Utc>,
    /// When it was changed.
    pub edited_at: Option<DateTime<Utc>>,
}

const SHOWN: &str = "select p.id, p.author_id, a.name as author, a.deactivated_at as author_closed, e.role,
        p.answers_to, qa.name as answered, p.language, p.body_html, p.state, p.posted_at, p.edited_at
    from post p
    join thread t on t.id = p.thread_id
    join person a on a.id = p.author_id
    left join enrolment e on e.cohort_id = t.cohort_id and e.person_id = p.author_id and e.ended_at is null
    left join post q on q.id = p.answers_to
    left join person qa on qa.id = q.author_id";

/// A page (from 1) of a thread's posts, oldest first.
pub async fn posts(db: &impl ConnectionTrait, thread: ThreadId, page: u64) -> Result<Vec<Shown>> {
    let sql = format!("{SHOWN} where p.thread_id = $1 order by p.posted_at, p.id limit $2 offset $3");
    let offset = (page - 1).saturating_mul(POSTS_A_PAGE);
    let values = [thread.into(), big(POSTS_A_PAGE), big(offset)];
    Ok(Shown::find_by_statement(statement(db, &sql, values)).all(db).await?)
}

fn big(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

/// How many posts a thread has, tombstones too.
pub async fn post_count(db: &impl ConnectionTrait, thread: ThreadId) -> Result<u64> {
    Ok(post::Entity::find().filter(post::Column::ThreadId.eq(thread)).count(db).await?)
}

/// How far somebody says they have read.
pub async fn read_to(db: &impl ConnectionTrait, thread: ThreadId, who: PersonId) -> Result<Option<DateTime<Utc>>> {
    Ok(thread_read::Entity::find_by_id((thread, who)).one(db).await?.map(|mark| mark.read_to))
}

/// The answers to a lesson's question: one's own, and what may be read of the others'.
#[derive(Clone, Debug, Default)]
pub struct AnswersOf {
    /// The thread, once somebody has answered.
    pub thread: Option<thread::Model>,
    /// One's own answer.
    pub own: Option<Shown>,
    /// The newest answers of others.
    pub newest: Vec<Shown>,
    /// How many others have answered.
    pub others: i64,
}

/// What the lesson's page shows of the answers to its question.
pub async fn answers_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    lesson: &str,
    who: PersonId,
    newest: u64,
) -> Result<AnswersOf> {
    let Some(thread) = find_thread_of_lesson(db, cohort, lesson).await? else { return Ok(AnswersOf::default()) };
    let own = format!(
        "{SHOWN} where p.thread_id = $1 and p.author_id = $2 and p.answers_to is null and p.state <> 'removed' limit 1"
    );
    let own = Shown::find_by_statement(statement(db, &own, [thread.id.into(), who.into()])).one(db).await?;
    let others = format!(
        "{SHOWN} where p.thread_id = $1 and p.author_id <> $2 and p.answers_to is null and p.state <> 'removed'
         order by p.posted_at desc, p.id desc"
    );
    let limited = format!("{others} limit $3");
    let values = [thread.id.into(), who.into(), big(newest)];
    let shown = Shown::find_by_statement(statement(db, &limited, values)).all(db).await?;
    let count = post::Entity::find()
        .filter(post::Column::ThreadId.eq(thread.id))
        .filter(post::Column::AuthorId.ne(who))
        .filter(post::Column::AnswersTo.is_null())
        .filter(post::Column::State.ne(PostState::Removed))
        .count(db)
        .await?;
    Ok(AnswersOf { thread: Some(thread), own, newest: shown, others: i64::try_from(count).unwrap_or(i64::MAX) })
}

/// Which threads a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    All,
    /// Free threads nobody has answered.
    Unanswered,
    /// Those one has written in.
    Mine,
}

impl Show {
    /// All tabs, in their order.
    pub const ALL: [Self; 3] = [Self::All, Self::Unanswered, Self::Mine];

    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unanswered => "unanswered",
            Self::Mine => "mine",
        }
    }

    fn condition(self) -> &'static str {
        match self {
            Self::All => "1 = 1",
            Self::Unanswered => {
                "t.kind = 'free' and not exists (select 1 from post x
                 where x.thread_id = t.id and x.author_id <> t.opened_by and x.state <> 'removed')"
            }
            Self::Mine => {
                "(t.opened_by = $2 or exists (select 1 from post x where x.thread_id = t.id and x.author_id = $2))"
            }
        }
    }
}

/// A thread in a list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The thread.
    pub id: ThreadId,
    /// What it is for.
    pub kind: ThreadKind,
    /// Its lesson.
    pub lesson: Option<String>,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where it stands.
    pub state: ThreadState,
    /// Who opened it.
    pub opener: Option<String>,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// When somebody last wrote in it.
    pub last_post_at: DateTime<Utc>,
    /// Who that was.
    pub last_author: Option<String>,
    /// How many posts there are.
    pub posts: i64,
    /// How far the reader says they have read.
    pub read_to: Option<DateTime<Utc>>,
}

/// A page (from 1) of a cohort's threads, the one last written in first, and whether there are more.
/// One query, however many there are.
pub async fn threads(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    who: PersonId,
    show: Show,
    page: u64,
) -> Result<(Vec<Listed>, bool)> {
    let condition = show.condition();
    let sql = format!(
        "select t.id, t.kind, t.lesson, t.title, t.language, t.state, o.name as opener, t.opened_at, t.last_post_at,
            (select la.name from post lp join person la on la.id = lp.author_id
              where lp.thread_id = t.id order by lp.posted_at desc, lp.id desc limit 1) as last_author,
            (select count(*) from post c where c.thread_id = t.id and c.state <> 'removed') as posts,
            r.read_to
        from thread t
        left join person o on o.id = t.opened_by
        left join thread_read r on r.thread_id = t.id and r.person_id = $2
        where t.cohort_id = $1 and t.state <> 'hidden' and {condition}
        order by t.last_post_at desc, t.id desc limit $3 offset $4"
    );
    let offset = (page - 1).saturating_mul(THREADS_A_PAGE);
    let values = [cohort.into(), who.into(), big(THREADS_A_PAGE + 1), big(offset)];
    let mut found = Listed::find_by_statement(statement(db, &sql, values)).all(db).await?;
    let most = usize::try_from(THREADS_A_PAGE).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    Ok((found, more))
}

/// An answer somebody has not read yet.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Unheard {
    /// The thread.
    pub thread: ThreadId,
    /// Its heading.
    pub title: String,
    /// The lesson whose question it is.
    pub lesson: Option<String>,
    /// The post.
    pub post: PostId,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub posted_at: DateTime<Utc>,
}

/// Answers to somebody's posts and threads they have not read, newest first.
pub async fn unheard(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId, most: u64) -> Result<Vec<Unheard>> {
    let sql = "select t.id as thread, t.title, t.lesson, p.id as post, a.name as author, p.posted_at
        from post p
        join thread t on t.id = p.thread_id
        join person a on a.id = p.author_id
        left join post q on q.id = p.answers_to
        left join thread_read r on r.thread_id = t.id and r.person_id = $2
        where t.cohort_id = $1 and t.state <> 'hidden' and p.author_id <> $2 and p.state <> 'removed'
          and (q.author_id = $2 or (p.answers_to is null and t.opened_by = $2))
          and (r.read_to is null or r.read_to <= p.posted_at)
        order by p.posted_at desc, p.id desc limit $3";
    let values = [cohort.into(), who.into(), big(most)];
    Ok(Unheard::find_by_statement(statement(db, sql, values)).all(db).await?)
}

/// A free thread nobody has answered.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Waiting {
    /// The thread.
    pub id: ThreadId,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who opened it.
    pub opener: Option<String>,
    /// When.
    pub opened_at: DateTime<Utc>,
}

const WAITING: &str = "select t.id, t.title, t.language, o.name as opener, t.opened_at
    from thread t left join person o on o.id = t.opened_by
    where t.cohort_id = $1 and t.kind = 'free' and t.state = 'open'
      and not exists (select 1 from post x where x.thread_id = t.id and x.author_id <> t.opened_by
                      and x.state <> 'removed')";

/// One's own threads nobody has answered, longest waiting first.
pub async fn unanswered_of(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<Waiting>> {
    let sql = format!("{WAITING} and t.opened_by = $2 order by t.opened_at, t.id limit 5");
    Ok(Waiting::find_by_statement(statement(db, &sql, [cohort.into(), who.into()])).all(db).await?)
}

/// Others' threads nobody has answered, longest waiting first.
pub async fn waiting_threads(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<Waiting>> {
    let sql = format!("{WAITING} and t.opened_by <> $2 order by t.opened_at, t.id limit 5");
    Ok(Waiting::find_by_statement(statement(db, &sql, [cohort.into(), who.into()])).all(db).await?)
}

#[derive(FromQueryResult)]
struct LessonId {
    lesson: String,
}

/// The lessons whose question somebody has answered.
pub async fn lessons_answered(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<String>> {
    let sql = "select distinct t.lesson from post p join thread t on t.id = p.thread_id
        where t.cohort_id = $1 and p.author_id = $2 and t.lesson is not null
          and p.answers_to is null and p.state <> 'removed'";
    let found = LessonId::find_by_statement(statement(db, sql, [cohort.into(), who.into()])).all(db).await?;
    Ok(found.into_iter().map(|row| row.lesson).collect())
}

/// How much somebody gave to others, and got from them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Activity {
    /// Replies to others.
    pub given: i64,
    /// Replies from others.
    pub received: i64,
}

/// Replies somebody gave and received in a cohort.
pub async fn activity(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Activity> {
    let told = "coalesce(q.author_id, t.opened_by)";
    let sql = format!(
        "select coalesce(sum(case when p.author_id = $2 and {told} <> $2 then 1 else 0 end), 0) as given,
            coalesce(sum(case when p.author_id <> $2 and {told} = $2 then 1 else 0 end), 0) as received
        from post p join thread t on t.id = p.thread_id left join post q on q.id = p.answers_to
        where t.cohort_id = $1 and p.state <> 'removed'"
    );
    let found = Activity::find_by_statement(statement(db, &sql, [cohort.into(), who.into()])).one(db).await?;
    Ok(found.unwrap_or_default())
}

/// The page (from 1, `size` posts each) a post stands on.
pub async fn page_of(db: &impl ConnectionTrait, post: &post::Model, size: u64) -> Result<u64> {
    let earlier = Condition::any()
        .add(post::Column::PostedAt.lt(post.posted_at))
        .add(Condition::all().add(post::Column::PostedAt.eq(post.posted_at)).add(post::Column::Id.lt(post.id)));
    let find = post::Entity::find().filter(post::Column::ThreadId.eq(post.thread_id)).filter(earlier);
    Ok(find.count(db).await? / size + 1)
}
