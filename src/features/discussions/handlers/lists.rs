//! Lists of threads and of kept posts, and names to choose from.

use actix_web::HttpResponse;
use serde::Deserialize;

use crate::{
    features::{
        cohorts::{CohortOn, TakePart, cohort_strip},
        curriculum::Said,
        discussions::{
            emails::excerpt,
            pages::{KeptPage, KeptRow, ThreadRow, ThreadsPage, tabs},
            queries::{Show, kept_posts, members_of, open_questions, threads},
        },
    },
    identity::Permit,
    platform::errors::{Error, Result},
    web::{Pager, Query, Visit},
};

/// What a list's address may ask.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    show: String,
    page: String,
}

/// A lesson's question as the reader reads it.
fn question_of(on: &CohortOn, id: Option<&str>, visit: &Visit) -> Option<Said> {
    let (programme, id) = (on.course.as_deref()?, id?);
    let (_, lesson) = programme.asking(id)?;
    Some(programme.say(&lesson.question, visit.locale.tag()))
}

/// `GET /cohorts/{cohort}/threads`
pub async fn index(may: Permit<TakePart>, visit: Visit, query: Query<ListQuery>) -> Result<HttpResponse> {
    let on = may.on();
    let base = format!("/cohorts/{}", on.cohort.id);
    let show = match query.show.as_str() {
        "" => Show::All,
        word => Show::ALL.into_iter().find(|show| show.word() == word).ok_or(Error::Missing)?,
    };
    let page = Pager::number(&query.page)?;
    let open = open_questions(on, visit.now());
    let db = visit.house.store.read();
    let (found, pages) = threads(db, on.cohort.id, may.who().id, show, open.as_deref(), page).await?;
    if page > 1 && found.is_empty() {
        return Err(Error::Missing);
    }
    let rows = found.into_iter().map(|thread| {
        let question = question_of(on, thread.question.as_deref(), &visit);
        ThreadRow::new(thread, &base, question)
    });
    let asked = if show == Show::All { String::new() } else { format!("show={}&", show.word()) };
    visit.draw(&ThreadsPage {
        strip: cohort_strip(on, "nav-talk", visit.now()),
        tabs: tabs(&base, Some(show), |key| visit.say(key)),
        show: show.word(),
        new_href: (!on.is_closed()).then(|| format!("{base}/threads/new")),
        threads: rows.collect(),
        pager: Pager::new(page, pages, format!("{base}/threads?{asked}page=")),
        feed_href: format!("{base}/feed"),
    })
}

/// `GET /cohorts/{cohort}/threads/kept`
pub async fn kept(may: Permit<TakePart>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let base = format!("/cohorts/{}", on.cohort.id);
    let open = open_questions(on, visit.now());
    let found = kept_posts(visit.house.store.read(), on.cohort.id, may.who().id, open.as_deref()).await?;
    let rows = found.into_iter().map(|post| {
        let (title, title_language) = match question_of(on, post.question.as_deref(), &visit) {
            Some(question) => (question.text, question.language),
            None => (post.title, post.thread_language),
        };
        KeptRow {
            title,
            title_language,
            href: format!("/threads/{}/posts/{}", post.thread_id, post.id),
            author: post.author,
            excerpt: excerpt(&post.body),
            language: post.language,
            at: post.posted_at,
        }
    });
    visit.draw(&KeptPage {
        strip: cohort_strip(on, "nav-talk", visit.now()),
        tabs: tabs(&base, None, |key| visit.say(key)),
        posts: rows.collect(),
    })
}

/// What is asked for names.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NamesQuery {
    q: String,
}

/// How many names are offered at once.
const MOST_NAMES: usize = 6;

/// `GET /cohorts/{cohort}/threads/names`: people of this cohort whose name has a word that begins so.
pub async fn names(may: Permit<TakePart>, visit: Visit, query: Query<NamesQuery>) -> Result<HttpResponse> {
    let asked = query.q.trim().to_lowercase();
    let members = members_of(visit.house.store.read(), may.on().cohort.id).await?;
    let fits = |name: &str| {
        let name = name.to_lowercase();
        name.starts_with(&asked) || name.split(' ').any(|word| word.starts_with(&asked))
    };
    let others = members.iter().filter(|one| one.id != may.who().id && fits(&one.name));
    let names: Vec<&str> = others.map(|one| one.name.as_str()).take(MOST_NAMES).collect();
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(names))
}
